"""Which lines of which block stand on which page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from coder_app.ui.printing.laid import Laid
from coder_app.ui.printing.paper import Paper
from coder_app.ui.printing.sheet import Block

_FEWEST = 2
"""Lines of a paragraph that are not left alone at the foot or the head of a page."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines ``first`` up to ``last`` of a block, from ``top`` down."""

    block: Block
    first: int
    last: int
    top: float


@dataclass(slots=True)
class Page:
    """What stands on one page, from the top down."""

    pieces: list[Piece] = field(default_factory=list)


class Pager:
    """Fills pages with blocks, one after the other."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.pages: list[Page] = [Page()]
        self._y = paper.top
        self._head: Block | None = None

    def fill(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Place the blocks; each is given back once it stands."""
        for block in blocks:
            self._head = block if block.head else self._head if block.cells else None
            self._place(Laid(block, self.paper))
            yield block

    def _place(self, laid: Laid) -> None:
        if self._y > self.paper.top:
            self._y += laid.above
        wanted = laid.lines if laid.whole else min(laid.lines, _FEWEST)
        if laid.block.keep or laid.block.head:
            wanted += _FEWEST + 1
        if self._room(laid) < wanted and self.pages[-1].pieces:
            self._turn(again=not laid.block.head)
        first = 0
        while first < laid.lines:
            last = self._last(laid, first)
            self._put(laid, first, last)
            first = last
            if first < laid.lines:
                self._turn(again=False)

    def _last(self, laid: Laid, first: int) -> int:
        """The end of the lines that stand on this page, so that no single one is left over."""
        left = laid.lines - first
        room = max(1, self._room(laid))
        if room >= left:
            return laid.lines
        if left - room < _FEWEST and room > _FEWEST:
            room = left - _FEWEST
        return first + room

    def _room(self, laid: Laid) -> int:
        """How many lines of a block there is room for."""
        return max(0, int((self.paper.bottom - self._y + 1) / laid.step))

    def _put(self, laid: Laid, first: int, last: int) -> None:
        self.pages[-1].pieces.append(Piece(laid.block, first, last, self._y))
        self._y += (last - first) * laid.step

    def _turn(self, *, again: bool) -> None:
        """Begin a page, with the head of the table that goes on."""
        self.pages.append(Page())
        self._y = self.paper.top
        if again and self._head is not None:
            head = Laid(self._head, self.paper)
            self._put(head, 0, head.lines)
            self._y += head.above
