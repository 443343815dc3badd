"""What the pages of the codebook have in common: a title, a hint, buttons; Escape leaves."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.parts import words


class Page(QWidget):
    """Shown where the text is."""

    left = Signal()

    def __init__(self, name: str, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.heading = words(f"{name}.title", title)
        self.heading.setFont(theme.font(4, bold=True))
        self.hint = words(f"{name}.hint", hint, tone="quiet")
        if not hint:
            self.hint.hide()  # and else shown with the page: by itself it would be a window
        self.body = QVBoxLayout()
        self.body.setSpacing(GRID)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(GRID)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.heading)
        layout.addWidget(self.hint)
        layout.addLayout(self.body, 1)
        layout.addLayout(self.foot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Leave the page; what is asked before stands in the page itself."""
        self.left.emit()
