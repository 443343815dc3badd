"""Where offsets are on screen, for the blocks in sight."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, Self, cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine

from coder_app.ui.reader.content import Range

FAR = 100_000.0
"""A coordinate beyond every screen, for what starts above or ends below it."""


class Placing(Protocol):
    """Knows in which block an offset is, and where in it."""

    def block_of(self, offset: int, /) -> int: ...

    def in_block(self, block: int, offset: int, /) -> int: ...


@dataclass(frozen=True, slots=True)
class Row:
    """A block in sight: its number, where it stands in the viewport, its offsets."""

    number: int
    block: QTextBlock
    top: float
    height: float
    start: int
    end: int

    @property
    def layout(self) -> QTextLayout:
        return self.block.layout()


class Sight:
    """The rows in sight at one moment, top to bottom; ``lead`` is the free space of a line."""

    def __init__(self, rows: list[Row], positions: Placing, line: int) -> None:
        self.rows = rows
        self._positions = positions
        self._line = line

    @property
    def range(self) -> Range:
        """The offsets in sight."""
        return (self.rows[0].start, self.rows[-1].end + 1) if self.rows else (0, 0)

    def within(self, top: float, bottom: float) -> Self:
        """Return the rows that have a part between two heights."""
        rows = [row for row in self.rows if row.top <= bottom and row.top + row.height >= top]
        return type(self)(rows, self._positions, self._line)

    def row_of(self, offset: int) -> Row | None:
        """Return the row that holds an offset, None if it is out of sight."""
        if not self.rows:
            return None
        place = self._positions.block_of(offset) - self.rows[0].number
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def line_at(self, offset: int) -> tuple[float, float]:
        """Return top and bottom of the line that holds an offset; ``FAR`` out if out of sight."""
        row = self.row_of(offset)
        if row is None:
            above = bool(self.rows) and offset < self.rows[0].start
            return (-FAR, -FAR) if above else (FAR, FAR)
        place = self._positions.in_block(row.number, offset)
        return self._band(row, row.layout.lineForTextPosition(place))

    def extent(self, start: int, end: int) -> tuple[float, float]:
        """Return top and bottom of the lines that ``start:end`` stands on."""
        return self.line_at(start)[0], self.line_at(max(start, end - 1))[1]

    def rects(self, start: int, end: int) -> Iterator[QRectF]:
        """Return a rectangle for each stretch of a line in sight that ``start:end`` covers."""
        for row in self.rows:
            if row.start < end and start <= row.end:
                yield from self._row_rects(row, start, end)

    def nearest(self, point: QPointF) -> QPointF:
        """Return a point moved up or down onto the nearest line, past the space between lines."""
        for row in self.rows:
            if row.top <= point.y() < row.top + row.height:
                return QPointF(point.x(), row.top + _onto_line(row.layout, point.y() - row.top))
        return point

    def _row_rects(self, row: Row, start: int, end: int) -> Iterator[QRectF]:
        first = self._positions.in_block(row.number, start)
        last = self._positions.in_block(row.number, end)
        layout = row.layout
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            low = max(first, line.textStart())
            high = min(last, line.textStart() + line.textLength())
            if low < high:
                top, bottom = self._band(row, line)
                for left, right in _stretches(line, low, high, layout.text()):
                    yield QRectF(left, top, right - left, bottom - top)

    def _band(self, row: Row, line: QTextLine) -> tuple[float, float]:
        if not line.isValid():
            return row.top, row.top + row.height
        spare = max(2.0, self._line - line.height()) / 2
        return row.top + line.y() - spare, row.top + line.y() + line.height() + spare


def _onto_line(layout: QTextLayout, y: float) -> float:
    best, distance = y, FAR
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        inside = min(max(y, line.y()), line.y() + line.height() - 1)
        if abs(inside - y) < distance:
            best, distance = inside, abs(inside - y)
    return best


def _stretches(line: QTextLine, low: int, high: int, text: str) -> Iterator[tuple[float, float]]:
    """Return left and right of the pieces of a line; more than one where directions mix."""
    if text.isascii() or not _mixed(text):
        left, right = _x(line, low), _x(line, high)
        yield (left, right) if left <= right else (right, left)
        return
    for run in line.glyphRuns(low, high - low):
        box = run.boundingRect()
        yield box.left(), box.right()


def _mixed(text: str) -> bool:
    return any("\u0590" <= letter <= "\u08ff" or "\ufb1d" <= letter <= "\ufefc" for letter in text)


def _x(line: QTextLine, place: int) -> float:
    x, _ = cast("tuple[float, int]", line.cursorToX(place))  # the stubs say only object
    return x
