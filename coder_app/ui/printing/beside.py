"""Brackets and names of codes beside the text of one page, readable without colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from coder_app.ui.printing.laid import Laid
from coder_app.ui.printing.pages import Piece
from coder_app.ui.printing.paper import PER_POINT, font_of
from coder_app.ui.printing.sheet import Stripe
from coder_app.ui.theme import blend, contrast

_LANE = 5 * PER_POINT
_LANES_WIDEST = 45 * PER_POINT
_TICK = 2.5 * PER_POINT
_GAP = 1.5 * PER_POINT
_FAINTEST = 3.0
"""A bracket's least contrast with the paper (WCAG 1.4.11)."""


@dataclass(slots=True)
class Bar:
    """A coding on this page, from its first to its last line, in units of the paper."""

    stripe: Stripe
    top: float
    bottom: float


@dataclass(slots=True)
class Label:
    """The names of the codings that begin on one line: where they would stand, and do."""

    bars: list[Bar]
    wanted: float
    words: str
    height: float
    top: float = 0.0


def bars(pieces: Sequence[tuple[Piece, Laid]]) -> list[Bar]:
    """The codings of a page, one bar each, over as many paragraphs as they cross."""
    found: dict[str, Bar] = {}
    for piece, laid in pieces:
        for stripe in laid.block.stripes:
            first, last = (
                laid.line_at(stripe.start),
                laid.line_at(max(stripe.start, stripe.end - 1)),
            )
            first, last = max(first, piece.first), min(last, piece.last - 1)
            if first > last:
                continue
            top = piece.top + (first - piece.first) * laid.step
            bottom = piece.top + (last - piece.first + 1) * laid.step
            bar = found.setdefault(stripe.id, Bar(stripe, top, bottom))
            bar.top, bar.bottom = min(bar.top, top), max(bar.bottom, bottom)
    return sorted(found.values(), key=lambda bar: (bar.top, bar.stripe.lane))


def placed(found: Sequence[Bar], area: QRectF, measure: QFontMetricsF) -> list[Label]:
    """Names in one column, none over another: moved down where it is dense, and up at the foot."""
    width = _names_width(found, area)
    labels: list[Label] = []
    for bar in found:
        if labels and abs(labels[-1].wanted - bar.top) < PER_POINT:
            labels[-1].bars.append(bar)
        else:
            labels.append(Label([bar], bar.top, "", 0))
    for label in labels:
        label.words = " \u00b7 ".join(dict.fromkeys(bar.stripe.name for bar in label.bars))
        room = QRectF(0, 0, width, area.height())
        label.height = measure.boundingRect(room, Qt.TextFlag.TextWordWrap, label.words).height()
    return _apart(labels, area)


def _apart(labels: list[Label], area: QRectF) -> list[Label]:
    end = area.top()
    for label in labels:
        label.top = max(label.wanted, end)
        end = label.top + label.height + _GAP
    below = area.bottom()
    for label in reversed(labels):
        label.top = min(label.top, below - label.height)
        below = label.top - _GAP
    if labels and labels[0].top < area.top():  # more names than the page has room for
        return _fitting(labels, area)
    return labels


def _fitting(labels: list[Label], area: QRectF) -> list[Label]:
    """As many as there is room for; the last says how many more there are."""
    kept: list[Label] = []
    end = area.top()
    for number, label in enumerate(labels):
        if end + 2 * label.height + _GAP > area.bottom():
            more = sum(len(other.bars) for other in labels[number:])
            label.words, label.top = f"and {more} more codings", end
            return [*kept, label]
        label.top, end = end, end + label.height + _GAP
        kept.append(label)
    return kept


def draw(painter: QPainter, pieces: Sequence[tuple[Piece, Laid]], area: QRectF) -> None:
    """Draw them all."""
    found = bars(pieces)
    if not found:
        return
    font = font_of("small")
    painter.setFont(font)
    step = _step(found)
    for bar in found:
        _draw_bracket(painter, bar, area.left() + bar.stripe.lane * step)
    left = area.right() - _names_width(found, area)
    for label in placed(found, area, QFontMetricsF(font)):
        _draw_leader(painter, label, left, area.left() + _deepest(label.bars) * step)
        painter.setPen(QColor(Qt.GlobalColor.black))
        room = QRectF(left, label.top, area.right() - left, label.height + PER_POINT)
        painter.drawText(room, Qt.TextFlag.TextWordWrap, label.words)


def _draw_bracket(painter: QPainter, bar: Bar, x: float) -> None:
    pen = QPen(on_paper(bar.stripe.colour), 1.4 * PER_POINT)
    pen.setCapStyle(Qt.PenCapStyle.SquareCap)
    painter.setPen(pen)
    top, bottom = bar.top + PER_POINT, bar.bottom - 1.5 * PER_POINT
    painter.drawPolyline(
        [
            QPointF(x - _TICK, top),
            QPointF(x, top),
            QPointF(x, bottom),
            QPointF(x - _TICK, bottom),
        ]
    )


def _draw_leader(painter: QPainter, label: Label, left: float, x: float) -> None:
    """A hairline from the bracket's beginning to its name."""
    painter.setPen(QPen(QColor(Qt.GlobalColor.gray), 0.4 * PER_POINT))
    there = QPointF(left - 1.5 * PER_POINT, label.top + 4.5 * PER_POINT)
    painter.drawLine(QPointF(x + PER_POINT, label.wanted + 4.5 * PER_POINT), there)


def on_paper(colour: str) -> QColor:
    """A code's colour, dark enough to be seen on white, in grey too."""
    found, paper = QColor(colour), QColor(Qt.GlobalColor.white)
    while contrast(found, paper) < _FAINTEST:
        found = blend(QColor(Qt.GlobalColor.black), found, 0.1)
    return found


def _deepest(found: Sequence[Bar]) -> int:
    return max(bar.stripe.lane for bar in found)


def _step(found: Sequence[Bar]) -> float:
    return float(min(_LANE, _LANES_WIDEST / (_deepest(found) + 1)))


def _names_width(found: Sequence[Bar], area: QRectF) -> float:
    return area.width() - (_deepest(found) + 1) * _step(found) - 3 * PER_POINT
