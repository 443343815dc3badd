"""The transcript under the mouse: whole words, clicks in a row, codes dropped, text taken along."""

from typing import Any

from PySide6.QtCore import QElapsedTimer, QEvent, QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)

from coder_app.ui.reader.ends import End
from coder_app.ui.reader.text_paint import HANDLE, handles, in_hand_range
from coder_app.ui.reader.transcript import Transcript

CODE_MIME = "application/x-coder-code"
"""Ids of dragged codes, a line each."""
SEGMENT_MIME = "application/x-coder-segment"
"""Dragged text: ``start:end`` in code points."""
_LEFT = Qt.MouseButton.LeftButton
_NEAR = 4
_WORD, _TURN = 2, 4
_ARROWS: dict[int, int] = {
    Qt.Key.Key_Up: 0,
    Qt.Key.Key_PageUp: 0,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageDown: 1,
}
"""Keys that leave a selection, at its start or its end."""


class TextView(Transcript):
    """A transcript whose selections by mouse snap to whole words."""

    unitClicked = Signal(int, int)
    """Clicked two (word), three (sentence) or four (turn) times in a row, at an offset."""
    codesDropped = Signal(list, int)
    """Codes were dropped: their ids and the offset under the pointer."""
    codesHovered = Signal(int)
    """Codes are dragged over an offset."""
    endGrabbed = Signal(str, str)
    """A handle of the coding in hand was pressed: its id and which end."""
    endDragged = Signal(int)
    """It was dragged to an offset."""
    endReleased = Signal()
    zoomStepped = Signal(int)

    just_applied: str | None = None
    """The coding in hand, where it is there for it was applied a moment ago."""
    _clicks = 0
    _dragging = False
    _pressed: tuple[int, int] | None = None
    """The selection in which the button went down."""

    def __init__(self) -> None:
        super().__init__()
        self._since_click = QElapsedTimer()
        self._click_place = QPointF()
        self._applied_at = ((0, 0), 0)
        self.setAcceptDrops(True)
        self.cursorPositionChanged.connect(self._let_go)
        self.selectionChanged.connect(self._let_go)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def hold_until_moved(self, coding: str) -> None:
        """Take what was just applied in hand, until the caret or the selection is put elsewhere.

        Words coded inside a longer coding are meant, and none of what they stand in.
        """
        if self.has(coding):
            start, end = self.marks.index.bounds(coding)
            if start <= self.caret <= end:
                self._applied_at = (self.selected, self.caret)
                self.just_applied = coding
                super().take_in_hand(coding)

    def take_in_hand(self, coding: str | None) -> None:
        """Tint one coding in its colour, or none."""
        self.just_applied = None
        super().take_in_hand(coding)

    def _let_go(self) -> None:
        """Hold a coding only while the caret is in it: Delete must not reach one out of mind."""
        if self.just_applied is not None and self._applied_at != (self.selected, self.caret):
            self.take_in_hand(None)
        if self.in_hand is not None and self.ends is None and self.has(self.in_hand):
            start, end = self.marks.index.bounds(self.in_hand)
            if not start <= self.caret <= end:
                self.take_in_hand(None)

    def end_at(self, point: QPointF) -> End | None:
        """Return which end of the coding in hand has its handle at a point of the viewport."""
        hand = in_hand_range(self)
        if hand is None:
            return None
        for which, rect in zip(("start", "end"), handles(self.sight(), hand), strict=True):
            if rect.adjusted(-_NEAR, 0, _NEAR, 0).contains(point) and rect.width() >= HANDLE:
                return "start" if which == "start" else "end"
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a key that finds no line further on clear the selection too: it keeps it in Qt."""
        before = self.selected
        super().keyPressEvent(event)
        if before[0] < before[1] and self.selected == before and event.key() in _ARROWS:
            edge = before[_ARROWS[event.key()]]
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.select(edge, edge)
                self.reveal(edge, edge)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != _LEFT:
            super().mousePressEvent(self._on_line(event))
            return
        end = self.end_at(event.position())
        if end is not None and self.in_hand is not None:
            self._dragging = True
            self.endGrabbed.emit(self.in_hand, end)
            return
        self._count_click(event)
        if self._clicks > _WORD:
            self.unitClicked.emit(min(self._clicks, _TURN), self.offset_at(event.position()))
        else:
            self._press_selected(event)
            super().mousePressEvent(self._on_line(event))

    def _press_selected(self, event: QMouseEvent) -> None:
        """Select anew from within a selection too; Qt would take it along, and nothing shows it.

        It is taken along where the pointer leaves the text sideways, as to the codebook.
        """
        start, end = self.selected
        inside = start <= self.offset_at(event.position()) < end
        extends = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self._pressed = (start, end) if inside and not extends else None
        if self._pressed:
            self.select(start, start)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == _LEFT:
            self._count_click(event)
            self._clicks = max(_WORD, self._clicks)
            self.unitClicked.emit(min(self._clicks, _TURN), self.offset_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self.endDragged.emit(self.offset_at(event.position()))
        elif self._pressed and not 0 <= event.position().x() < self.viewport().width():
            self._take_along(*self._pressed, event)
        elif self._clicks < _WORD or not event.buttons():
            super().mouseMoveEvent(self._on_line(event))
            over_end = not event.buttons() and self.end_at(event.position()) is not None
            shape = Qt.CursorShape.SizeHorCursor if over_end else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._dragging = False
            self.endReleased.emit()
            return
        self._pressed = None
        if self._clicks > 1:
            return
        super().mouseReleaseEvent(self._on_line(event))
        if event.button() == _LEFT:
            self._clicked(bool(event.modifiers() & Qt.KeyboardModifier.AltModifier))

    def _clicked(self, exact: bool) -> None:
        start, end = self.selected
        self.meant = (start, end) if exact else None
        self.take_in_hand(None)  # what was clicked or dragged over is meant now
        if start < end:
            self.select_snapped()

    def _count_click(self, event: QMouseEvent) -> None:
        hints = QGuiApplication.styleHints()
        way = (event.position() - self._click_place).manhattanLength()
        soon = self._since_click.isValid() and (
            self._since_click.elapsed() < hints.mouseDoubleClickInterval()
        )
        again = soon and way < hints.startDragDistance()
        doubled = event.type() == QEvent.Type.MouseButtonDblClick
        self._clicks = self._clicks + 1 if again and (doubled or self._clicks >= _WORD) else 1
        self._click_place = event.position()
        self._since_click.restart()

    def _on_line(self, event: QMouseEvent) -> QMouseEvent:
        """Return the event as if it had met a line; Qt takes the space between for a line's end."""
        place = self.sight().nearest(event.position())
        return QMouseEvent(
            event.type(),
            place,
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
            event.pointingDevice(),
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomStepped.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    # taken along, dropped -------------------------------------------------------

    def _take_along(self, start: int, end: int, event: QMouseEvent) -> None:
        """Drag words that were selected before the button went down."""
        self._pressed = None
        done = QMouseEvent(
            QEvent.Type.MouseButtonRelease,
            event.position(),
            event.globalPosition(),
            _LEFT,
            Qt.MouseButton.NoButton,
            event.modifiers(),
            event.pointingDevice(),
        )
        super().mouseReleaseEvent(done)  # the drag swallows the real one
        self.select(start, end)
        drag = QDrag(self)
        drag.setMimeData(self.createMimeDataFromSelection())
        drag.exec(Qt.DropAction.CopyAction)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give the selected text as it is stored, never as the widget holds it."""
        start, end = self.selected
        data = QMimeData()
        data.setText(self.content.text[start:end])
        data.setData(SEGMENT_MIME, f"{start}:{end}".encode())
        return data

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._take_codes_only(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._take_codes_only(event)
        if event.isAccepted():
            self.codesHovered.emit(self.offset_at(event.position()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.show_drop(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self.show_drop(None)
        codes = bytes(event.mimeData().data(CODE_MIME).data()).decode().split()
        if codes:
            event.acceptProposedAction()
            self.codesDropped.emit(codes, self.offset_at(event.position()))
        else:
            event.ignore()

    def _take_codes_only(self, event: QDropEvent) -> None:
        if event.mimeData().hasFormat(CODE_MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: Any = None, /) -> Any:
        """Say that an input method may write here: what it writes goes to the code box."""
        if query == Qt.InputMethodQuery.ImEnabled:
            return True
        return super().inputMethodQuery(query, argument)
