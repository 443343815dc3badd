"""Themes and codes as a table: raised by how many, in which group, how often."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPixmap

from coder_app.core.analysis.frequencies import ThemeRow, ThemeTable
from coder_app.core.analysis.wording import (
    NO_THEME,
    group_heading,
    group_words,
    of,
    percent,
    raised_by,
)
from coder_app.core.names import counted
from coder_app.ui.theme import theme
from coder_app.ui.widgets.index import Index
from coder_app.ui.widgets.plain import plain_tip

MEASURES = (
    ("cases", "cases"),
    ("documents", "documents"),
    ("codings", "codings"),
    ("words", "words"),
)
SHARE_ROLE = Qt.ItemDataRole.UserRole
NAME, TOTAL = 0, 1
SMALL = 5
"""Counts under this get a mark: hidden when they leave the team."""


class ThemeModel(QAbstractTableModel):
    """Name, the count chosen, one column a group, and codings.

    Codes in no theme stand last, under a heading of their own, which is no row to choose.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table: ThemeTable | None = None
        self.rows: Sequence[ThemeRow | None] = ()
        """None for the heading."""
        self._measure = 0

    def show_table(self, table: ThemeTable | None, rows: Sequence[ThemeRow], measure: str) -> None:
        """Show these of the table's rows, counted by one measure."""
        self.beginResetModel()
        self.table, self.rows = table, _headed(rows)
        self._measure = [key for key, _ in MEASURES].index(measure)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() or self.table is None else 3 + len(self.table.groups)

    @property
    def heading(self) -> int | None:
        """The number of the row that heads the codes in no theme."""
        return next((number for number, row in enumerate(self.rows) if row is None), None)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.row() == self.heading:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def group_of(self, column: int) -> int | None:
        """The number of the group a column counts; None for the other columns."""
        number = column - TOTAL - 1
        groups = len(self.table.groups) if self.table else 0
        return number if 0 <= number < groups else None

    def base(self, column: int) -> int:
        """How many there could be at most in a column."""
        if self.table is None:
            return 0
        group = self.group_of(column)
        if self._measure == 0:
            return self.table.cases_total if group is None else self.table.groups[group].cases
        if self._measure == 1:
            return self.table.documents_total
        return max((row.counts[self._measure] for row in self.rows if row), default=0)

    def count(self, row: ThemeRow, column: int) -> int:
        """The number a cell shows."""
        group = self.group_of(column)
        return (row.counts if group is None else row.groups[group])[self._measure]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or self.table is None:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._heading_hint(section, self.table))
        return self._heading(section, self.table) if role == Qt.ItemDataRole.DisplayRole else None

    def _heading(self, section: int, table: ThemeTable) -> str:
        if section == NAME:
            return "Theme"
        if section == TOTAL:
            return "Raised by" if self._measure == 0 else MEASURES[self._measure][1].capitalize()
        group = self.group_of(section)
        if group is None:
            return "Codings"
        found = table.groups[group]
        return f"{group_heading(found.value, table.by or '')} ({found.cases})"

    def _heading_hint(self, section: int, table: ThemeTable) -> str:
        group = self.group_of(section)
        if group is not None:
            found = table.groups[group]
            who = group_words(found.value, table.by or "")
            return f"{who}: {counted(found.cases, 'case')} in all"
        if section == NAME:
            return "Themes with their codes; a click on a number shows its excerpts"
        if section == TOTAL and self._measure == 0:
            return "How many cases raised it"
        return f"How many {MEASURES[self._measure][1] if section == TOTAL else 'codings'}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self.table is None or index.row() >= len(self.rows):
            return None
        row, column = self.rows[index.row()], index.column()
        if row is None:
            return self._of_heading(column, role)
        say = {
            int(Qt.ItemDataRole.DisplayRole): self._words,
            int(SHARE_ROLE): self._share,
            int(Qt.ItemDataRole.ToolTipRole): self._hint,
            int(Qt.ItemDataRole.DecorationRole): _swatch,
            int(Qt.ItemDataRole.FontRole): _font,
        }.get(int(role))
        return say(row, column) if say is not None else None

    def _of_heading(self, column: int, role: int) -> object:
        if column != NAME or self.table is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            codes = counted(self.table.loose_codes, "code")
            return f"{NO_THEME}: {codes}, {counted(self.table.loose_codings, 'coding')}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return "Select codes that belong together in the codebook and press Ctrl+G"
        if role == Qt.ItemDataRole.ForegroundRole:
            return QBrush(theme.colour("text_quiet"))
        return theme.font(bold=True) if role == Qt.ItemDataRole.FontRole else None

    def _words(self, row: ThemeRow, column: int) -> str:
        if column == NAME:
            return "    " * row.depth + row.name
        if column == self.columnCount() - 1:
            return f"{row.counts.codings:,}"
        count, group = self.count(row, column), self.group_of(column)
        small = group is not None and self._measure == 0 and 0 < count < SMALL
        mark = " °" if small else ""
        return (of(count, self.base(column)) if self._measure <= 1 else f"{count:,}") + mark

    def _share(self, row: ThemeRow, column: int) -> float | None:
        last = self.columnCount() - 1
        if column in (NAME, last) or not self.base(column):
            return None
        return self.count(row, column) / self.base(column)

    def _hint(self, row: ThemeRow, column: int) -> str:
        if column == NAME:
            return row.path
        group = self.group_of(column)
        count, base = self.count(row, column), self.base(column)
        if self._measure == 0 and self.table is not None:
            value = "" if group is None else self.table.groups[group].value
            words = raised_by(count, base, value, self.table.by or "" if group is not None else "")
            return f"{row.name}: {words}. A click shows the excerpts."
        part = percent(count, base) if self._measure == 1 else ""
        return f"{row.name}: {count:,} {MEASURES[self._measure][1]} {part}".strip()


def _headed(rows: Sequence[ThemeRow]) -> list[ThemeRow | None]:
    """The rows with a heading before the first code in no theme, where there are themes too."""
    themed = [row for row in rows if row.in_theme]
    loose = [row for row in rows if not row.in_theme]
    return [*themed, *([None] if themed and loose else []), *loose]


def _swatch(row: ThemeRow, column: int) -> QPixmap | None:
    if column != NAME:
        return None
    swatch = QPixmap(10, 10)
    swatch.fill(QColor(row.colour))
    return swatch


def _font(row: ThemeRow, column: int) -> QFont:
    return theme.font(bold=row.is_theme and column == NAME)
