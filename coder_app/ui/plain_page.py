"""What pages share that stand where the text is: a title, advice, buttons; Escape leaves."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coder_app.ui.theme import GRID, theme


class PlainPage(QWidget):
    """A page where the text is."""

    left = Signal()

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.title = QLabel(title)
        self.title.setObjectName(f"{name}.title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setFont(theme.font(4, bold=True))
        self.title.setWordWrap(True)
        self.advice = QLabel()
        self.advice.setObjectName(f"{name}.advice")
        self.advice.setTextFormat(Qt.TextFormat.PlainText)
        self.advice.setProperty("tone", "quiet")
        self.advice.setWordWrap(True)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.body.setSpacing(GRID)
        self.body.addWidget(self.title)
        self.body.addWidget(self.advice)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(GRID)
        self.foot.addStretch(1)

    def button(self, name: str, title: str, call: Callable[[], object]) -> QPushButton:
        """A button of the page."""
        made = QPushButton(title)
        made.setObjectName(f"{self.objectName()}.{name}")
        made.setAccessibleName(title)
        made.setAutoDefault(True)
        made.clicked.connect(lambda _=False: call())
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
