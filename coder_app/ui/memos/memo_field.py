"""A memo written in place: typing undoes typing, what is written in one go is one step.

It is saved on leaving the field, and while one pauses, for the program may end before that.
"""

from uuid import uuid4

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from coder_app.ui.theme import GRID

PAUSE_MS = 3_000
"""After so long without a key what was written is saved."""


class MemoField(QPlainTextEdit):
    """A text field that says, on leaving and in pauses, what was written."""

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
        self.visit = ""
        """One id for what is written between coming and leaving: the group of its steps."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self.textChanged.connect(self._on_written)

    def setReadOnly(self, read_only: bool) -> None:
        """Take no writing, and ask for none."""
        super().setReadOnly(read_only)
        self.setPlaceholderText("No memo here" if read_only else "+ write one")

    def show_memo(self, key: str, text: str) -> None:
        """Show another memo; what was being written for the one before is said first."""
        if key == self._key and (self.toPlainText() != self._saved or text == self._saved):
            return  # being written, or nothing new
        self.say()
        if key != self._key:
            self.visit = uuid4().hex
        self._key, self._saved = key, text
        self.setPlainText(text)
        self.setEnabled(bool(key))

    def say(self) -> None:
        """Emit ``written`` where there is something new."""
        self._pause.stop()
        text = self.toPlainText().strip()
        if self._key and text != self._saved.strip():
            self._saved = text
            self.written.emit(self._key, text)

    def _on_written(self) -> None:
        if self.hasFocus():
            self._pause.start()

    def _on_pause(self) -> None:
        if self.toPlainText().strip():  # an empty one goes when the field is left
            self.say()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.visit = uuid4().hex
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
