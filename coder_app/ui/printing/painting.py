"""One page drawn: head, foot, text, numbers at the left, codes at the right."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from coder_app.ui.printing import beside
from coder_app.ui.printing.laid import Laid
from coder_app.ui.printing.pages import Page
from coder_app.ui.printing.paper import PER_POINT, Paper, font_of
from coder_app.ui.printing.sheet import Printout
from coder_app.ui.theme import blend

_INK = QColor(Qt.GlobalColor.black)
_QUIET = blend(_INK, QColor(Qt.GlobalColor.white), 0.65)
_Align = Qt.AlignmentFlag


def draw_page(
    painter: QPainter, paper: Paper, page: Page, printout: Printout, number: tuple[int, int]
) -> None:
    """Draw page ``n`` of ``m``."""
    _draw_head(painter, paper, printout)
    _draw_foot(painter, paper, number)
    pieces = [(piece, Laid(piece.block, paper)) for piece in page.pieces]
    for piece, laid in pieces:
        painter.setPen(_INK)
        laid.draw(painter, piece.first, piece.last, piece.top)
        if piece.block.number and piece.first == 0:
            _draw_number(painter, paper, piece.block.number, piece.top, laid.step)
        if piece.block.head:
            y = piece.top + (piece.last - piece.first) * laid.step
            _line(painter, laid.left, paper.edges[1], y)
    if paper.margins:
        beside.draw(painter, pieces, paper.codes)


def _draw_head(painter: QPainter, paper: Paper, printout: Printout) -> None:
    left, right = paper.edges
    row = 12 * PER_POINT
    top = 34 * PER_POINT
    day = f"{printout.day.day} {printout.day:%B %Y}"
    wide = QFontMetricsF(font_of("quiet")).horizontalAdvance(day) + 10 * PER_POINT
    title = f"{printout.project} \u00b7 {printout.title}"
    painter.setPen(_INK)
    _words(painter, QRectF(left, top, right - left - wide, row), title)
    _words(painter, QRectF(right - wide, top, wide, row), day, _Align.AlignRight)
    painter.setPen(_QUIET)
    area = QRectF(left, top + row, right - left, 2 * row)
    painter.drawText(area, _Align.AlignLeft | Qt.TextFlag.TextWordWrap, printout.filter)
    _line(painter, left, right, paper.top - 10 * PER_POINT)


def _draw_foot(painter: QPainter, paper: Paper, number: tuple[int, int]) -> None:
    left, right = paper.edges
    area = QRectF(left, paper.bottom + 14 * PER_POINT, right - left, 12 * PER_POINT)
    painter.setPen(_QUIET)
    _words(painter, area, f"Page {number[0]} of {number[1]}", _Align.AlignRight)


def _words(
    painter: QPainter, area: QRectF, text: str, align: Qt.AlignmentFlag = _Align.AlignLeft
) -> None:
    """One line, cut off at its end where there is no room."""
    font = font_of("quiet")
    painter.setFont(font)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, align | _Align.AlignVCenter, shown)


def _draw_number(painter: QPainter, paper: Paper, number: str, top: float, step: float) -> None:
    painter.setFont(font_of("small"))
    painter.setPen(_QUIET)
    area = QRectF(paper.edges[0], top, paper.left - paper.edges[0] - 8 * PER_POINT, step)
    painter.drawText(area, _Align.AlignRight | _Align.AlignVCenter, number)


def _line(painter: QPainter, left: float, right: float, y: float) -> None:
    painter.setPen(QPen(_QUIET, 0.5 * PER_POINT))
    painter.drawLine(int(left), int(y), int(right), int(y))
