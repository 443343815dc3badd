"""The table of speakers as it is worked on: one correction goes into all rows selected."""

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from coder_app.ui.documents.speaker_table import (
    CASE,
    CHOICES_ROLE,
    COLUMNS,
    EDITED,
    FILE,
    ROLE,
    SAME,
    SPEAKER,
    TURNS,
    WORDS,
    SpeakerModel,
)
from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.index import Index
from coder_app.ui.widgets.plain_table import PlainTable

_WIDTHS = {FILE: 144, ROLE: 100, SAME: 104, TURNS: 60, WORDS: 64}
_WIDEST_FILE = 168


class SpeakerTable(PlainTable):
    """F2, Enter or a double click corrects a cell; Space leaves a file out or takes it in."""

    def __init__(self, model: SpeakerModel, parent: QWidget | None = None) -> None:
        super().__init__("import.speakers", "Speakers of all files", model, parent)
        self.speakers = model
        self.setItemDelegate(ChoiceDelegate(self))
        self.setStyleSheet(f"QTableView::item {{ padding: 0 {GRID - 3}px; }}")  # Qt adds 3
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        header = self.horizontalHeader()
        for column in (SPEAKER, CASE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        model.modelReset.connect(self._fit)
        theme.changed.connect(self.viewport().update)

    def _fit(self) -> None:
        """As wide as the names of the files, within reason."""
        self.setColumnWidth(FILE, min(self.sizeHintForColumn(FILE) + 2 * GRID, _WIDEST_FILE))

    def chosen_rows(self) -> list[int]:
        """The rows selected, from top to bottom."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def rows_to_correct(self, row: int) -> list[int]:
        """Where a correction of one row goes: into all rows selected with it."""
        chosen = self.chosen_rows()
        return chosen if row in chosen else [row]

    def select_label(self, label: str) -> None:
        """Select every speaker of this label, so that one correction is for all of them."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().clearSelection()
        for row in self.speakers.rows_of(label):
            self.selectionModel().select(self.speakers.index(row, 0), flags.Select | flags.Rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, enter = self.currentIndex(), (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.state() == self.State.EditingState:
            super().keyPressEvent(event)  # what the field lets through is not for the table
        elif event.key() == Qt.Key.Key_Space and index.isValid():
            out = self.speakers.is_out(index.row())
            self.speakers.leave_out(self.rows_to_correct(index.row()), out=not out)
        elif event.key() in enter:
            self._edit(index if index.column() in EDITED else index.siblingAtColumn(ROLE))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).center()
        menu = self.menu()
        if menu is not None:
            menu.popup(self.viewport().mapToGlobal(QPoint(place)))

    def menu(self) -> QMenu | None:
        """What can be done with the row in hand."""
        index = self.currentIndex()
        if not index.isValid():
            return None
        item, choice = self.speakers.place(index.row())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("import.menu")
        menu.setAccessibleName("Speaker")
        for column in () if self.speakers.is_out(index.row()) else EDITED:
            action = menu.addAction(f"{COLUMNS[column]}…\tF2")
            action.triggered.connect(
                lambda _=False, column=column: self._edit(index.siblingAtColumn(column))
            )
        rows = self.speakers.rows_of(choice.label)
        if len(rows) > 1:
            words = f"Select “{choice.label}” in all {len(rows)} files"
            menu.addAction(words, lambda: self.select_label(choice.label))
        menu.addSeparator()
        out = self.speakers.is_out(index.row())
        words = f"{'Take' if out else 'Leave'} “{item.name}” {'in again' if out else 'out'}\tSpace"
        menu.addAction(words, lambda: self.speakers.leave_out([index.row()], out=not out))
        return menu

    def _edit(self, index: Index) -> None:
        flags = QItemSelectionModel.SelectionFlag
        here = self.speakers.index(index.row(), index.column())
        self.selectionModel().setCurrentIndex(here, flags.NoUpdate)
        self.edit(here)


class ChoiceBox(QComboBox):
    """Tells a choice made in the open list from arrow keys that only look at the next one."""

    chosenInList = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._listed = False
        self.activated.connect(self._activated)

    def showPopup(self) -> None:
        self._listed = True
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._listed = False
        super().keyPressEvent(event)

    def _activated(self) -> None:
        if self._listed:
            self.chosenInList.emit()


def cell_box(parent: QWidget, name: str, title: str, *, typed: bool) -> ChoiceBox:
    """A list of choices over a cell; ``typed``: anything else can be written there too."""
    box = ChoiceBox(parent)
    box.setObjectName(name)
    box.setAccessibleName(title)
    box.setEditable(typed)
    line = box.lineEdit()
    if line is not None:
        box.setCompleter(None)  # type: ignore[arg-type]  # or "P1" would become "P10"
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line.setObjectName(f"{name}.text")
        line.setAccessibleName(title)
    return box


class ChoiceDelegate(QStyledItemDelegate):
    """Edits a cell by choosing or, for a case, typing."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = index.column()
        box = cell_box(parent, "import.cell", COLUMNS[column], typed=column == CASE)
        box.addItems(index.data(CHOICES_ROLE) or [])
        if index.column() != CASE:
            box.chosenInList.connect(lambda: self._take(box))
        return box

    def _take(self, box: ChoiceBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        view = self.parent()
        if isinstance(editor, QComboBox) and isinstance(view, SpeakerTable):
            text = " ".join(editor.currentText().split())
            if text != index.data(Qt.ItemDataRole.EditRole):
                rows = view.rows_to_correct(index.row())
                view.speakers.correct(rows, index.column(), text)
