"""Paints what lies under and over the letters, for the blocks in sight only."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from coder_app.ui.reader.content import Range
from coder_app.ui.reader.geometry import Sight
from coder_app.ui.theme import blend, theme

if TYPE_CHECKING:
    from coder_app.ui.reader.transcript import Transcript

_SHARE = {"light": 0.26, "dark": 0.42}
HANDLE = 3


def in_hand_range(view: "Transcript") -> Range | None:
    """Return the segment of the coding in hand, as its ends stand now."""
    if view.ends is not None:
        return view.ends.start, view.ends.end
    if view.in_hand is None or not view.has(view.in_hand):
        return None
    return view.marks.index.bounds(view.in_hand)


def hand_colour(view: "Transcript") -> QColor:
    """Return the colour of the code in hand."""
    key = view.ends.coding if view.ends else view.in_hand
    mark = view.marks.codings.get(key or "")
    return QColor(mark.colour) if mark else theme.colour("accent")


def paint_under(view: "Transcript", sight: Sight, clip: QRect) -> None:
    """Paint the tint of coded text, the coding in hand, hits and the selection."""
    painter = QPainter(view.viewport())
    painter.setClipRect(clip)
    start, end = sight.range
    coded = theme.colour("coded")
    for low, high in view.marks.index.covered(start, end):
        _fill(painter, sight, (low, high), coded)
    hand = in_hand_range(view)
    if hand:
        _fill(painter, sight, hand, hand_tint(view))
    for low, high in view.hits_in_sight(start, end):
        _fill(painter, sight, (low, high), theme.colour("hit"))
    found = view.selected in view.hits_in_sight(start, end)
    _fill(painter, sight, view.selected, theme.colour("hit_now" if found else "selection"))
    if view.drop_target is not None:
        _fill(painter, sight, view.drop_target, theme.colour("selection"))
    painter.end()


def paint_over(view: "Transcript", sight: Sight) -> None:
    """Paint the handles of the coding in hand, lines under suggestions and what is to be coded."""
    painter = QPainter(view.viewport())
    ghost = theme.colour("ghost")
    painter.setPen(QPen(ghost, 1, Qt.PenStyle.DotLine))
    for low, high in view.marks.ghost_index.covered(*sight.range):
        for rect in sight.rects(low, high):
            painter.drawLine(rect.bottomLeft() - QPointF(0, 3), rect.bottomRight() - QPointF(0, 3))
    painter.setPen(QPen(theme.colour("text_quiet"), 1, Qt.PenStyle.DashLine))
    for low, high in view.marks.later_index.covered(*sight.range):
        for rect in sight.rects(low, high):
            painter.drawLine(rect.bottomLeft() - QPointF(0, 3), rect.bottomRight() - QPointF(0, 3))
    hand = in_hand_range(view)
    if hand:
        for rect in handles(sight, hand):
            painter.fillRect(rect, hand_colour(view))
    painter.end()


def hand_tint(view: "Transcript") -> QColor:
    """Return the tint of the text of the coding in hand."""
    return blend(hand_colour(view), theme.colour("transcript"), _SHARE[theme.style])


def handles(sight: Sight, hand: Range) -> list[QRectF]:
    """Return the bars at the start and the end of a segment; empty where out of sight."""
    rects = list(sight.rects(*hand))
    if not rects:
        return [QRectF(), QRectF()]
    first, last = rects[0], rects[-1]
    seen = sight.range
    left = QRectF(first.left() - HANDLE, first.top(), HANDLE, first.height())
    right = QRectF(last.right(), last.top(), HANDLE, last.height())
    return [
        left if hand[0] >= seen[0] else QRectF(),
        right if hand[1] <= seen[1] else QRectF(),
    ]


def _fill(painter: QPainter, sight: Sight, span: Range, colour: QColor) -> None:
    if span[0] < span[1]:
        for rect in sight.rects(*span):
            painter.fillRect(rect, colour)
