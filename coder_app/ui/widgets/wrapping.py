"""A layout whose parts stand in a row and go on in the next one where the row is full."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class WrappingLayout(QLayout):
    """Parts keep the size they ask for; the layout is as high as the rows it needs."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 0, gap: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(margin, margin, margin, margin)
        self.setSpacing(gap)

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
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._arrange(area, move=True)

    def sizeHint(self) -> QSize:
        """All in one row."""
        seen = [item.sizeHint() for item in self._seen()]
        width = sum(size.width() for size in seen) + self.spacing() * max(0, len(seen) - 1)
        height = max((size.height() for size in seen), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

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
        for number, row in enumerate(self._rows(inner.width())):
            height = max(item.sizeHint().height() for item in row)
            top += self.spacing() if number else 0
            if move:
                self._place(row, inner, top, height)
            top += height
        margins: QMargins = self.contentsMargins()
        return top - inner.top() + margins.top() + margins.bottom()

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

    def _place(self, row: list[QLayoutItem], inner: QRect, top: int, height: int) -> None:
        left = inner.left()
        for item in row:
            size = item.sizeHint()
            wide = min(size.width(), inner.width())
            down = (height - size.height()) // 2
            item.setGeometry(QRect(left, top + down, wide, size.height()))
            left += wide + self.spacing()
