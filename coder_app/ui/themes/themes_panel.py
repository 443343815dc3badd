"""Themes: how often, by whom and in which group each was raised; a click lists the excerpts."""

from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from coder_app.core import cases, excerpts, quotes
from coder_app.core.analysis.frequencies import ThemeRow, ThemeTable, theme_table
from coder_app.core.analysis.theme_rows import ThemesAsked
from coder_app.core.analysis.wording import NOT_RAISED, group_words, of, table_words
from coder_app.core.excerpts import ExcerptFilter, ExcerptRow
from coder_app.core.ids import CodeId
from coder_app.core.names import counted
from coder_app.core.origins import BY_HAND
from coder_app.ui.panel import Panel
from coder_app.ui.quotes_beside import Beside
from coder_app.ui.theme import GRID, ROW
from coder_app.ui.themes.bar_delegate import BarDelegate
from coder_app.ui.themes.parts import CODINGS, box, check, left_out_words, push, widths
from coder_app.ui.themes.theme_model import MEASURES, NAME, TOTAL, ThemeModel
from coder_app.ui.widgets.wrapping import WrappingLayout
from coder_app.ui.widgets.wrapping_header import WrappingHeader

NO_THEME = "You have {codes} and no theme. Select codes that belong together and press Ctrl+G."
NO_CODES = "No codes yet. Code some passages first, then see here who raised what."
SMALL_WORDS = (
    "° Under 5: hidden in what is sent out, together with a second number that would give it away."
)
INTERVIEWER = "With codings in which only the interviewer speaks"
BY_HAND_ONLY = "Without codings that began as suggestions"
LOOSE = "Top-level codes that are no themes, under a heading of their own"
SUBCODES = "Codings of subcodes count for their theme; a case that raised several counts once"


class ThemesPanel(Panel):
    """The table at the left, the excerpts behind a number at the right."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"coding", "code", "case", "attribute", "attribute_value", "speaker", "turn", "document"}
    )

    placeActivated = Signal(str, int, int)
    excerptsRequested = Signal(object)
    """An ``ExcerptFilter``: the excerpts behind the number in hand."""
    exportAsked = Signal()
    chartAsked = Signal()
    """What is counted, the attribute split by (its id, or nothing), whether by hand only."""
    statusMessage = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("themes")
        self.setAccessibleName("Themes")
        self.table: ThemeTable | None = None
        self._shown: tuple[CodeId, int | None] | None = None
        self.measure = box("themes.count", "What is counted")
        for text, key in MEASURES:
            self.measure.addItem(text, key)
        self.split_by = box("themes.by", "Split by")
        self.subcodes = check("themes.subcodes", "with subcodes", SUBCODES, checked=True)
        self.interviewer = check("themes.interviewer", "interviewer's words", INTERVIEWER)
        self.by_hand = check("themes.by-hand", "by hand only", BY_HAND_ONLY)
        self.loose = check("themes.loose", "codes not in a theme yet", LOOSE, checked=True)
        self.of = QLabel()
        self.export = push("themes.export", "Export…", "Export to Excel")
        self.chart = push("themes.chart", "Chart…", "Look at the bars, and save them")
        self.model = ThemeModel(self)
        self.view = _view(self.model)
        self.message = QLabel()
        self.message.setObjectName("themes.message")
        self.message.setProperty("tone", "quiet")
        self.message.setWordWrap(True)
        self.note = QLabel(NOT_RAISED)
        self.note.setObjectName("themes.note")
        self.note.setProperty("tone", "quiet")
        self.note.setWordWrap(True)
        self.beside = Beside("themes.beside")
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        for words in (self.of, self.message, self.note):
            words.setTextFormat(Qt.TextFormat.PlainText)
        head = WrappingLayout(margin=GRID, gap=GRID)
        parts = (QLabel("Count"), self.measure, self.of, QLabel("Split by"), self.split_by)
        for part in (*parts, self.subcodes, self.interviewer, self.by_hand, self.loose):
            head.addWidget(part)
        head.addWidget(self.chart)
        head.addWidget(self.export)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(GRID, 0, 0, GRID)
        column.addWidget(self.message)
        column.addWidget(self.view)
        column.addWidget(self.note)
        column.addStretch(0)
        column.setStretchFactor(self.view, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("themes.split")
        split.setAccessibleName("Themes and excerpts")
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.beside)
        split.setSizes([760, 440])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(split, 1)

    def _connect(self) -> None:
        self.measure.currentIndexChanged.connect(lambda _: self._show())
        self.loose.toggled.connect(lambda _: self._show())
        self.split_by.currentIndexChanged.connect(lambda _: self.mark_stale())
        self.subcodes.toggled.connect(lambda _: self.mark_stale())
        self.interviewer.toggled.connect(lambda _: self.mark_stale())
        self.by_hand.toggled.connect(lambda _: self.mark_stale())
        self.export.clicked.connect(self.exportAsked)
        self.chart.clicked.connect(self.chartAsked)
        self.view.clicked.connect(self.show_cell)
        self.view.activated.connect(self.show_cell)
        self.beside.opened.connect(
            lambda row: self.placeActivated.emit(row.document_id, row.start, row.end)
        )
        self.beside.copied.connect(self._copy)
        self.beside.openedAll.connect(self._open_all)

    def asked(self) -> ThemesAsked:
        """What is counted in the table, and how."""
        return ThemesAsked(
            measure=str(self.measure.currentData()),
            by=self.split_by.currentData() or None,
            interviewer_words=self.interviewer.isChecked(),
            subcodes=self.subcodes.isChecked(),
            by_hand=self.by_hand.isChecked(),
            loose=self.loose.isChecked(),
        )

    def in_words(self) -> str:
        """What the table counts, and how; empty where there is none."""
        if self.table is None or not self.model.rows:
            return ""
        return table_words(self.table, str(self.measure.currentData()))

    def _open_all(self) -> None:
        if self._shown is not None:
            self.excerptsRequested.emit(self._wanted(*self._shown))

    # -- what is shown

    def refresh(self) -> None:
        project = self.project
        if project is None:
            return
        self._offer_attributes()
        by = self.split_by.currentData() or None
        self.table = theme_table(
            project,
            by=by,
            interviewer_words=self.interviewer.isChecked(),
            subcodes=self.subcodes.isChecked(),
            by_hand=self.by_hand.isChecked(),
        )
        self._show()
        if self._shown is not None:
            self._list(*self._shown)

    def _offer_attributes(self) -> None:
        if self.project is None:
            return
        kept = self.split_by.currentData()
        self.split_by.blockSignals(True)
        self.split_by.clear()
        self.split_by.addItem("nothing", "")
        for attribute in cases.attributes(self.project):
            self.split_by.addItem(attribute.name, attribute.id)
        self.split_by.setCurrentIndex(max(0, self.split_by.findData(kept)))
        self.split_by.blockSignals(False)

    def _show(self) -> None:
        table = self.table
        if table is None:
            return
        themes = sum(row.is_theme for row in table.rows)
        every = self.loose.isChecked() or not themes
        rows = [row for row in table.rows if row.in_theme or every]
        self.model.show_table(table, rows, self.measure.currentData())
        self.of.setText(f"of {table.cases_total} cases in {table.documents_total} documents")
        words = ""
        if not table.rows:
            words = NO_CODES
        elif not themes:
            words = NO_THEME.format(codes=counted(len(table.rows), "code"))
        self.message.setText(words)
        self.message.setVisible(bool(words))
        self.loose.setVisible(bool(table.loose_codes and themes))
        self.view.clearSpans()
        if self.model.heading is not None:
            self.view.setSpan(self.model.heading, NAME, 1, self.model.columnCount())
        small = SMALL_WORDS if table.groups else ""
        said = (left_out_words(table.left_out), small, NOT_RAISED)
        self.note.setText(" ".join(filter(None, said)))
        for part in (self.note, self.view, self.beside):  # nothing to count, click or draw yet
            part.setVisible(bool(rows))
        self.chart.setEnabled(bool(rows))
        self._widths()

    def _widths(self) -> None:
        header = self.view.horizontalHeader()
        last = self.model.columnCount() - 1
        name, group = widths(self.view.width(), last)
        for column in range(self.model.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.view.setColumnWidth(column, name if column == NAME else group)
        if last == TOTAL + 1:  # no groups: the bars take the room
            header.setSectionResizeMode(TOTAL, QHeaderView.ResizeMode.Stretch)
        if last > 0:
            self.view.setColumnWidth(last, max(CODINGS, header.sectionSizeHint(last)))

    # -- what stands behind a number

    def show_cell(self, index: QModelIndex) -> None:
        """List the excerpts behind a cell beside the table."""
        row = self.model.rows[index.row()] if index.row() < len(self.model.rows) else None
        if row is not None:
            self._list(row.code_id, self.model.group_of(index.column()))

    def _list(self, code: CodeId, group: int | None) -> None:
        project, table = self.project, self.table
        row = next((r for r in table.rows if r.code_id == code), None) if table else None
        if project is None or table is None or row is None:
            self._shown = None
            self.beside.clear()
            return
        if group is not None and group >= len(table.groups):
            group = None
        self._shown = (code, group)
        listing = excerpts.excerpts(project, self._wanted(code, group))
        many = counted(listing.count, "excerpt")
        self.beside.show_listing(
            f"{self._raised(table, row, group)} · {row.name} · {many}", listing
        )

    def _wanted(self, code: CodeId, group: int | None) -> ExcerptFilter:
        """What is counted in a cell."""
        attribute = None
        if self.table is not None and group is not None:
            attribute = (self.split_by.currentData(), self.table.groups[group].value)
        return ExcerptFilter(
            codes=frozenset({code}),
            with_subcodes=self.subcodes.isChecked(),
            attribute=attribute,
            interviewer_words=self.interviewer.isChecked(),
            origins=BY_HAND if self.by_hand.isChecked() else frozenset(),
            group="case",
        )

    @staticmethod
    def _raised(table: ThemeTable, row: ThemeRow, group: int | None) -> str:
        if group is None:
            return f"RAISED BY {of(row.counts.cases, table.cases_total).upper()}"
        found = table.groups[group]
        words = (
            f"{of(row.groups[group].cases, found.cases)} {group_words(found.value, table.by or '')}"
        )
        return f"RAISED BY {words.upper()}"

    def _copy(self, row: ExcerptRow) -> None:
        if self.project is not None:
            QGuiApplication.clipboard().setText(quotes.quote(self.project, row.id))
            self.statusMessage.emit("Copied 1 excerpt")


def _view(model: ThemeModel) -> QTableView:
    view = QTableView()
    view.setObjectName("themes.table")
    view.setAccessibleName("Themes")
    view.setModel(model)
    view.setItemDelegate(BarDelegate(view))
    view.setShowGrid(False)
    view.setFrameShape(QTableView.Shape.NoFrame)
    view.setTabKeyNavigation(False)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(ROW)
    view.setHorizontalHeader(WrappingHeader(view))
    return view
