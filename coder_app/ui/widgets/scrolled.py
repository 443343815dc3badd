"""A page or column that scrolls where the window is lower than it: nothing of it is cut."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_LEAST = 96


class Scrolled(QScrollArea):
    """As wide as what it holds asks for, and as high as there is room."""

    def __init__(self, name: str, title: str, inside: QWidget) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        self._inside = inside
        inside.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        wide = max(self._inside.minimumSizeHint().width(), self._inside.minimumWidth())
        return QSize(wide + self.verticalScrollBar().sizeHint().width(), _LEAST)

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self._inside:
            self.updateGeometry()
        return super().eventFilter(watched, event)
