"""A large place to let go of files: a dashed frame that answers when files hang over it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coder_app.ui.theme import GRID, theme

WORDS = "Drop transcripts here"
_ICON = 32


class DropTarget(QWidget):
    """Says where files go; whoever holds it takes them."""

    clicked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(WORDS)
        self.setMinimumHeight(12 * GRID)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.words = WORDS
        self.hot = False
        theme.changed.connect(self.update)

    def warm(self, *, hot: bool, words: str = WORDS) -> None:
        """Whether files hang over it, and what it says."""
        self.hot, self.words = hot, words
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = theme.colour("accent" if self.hot else "hairline_strong")
        painter.setBrush(theme.colour("accent_soft" if self.hot else "panel"))
        painter.setPen(QPen(line, 2 if self.hot else 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), GRID, GRID)
        middle = self.rect().center()
        high = painter.fontMetrics().height()
        top = middle.y() - (_ICON + GRID + high) // 2
        tone = "accent" if self.hot else "text_quiet"
        painter.drawPixmap(middle.x() - _ICON // 2, top, theme.pixmap("file-down", _ICON, tone))
        painter.setPen(QPen(theme.colour("text")))
        painter.setFont(theme.font(bold=True))
        line_of_words = QRect(0, top + _ICON + GRID, self.width(), high)
        painter.drawText(line_of_words, Qt.AlignmentFlag.AlignCenter, self.words)
        painter.end()
        event.accept()


def dropped_files(data: QMimeData) -> list[Path]:
    """The files and folders of this computer that are dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
