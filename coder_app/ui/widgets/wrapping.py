"""A layout whose parts stand in a row and go on in the next one where the row is full."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class WrappingLayout(QLayout):
    """Parts keep the size they ask for; the layout is as high as the rows it needs."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 0, gap: int = 0) -> None:
        self._items: list[QLayoutItem] = []
        self._pushed: int | None = None
        self._heights: dict[int, int] = {}
        """By width, as they are asked for dozens of times while a window is laid out."""
        super().__init__(parent)
        self.setContentsMargins(margin, margin, margin, margin)
        self.setSpacing(gap)

    def push(self) -> None:
        """What is added from now on stands at the right, where all fits in one row."""
        self._pushed = len(self._items)

    # -- what Qt asks

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """A part came, went or changed: heights are found anew."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._arrange(area, move=True)

    def sizeHint(self) -> QSize:
        """All in one row."""
        seen = self._seen()
        height = max((item.sizeHint().height() for item in seen), default=0)
        return QSize(self._width(seen), height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """The widest part alone in its row."""
        least = QSize()
        for item in self._seen():
            least = least.expandedTo(item.minimumSize())
        return least.grownBy(self.contentsMargins())

    # -- rows

    def _seen(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, area: QRect, *, move: bool) -> int:
        """Put the parts into rows; returns the height all rows need, in pixels."""
        inner = area.marginsRemoved(self.contentsMargins())
        top = inner.top()
        rows = self._rows(inner.width())
        for number, row in enumerate(rows):
            height = max(item.sizeHint().height() for item in row)
            top += self.spacing() if number else 0
            if move:
                self._place(row, inner, top, height, push=len(rows) == 1)
            top += height
        margins: QMargins = self.contentsMargins()
        return top - inner.top() + margins.top() + margins.bottom()

    def _width(self, items: Sequence[QLayoutItem]) -> int:
        """Pixels that parts need beside each other."""
        wide = sum(item.sizeHint().width() for item in items)
        return wide + self.spacing() * max(0, len(items) - 1)

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        left = 0
        for item in self._seen():
            wide = item.sizeHint().width()
            if not rows or left + wide > width:
                rows.append([])
                left = 0
            rows[-1].append(item)
            left += wide + self.spacing()
        return rows

    def _place(
        self, row: list[QLayoutItem], inner: QRect, top: int, height: int, *, push: bool
    ) -> None:
        left = inner.left()
        pushed = self._items[self._pushed :] if push and self._pushed is not None else []
        at_right = [item for item in row if item in pushed]
        for item in row:
            if at_right and item is at_right[0]:
                left = max(left, inner.right() + 1 - self._width(at_right))
            size = item.sizeHint()
            wide = min(size.width(), inner.width())
            down = (height - size.height()) // 2
            item.setGeometry(QRect(left, top + down, wide, size.height()))
            left += wide + self.spacing()
