"""Documents, one a row: opened by Enter or a click, renamed in place, moved by dragging."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from coder_app.core.documents import DocumentRow
from coder_app.core.ids import DocumentId
from coder_app.ui.documents.document_delegate import (
    ROW_ROLE,
    TWICE_ROLE,
    DocumentDelegate,
    dress,
)
from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.side_list import as_side_list

_LINE = 2


class DocumentList(QListWidget):
    """Says what is asked for; changes nothing itself."""

    opened = Signal(str)
    removed = Signal()
    left = Signal()
    renamed = Signal(str, str)
    moved = Signal(str, int)
    """A document and its new place, counted from 0 without itself."""
    menuAsked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current: DocumentId | None = None
        self.twice: frozenset[DocumentId] = frozenset()
        """The documents assigned for double coding."""
        self.setObjectName("documents.list")
        self.setAccessibleName("Documents")
        self.setItemDelegate(DocumentDelegate(self))
        as_side_list(self, QAbstractItemView.DragDropMode.InternalMove)
        self.setUniformItemSizes(True)
        self._plain = True
        self._line: int | None = None
        self.itemClicked.connect(self._clicked)
        self.itemChanged.connect(self._changed)
        theme.changed.connect(self.viewport().update)

    # -- what is shown

    def show_rows(self, rows: Sequence[DocumentRow]) -> None:
        """Show these; selection, place and a name that is being typed stay."""
        self.blockSignals(True)
        if [row.id for row in rows] != [row.id for row in self.rows()]:
            self._arrange(rows)
        for number, row in enumerate(rows):
            item = self.item(number)
            twice = row.id in self.twice
            now = (item.data(ROW_ROLE), item.data(TWICE_ROLE), item.text())
            if now != (row, twice, row.name):
                dress(item, row, twice=twice)
        self.blockSignals(False)

    def _arrange(self, rows: Sequence[DocumentRow]) -> None:
        """Make an item for each row, in order."""
        chosen = {row.id for row in self.chosen()}
        hand, place = self.in_hand(), self.verticalScrollBar().value()
        at = self.currentRow()
        self.clear()
        for number, row in enumerate(rows):
            item = QListWidgetItem()
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            dress(item, row, twice=row.id in self.twice)
            self.addItem(item)
            item.setSelected(row.id in chosen)
            if hand is not None and row.id == hand.id:
                at = number
        self.take(min(at, len(rows) - 1), select=not self.selectedItems())
        self.doItemsLayout()
        self.verticalScrollBar().setValue(place)

    def take(self, number: int, *, select: bool = True) -> None:
        """Take a row in hand; without ``select`` the selection stays."""
        flags = self.selectionModel().SelectionFlag
        how = flags.ClearAndSelect if select else flags.NoUpdate
        self.setCurrentRow(number, how)

    def rows(self) -> list[DocumentRow]:
        """All rows, in order."""
        return [self.item(number).data(ROW_ROLE) for number in range(self.count())]

    def chosen(self) -> list[DocumentRow]:
        """The rows selected, in order."""
        items = sorted(self.selectedItems(), key=self.row)
        return [item.data(ROW_ROLE) for item in items]

    def in_hand(self) -> DocumentRow | None:
        """The row that keys work on."""
        item = self.currentItem()
        row: DocumentRow | None = item.data(ROW_ROLE) if item else None
        return row

    def _changed(self, item: QListWidgetItem) -> None:
        row: DocumentRow = item.data(ROW_ROLE)
        name = item.text().strip()
        self.show_rows(self.rows())  # the old name stands until the project has the new one
        if name != row.name:
            self.renamed.emit(row.id, name)

    # -- keys and clicks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.in_hand(), event.key()
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # what the field for a name lets through is not for us
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if row is not None:
                self.opened.emit(row.id)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        usual = event.modifiers() == Qt.KeyboardModifier.NoModifier
        self._plain = usual and event.button() == Qt.MouseButton.LeftButton
        super().mouseReleaseEvent(event)

    def _clicked(self, item: QListWidgetItem) -> None:
        if self._plain:
            self.opened.emit(item.data(ROW_ROLE).id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentItem():
            place = self.visualItemRect(self.currentItem()).center()
        self.menuAsked.emit(self.viewport().mapToGlobal(place))

    # -- dragging: rows move within the list; files are for the panel

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        super().dragEnterEvent(event)
        event.setAccepted(event.source() is self)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        event.setAccepted(event.source() is self)
        self._line = self.place_at(event.position().toPoint())
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._forget_line()

    def dropEvent(self, event: QDropEvent) -> None:
        place, hand = self.place_at(event.position().toPoint()), self.in_hand()
        self._forget_line()
        event.setDropAction(Qt.DropAction.IgnoreAction)  # or Qt would take the row away
        event.accept()
        if hand is not None:
            self.move_to(hand, place)

    def move_to(self, row: DocumentRow, gap: int) -> None:
        """Ask for a document to stand in a gap; gaps are counted from 0, above the first row."""
        at = [each.id for each in self.rows()].index(row.id)
        place = gap - 1 if gap > at else gap
        if place != at and 0 <= place < self.count():
            self.moved.emit(row.id, place)

    def place_at(self, spot: QPoint) -> int:
        """The gap between rows nearest to a point."""
        item = self.itemAt(spot)
        if item is None:
            return 0 if spot.y() < 0 else self.count()
        area = self.visualItemRect(item)
        return self.row(item) + (spot.y() > area.center().y())

    def _forget_line(self) -> None:
        self._line = None
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._line is None or not self.count():
            return
        last = self.visualItemRect(self.item(self.count() - 1)).bottom()
        below = self._line >= self.count()
        height = last if below else self.visualItemRect(self.item(self._line)).top() + 1
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme.colour("accent"), _LINE))
        painter.drawLine(GRID, height, self.viewport().width() - GRID, height)
        painter.end()
