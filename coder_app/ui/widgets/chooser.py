"""One of many, found by typing: a small list that says what was chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from rapidfuzz import fuzz, process

from coder_app.ui.widgets.in_sight import place_in_sight

_ID = Qt.ItemDataRole.UserRole
_SHOWN = 200
_FITS = 55

Item = tuple[str, str, str]
"""Id, words, and a colour or an empty text."""


class Chooser(QDialog):
    """Type to narrow, arrows to move, Enter to choose, Escape to leave."""

    def __init__(
        self,
        title: str,
        items: Sequence[Item],
        chosen: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("chooser")
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._items = list(items)
        self._chosen = chosen
        label = QLabel(title)
        label.setProperty("tone", "header")
        self.field = _Field(self)
        self.field.setObjectName("chooser.field")
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText("Type to find")
        self.list = QListWidget()
        self.list.setObjectName("chooser.list")
        self.list.setAccessibleName(title)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        for part in (label, self.field, self.list):
            layout.addWidget(part)
        self.resize(360, 320)
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self._take)
        self.list.itemClicked.connect(lambda _: self._take())
        self._narrow("")

    def offer(self, below: QWidget) -> None:
        """Show it at a widget."""
        place_in_sight(self, below)
        self.show()
        self.field.setFocus()

    def _narrow(self, typed: str) -> None:
        shown = self._items
        if typed.strip():
            found = process.extract(
                typed,
                [text for _, text, _ in self._items],
                scorer=fuzz.WRatio,
                processor=str.casefold,
                limit=_SHOWN,
                score_cutoff=_FITS,
            )
            shown = [self._items[place] for _, _, place in found]
        self.list.clear()
        for key, text, colour in shown[:_SHOWN]:
            item = QListWidgetItem(text)
            item.setData(_ID, key)
            if colour:
                swatch = QPixmap(10, 10)
                swatch.fill(QColor(colour))
                item.setIcon(swatch)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            key = item.data(_ID)
            self.close()
            self._chosen(key)

    def step(self, by: int) -> None:
        """Move the choice."""
        row = self.list.currentRow() + by
        self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))


class _Field(QLineEdit):
    def __init__(self, chooser: Chooser) -> None:
        super().__init__(chooser)
        self._chooser = chooser

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step:
            self._chooser.step(step)
        elif event.key() == Qt.Key.Key_Escape:
            self._chooser.close()
        else:
            super().keyPressEvent(event)
