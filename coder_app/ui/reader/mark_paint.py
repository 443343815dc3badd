"""How a mark is drawn beside the text: whose it is and whether it has a memo, told by shape.

One's own coding is one line with a filled square, another coder's two thin lines with an open
square and the initials; a memo is a small sheet on the bracket. No colour is needed to tell.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from coder_app.ui.reader.content import CodingMark, SuggestionMark
from coder_app.ui.reader.marks import Mark
from coder_app.ui.theme import blend, theme
from coder_app.ui.widgets.star import star

_TICK = 4
_APART = 1.75
"""Pixels from the middle of another's bracket to each of its two lines."""
_SHEET = (7.0, 9.0)
_FOLD = 3.0
_DIM = 0.45
"""How much of its colour a coding keeps that stands back."""


def colour_of(mark: Mark) -> QColor:
    """The colour of a bracket: others' codings may stand back."""
    if not isinstance(mark, CodingMark):
        return theme.colour("ghost" if isinstance(mark, SuggestionMark) else "text_quiet")
    whole = QColor(mark.colour)
    return blend(whole, theme.colour("transcript"), _DIM) if mark.dim else whole


def initials_of(mark: Mark) -> str:
    """Whose coding it is, to stand behind its name; empty for one's own and for all else."""
    return f"  {mark.coder}" if isinstance(mark, CodingMark) and mark.others else ""


def paint_bracket(
    painter: QPainter, mark: Mark, x: float, top: float, bottom: float, *, in_hand: bool
) -> None:
    """Paint a bracket in its lane; a memo's sheet on it, a line below its upper end."""
    coding = isinstance(mark, CodingMark)
    pen = QPen(colour_of(mark), 1.5 if not coding else 4 if in_hand else 2.5)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if isinstance(mark, SuggestionMark):
        pen.setDashPattern([2, 2])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if isinstance(mark, CodingMark) and mark.others:
        pen.setWidthF(2 if in_hand else 1.25)
        painter.setPen(pen)
        for aside in (-_APART, _APART):
            inner = aside if aside < 0 else -aside
            painter.drawPolyline(_bracket(x + aside, top - inner, bottom + inner, x - _TICK))
    else:
        painter.setPen(pen)
        painter.drawPolyline(_bracket(x, top, bottom, x - _TICK))
    if isinstance(mark, CodingMark) and mark.memo:
        _paint_sheet(painter, QPointF(x, min(top + 10, (top + bottom) / 2)), colour_of(mark))


def _bracket(x: float, top: float, bottom: float, tick: float) -> QPolygonF:
    corners = ((tick, top), (x, top), (x, bottom), (tick, bottom))
    return QPolygonF([QPointF(*corner) for corner in corners])


def _paint_sheet(painter: QPainter, middle: QPointF, colour: QColor) -> None:
    """Paint a sheet with a folded corner, its inside as the ground."""
    width, height = _SHEET
    left, top = round(middle.x() - width / 2) + 0.5, round(middle.y() - height / 2) + 0.5
    right, bottom = left + width, top + height
    corners = [
        (left, top),
        (right - _FOLD, top),
        (right, top + _FOLD),
        (right, bottom),
        (left, bottom),
    ]
    painter.setPen(QPen(colour, 1))
    painter.setBrush(theme.colour("transcript"))
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    for down in (4, 6):
        painter.drawLine(QPointF(left + 2, top + down), QPointF(right - 2, top + down))


def paint_chip(painter: QPainter, box: QRectF, mark: Mark) -> None:
    """Paint the colour of a coding: a square, a star where it is important; open if another's."""
    if not isinstance(mark, CodingMark):
        return
    painter.save()
    colour = colour_of(mark)
    painter.setPen(QPen(colour, 1.5) if mark.others else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("transcript") if mark.others else colour)
    if mark.important:
        painter.drawPolygon(star(box.adjusted(-2, -2, 2, 2)))
    elif mark.others:
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 2, 2)
    else:
        painter.drawRoundedRect(box, 2, 2)
    painter.restore()
