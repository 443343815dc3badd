"""Who speaks in a document: role, case and who is the same, put right after the import."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QPoint,
    QSignalBlocker,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QMenu,
    QStyleOptionViewItem,
    QWidget,
)

from coder_app.core.changes import Changes
from coder_app.core.documents import name_of
from coder_app.core.errors import NotFound
from coder_app.core.ids import DocumentId
from coder_app.core.names import counted
from coder_app.core.project import Project
from coder_app.core.speaker_names import others_of_label, rename_everywhere
from coder_app.ui.documents.speaker_view import ChoiceDelegate, cell_box
from coder_app.ui.documents.speakers_model import (
    CASE,
    COLUMNS,
    EDITED,
    ROLE,
    SAME,
    SPEAKER,
    TURNS,
    WORDS,
    SpeakersModel,
)
from coder_app.ui.plain_page import PlainPage
from coder_app.ui.project_signals import ProjectSignals
from coder_app.ui.theme import GRID
from coder_app.ui.widgets.index import Index
from coder_app.ui.widgets.inline_edit import AfterTyping, keep_what_is_typed
from coder_app.ui.widgets.plain_table import PlainTable

ADVICE = (
    "F2, Enter or a double click corrects a cell; with several rows selected, all of them. "
    "The text and its codings stay as they are; a name given here stands in excerpts and exports."
)
NOBODY_HERE = "Nobody is named in this document: its words belong to the case of the whole."
_TABLES = ("speaker", "case", "turn", "document", "attribute_value")
_WIDTHS = {ROLE: 124, SAME: 136, TURNS: 64, WORDS: 72}


class SpeakersPage(PlainPage):
    """A table of speakers; what is corrected counts at once."""

    caseAsked = Signal(str, str)
    """What is to be done with a case: ``rename`` or ``merge``, and its id."""

    def __init__(
        self,
        project: Project,
        document: DocumentId,
        signals: ProjectSignals,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("speakers", "Speakers", parent)
        self.model = SpeakersModel(project, document, self)
        self.refused = QLabel()
        self.refused.setObjectName("speakers.refused")
        self.refused.setTextFormat(Qt.TextFormat.PlainText)
        self.refused.setWordWrap(True)
        self.refused.hide()
        self.table = SpeakersTable(self.model)
        self.close_button = self.button("close", "Close", self.left.emit)
        self.everywhere = self.button("everywhere", "Rename in all documents", self._everywhere)
        self.everywhere.hide()
        self._named = ("", "")
        self._typing = AfterTyping(self, self._follow)
        self._stale = False
        self.foot.insertWidget(0, self.everywhere)
        self.foot.addWidget(self.close_button)
        self.body.addWidget(self.refused)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(self.foot)
        self.setFocusProxy(self.table)
        self.model.refused.connect(self._say)
        self.model.renamed.connect(self._offer)
        self.table.caseAsked.connect(self.caseAsked)
        signals.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Read the speakers again; the row in hand stays in hand. Raises NotFound."""
        name = name_of(self.model.project, self.model.document)
        self.title.setText(f"Speakers of “{name}”")
        hand = self.table.in_hand()
        self.model.read()
        named = any(line.id for line in self.model.lines)
        self.advice.setText(ADVICE if named else f"{NOBODY_HERE} {ADVICE}")
        self.table.take(hand)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        self._stale = self._stale or changes.touch(*_TABLES)
        self._follow()

    def _follow(self) -> None:
        if not self._stale or not self.isVisible() or self._typing.waits():
            return
        self._stale = False
        try:
            self.refresh()
        except NotFound:
            self.left.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def _say(self, words: str) -> None:
        self.refused.setText(words)
        self.refused.setVisible(bool(words))

    def _offer(self, old: str, new: str) -> None:
        """Offer the same name in the other documents in which one is called so."""
        others = others_of_label(self.model.project, self.model.document, old)
        self._named = (old, new)
        where = "1 other document" if others == 1 else f"{others} other documents"
        self.everywhere.setText(f"Rename “{old}” to “{new}” in {where}".replace("&", "&&"))
        self.everywhere.setVisible(others > 0)

    def _everywhere(self) -> None:
        old, new = self._named
        self.everywhere.hide()
        self.table.setFocus()
        done = rename_everywhere(self.model.project, old, new)
        left = others_of_label(self.model.project, self.model.document, old)
        if left:
            self._say(
                f"Renamed in {counted(done, 'document')}. In {left:,} both names speak: they stay."
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            keep_what_is_typed(self)
        super().keyPressEvent(event)


class SpeakersTable(PlainTable):
    """F2, Enter or a double click corrects a cell, for all rows selected."""

    caseAsked = Signal(str, str)

    def __init__(self, model: SpeakersModel, parent: QWidget | None = None) -> None:
        super().__init__("speakers.table", "Speakers", model, parent)
        self.speakers = model
        self.setItemDelegate(CellDelegate(self))
        self.setStyleSheet(f"QTableView::item {{ padding: 0 {GRID - 3}px; }}")  # Qt adds 3
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        header = self.horizontalHeader()
        for column in (SPEAKER, CASE):
            header.setSectionResizeMode(column, header.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)

    def in_hand(self) -> tuple[str | None, int]:
        """The speaker and the column that keys work on."""
        index = self.currentIndex()
        inside = index.isValid() and index.row() < len(self.speakers.lines)
        speaker = self.speakers.lines[index.row()].id if inside else None
        return speaker, index.column() if inside else ROLE

    def take(self, hand: tuple[str | None, int]) -> None:
        """Take a speaker in hand, the first where there is no such."""
        ids = [line.id for line in self.speakers.lines]
        row = ids.index(hand[0]) if hand[0] in ids else 0  # type: ignore[arg-type]
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(
            self.speakers.index(row, hand[1]), flags.ClearAndSelect | flags.Rows
        )

    def rows_to_correct(self, row: int) -> list[int]:
        """Where a correction of one row goes: into all rows selected with it."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        one = self.currentIndex().column() == SPEAKER  # nobody shares a name
        return chosen if row in chosen and not one else [row]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, enter = self.currentIndex(), (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.state() != self.State.EditingState and event.key() in enter and index.isValid():
            self.correct(index.row(), index.column())
        else:
            super().keyPressEvent(event)

    def correct(self, row: int, column: int) -> None:
        """Open the field of a cell, or of the first that can be corrected in its row."""
        able = self.speakers.editable(row)
        if able and not self.speakers.project.read_only:
            index = self.speakers.index(row, column if column in able else able[0])
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            self.edit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).center()
        menu = self.menu()
        if menu is not None:
            menu.popup(self.viewport().mapToGlobal(QPoint(place)))

    def menu(self) -> QMenu | None:
        """What can be done with the speaker in hand, and with the case."""
        row = self.currentIndex().row()
        if row < 0:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("speakers.menu")
        menu.setAccessibleName("Speaker")
        writes, line = not self.speakers.project.read_only, self.speakers.lines[row]
        for column in EDITED:
            action = menu.addAction(f"{COLUMNS[column]}…\tF2")
            action.setEnabled(writes and column in self.speakers.editable(row))
            action.triggered.connect(lambda _=False, column=column: self.correct(row, column))
        menu.addSeparator()
        for kind, words in (("rename", "Rename the case…"), ("merge", "Merge the case into…")):
            action = menu.addAction(words)
            action.setEnabled(writes and line.case_id is not None)
            action.triggered.connect(
                lambda _=False, kind=kind: self.caseAsked.emit(kind, str(line.case_id))
            )
        return menu


class CellDelegate(ChoiceDelegate):
    """Edits a cell by choosing or, for a case, typing."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = index.column()
        box = cell_box(parent, "speakers.cell", COLUMNS[column], typed=column in (SPEAKER, CASE))
        with QSignalBlocker(box):
            box.addItems(index.data(Qt.ItemDataRole.UserRole) or [])
        box.chosenInList.connect(lambda: self._take(box))
        return box

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect)  # all of the cell

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        view = self.parent()
        if isinstance(editor, QComboBox) and isinstance(view, SpeakersTable):
            text = " ".join(editor.currentText().split())
            if text != index.data(Qt.ItemDataRole.EditRole):
                view.speakers.correct(view.rows_to_correct(index.row()), index.column(), text)
