"""Codes by codes as a table: how often two stand together, the darker the more often."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QBrush, QColor, QPixmap

from coder_app.core.analysis.co_occurrence import Cell, CodeCounted, CoOccurrence
from coder_app.core.analysis.co_words import NOUNS, together_words
from coder_app.core.names import counted
from coder_app.ui.theme import theme
from coder_app.ui.widgets.index import Index
from coder_app.ui.widgets.plain import plain_tip

SHOWN = (("counts", "both"), ("coefficient c", "c"))
KIN = "–"
_LEAST = 0.01
"""Coefficients under it are not told apart."""
_FAINTEST = 0.12
"""How much of the accent the smallest count gets."""


class TogetherModel(QAbstractTableModel):
    """A cell says a count or a coefficient, by ``measure``: both or c."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table: CoOccurrence | None = None
        self._measure = "both"
        self._most = 1.0
        self.longest = 0
        """Signs of the widest cell."""

    def show_table(self, table: CoOccurrence | None, measure: str) -> None:
        """Show another table, or another measure of it."""
        self.beginResetModel()
        self.table, self._measure = table, measure
        apart, same = _values(table, self._value) if table else ([0.0], [0])
        self._most = max(apart, default=0.0) or 1.0
        both = f"{self._most:,.0f}" if measure == "both" else f"<{_LEAST}"
        self.longest = max(len(both), len(f"({max(same):,})"))
        self.endResetModel()

    def _value(self, cell: Cell) -> float:
        return cell.both if self._measure == "both" else cell.coefficient

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() or self.table is None else len(self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() or self.table is None else len(self.table.columns)

    def code(self, section: int, orientation: Qt.Orientation) -> CodeCounted | None:
        """The code a row or column stands for."""
        if self.table is None:
            return None
        across = orientation == Qt.Orientation.Horizontal
        codes = self.table.columns if across else self.table.rows
        return codes[section] if 0 <= section < len(codes) else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        code = self.code(section, orientation)
        if code is None or self.table is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "    " * code.depth * (orientation == Qt.Orientation.Vertical) + code.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{code.path}: {counted(code.count, NOUNS[self.table.level])}")
        if role == Qt.ItemDataRole.DecorationRole and orientation == Qt.Orientation.Vertical:
            swatch = QPixmap(10, 10)
            swatch.fill(QColor(code.colour))
            return swatch
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self.table is None or not index.isValid():
            return None
        cell = self.table.cells[index.row()][index.column()]
        same = self.table.rows[index.row()].code_id == self.table.columns[index.column()].code_id
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(cell, same=same)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            said = self.words(index)
            return plain_tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return self._painted(None if same or cell is None else self._ground(cell), role)

    @staticmethod
    def _painted(ground: QColor | None, role: int) -> QBrush | None:
        """The ground of a cell and the words on it, which read well in light and dark."""
        if role == Qt.ItemDataRole.BackgroundRole:
            return None if ground is None else QBrush(ground)
        if role == Qt.ItemDataRole.ForegroundRole:
            quiet = theme.colour("text_quiet")
            return QBrush(quiet if ground is None else theme.readable_on(ground))
        return None

    def words(self, index: Index) -> str:
        """What a cell says, in a sentence or two."""
        if self.table is None:
            return ""
        row, column = self.table.rows[index.row()], self.table.columns[index.column()]
        cell = self.table.cells[index.row()][index.column()]
        return together_words(row, column, cell, self.table.level)

    def _shown(self, cell: Cell | None, *, same: bool) -> str:
        if cell is None:
            return KIN
        if same:
            return f"({cell.both:,})"
        if not cell.both:
            return ""
        if self._measure == "both":
            return f"{cell.both:,}"
        return f"{cell.coefficient:.2f}" if cell.coefficient >= _LEAST else f"<{_LEAST}"

    def _ground(self, cell: Cell) -> QColor | None:
        """From the panel's colour to the accent, by the share of the highest value."""
        if not cell.both:
            return None
        share = _FAINTEST + (1 - _FAINTEST) * self._value(cell) / self._most
        one, other = theme.colour("panel"), theme.colour("accent")
        ends = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
        return QColor(*(round(low + (high - low) * share) for low, high in ends))

    def as_text(self) -> str:
        """The table as lines of cells parted by tabs, for a spreadsheet or a text."""
        if self.table is None:
            return ""
        lines = [["", *(code.name for code in self.table.columns)]]
        for number, code in enumerate(self.table.rows):
            cells = (self.index(number, column) for column in range(self.columnCount()))
            lines.append([code.name, *(str(cell.data() or "0") for cell in cells)])
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)


def _values(table: CoOccurrence, value: Callable[[Cell], float]) -> tuple[list[float], list[int]]:
    """The values of pairs of codes, and the counts of codes by themselves."""
    apart, same = [], [0]
    for row, cells in zip(table.rows, table.cells, strict=True):
        for column, cell in zip(table.columns, cells, strict=True):
            if cell is not None and row.code_id == column.code_id:
                same.append(cell.both)
            elif cell is not None:
                apart.append(value(cell))
    return apart, same
