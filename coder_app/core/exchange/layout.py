"""A text while it is cleaned: cuts are made on it, and spans and page starts move along."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

_LINE = re.compile(r"[^\n]+")
_LINE_END = re.compile(r"\n(?:[ \t\xa0]*+\n)*+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with content: ``text[start:end]`` without its line end, on which page."""

    start: int
    end: int
    words: str
    page: int


@dataclass(frozen=True, slots=True)
class Cut:
    """``text[start:end]`` to be replaced; ``shows`` is what a person is shown of it."""

    start: int
    end: int
    new: str = ""
    shows: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """A text with what its format knows: bold spans that open paragraphs, starts of pages."""

    text: str
    bold: tuple[tuple[int, int], ...] = ()
    pages: tuple[int, ...] = ()

    def lines(self) -> list[Line]:
        """Return the lines that are not blank, in order, their words stripped."""
        found = []
        for line in _LINE.finditer(self.text):
            words = line.group().strip()
            if words:
                page = bisect_right(self.pages, line.start()) - 1
                found.append(Line(line.start(), line.end(), words, page))
        return found

    def without(self, cuts: Sequence[Cut]) -> "Layout":
        """Make the cuts, which are ordered and do not overlap; bold spans that are hit vanish."""
        pieces: list[str] = []
        at = 0
        for cut in cuts:
            pieces += [self.text[at : cut.start], cut.new]
            at = cut.end
        pieces.append(self.text[at:])
        ends = [cut.end for cut in cuts]
        shifts = [0, *accumulate(len(cut.new) - (cut.end - cut.start) for cut in cuts)]

        def moved(offset: int) -> int:
            inside = bisect_right(ends, offset)
            if inside < len(cuts) and cuts[inside].start < offset:
                return cuts[inside].start + shifts[inside]
            return offset + shifts[inside]

        spans = ((moved(start), moved(end)) for start, end in self.bold)
        bold = tuple((start, end) for start, end in spans if start < end)
        return Layout("".join(pieces), bold, tuple(sorted({moved(page) for page in self.pages})))


def whole_line(text: str, line: Line) -> Cut:
    """Return the cut that takes out a line with its line end and the blank lines below it."""
    below = _LINE_END.match(text, line.end)
    return Cut(line.start, below.end() if below else line.end, "", line.words)
