"""A memo written in place: typing undoes typing, leaving the field saves one action."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from coder_app.ui.theme import GRID


class MemoField(QPlainTextEdit):
    """A text field that says once, on leaving, what was written."""

    written = Signal(str, str)
    """Which memo (the key given to ``show_memo``) and its new text."""
    left = Signal()
    """Escape: back to the text."""
    entered = Signal()
    """About to be written in: what it shows must be the memo in hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("memo.text")
        self.setAccessibleName("Memo")
        self.setReadOnly(False)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(8 * GRID)
        self._key = ""
        self._saved = ""

    def setReadOnly(self, read_only: bool) -> None:
        """Take no writing, and ask for none."""
        super().setReadOnly(read_only)
        self.setPlaceholderText("No memo here" if read_only else "+ write one")

    def show_memo(self, key: str, text: str) -> None:
        """Show another memo; what was being written for the one before is said first."""
        if key == self._key and (self.toPlainText() != self._saved or text == self._saved):
            return  # being written, or nothing new
        self.say()
        self._key, self._saved = key, text
        self.setPlainText(text)
        self.setEnabled(bool(key))

    def say(self) -> None:
        """Emit ``written`` where there is something new."""
        text = self.toPlainText().strip()
        if self._key and text != self._saved.strip():
            self._saved = text
            self.written.emit(self._key, text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.entered.emit()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.say()
            self.left.emit()
            return
        super().keyPressEvent(event)
