"""A page over which other widgets float: as they come and go, nothing else is laid out anew."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Ground(QWidget):
    """Filled by its ``column``; its other children stand where they are put.

    A widget that has a layout lays out the whole window when a child is shown or hidden, even one
    that is not in the layout. So the layout is a child's, and only its needs are passed on.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = QWidget(self)
        self.column = QVBoxLayout(self._page)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self._needs = (QSize(), QSize())

    def sizeHint(self) -> QSize:
        return self._page.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._page.minimumSizeHint()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            needs = (self.sizeHint(), self.minimumSizeHint())
            if needs != self._needs:
                self._needs = needs
                self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._page.setGeometry(self.rect())
