"""The automatic numbers of a Word file's lists, which are nowhere in its text."""

from xml.etree.ElementTree import Element

_MOST = 0.5  # share of numbered paragraphs above which numbers count turns, not list items
_DEEPEST = 9
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def _attribute(element: Element, name: str) -> str:
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")


def _named(element: Element, name: str) -> list[Element]:
    return [each for each in element if each.tag.rpartition("}")[2] == name]


def _letters(number: int, style: str) -> str:
    if style == "lowerLetter":
        return chr(ord("a") + (number - 1) % 26)
    if style == "upperLetter":
        return chr(ord("A") + (number - 1) % 26)
    if style in {"lowerRoman", "upperRoman"}:
        roman, left = "", number
        for value, sign in _ROMAN:
            roman, left = roman + sign * (left // value), left % value
        return roman.upper() if style == "upperRoman" else roman
    return str(number)


class Numbering:
    """Counts list paragraphs as Word does and writes ``1. ``, ``b) `` or ``• `` before them."""

    def __init__(self, root: Element | None, styles: Element | None = None) -> None:
        self.left_out = False
        self._styles: dict[str, tuple[str, str]] = {}
        self._formats: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, list[int]] = {}
        if root is not None:
            self._read(root)
        if styles is not None:
            self._read_styles(styles)

    def _read(self, root: Element) -> None:
        for abstract in _named(root, "abstractNum"):
            identity = _attribute(abstract, "abstractNumId")
            for level in _named(abstract, "lvl"):
                parts = {
                    name: _attribute(found[0], "val") if (found := _named(level, name)) else ""
                    for name in ("numFmt", "lvlText", "start")
                }
                depth, first = _attribute(level, "ilvl"), parts["start"]
                if depth.isdecimal():
                    start = int(first) if first.isdecimal() else 1
                    key = (identity, int(depth))
                    self._formats[key] = (parts["numFmt"], parts["lvlText"], start)
        for number in _named(root, "num"):
            for link in _named(number, "abstractNumId"):
                self._lists[_attribute(number, "numId")] = _attribute(link, "val")

    def _read_styles(self, styles: Element) -> None:
        for style in _named(styles, "style"):
            for properties in _named(style, "pPr"):
                for found in _named(properties, "numPr"):
                    parts = {
                        name: _attribute(each[0], "val") if (each := _named(found, name)) else ""
                        for name in ("numId", "ilvl")
                    }
                    named = _attribute(style, "styleId")
                    self._styles[named] = (parts["numId"], parts["ilvl"] or "0")

    def key_of_style(self, style: str) -> tuple[str, int] | None:
        """Return the list and level that a paragraph style brings along, if any."""
        found = self._styles.get(style)
        return self.key(*found) if found else None

    def key(self, number: str, level: str) -> tuple[str, int] | None:
        """Return the list and level of a paragraph; ``None`` where it is in no list."""
        depth = int(level) if level.isdecimal() else 0
        known = number in self._lists and depth < _DEEPEST
        return (number, depth) if known and (self._lists[number], depth) in self._formats else None

    def weigh(self, keys: list[tuple[str, int] | None]) -> None:
        """Leave numbers out where most paragraphs have one: they count turns, not items."""
        self.left_out = len([key for key in keys if key]) > _MOST * len(keys)

    def mark(self, key: tuple[str, int] | None) -> str:
        """Return the next number of a list with a blank behind it; empty for no list."""
        if key is None or self.left_out:
            return ""
        number, depth = key
        identity = self._lists[number]
        style, pattern, start = self._formats[(identity, depth)]
        if style == "bullet":
            return "• "
        counts = self._counts.setdefault(identity, [])
        while len(counts) <= depth:
            counts.append(self._start(identity, len(counts)) - 1)
        del counts[depth + 1 :]
        counts[depth] = max(counts[depth] + 1, start)
        for at, count in enumerate(counts):
            own = self._formats.get((identity, at), ("decimal", "", 1))[0]
            pattern = pattern.replace(f"%{at + 1}", _letters(max(1, count), own))
        return f"{pattern} " if style != "none" and pattern else ""

    def _start(self, identity: str, depth: int) -> int:
        return self._formats.get((identity, depth), ("", "", 1))[2]
