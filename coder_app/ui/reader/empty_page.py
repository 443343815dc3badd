"""What stands where the text will be: one large target for files, or which document to choose."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coder_app.ui.drop_target import DropTarget
from coder_app.ui.theme import GRID

_WIDE, _HIGH = 60 * GRID, 30 * GRID


class EmptyPage(QWidget):
    """A sentence in the middle; above it the target, where there is no document yet."""

    importAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.target = DropTarget("reader.target")
        self.target.setMaximumSize(_WIDE, _HIGH)
        self.target.setCursor(Qt.CursorShape.PointingHandCursor)
        self.target.clicked.connect(self.importAsked)
        self.words = QLabel()
        self.words.setObjectName("reader.empty")
        self.words.setProperty("tone", "quiet")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.target, 100)
        row.addStretch(1)
        layout.addLayout(row, 6)
        layout.addWidget(self.words)
        layout.addStretch(1)

    def text(self) -> str:
        """What it says."""
        return self.words.text()

    def say(self, words: str, *, target: bool) -> None:
        """Say why there is no text, with the target or without."""
        self.words.setText(words)
        self.target.setVisible(target)
