"""Which documents to search: a button that opens a list with ticks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coder_app.ui.theme import GRID

ALL = "All documents"
_ID = Qt.ItemDataRole.UserRole
_WIDTH, _HEIGHT = 30 * GRID, 36 * GRID


class DocumentChoice(QPushButton):
    """Says how many are chosen; none ticked stands for all."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search.documents")
        self.setAccessibleName("Documents to search")
        self.setToolTip("Search all documents, or only some")
        self.setAutoDefault(True)
        self.popup = _Popup(self)
        self.popup.list.itemChanged.connect(lambda _: self._say())
        self.popup.none.clicked.connect(self.choose_all)
        self.clicked.connect(self.open_list)
        self._show()

    def offer(self, documents: list[tuple[str, str]]) -> None:
        """Offer documents, (name, id), keeping the ticks of those that are still there."""
        kept = self.chosen()
        box = self.popup.list
        box.blockSignals(True)
        box.clear()
        for name, one in documents:
            item = QListWidgetItem(name)
            item.setData(_ID, one)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = one in kept
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            box.addItem(item)
        box.blockSignals(False)
        self._show()

    def chosen(self) -> frozenset[str]:
        """The documents ticked."""
        box = self.popup.list
        items = [box.item(row) for row in range(box.count())]
        return frozenset(
            str(item.data(_ID)) for item in items if item.checkState() == Qt.CheckState.Checked
        )

    def choose_all(self) -> None:
        """Untick every document, which stands for all of them."""
        box = self.popup.list
        box.blockSignals(True)
        for row in range(box.count()):
            box.item(row).setCheckState(Qt.CheckState.Unchecked)
        box.blockSignals(False)
        self._say()

    def open_list(self) -> None:
        """Show the list at the button."""
        self.popup.resize(_WIDTH, _HEIGHT)
        self.popup.move(self.mapToGlobal(self.rect().topLeft()) - self.popup.rect().bottomLeft())
        self.popup.show()
        self.popup.list.setFocus()
        if self.popup.list.currentRow() < 0:
            self.popup.list.setCurrentRow(0)

    def _say(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        count = len(self.chosen())
        self.setText(f"{count} document{'' if count == 1 else 's'}" if count else ALL)


class _Popup(QFrame):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("search.documents.popup")
        self.setAccessibleName("Documents to search")
        self.setProperty("popup", "true")
        self.list = _List()
        self.none = QPushButton(ALL)
        self.none.setObjectName("search.documents.all")
        self.none.setAccessibleName(ALL)
        self.none.setAutoDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.none)


class _List(QListWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search.documents.list")
        self.setAccessibleName("Documents to search")
        self.setFrameShape(QListWidget.Shape.NoFrame)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.window().close()
        else:
            super().keyPressEvent(event)
