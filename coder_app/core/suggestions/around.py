"""What is said around a passage: before one decides, one reads. For the window's process."""

from dataclasses import dataclass

from coder_app.core.errors import NotFound
from coder_app.core.placed import turns_of
from coder_app.core.project import Project
from coder_app.core.suggestions.review import Place
from coder_app.core.turns_index import Voice

NEAR = 600
"""Characters of a turn that are read before and after a passage; longer ones are cut."""

Turn = tuple[int, int, Voice | None]


@dataclass(frozen=True, slots=True)
class Around:
    """A passage with what its speaker says before and after it, and the turns around."""

    speaker: str
    text: str
    said_before: str
    said_after: str
    turn_before: str
    turn_after: str


def around(project: Project, place: Place) -> Around:
    """Read what stands around a passage. Turns begin with their speaker in brackets.

    Raises ``NotFound`` where the document is gone or shorter by now.
    """
    document, start, end = place
    text = project.text(document)
    if not 0 <= start < end <= len(text):
        raise NotFound("The passage is no longer in the project as it was. Skip it.")
    index = turns_of(project, [document])[document]
    turn = index.turn_at(start)
    first, last, voice = turn or (0, len(text), None)
    return Around(
        voice.bracket if voice else "",
        text[start:end],
        _end_of(text[first:start]),
        _start_of(text[end:last]),
        _whole(text, index.turn_before(first) if turn else None, late=True),
        _whole(text, index.turn_after(last) if turn else None, late=False),
    )


def _whole(text: str, turn: Turn | None, *, late: bool) -> str:
    if turn is None:
        return ""
    start, end, voice = turn
    words = _end_of(text[start:end]) if late else _start_of(text[start:end])
    return f"[{voice.bracket}] {words}" if voice else words


def _end_of(text: str) -> str:
    """The end of a text, from a word on."""
    text = text.strip()
    return text if len(text) <= NEAR else "… " + text[-NEAR:].partition(" ")[2]


def _start_of(text: str) -> str:
    """The start of a text, up to a word."""
    text = text.strip()
    return text if len(text) <= NEAR else text[:NEAR].rpartition(" ")[0] + " …"
