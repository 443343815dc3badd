"""The coded excerpt that a passage is like, below the rows, with the way to it."""

from bisect import bisect_left

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

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
        self.quote.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.go = QPushButton()
        self.go.setObjectName("suggestions.like.open")
        self.go.setAccessibleName("Go to the excerpt")
        self.go.setToolTip("Ctrl+Enter; Alt+Left comes back")
        self.go.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.go.clicked.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 0, GRID, GRID // 2)
        column.setSpacing(GRID // 2)
        column.addWidget(self.quote)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self._below = column.contentsMargins().left() + column.contentsMargins().right()
        self.hide()

    def show_like(self, like: Like | None) -> None:
        """Show an excerpt; None hides."""
        self.like = like
        if like is not None:
            self._fit()
        self.setVisible(like is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As much of both as there is room for, with an ellipsis."""
        like, room = self.like, self.width() - self._below
        if like is None:
            return
        words = f"Go to {like.citation}"
        frame = self.go.style().pixelMetric(QStyle.PixelMetric.PM_ButtonMargin) + 2 * GRID
        cut = Qt.TextElideMode.ElideMiddle
        self.go.setText(self.go.fontMetrics().elidedText(words, cut, room - frame))
        self.quote.setText(self._cut(like.excerpt, room))

    def _cut(self, excerpt: str, room: int) -> str:
        """The first lines of an excerpt, in quotation marks."""
        metrics, most = self.quote.fontMetrics(), self.quote.fontMetrics().lineSpacing() * _LINES
        box, wrapped = QRect(0, 0, max(1, room), 10_000), Qt.TextFlag.TextWordWrap

        def fits(text: str) -> bool:
            return metrics.boundingRect(box, wrapped, text).height() <= most

        whole = f"“{excerpt}”"
        if fits(whole):
            return whole
        words = excerpt.split(" ")
        kept = bisect_left(range(len(words)), 1, key=lambda n: not fits(_begun(words, n)))
        return _begun(words, max(1, kept - 1))

    def _open(self) -> None:
        if self.like is not None:
            self.opened.emit(self.like.coding)


def _begun(words: list[str], count: int) -> str:
    return f"“{' '.join(words[:count])} …”"
