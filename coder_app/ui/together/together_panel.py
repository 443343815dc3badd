"""Codes that stand together: codes by codes, and the excerpts behind each number."""

from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from coder_app.core import quotes
from coder_app.core.analysis.co_excerpts import cell_excerpts
from coder_app.core.analysis.co_occurrence import CoOccurrence, co_occurrence
from coder_app.core.analysis.co_words import COEFFICIENT, HOW_COUNTED, MIND
from coder_app.core.excerpts import ExcerptRow
from coder_app.core.ids import CodeId
from coder_app.core.names import counted
from coder_app.ui.panel import Panel
from coder_app.ui.quotes_beside import Beside
from coder_app.ui.theme import GRID, theme
from coder_app.ui.together.filters import Filters
from coder_app.ui.together.matrix import Matrix
from coder_app.ui.together.together_model import TogetherModel
from coder_app.ui.widgets.parts import button, words

NO_CODES = "No codes yet. Code some passages first, then see here which codes stand together."
NO_CODINGS = "No passage is coded yet. Code some passages, and their codes stand here."
NOTHING_LEFT = "No coding fits these filters. Choose more codes, documents or coders above."
NONE_TOGETHER = (
    "None of these codes stand together in {}. Codes of one answer often lie side by side: look at "
    "the same turn, or at the same document."
)


class TogetherPanel(Panel):
    """Shown where the text is; Escape leaves it."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"coding", "code", "case", "attribute", "attribute_value", "speaker", "turn", "document",
         "coder", "document_status", "setting"}
    )  # fmt: skip

    left = Signal()
    placeActivated = Signal(str, int, int)
    exportAsked = Signal()
    statusMessage = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("together")
        self.setAccessibleName("Codes that stand together")
        self.setProperty("waits", "true")  # it stays when another page is shown
        self.table: CoOccurrence | None = None
        self._shown: tuple[CodeId, CodeId] | None = None
        self.filters = Filters()
        self.model = TogetherModel(self)
        self.view = Matrix(self.model)
        self.message = words("together.message", "", tone="quiet")
        self.note = words("together.note", "", tone="quiet")
        self.note.setToolTip(f"{COEFFICIENT}. {MIND}")
        self.beside = Beside("together.beside", filtered=False)
        self.copy = button("together.copy", "Copy table", self.copy_table)
        self.export = button("together.export", "Export…", self.exportAsked.emit)
        self.close_button = button("together.close", "Close", self.left.emit)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        title = QLabel("Codes that stand together")
        title.setObjectName("together.title")
        title.setFont(theme.font(4, bold=True))
        head = QHBoxLayout()
        head.addWidget(title, 1)
        for part in (self.copy, self.export, self.close_button):
            head.addWidget(part)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        for one in (self.message, self.view, self.note):
            column.addWidget(one)
        column.addStretch(0)
        column.setStretchFactor(self.view, 1)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setObjectName("together.split")
        self.split.setAccessibleName("Table and excerpts")
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(side)
        self.split.addWidget(self.beside)
        self.split.setSizes([90 * GRID, 45 * GRID])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(self.filters)
        layout.addWidget(self.split, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self.mark_stale)
        self.filters.shown.connect(self._show)
        self.view.clicked.connect(self.show_cell)
        self.view.activated.connect(self.show_cell)
        self.view.copied.connect(self.copy_table)
        self.beside.opened.connect(
            lambda row: self.placeActivated.emit(row.document_id, row.start, row.end)
        )
        self.beside.copied.connect(self._copy)

    def close_project(self) -> None:
        super().close_project()
        self.table, self._shown = None, None
        self.model.show_table(None, "both")
        self.beside.clear()

    # -- what is shown

    def focus_first(self) -> None:
        """Give the keys to the matrix, or where there is none to the boxes above."""
        target = self.view if not self.view.isHidden() else self.filters.rows
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        project = self.project
        if project is None:
            return
        self.filters.offer(project)
        self.table = co_occurrence(project, self.filters.asked(), self.filters.among(project))
        self._show()
        if self._shown is not None:
            self._list(*self._shown)

    def _show(self) -> None:
        table = self.table
        if table is None:
            return
        at = self.view.currentIndex()
        self.model.show_table(table, self.filters.show_as.currentData())
        self.view.fit()
        some = bool(table.rows and table.columns)
        self.message.setText(self._nothing(table))
        self.message.setVisible(bool(self.message.text()))
        self.note.setText(_note(table))
        for part in (self.view, self.note, self.beside):
            part.setVisible(some)
        for able in (self.copy, self.export):
            able.setEnabled(some)
        if some:
            again = self.model.index(at.row(), at.column()) if at.isValid() else QModelIndex()
            self.view.setCurrentIndex(again if again.isValid() else self.model.index(0, 0))

    def _nothing(self, table: CoOccurrence) -> str:
        """What to do where there is nothing to see."""
        if not table.rows or not table.columns:
            if self.filters.narrowed():
                return NOTHING_LEFT
            return NO_CODINGS if table.unused else NO_CODES
        apart = (
            cell.both
            for row, cells in zip(table.rows, table.cells, strict=True)
            for column, cell in zip(table.columns, cells, strict=True)
            if cell is not None and row.code_id != column.code_id
        )
        if any(apart):
            return ""
        return NONE_TOGETHER.format(self.filters.level.currentText().removeprefix("in "))

    # -- what stands behind a number

    def show_cell(self, index: QModelIndex) -> None:
        """List the excerpts behind a cell beside the table."""
        if self.table is not None and index.isValid():
            row, column = self.table.rows[index.row()], self.table.columns[index.column()]
            self._list(row.code_id, column.code_id)

    def _list(self, one: CodeId, other: CodeId) -> None:
        project, index = self.project, self._index_of(one, other)
        if project is None or index is None:
            self._shown = None
            self.beside.clear()
            return
        self._shown = (one, other)
        asked, among = self.filters.asked(), self.filters.among(project)
        listing = cell_excerpts(project, asked, among, one, other)
        many = counted(listing.count, "excerpt")
        self.beside.show_listing(f"{self.model.words(index)} {many}", listing)

    def _index_of(self, one: CodeId, other: CodeId) -> QModelIndex | None:
        if self.table is None:
            return None
        rows = [code.code_id for code in self.table.rows]
        columns = [code.code_id for code in self.table.columns]
        if one not in rows or other not in columns:
            return None
        return self.model.index(rows.index(one), columns.index(other))

    def copy_table(self) -> None:
        """Copy the whole table, cells parted by tabs."""
        QGuiApplication.clipboard().setText(self.model.as_text())
        self.statusMessage.emit(f"Copied {counted(self.model.rowCount(), 'row')} of the table")

    def _copy(self, row: ExcerptRow) -> None:
        if self.project is not None:
            QGuiApplication.clipboard().setText(quotes.quote(self.project, row.id))
            self.statusMessage.emit("Copied 1 excerpt")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _note(table: CoOccurrence) -> str:
    """How it is counted, and what is not."""
    said = [HOW_COUNTED[table.level], "In brackets: a code by itself."]
    if table.subcodes and any(cell is None for cells in table.cells for cell in cells):
        said.append("–: one code stands under the other.")
    if table.unused:
        said.append(f"Not shown: {counted(table.unused, 'code')} without codings.")
    if table.left_out:
        said.append(f"Not counted: {counted(table.left_out, 'coding')} of interviewers alone.")
    return " ".join(said)
