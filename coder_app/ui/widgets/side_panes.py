"""A wide part between two sides; the sides give way first where the window is narrow."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

_NARROWEST = 192
"""Pixels down to which a side gives way by itself."""
_LEAST = 128
"""Pixels to which a side can be dragged."""


class SidePanes(QSplitter):
    """Sides as wide as they ask to be, or less, until a handle is dragged."""

    def __init__(
        self, left: QWidget, middle: QWidget, right: QWidget, widths: tuple[int, int, int]
    ) -> None:
        """``widths``: what each asks for, in pixels."""
        super().__init__(Qt.Orientation.Horizontal)
        self._widths, self._right = widths, right
        self._dragged = False
        self._page = False
        for number, part in enumerate((left, middle, right)):
            self.addWidget(part)
            self.setStretchFactor(number, 1 if part is middle else 0)
            self.setCollapsible(number, False)
            part.setMinimumWidth(2 * _LEAST if part is middle else _LEAST)
        self.setHandleWidth(1)
        self.setSizes(list(widths))
        self.splitterMoved.connect(lambda *_: self._drag())

    def _drag(self) -> None:
        self._dragged = True

    def show_page(self, page: bool) -> None:
        """A page stands in the middle, to which the right side says nothing: it goes meanwhile."""
        self._page = page
        self._give_way()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        left, middle, right = self._widths
        self._right.setHidden(self._page)
        if self._dragged:
            return
        room = self.width() - middle - 2 * self.handleWidth()
        part = min(1.0, room / (left + right))
        first, last = (max(_NARROWEST, round(side * part)) for side in (left, right))
        self.setSizes([first, self.width() - first - last - 2 * self.handleWidth(), last])
