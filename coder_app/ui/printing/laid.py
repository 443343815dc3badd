"""Blocks as lines on paper: how high each line is, and which characters stand on it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout, QTextOption

from coder_app.ui.printing.paper import LOOKS, PER_POINT, Paper, font_of, line_height
from coder_app.ui.printing.sheet import Block

_FIRST_CELL = 0.34
_CELL_GAP = 6 * PER_POINT
_SWATCH = 8 * PER_POINT


class Laid:
    """One block laid out for a paper; its lines can stand on different pages."""

    def __init__(self, block: Block, paper: Paper) -> None:
        self.block = block
        self.step = line_height(block.style)
        self.left, width = paper.column(block.indent)
        if block.swatch:
            self.left, width = self.left + 2 * _SWATCH, width - 2 * _SWATCH
        if block.cells:
            self._cells = _cells(block, self.left, paper.edges[1] - self.left)
        else:
            self._cells = [(self.left, _layout(block.text, block, width))]
        self.lines = max(layout.lineCount() for _, layout in self._cells)

    @property
    def above(self) -> float:
        """Room above its first line."""
        return 0.0 if self.block.joined else LOOKS[self.block.style].above * PER_POINT

    @property
    def whole(self) -> bool:
        """Whether it stands on one page or not at all."""
        return bool(self.block.cells) or self.block.style in {"title", "heading"}

    def draw(self, painter: QPainter, first: int, last: int, top: float) -> None:
        """Draw lines ``first`` up to, not including, ``last``, from ``top`` down."""
        for left, layout in self._cells:
            for number in range(first, min(last, layout.lineCount())):
                line = layout.lineAt(number)
                line.draw(painter, QPointF(left, top + (number - first) * self.step - line.y()))
        if self.block.swatch and first == 0:
            side = _SWATCH
            painter.fillRect(
                int(self.left - 1.6 * side),
                int(top + (self.step - side) / 2),
                side,
                side,
                QColor(self.block.swatch),
            )

    def line_at(self, offset: int) -> int:
        """The line on which a code point of the text stands."""
        layout = self._cells[0][1]
        line = layout.lineForTextPosition(utf16(self.block.text, offset))
        return line.lineNumber() if line.isValid() else self.lines - 1


def utf16(text: str, offset: int) -> int:
    """A place in code points as Qt counts it."""
    return offset if text.isascii() else len(text[:offset].encode("utf-16-le")) // 2


def _layout(text: str, block: Block, width: float) -> QTextLayout:
    layout = QTextLayout(text or " ", font_of(block.style))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    if block.bold:
        layout.setFormats([_bold(utf16(text, block.bold))])
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return layout


def _bold(end: int) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = 0, end
    form = QTextCharFormat()
    form.setFontWeight(700)
    form.setForeground(QColor(Qt.GlobalColor.black))
    found.format = form
    return found


def _cells(block: Block, left: float, width: float) -> list[tuple[float, QTextLayout]]:
    """The cells of a row beside each other, the first one wide."""
    widths = _widths(block.cells, width)
    found: list[tuple[float, QTextLayout]] = []
    for text, room in zip(block.cells, widths, strict=True):
        words = replace(block, bold=block.bold if not found else 0)
        found.append((left, _layout(text, words, max(room - _CELL_GAP, PER_POINT * 20))))
        left += room
    return found


def _widths(cells: Sequence[str], width: float) -> list[float]:
    rest = len(cells) - 1
    if not rest:
        return [width]
    first = width * _FIRST_CELL
    return [first, *([(width - first) / rest] * rest)]
