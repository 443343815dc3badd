"""The tree of codes: names edited in place, moved by dragging, found by typing."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
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
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from coder_app.core.codebook import CodeRow
from coder_app.core.ids import CodeId
from coder_app.ui.codebook.code_delegate import CodeDelegate
from coder_app.ui.codebook.code_model import MIME, NO_THEME, SEGMENT_MIME, CodeModel, dragged_codes
from coder_app.ui.codebook.drag_hover import DragHover
from coder_app.ui.codebook.drop_place import DropPlace, Where, drop_place, where_in_row
from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.index import Index
from coder_app.ui.widgets.side_list import as_side_list

_LINE = 2


class CodeTree(QTreeView):
    """Codes under their themes; says what is asked for, changes nothing itself."""

    entered = Signal(str)
    """Enter: apply to the selection, else show the excerpts."""
    taken = Signal(str)
    """A plain click on a code."""
    severalChosen = Signal()
    """A click with Ctrl or Shift."""
    opened = Signal(str)
    """A double click."""
    addAsked = Signal()
    removed = Signal()
    left = Signal()
    renamed = Signal(str, str)
    moved = Signal(list, object, object)
    """Codes, their new parent (or None) and the sibling they come before (or None)."""
    textDropped = Signal(str)
    currentChosen = Signal(object)
    """The row in hand, or None."""
    menuAsked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codebook.tree")
        self.setAccessibleName("Codebook")
        self.codes = CodeModel(self)
        self.setModel(self.codes)
        self.setItemDelegate(CodeDelegate(self))
        as_side_list(self, QAbstractItemView.DragDropMode.DragDrop)
        self.setHeaderHidden(True)
        self.setIndentation(2 * GRID)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.hovering = DragHover(self)
        self.sorted = False
        """Whether rows stand in another order than the one they were put in."""
        self._closed: set[str] = set()
        self._following, self._pressed, self._plain = True, False, False
        self._drop: tuple[DropPlace | None, QModelIndex, Where] | None = None
        self.codes.renamed.connect(self.renamed)
        for signal, closed in ((self.collapsed, True), (self.expanded, False)):
            signal.connect(lambda index, closed=closed: self._remember(index, closed=closed))
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._double_clicked)
        theme.changed.connect(self.viewport().update)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let nothing be renamed, moved or dropped."""
        triggers, modes = QAbstractItemView.EditTrigger, QAbstractItemView.DragDropMode
        self.setEditTriggers(triggers.NoEditTriggers if read_only else triggers.EditKeyPressed)
        self.setDragDropMode(modes.NoDragDrop if read_only else modes.DragDrop)

    # -- what is shown

    def show_rows(
        self, rows: Sequence[CodeRow], pins: dict[CodeId, int] | None = None, *, open_all: bool
    ) -> None:
        """Show these codes; selection, branches and place stay. A filter opens all branches."""
        place = self.verticalScrollBar().value()
        self.codes.show_rows(rows, pins)
        self._following = False
        for index in self.codes.branches():
            self.setExpanded(index, open_all or self._key(index) not in self._closed)
        self._following = not open_all
        self.verticalScrollBar().setValue(place)
        self.currentChosen.emit(self.current())

    def _remember(self, index: Index, *, closed: bool) -> None:
        if self._following:
            (self._closed.add if closed else self._closed.discard)(self._key(index))

    def show_levels(self, levels: int) -> None:
        """Open branches down to so many levels of codes; all others are closed."""
        for index in self.codes.branches():
            row = self.codes.row_at(index)
            self.setExpanded(index, row is None or row.depth < levels - 1)

    def _key(self, index: Index) -> str:
        row = self.codes.row_at(index)
        return row.id if row else NO_THEME

    def current(self) -> CodeRow | None:
        """The code in hand."""
        return self.codes.row_at(self.currentIndex())

    def chosen(self) -> list[CodeId]:
        """The codes selected, in tree order."""
        rows = {self.codes.row_at(index) for index in self.selectedIndexes()}
        return [row.id for row in self.codes.shown() if row in rows]

    def choose(self, code: CodeId) -> None:
        """Take a code in hand and bring it into sight."""
        index = self.codes.index_of(code)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)

    def rename(self, code: CodeId) -> None:
        """Open the field for a code's name, in place."""
        index = self.codes.index_of(code)
        if index.isValid():
            self.choose(code)
            self.setFocus()
            self.edit(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.currentChosen.emit(self.codes.row_at(current))

    # -- keys and clicks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, index, key = self.current(), self.currentIndex(), event.key()
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # what the field for a name lets through is not for us
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if row is not None:
                self.entered.emit(row.id)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif key == Qt.Key.Key_Insert:
            self.addAsked.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Space and index.isValid():
            self.setExpanded(index, not self.isExpanded(index))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        usual = event.modifiers() == Qt.KeyboardModifier.NoModifier
        self._pressed = usual and event.button() == Qt.MouseButton.LeftButton
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A plain click is pressed and let go without keys; the second of two is none."""
        usual = event.modifiers() == Qt.KeyboardModifier.NoModifier
        self._plain, self._pressed = usual and self._pressed, False
        super().mouseReleaseEvent(event)

    def _clicked(self, index: Index) -> None:
        row = self.codes.row_at(index)
        if row is None:
            self.setExpanded(index, not self.isExpanded(index))
        elif self._plain:
            self.taken.emit(row.id)
        elif len(self.selectedIndexes()) > 1:
            self.severalChosen.emit()

    def _double_clicked(self, index: Index) -> None:
        row = self.codes.row_at(index)
        if row is not None:
            self.opened.emit(row.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).center()
        self.menuAsked.emit(self.viewport().mapToGlobal(place))

    # -- dragging

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag codes; the rows stay where they are until the project says otherwise."""
        _ = actions
        drag = QDrag(self)
        drag.setMimeData(self.codes.mimeData(self.selectedIndexes()))
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        super().dragEnterEvent(event)
        data = event.mimeData()
        event.setAccepted(data.hasFormat(MIME) or data.hasFormat(SEGMENT_MIME))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges
        self.hovering.over(self.indexAt(event.position().toPoint()))
        self._drop = self._target(event)
        event.setAccepted(self._drop is not None)
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._forget_drop()

    def dropEvent(self, event: QDropEvent) -> None:
        found = self._target(event)
        self._forget_drop()
        event.setAccepted(found is not None)
        if found is None:
            return
        place, index, _ = found
        row = self.codes.row_at(index)
        codes = dragged_codes(event.mimeData())
        if codes and place is not None:
            self.moved.emit(codes, place.parent, place.before)
        elif row is not None:
            self.textDropped.emit(row.id)
            self.left.emit()  # the keys stay with the text

    def _forget_drop(self) -> None:
        self.hovering.away()
        self._drop = None
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _target(self, event: QDropEvent) -> tuple[DropPlace | None, QModelIndex, Where] | None:
        """Where a drop would go: a place for codes, a code for text; None where it can't."""
        spot = event.position().toPoint()
        index = self.indexAt(spot)
        row = self.codes.row_at(index)
        codes = dragged_codes(event.mimeData())
        if not codes:
            usable = event.mimeData().hasFormat(SEGMENT_MIME) and row is not None
            return (None, index, "on") if usable else None
        area = self.visualRect(index)
        where = where_in_row(spot.y() - area.top(), area.height()) if row else "on"
        opened = self.isExpanded(index) and self.codes.rowCount(index) > 0
        if self.sorted and where != "on":
            return None  # between rows means nothing while they are not as arranged
        place = drop_place(self.codes.shown(), codes, row, where, opened=opened)
        return None if place is None else (place, index, where)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop is None:
            return
        _, index, where = self._drop
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), _LINE))
        area = self.visualRect(index) if index.isValid() else self._below_all()
        if where == "on" and index.isValid():
            painter.drawRoundedRect(area.adjusted(1, 1, -2, -2), GRID // 2, GRID // 2)
        else:
            self._draw_line(painter, area, where, index)
        painter.end()

    def _below_all(self) -> QRect:
        """A row's place under the last one."""
        bottom = QRect()
        index = self.codes.index(self.codes.rowCount() - 1, 0)
        while index.isValid():
            bottom = self.visualRect(index)
            index = self.indexBelow(index)
        return QRect(0, bottom.bottom() + 1, self.viewport().width(), GRID)

    def _draw_line(self, painter: QPainter, area: QRect, where: Where, index: QModelIndex) -> None:
        """A line with a knob, indented as the codes will be."""
        below = where == "below"
        height = area.bottom() + 1 if below else area.top() + 1
        left = area.left() + GRID // 2
        if below and self.isExpanded(index) and self.codes.rowCount(index) > 0:
            left += self.indentation()
        painter.setBrush(theme.colour("panel"))
        painter.drawLine(left + GRID // 2, height, area.right() - GRID, height)
        painter.drawEllipse(QPoint(left, height), 3, 3)
