"""Right of the text: a bracket for each coding, its name beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from coder_app.ui.reader.card import card
from coder_app.ui.reader.content import CodingMark, LaterMark, SuggestionMark
from coder_app.ui.reader.mark_paint import colour_of, initials_of, paint_bracket, paint_chip
from coder_app.ui.reader.marks import Mark
from coder_app.ui.reader.stripe_layout import Bar, Hit, Stripe, arrange, hit
from coder_app.ui.theme import theme

if TYPE_CHECKING:
    from coder_app.ui.reader.editor import Editor
    from coder_app.ui.reader.transcript import Transcript

_CHIP = 8


class Stripes(QWidget):
    """Brackets in lanes for the codings and suggestions in sight."""

    codingClicked = Signal(str)
    codingDoubleClicked = Signal(str)
    suggestionClicked = Signal(str)
    laterClicked = Signal(str)
    endGrabbed = Signal(str, str)
    """An end of a bracket was pressed: the coding and which end."""
    endDragged = Signal(QPointF)
    """It was dragged to a place of the text's viewport."""
    endReleased = Signal()
    menuAsked = Signal(QPoint)
    """At a place of the screen, with the coding under it in hand."""

    def __init__(self, view: "Transcript | Editor") -> None:
        super().__init__(view)
        self._view = view
        self._grabbed: Hit | None = None
        self._dragged = False
        self.setObjectName("reader.stripes")
        self.setAccessibleName("Codings beside the text")
        self.setMouseTracking(True)
        view.sightChanged.connect(self.update)
        theme.changed.connect(self.update)

    def stripes(self) -> list[Stripe]:
        """Return what stands beside the text now."""
        view, sight = self._view, self._view.sight()
        bars = []
        for mark in view.marks.in_sight(*sight.range):
            moving = view.ends is not None and view.ends.coding == mark.id
            start, end = (
                (view.ends.start, view.ends.end) if moving and view.ends else (mark.start, mark.end)
            )
            top, bottom = sight.extent(start, end)
            ghost = not isinstance(mark, CodingMark)
            name = mark.name + initials_of(mark)
            bars.append(Bar(mark.id, name, view.marks.lanes[mark.id], top, bottom, ghost))
        metrics = QFontMetricsF(theme.font())
        size = (float(self.width()), float(self.height()))
        wide = metrics.horizontalAdvance
        return arrange(bars, size, self._row, lambda text: wide(text) + 18, view.in_hand)

    def hit_at(self, point: QPointF) -> Hit | None:
        """Return the mark under a point of this widget."""
        return hit(self.stripes(), point.x(), point.y(), self._row)

    @property
    def _row(self) -> float:
        return QFontMetricsF(theme.font()).height() + 5

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.colour("transcript"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        low, high = event.rect().top() - self._row, event.rect().bottom() + self._row
        for stripe in self.stripes():
            mark = self._mark(stripe.bar.id)
            if stripe.bar.top <= high and stripe.bar.bottom >= low:
                self._paint_bracket(painter, stripe, mark)
            if stripe.name_box is not None and low <= stripe.name_box[1] <= high:
                self._paint_name(painter, stripe, mark)

    def _mark(self, key: str) -> Mark:
        return self._view.marks[key]

    def _paint_bracket(self, painter: QPainter, stripe: Stripe, mark: Mark) -> None:
        bar, in_hand = stripe.bar, stripe.bar.id == self._view.in_hand
        top, bottom = max(bar.top, -20.0) + 3, min(bar.bottom, self.height() + 20.0) - 3
        paint_bracket(painter, mark, stripe.x, top, bottom, in_hand=in_hand)

    def _paint_name(self, painter: QPainter, stripe: Stripe, mark: Mark) -> None:
        left, top, width = stripe.name_box or (0.0, 0.0, 0.0)
        in_hand = stripe.bar.id == self._view.in_hand
        font = theme.font(bold=in_hand)
        font.setItalic(isinstance(mark, SuggestionMark))
        painter.setFont(font)
        if not stripe.bar.ghost:
            paint_chip(painter, QRectF(left, top + (self._row - _CHIP) / 2, _CHIP, _CHIP), mark)
        shift = 0 if stripe.bar.ghost else _CHIP + 6
        dim = isinstance(mark, CodingMark) and mark.dim
        painter.setPen(
            colour_of(mark) if stripe.bar.ghost else theme.colour("text_quiet" if dim else "text")
        )
        metrics = QFontMetricsF(font)
        whose = initials_of(mark)
        more = whose + (f" +{len(stripe.hidden)}" if stripe.hidden else "")
        wide = metrics.horizontalAdvance
        room = min(width + 6 - wide(whose), self.width() - left - wide(more) - 2) - shift
        text = metrics.elidedText(mark.name, Qt.TextElideMode.ElideRight, room)
        box = QRectF(left + shift, top, self.width() - left - shift, self._row)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
        if more:
            painter.setPen(theme.colour("text_quiet"))
            box.setLeft(box.left() + metrics.horizontalAdvance(text))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, more)

    # the mouse ------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found, left = self.hit_at(event.position()), event.button() == Qt.MouseButton.LeftButton
        if found is None:
            return
        mark = self._mark(found.id)
        if isinstance(mark, CodingMark):
            self.codingClicked.emit(found.id)  # by any button: the menu is about it
        elif isinstance(mark, LaterMark):
            self.laterClicked.emit(found.id)
        elif left:
            self.suggestionClicked.emit(found.id)
        if not left or mark.id not in self._view.marks.codings:
            return
        self._grabbed, self._dragged = (found if found.end else None), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None and event.buttons():
            if not self._dragged:
                self._dragged = True
                self.endGrabbed.emit(self._grabbed.id, self._grabbed.end)
            self.endDragged.emit(QPointF(self._to_text(event.position())))
            return
        found = self.hit_at(event.position())
        shape = Qt.CursorShape.ArrowCursor
        if found is not None:
            shape = Qt.CursorShape.SizeVerCursor if found.end else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        _ = event
        if self._dragged:
            self.endReleased.emit()
        self._grabbed, self._dragged = None, False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self.hit_at(event.position())
        if found is not None and found.id in self._view.marks.codings:
            self.codingDoubleClicked.emit(found.id)

    def _to_text(self, point: QPointF) -> QPointF:
        """Map a point to the text: beside it, the start of the line for a start, else its end."""
        place = QPointF(
            self._view.viewport().mapFrom(self._view, self.mapToParent(point.toPoint()))
        )
        if place.x() >= self._view.viewport().width() and self._grabbed is not None:
            place.setX(0.0 if self._grabbed.end == "start" else self._view.viewport().width() - 1.0)
        return place

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.card_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def card_at(self, point: QPointF) -> str:
        """Return what the card says of the mark under a point, and of names that gave way to it."""
        stripes = self.stripes()
        found = hit(stripes, point.x(), point.y(), self._row)
        if found is None:
            return ""
        hidden = next(stripe.hidden for stripe in stripes if stripe.bar.id == found.id)
        return card(self._mark(found.id), [self._mark(key) for key in hidden])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        found = self.hit_at(QPointF(event.pos()))
        if found is not None and found.id in self._view.marks.codings:
            self.codingClicked.emit(found.id)
            self.menuAsked.emit(event.globalPos())
