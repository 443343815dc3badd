"""The only converter between code points, Qt's UTF-16 positions and display blocks.

The stored text's line ends are block ends. A line longer than ``LONGEST_BLOCK`` is broken into
several blocks on screen only: such a break takes one position in Qt and none in the text.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise

LONGEST_BLOCK = 4_000
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_SENTENCE_END = re.compile(r"[.!?\u2026\u061f\u06d4][\"'\u201d\u2019)\]]*\s+|\u3002")
_BLANK = re.compile(r"\s+")
_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")

# Characters at which Qt would end a block, or draw a box, are shown as others of the same width.
_SHOWN = dict.fromkeys((*range(9), *range(11, 32), 127), " ")
_SHOWN |= {0x2029: "\u2028", 0xFDD0: "\ufffd", 0xFDD1: "\ufffd"}
_SHOWN |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_TRANSLATED = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2029\ufdd0\ufdd1\ud800-\udfff]")


class Positions:
    """Converts the offsets of one text; every offset from 0 to ``len(text)`` has a position."""

    def __init__(self, text: str, longest: int = LONGEST_BLOCK) -> None:
        self.text = text
        self.breaks = display_breaks(text, longest)
        self._astral = _astral_offsets(text)
        self._astral_qt = [self.to_qt(offset) for offset in self._astral]
        self._breaks_qt = [self.to_qt(offset) for offset in self.breaks]
        self.block_starts = _block_starts(text, self.breaks)

    @property
    def display_text(self) -> str:
        """The text for the widget: as many blocks as ``block_starts`` has entries."""
        shown = self.text
        if _TRANSLATED.search(shown):
            shown = shown.translate(_SHOWN)
        if not self.breaks:
            return shown
        edges = [0, *self.breaks, len(shown)]
        return "\n".join(shown[a:b] for a, b in pairwise(edges))

    def to_qt(self, offset: int) -> int:
        """Return the Qt position of a code point offset; at a display break, the later block's."""
        return offset + bisect_left(self._astral, offset) + bisect_right(self.breaks, offset)

    def to_offset(self, position: int) -> int:
        """Return the code point offset of a Qt position; inside a surrogate pair, its start."""
        before = bisect_right(self._breaks_qt, position)
        return position - before - bisect_left(self._astral_qt, position)

    def block_of(self, offset: int) -> int:
        """Return the number of the display block that holds an offset."""
        return bisect_right(self.block_starts, offset) - 1

    def block_range(self, block: int) -> tuple[int, int]:
        """Return the offsets of a display block's text, without its line end."""
        start = self.block_starts[block]
        if block + 1 == len(self.block_starts):
            return start, len(self.text)
        end = self.block_starts[block + 1]
        return start, end - (self.text[end - 1] == "\n" and end > start)

    def in_block(self, block: int, offset: int) -> int:
        """Return an offset as a UTF-16 position inside its display block (clipped to it)."""
        start, end = self.block_range(block)
        offset = min(max(offset, start), end)
        astral = self._astral
        return offset - start + bisect_left(astral, offset) - bisect_left(astral, start)


def _astral_offsets(text: str) -> list[int]:
    if text.isascii():
        return []
    return [match.start() for match in _ASTRAL.finditer(text)]


def _block_starts(text: str, breaks: list[int]) -> list[int]:
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))][:-1]
    return sorted([*starts, *breaks]) if breaks else starts


def display_breaks(text: str, longest: int = LONGEST_BLOCK) -> list[int]:
    """Return the offsets at which lines over ``longest`` characters are broken on screen."""
    breaks: list[int] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        while end - start > longest:
            start = _break_in(text, start, start + longest)
            breaks.append(start)
        start = end + 1
    return breaks


def _break_in(text: str, start: int, limit: int) -> int:
    """Return a good break in the second half before ``limit``: sentence end, blank, any letter."""
    half = start + (limit - start) // 2
    for pattern in (_SENTENCE_END, _BLANK):
        ends = [match.end() for match in pattern.finditer(text, half, limit)]
        if ends and ends[-1] > start:
            return ends[-1]
    while limit > start + 1 and (unicodedata.combining(text[limit]) or _joined(text, limit)):
        limit -= 1
    return limit


def _joined(text: str, offset: int) -> bool:
    return text[offset] in _JOINERS or text[offset - 1] == "\u200d"


def code_points_before(text: str, position: int) -> int:
    """Return the offset of a Qt position in a text that is shown without breaks of its own."""
    if text.isascii():
        return position
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * position]
    return len(units.decode("utf-16-le", "replace"))
