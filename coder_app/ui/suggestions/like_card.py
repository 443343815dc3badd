"""The coded excerpt that a passage is like, below the rows, with the way to it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from coder_app.ui.suggestions.lines import Like
from coder_app.ui.theme import GRID

_LINES = 4
"""Of the excerpt at most; the place itself shows all of it."""


class LikeCard(QFrame):
    """Quote, reference and a button; hidden until asked for."""

    opened = Signal(str)
    """The coding to go to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suggestions.like")
        self.setAccessibleName("The coded excerpt it is like")
        self.like: Like | None = None
        self.quote = QLabel()
        self.quote.setObjectName("suggestions.like.quote")
        self.quote.setTextFormat(Qt.TextFormat.PlainText)
        self.quote.setWordWrap(True)
        self.quote.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.quote.setMaximumHeight(self.quote.fontMetrics().lineSpacing() * _LINES)
        self.quote.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.go = QPushButton()
        self.go.setObjectName("suggestions.like.open")
        self.go.setAccessibleName("Go to the excerpt")
        self.go.setToolTip("Ctrl+Enter; Alt+Left comes back")
        self.go.clicked.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 0, GRID, GRID // 2)
        column.setSpacing(GRID // 2)
        column.addWidget(self.quote)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_like(self, like: Like | None) -> None:
        """Show an excerpt; None hides."""
        self.like = like
        if like is not None:
            self.quote.setText(f"“{like.excerpt}”")
            self.go.setText(f"Go to {like.citation}")
        self.setVisible(like is not None)

    def _open(self) -> None:
        if self.like is not None:
            self.opened.emit(self.like.coding)
