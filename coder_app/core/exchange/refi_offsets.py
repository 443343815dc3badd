"""What the numbers of another program's selections count, found out from the selections.

The standard says code points. NVivo counts UTF-16 units and a line end as two, ATLAS.ti stores two
characters for a line end and counts one, some count the byte order mark.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

_SAYS = 5  # what a quote that reads as the selection's name counts, against an edge of a word
_WIDE = 0xFFFF
_ELLIPSIS = "…"
_NOT_STORED = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Given:
    """A selection as it stands in the file."""

    start: int
    end: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Counting:
    """A way of counting; what is first in ``WAYS`` is likelier where the selections do not tell."""

    utf16: bool = False
    line_end_is_one: bool = False
    """A line end that is stored as two characters counts one."""
    with_mark: bool = False
    """The byte order mark counts one."""
    last_included: bool = False


WAYS = tuple(
    Counting(*each[::-1])
    for each in product((False, True), (False, True), (False, True), (False, True))
)


class Ruler:
    """The places of one text, as it is stored here, in one way of counting."""

    def __init__(self, raw: str, way: Counting) -> None:
        self._way = way
        self._at: list[int] = []
        at = int(way.with_mark)
        for number, char in enumerate(raw):
            if char == "\n" and number and raw[number - 1] == "\r":
                at += not way.line_end_is_one
                continue
            self._at.append(at)
            at += 2 if way.utf16 and ord(char) > _WIDE else 1
        self._at.append(at)

    def place(self, given: Given) -> tuple[int, int] | None:
        """Where a selection stands in the text as it is stored here; None where it cannot be."""
        end = given.end + self._way.last_included
        if not self._at[0] <= given.start < end <= self._at[-1]:
            return None
        start = bisect_left(self._at, given.start)
        return start, max(start + 1, bisect_left(self._at, end))


def stored(raw: str) -> str:
    """A text as it is stored here: line ends are LF, what no text holds is a blank."""
    lines = raw.replace("\r\n", "\n").replace("\r", "\n")
    return _NOT_STORED.sub(" ", lines)


def counting_of(texts: Sequence[tuple[str, Sequence[Given]]]) -> Counting:
    """The way of counting that fits all selections of a project best."""
    plain = all("\r\n" not in raw and max(raw, default="") <= chr(_WIDE) for raw, _ in texts)
    ways = [way for way in WAYS if not plain or not (way.utf16 or way.line_end_is_one)]
    return max(ways, key=lambda way: sum(_fit(raw, given, way) for raw, given in texts))


def _fit(raw: str, given: Sequence[Given], way: Counting) -> int:
    if not given:
        return 0
    ruler, text = Ruler(raw, way), stored(raw)
    some = [each for each in given if each.start < each.end]  # an empty one tells nothing
    return sum(_fits(text, ruler.place(each), each.name) for each in some)


def _fits(text: str, place: tuple[int, int] | None, name: str) -> int:
    """How likely a person selected this: from a word's start to its end, as the name says."""
    if place is None:
        return -_SAYS
    start, end = place
    words = " ".join(text[start:end].split())
    said = " ".join(name.split()).removesuffix(_ELLIPSIS).strip()
    score = _SAYS if said and words.startswith(said) else 0
    score += _edge(text, start) and not text[start].isspace()
    return score + (_edge(text, end) and not text[end - 1].isspace())


def _edge(text: str, at: int) -> bool:
    """Whether a word can begin or end here."""
    return not (0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum())
