"""The tree of codes: names edited in place, moved by dragging, found by typing."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragMoveEvent, QDropEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from coder_app.core.codebook import CodeRow
from coder_app.core.ids import CodeId
from coder_app.ui.theme import GRID, ROW, theme
from coder_app.ui.widgets.index import Index

MIME = "application/x-coder-code"
NO_THEME = "Not in a theme yet"
_ROW = Qt.ItemDataRole.UserRole
_WHERE = QAbstractItemView.DropIndicatorPosition


class CodeTree(QTreeWidget):
    """Codes under their themes; the heading for those in none comes last."""

    entered = Signal(str)
    """Enter: apply to the selection, else show the excerpts."""
    removed = Signal()
    left = Signal()
    moved = Signal(list, object, object)
    """Codes, their new parent (or None) and the sibling they come before (or None)."""
    textDropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codebook.tree")
        self.setAccessibleName("Codebook")
        self.setHeaderHidden(True)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setItemDelegate(CodeDelegate(self))
        self.setIndentation(2 * GRID)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setAutoExpandDelay(600)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._closed: set[str] = set()
        self.itemCollapsed.connect(lambda item: self._closed.add(key_of(item)))
        self.itemExpanded.connect(lambda item: self._closed.discard(key_of(item)))

    # -- what is shown

    def show_rows(self, rows: Sequence[CodeRow], wanted: str = "") -> None:
        """Show the codebook, or what a filter leaves; keeps selection, branches and place."""
        chosen, scroll = set(self.chosen()), self.verticalScrollBar().value()
        current = self.code(self.currentItem())
        self.blockSignals(True)
        self.clear()
        items: dict[str, QTreeWidgetItem] = {}
        heading: QTreeWidgetItem | None = None
        for row in filtered(rows, wanted):
            above = items.get(row.parent_id or "")
            if above is None and not row.is_theme and row.parent_id is None:
                heading = heading or self._heading()
                above = heading
            item = self._item(row)
            if above is None:
                self.addTopLevelItem(item)
            else:
                above.addChild(item)
            items[row.id] = item
        for top in [*items.values(), *([heading] if heading else [])]:
            top.setExpanded(bool(wanted) or key_of(top) not in self._closed)
        for code in chosen & items.keys():
            items[code].setSelected(True)
        if current in items:
            self.setCurrentItem(items[str(current)], 0, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(scroll)

    def _heading(self) -> QTreeWidgetItem:
        item = QTreeWidgetItem([NO_THEME])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled)
        self.addTopLevelItem(item)
        return item

    @staticmethod
    def _item(row: CodeRow) -> QTreeWidgetItem:
        item = QTreeWidgetItem([row.name])
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        item.setData(0, _ROW, row)
        item.setToolTip(0, f"{row.path}\n{row.definition}".strip())
        return item

    def code(self, item: QTreeWidgetItem | None) -> CodeId | None:
        """The code of an item; None for the heading."""
        row = row_of(item)
        return row.id if row else None

    def chosen(self) -> list[CodeId]:
        """The codes selected, in tree order."""
        return [row.id for item in self.selectedItems() if (row := row_of(item)) is not None]

    def item_of(self, code: CodeId) -> QTreeWidgetItem | None:
        """The item of a code."""
        waiting = [self.topLevelItem(number) for number in range(self.topLevelItemCount())]
        while waiting:
            item = waiting.pop()
            if item is None:
                continue
            if self.code(item) == code:
                return item
            waiting += [item.child(number) for number in range(item.childCount())]
        return None

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        item, code = self.currentItem(), self.code(self.currentItem())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and code and not editing:
            self.entered.emit(code)
        elif event.key() == Qt.Key.Key_Delete and code:
            self.removed.emit()
        elif event.key() == Qt.Key.Key_Escape and not editing:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Space and item is not None:
            item.setExpanded(not item.isExpanded())
        else:
            super().keyPressEvent(event)

    # -- dragging

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        data = QMimeData()
        codes = [code for item in items if (code := self.code(item))]
        data.setData(MIME, "\n".join(codes).encode())
        return data

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if event.mimeData().hasText() and not event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        data = event.mimeData()
        if data.hasFormat(MIME):
            codes = bytes(data.data(MIME).data()).decode().split("\n")
            self.moved.emit(codes, *self._target(item))
        elif code := self.code(item):
            self.textDropped.emit(code)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()

    def _target(self, item: QTreeWidgetItem | None) -> tuple[CodeId | None, CodeId | None]:
        """Where the drop line is: the parent, and the sibling below the line."""
        row, where = row_of(item), self.dropIndicatorPosition()
        if item is None or row is None:
            return None, None
        if where == _WHERE.OnItem:
            return row.id, None
        parent = None if row.parent_id is None else CodeId(row.parent_id)
        if where == _WHERE.AboveItem:
            return parent, row.id
        below = self.itemBelow(item)
        sibling = row_of(below)
        same = sibling is not None and sibling.parent_id == row.parent_id
        return parent, sibling.id if same and sibling else None


def row_of(item: QTreeWidgetItem | None) -> CodeRow | None:
    """The row an item shows; None for the heading and for nothing."""
    found: CodeRow | None = item.data(0, _ROW) if item is not None else None
    return found


def key_of(item: QTreeWidgetItem) -> str:
    """What tells an item from others over refreshes."""
    row = row_of(item)
    return row.id if row else NO_THEME


def filtered(rows: Sequence[CodeRow], wanted: str) -> list[CodeRow]:
    """Rows whose path holds the words, with those above them."""
    words = wanted.casefold().split()
    if not words:
        return list(rows)
    kept = {row.id for row in rows if all(word in row.path.casefold() for word in words)}
    by_id = {row.id: row for row in rows}
    for row in [by_id[code] for code in kept]:
        above = row.parent_id
        while above is not None:
            kept.add(above)
            above = by_id[above].parent_id
    return [row for row in rows if row.id in kept]


class CodeDelegate(QStyledItemDelegate):
    """Paints a code: colour, name, and its count at the right; themes bold, counted in cases."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect.adjusted(2 * GRID, 0, -GRID, 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CodeRow | None = index.data(_ROW)
        area: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(area, theme.colour("selected_row"))
        if row is None:
            painter.setFont(theme.font())
            painter.setPen(QPen(theme.colour("text_quiet")))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, NO_THEME)
            return
        painter.fillRect(QRect(area.left(), area.center().y() - 5, 10, 10), QColor(row.colour))
        side = counted(row)
        width = option.fontMetrics.horizontalAdvance(side) + 2 * GRID
        painter.setFont(theme.font(bold=row.is_theme))
        painter.setPen(QPen(theme.colour("selected_row_text" if chosen else "text")))
        names = area.adjusted(2 * GRID, 0, -width, 0)
        name = painter.fontMetrics().elidedText(
            row.name, Qt.TextElideMode.ElideMiddle, names.width()
        )
        painter.drawText(names, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(theme.font())
        painter.setPen(QPen(theme.colour("selected_row_text" if chosen else "text_quiet")))
        painter.drawText(
            area.adjusted(0, 0, -GRID, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            side,
        )


def counted(row: CodeRow) -> str:
    """A theme in cases, a code in codings."""
    if row.is_theme:
        return "1 case" if row.all_cases == 1 else f"{row.all_cases} cases"
    return str(row.codings or "")
