"""The line at the bottom: what was done last, codings in hand, and that all is saved."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar, QWidget

from coder_app.ui.theme import GRID
from coder_app.ui.widgets.elided import ElidedLabel

_NOTICE_MS = 12_000


class StatusLine(QStatusBar):
    """A notice with Undo at the left, counts and word of saving at the right."""

    undoClicked = Signal(str)
    """The step that the notice names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setAccessibleName("Status")
        self.setSizeGripEnabled(False)
        self._step = ""
        self.notice = ElidedLabel()
        self.notice.setObjectName("status.notice")
        self.undo = QPushButton("Undo")
        self.undo.setAutoDefault(True)
        self.undo.setObjectName("status.undo")
        self.undo.setAccessibleName("Undo this step")
        self.undo.setToolTip("Undo (Ctrl+Z)")
        self.undo.setProperty("flat", "true")
        self.undo.clicked.connect(lambda: self.undoClicked.emit(self._step))
        self.counts = QLabel()
        self.counts.setTextFormat(Qt.TextFormat.PlainText)
        self.counts.setObjectName("status.counts")
        self.saved = QLabel()
        self.saved.setTextFormat(Qt.TextFormat.PlainText)
        self.saved.setObjectName("status.saved")
        self.addWidget(self.notice)
        self.addWidget(self.undo)
        for right in (self.counts, self.saved):
            right.setContentsMargins(GRID, 0, GRID, 0)
            self.addPermanentWidget(right)
        self._saved = self._instead = ""
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(_NOTICE_MS)
        self._fade.timeout.connect(self.clear_notice)
        self.clear_notice()

    def tell(self, text: str, *, step: str = "") -> None:
        """Show a notice for a while, with Undo for the step it names."""
        self.notice.setText(text)
        self.notice.setAccessibleDescription(text)
        self._step = step
        self.undo.setVisible(bool(step))
        self._fade.start()

    def show_saved(self, words: str) -> None:
        """Say what is saved."""
        self._saved = words
        self.saved.setText(self._instead or words)

    def say_instead(self, words: str) -> None:
        """Say this in the place of what is saved, until it is called with no words."""
        self._instead = words
        self.saved.setText(words or self._saved)

    def clear_notice(self) -> None:
        """Show no notice."""
        self.notice.clear()
        self._step = ""
        self.undo.hide()
