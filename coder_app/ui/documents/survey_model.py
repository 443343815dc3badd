"""The columns of a survey's sheet, a row each, and what each is taken for, as a mark to click."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QBrush

from coder_app.core.exchange.survey_columns import Use
from coder_app.core.exchange.survey_file import SurveyColumn, SurveyPlan, with_use
from coder_app.core.names import counted
from coder_app.ui.theme import theme
from coder_app.ui.widgets.index import Index
from coder_app.ui.widgets.plain import plain_tip

USES: tuple[tuple[Use, str], ...] = (
    ("respondent", "Respondent"),
    ("attribute", "Attribute"),
    ("answer", "Open question"),
    ("out", "Leave out"),
)
MEANINGS = {
    "respondent": "Names the case of each row; one column at most",
    "attribute": "A closed answer: gender, age, a rating",
    "answer": "Text to code: one document, a turn for each respondent",
    "out": "Nothing of this column is imported",
}
HEADING, FIRST_USE = 0, 1
FILLED = FIRST_USE + len(USES)
SAMPLES = FILLED + 1
COLUMNS = ("Column", *(words for _, words in USES), "Answers", "For example")
CHOSEN_ROLE = Qt.ItemDataRole.UserRole
"""Whether a mark is set; None where a cell holds none."""
_Role = Qt.ItemDataRole
_EMPTY = QModelIndex()


def use_at(column: int) -> Use | None:
    """What a column of the table stands for."""
    at = column - FIRST_USE
    return USES[at][0] if 0 <= at < len(USES) else None


class SurveyModel(QAbstractTableModel):
    """One row a column of the sheet; choosing changes the plan."""

    corrected = Signal()

    def __init__(self, plan: SurveyPlan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan = plan

    def show_plan(self, plan: SurveyPlan) -> None:
        """Show another plan of the same file."""
        self.beginResetModel()
        self.plan = plan
        self.endResetModel()
        self.corrected.emit()

    def column(self, row: int) -> SurveyColumn:
        """The sheet's column of a row."""
        return self.plan.columns[row]

    def choose(self, rows: Iterable[int], use: Use) -> None:
        """Take some columns for something else; of several, the last names the respondents."""
        for row in rows:
            self.plan = with_use(self.plan, self.column(row).at, use)
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, SAMPLES))
        self.corrected.emit()

    # -- what Qt asks

    def rowCount(self, parent: Index = _EMPTY) -> int:
        return 0 if parent.isValid() else len(self.plan.columns)

    def columnCount(self, parent: Index = _EMPTY) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        use = use_at(section)
        if role == _Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignHCenter if use else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == _Role.ToolTipRole and use:
            return MEANINGS[use]
        return COLUMNS[section] if role == _Role.DisplayRole else None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        column, use = self.column(index.row()), use_at(index.column())
        if use is not None:
            return self._mark(column, use, role)
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return self._text(column, index.column())
        if role == _Role.ToolTipRole:
            return plain_tip(self._hint(column, index.column()))
        return self._look(column, index.column(), role)

    def _look(self, column: SurveyColumn, at: int, role: int) -> object:
        if role == _Role.TextAlignmentRole and at == FILLED:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == _Role.ForegroundRole and (column.use == "out" or at != HEADING):
            return QBrush(theme.colour("text_quiet"))
        if role == _Role.FontRole and at == HEADING:
            return theme.font(bold=column.use == "answer")
        return None

    def _mark(self, column: SurveyColumn, use: Use, role: int) -> object:
        chosen = column.use == use
        if role == CHOSEN_ROLE:
            return chosen
        if role == _Role.AccessibleTextRole:
            words = dict(USES)[use]
            return f"{column.name}: {words}{', chosen' if chosen else ''}"
        return MEANINGS[use] if role == _Role.ToolTipRole else None

    def _text(self, column: SurveyColumn, at: int) -> str:
        if at == HEADING:
            return f"{column.name} (hidden)" if column.hidden else column.name
        if at == FILLED:
            return f"{column.filled:,}"
        return "  ·  ".join(column.samples)

    def _hint(self, column: SurveyColumn, at: int) -> str:
        if at == HEADING:
            return column.name
        if at == FILLED:
            cells = counted(column.filled, "cell")
            return f"{cells} filled, {column.different:,} of them different"
        return "\n".join(column.samples)
