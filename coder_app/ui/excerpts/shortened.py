"""Excerpts that are too long for a row: cut after some lines, told as cut."""

from html import escape

LINES = 12
"""Lines of a row, about."""
MORE = "… more"
_LINE = 80
_EXPANDED = 20_000
_TOOLTIP = 3_000
"""Characters: of a line, of a row that shows all it can, of a tooltip."""


def shortened(text: str, *, expanded: bool = False) -> str:
    """The words as they stand in a row; ``expanded`` shows all but what no screen holds."""
    if expanded:
        return cut(text, _EXPANDED)
    room, at = LINES, 0
    while room and at < len(text):
        ends = text.find("\n", at)
        ends = len(text) if ends < 0 else ends
        needed = max(1, -(-(ends - at) // _LINE))
        if needed > room:
            return cut(text, at + room * _LINE - len(MORE))
        room, at = room - needed, ends + 1
    return text if at >= len(text) else text[: at - 1] + MORE


def cut(text: str, length: int) -> str:
    """At most so many characters, ending with a word, and a word that there is more."""
    if len(text) <= length:
        return text
    part = text[:length]
    ends = part.rstrip().rfind(" ")
    return f"{part[: ends if 2 * ends > length else length].rstrip()}{MORE}"


def as_tooltip(text: str) -> str:
    """The whole words as a tooltip that wraps; nothing in them is taken for markup."""
    return f"<p>{escape(cut(text, _TOOLTIP))}</p>".replace("\n", "<br>")
