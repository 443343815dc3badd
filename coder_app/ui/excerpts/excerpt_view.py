"""The table of excerpts: whole excerpts wrapped, heights worked out for the rows in sight."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from coder_app.core.excerpts import ExcerptRow
from coder_app.ui.excerpts.excerpt_delegate import ExcerptDelegate
from coder_app.ui.excerpts.excerpt_model import (
    CODE,
    CODER,
    DATE,
    EXCERPT,
    GROUP,
    MEMO,
    REF,
    ExcerptModel,
)
from coder_app.ui.theme import GRID, ROW

_WIDTHS = {GROUP: 160, REF: 96, CODE: 192, MEMO: 168, CODER: 64, DATE: 120}
_SLIM = {GROUP: 112, CODE: 128, MEMO: 112, CODER: 56}
_NARROW = 900
"""Pixels of the list under which columns are slim and the date stands in the tooltip only."""
_WIDEST_REF = 224
"""Pixels: a longer reference is cut in its middle."""
_LINES = 3
"""Guessed for a row that has not been in sight yet."""


class ExcerptView(QTableView):
    """Keys: Enter opens the place, Space shows the context, F2 the memo, Delete removes."""

    opened = Signal(object)
    removed = Signal()
    contextAsked = Signal(int)
    copied = Signal(bool)
    """With reference, or the text only."""
    left = Signal()
    menuAsked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("excerpts.list")
        self.setAccessibleName("Excerpts")
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setItemDelegate(ExcerptDelegate(self))
        self.setAlternatingRowColors(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_LINES * ROW)
        self._slim = False
        self._measure = QTimer(self)
        self._measure.setSingleShot(True)
        self._measure.timeout.connect(self.fit_rows_in_sight)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._measure.start(0))
        self.verticalScrollBar().valueChanged.connect(lambda _: self._name_group())
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideLeft)  # keeps last names
        self.doubleClicked.connect(self._open)

    def _name_group(self) -> None:
        model = self.model()
        if isinstance(model, ExcerptModel):
            model.show_top(max(0, self.rowAt(0)))

    def show_model(self, model: ExcerptModel) -> None:
        """Show a model; the excerpt takes what width the others leave."""
        self.setModel(model)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(EXCERPT, QHeaderView.ResizeMode.Stretch)
        model.modelReset.connect(self._reset)
        model.dataChanged.connect(lambda *_: self._measure.start(0))
        header.sectionResized.connect(lambda *_: self._measure.start(0))

    def numbers(self) -> list[int]:
        """The rows selected, in order."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def fit_rows_in_sight(self) -> None:
        """Give each row in sight the height its words need."""
        if self.model() is None or not self.model().rowCount():
            return
        first = max(0, self.rowAt(0))
        bottom = self.viewport().height()
        row, widest = first, self.columnWidth(REF)
        while row < self.model().rowCount() and self.rowViewportPosition(row) < bottom:
            wanted = max(ROW, self.sizeHintForRow(row))
            if self.rowHeight(row) != wanted:
                self.setRowHeight(row, wanted)
            widest = max(widest, self._width_of_ref(row))
            row += 1
        if widest > self.columnWidth(REF):
            self.setColumnWidth(REF, widest)

    def _width_of_ref(self, row: int) -> int:
        words = str(self.model().index(row, REF).data())
        return min(_WIDEST_REF, self.fontMetrics().horizontalAdvance(words) + 3 * GRID)

    def show_grouped(self, by: str) -> None:
        """Grouped by code, the heading names it: the code does not stand beside it once more."""
        self.setColumnHidden(CODE, by == "code")

    def _reset(self) -> None:
        self.verticalHeader().setDefaultSectionSize(_LINES * ROW)
        self._measure.start(0)

    def _open(self, index: QModelIndex) -> None:
        if index.column() != MEMO:
            self.open_row(index.row())
        else:
            self.edit(index)

    def open_row(self, number: int) -> None:
        """Ask for the place of a row."""
        model = self.model()
        row: ExcerptRow | None = model.excerpt(number) if isinstance(model, ExcerptModel) else None
        if row is not None:
            self.opened.emit(row)

    def write_memo(self, number: int) -> None:
        """Open the field for the memo of a row."""
        self.edit(self.model().index(number, MEMO))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        here = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and here.isValid():
            self.scrollTo(here)
            place = self.visualRect(here.siblingAtColumn(REF)).center()
        else:
            place = event.pos()
        if here.isValid():
            self.menuAsked.emit(self.viewport().mapToGlobal(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        slim = self.viewport().width() < _NARROW
        if slim != self._slim and self.model() is not None:
            self._slim = slim
            self.setColumnHidden(DATE, slim)
            for column, width in (_SLIM if slim else {c: _WIDTHS[c] for c in _SLIM}).items():
                self.setColumnWidth(column, width)
        self._measure.start(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        here = self.currentIndex()
        if here.isValid() and not self.selectionModel().hasSelection():
            self.selectRow(here.row())  # else a list of one row could not be selected by keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # what the field for a memo lets through is not for us
        typing = self.state() == QAbstractItemView.State.EditingState
        if typing or not (self._copy(event) or self._do(event.key())):
            super().keyPressEvent(event)

    def _copy(self, event: QKeyEvent) -> bool:
        """Whether the keys mean to copy, with the reference or without."""
        with_reference = event.matches(QKeySequence.StandardKey.Copy)
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        asked = with_reference or (event.key() == Qt.Key.Key_C and event.modifiers() == both)
        if asked:
            self.copied.emit(with_reference)
        return asked

    def _do(self, key: int) -> bool:
        """What a key does with the rows; whether it does anything."""
        here = self.currentIndex()
        on_row: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Return: lambda: self.open_row(here.row()),
            Qt.Key.Key_Enter: lambda: self.open_row(here.row()),
            Qt.Key.Key_Space: lambda: self.contextAsked.emit(here.row()),
            Qt.Key.Key_F2: lambda: self.write_memo(here.row()),
        }
        always: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Delete: self.removed.emit,
            Qt.Key.Key_Escape: self.left.emit,
        }
        deed = always.get(key) or (on_row.get(key) if here.isValid() else None)
        if deed is not None:
            deed()
        return deed is not None
