"""The rows of suggestions; Enter accepts, Delete refuses, Down skips, Space shows the excerpt."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from coder_app.ui.suggestions.lines import CONTINUE_KEY, SuggestionLine
from coder_app.ui.suggestions.suggestion_delegate import LINE, SuggestionDelegate
from coder_app.ui.widgets.plain import plain_tip

_KEYS = "Enter accepts, Delete refuses, typing gives another code"
_ROOM = 4
"""Rows that are in sight without scrolling, as long as the column can give them room."""
SEEN_MS = 300
"""From a row that came under the hand by itself being painted to keys deciding about it: sooner
nobody has read it, and the key was meant for what was there before."""


class SuggestionList(QListWidget):
    """Suggestions for one passage."""

    accepted = Signal(str, bool)
    """The code, and whether to stay for one more."""
    refused = Signal(str)
    typed = Signal(str)
    """A character: open the code box with it."""
    typedUnseen = Signal(str)
    """The same before the rows were seen: it was meant for the text."""
    focused = Signal(bool)
    left = Signal()
    pointed = Signal(object)
    """The ``SuggestionLine`` under the pointer, or else in hand; None where there is none."""
    likeAsked = Signal()
    """Show or hide the excerpt that the line in hand is like."""
    openAsked = Signal()
    """Go to that excerpt."""
    menuAsked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suggestions.list")
        self.setAccessibleName("Suggested codes")
        self.setItemDelegate(SuggestionDelegate(self))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.itemDoubleClicked.connect(lambda item: self.accepted.emit(item.data(LINE).code, False))
        self.itemEntered.connect(lambda item: self.pointed.emit(item.data(LINE)))
        self.currentItemChanged.connect(self._tell_in_hand)
        self._unpainted = False
        self._seen = QTimer(self, singleShot=True, interval=SEEN_MS)

    def take_keys(self) -> None:
        """Have the keys from now on; those that decide count once the rows were seen."""
        self.setFocus()
        self._show_unseen()

    @property
    def was_seen(self) -> bool:
        """Whether the row in hand stood before the coder's eyes long enough to decide about it."""
        return not (self._unpainted or self._seen.isActive())

    def _show_unseen(self) -> None:
        self._unpainted = True
        self._seen.stop()
        self.viewport().update()

    def show_lines(self, lines: list[SuggestionLine]) -> None:
        """Show these, the first in hand; one in hand before stays so where it is still there.

        Where that is gone, the one that takes its place is in hand.
        """
        held, row = self.line(), self.currentRow()
        known = {line.code for line in self.lines()}
        self.clear()
        for line in lines:
            item = QListWidgetItem(line.spoken)
            item.setData(LINE, line)
            more = f"\n{line.reasons}: “{line.like.excerpt}”" if line.like else f"\n{line.reasons}"
            item.setToolTip(plain_tip(f"{line.path}{more}\n{_KEYS}"))
            self.addItem(item)
        rows = min(len(lines), _ROOM)
        self.setMinimumHeight(rows * self.sizeHintForRow(0) + 2 if lines else 0)
        if lines:
            codes = [line.code for line in lines]
            next_one = min(max(row, 0), len(codes) - 1) if known.intersection(codes) else 0
            at = codes.index(held.code) if held and held.code in codes else next_one
            self.setCurrentRow(at)
            if self.hasFocus() and codes[at] not in known:
                self._show_unseen()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._unpainted:
            self._unpainted = False
            self._seen.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the excerpt below takes room, the row it belongs to stays in sight."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def line(self) -> SuggestionLine | None:
        """The suggestion in hand."""
        item = self.currentItem()
        found: SuggestionLine | None = item.data(LINE) if item else None
        return found

    def lines(self) -> list[SuggestionLine]:
        """All that are shown, in order."""
        return [self.item(row).data(LINE) for row in range(self.count())]

    def step(self, by: int) -> bool:
        """Take the next (1) or the previous (-1) in hand; False beyond the ends."""
        row = self.currentRow() + by
        if not 0 <= row < self.count():
            return False
        self.setCurrentRow(row)
        return True

    @Slot()
    def _tell_in_hand(self) -> None:
        self.pointed.emit(self.line())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line, key = self.line(), event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and line is not None:
            if self.was_seen:
                self._enter(line, event.modifiers())
        elif key == Qt.Key.Key_Delete and line is not None:
            if self.was_seen:
                self.refused.emit(line.code)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Space:
            self.likeAsked.emit()
        elif event.text().isprintable() and event.text().strip():
            (self.typed if self.was_seen else self.typedUnseen).emit(event.text())
        else:
            super().keyPressEvent(event)

    def _enter(self, line: SuggestionLine, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self.openAsked.emit()
        else:
            self.accepted.emit(line.code, bool(modifiers & Qt.KeyboardModifier.ShiftModifier))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        item = self.itemAt(event.position().toPoint())
        below = item is not None and self._reasons(item).contains(event.position().toPoint())
        if below and event.button() == Qt.MouseButton.LeftButton:
            self.likeAsked.emit()

    def _reasons(self, item: QListWidgetItem) -> QRect:
        """The line of reasons of a row: a click there shows the excerpt."""
        area = self.visualItemRect(item)
        return area.adjusted(0, area.height() // 2, 0, 0)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._tell_in_hand()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.line() is not None:
            self.menuAsked.emit(event.globalPos())


__all__ = ["CONTINUE_KEY", "SuggestionLine", "SuggestionList"]
