"""Some of many: a button that opens a list with ticks; none ticked stands for all."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coder_app.ui.widgets.in_sight import place_in_sight
from coder_app.ui.widgets.plain import plain_tip

_ID = Qt.ItemDataRole.UserRole
_GRID = 8
_ROW = 26
_SIZE = QSize(30 * _GRID, 36 * _GRID)


class TickChoice(QPushButton):
    """Says how many are chosen; Space ticks, Enter and Escape close the list."""

    changed = Signal()

    def __init__(
        self, name: str, title: str, everything: str, noun: str, parent: QWidget | None = None
    ) -> None:
        """``everything``: what it says where none is ticked; ``noun``: one of what is counted."""
        super().__init__(parent)
        self._everything, self._noun = everything, noun
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setToolTip(title)
        self.setAutoDefault(True)
        self.popup = _Popup(name, title, everything, self)
        self.popup.list.itemChanged.connect(lambda _: self._say())
        self.popup.none.clicked.connect(self.choose_all)
        self.clicked.connect(self.open_list)
        self._show()

    def offer(self, items: Sequence[tuple[str, str]]) -> None:
        """Offer these, (words, id), keeping the ticks of those that are still there."""
        kept = self.chosen()
        box = self.popup.list
        box.blockSignals(True)
        box.clear()
        for words, one in items:
            item = QListWidgetItem(words)
            item.setData(_ID, one)
            item.setToolTip(plain_tip(words))
            item.setSizeHint(QSize(0, _ROW))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_state(one in kept))
            box.addItem(item)
        box.blockSignals(False)
        self._show()

    def chosen(self) -> frozenset[str]:
        """The ids ticked."""
        return frozenset(
            str(item.data(_ID)) for item in self._items() if item.checkState() == _state(True)
        )

    def choose(self, ids: Sequence[str]) -> None:
        """Tick these and no others."""
        box = self.popup.list
        box.blockSignals(True)
        for item in self._items():
            item.setCheckState(_state(item.data(_ID) in ids))
        box.blockSignals(False)
        self._say()

    def choose_all(self) -> None:
        """Untick every one, which stands for all of them."""
        self.choose(())

    def open_list(self) -> None:
        """Show the list at the button."""
        self.popup.resize(_SIZE)
        place_in_sight(self.popup, self)
        self.popup.show()
        self.popup.list.setFocus()
        if self.popup.list.currentRow() < 0:
            self.popup.list.setCurrentRow(0)

    def _items(self) -> list[QListWidgetItem]:
        box = self.popup.list
        return [box.item(row) for row in range(box.count())]

    def _say(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        count = len(self.chosen())
        some = f"{count} {self._noun}{'' if count == 1 else 's'}"
        self.setText(some if count else self._everything)
        self.setAccessibleDescription(self.text())


def _state(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked


class _Popup(QFrame):
    def __init__(self, name: str, title: str, everything: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName(f"{name}.popup")
        self.setAccessibleName(title)
        self.setProperty("popup", "true")
        self.list = _List()
        self.list.setObjectName(f"{name}.list")
        self.list.setAccessibleName(title)
        self.none = QPushButton(everything)
        self.none.setObjectName(f"{name}.all")
        self.none.setAccessibleName(everything)
        self.none.setAutoDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_GRID, _GRID, _GRID, _GRID)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.none)


class _List(QListWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QListWidget.Shape.NoFrame)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.window().close()
        else:
            super().keyPressEvent(event)
