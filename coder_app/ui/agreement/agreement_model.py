"""The table of codes: who coded how much, and how far coders agree."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor, QPixmap

from coder_app.core.analysis.agreement import Agreement, CodeAgreement
from coder_app.core.analysis.agreement_words import (
    NOT_DEFINED,
    UNITS,
    WHY_NOT_DEFINED,
    cells,
    headings,
)
from coder_app.ui.theme import theme
from coder_app.ui.widgets.index import Index
from coder_app.ui.widgets.plain import plain_tip

CODE = 0
_SWATCH = 10
_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TIPS = {
    "Both": "Coded by both of them",
    "All": "Coded by all of those who coded the document",
    "Agreed": "The share of the text on which pairs of coders decided alike; high wherever a code "
    "is rare, so read it beside the next columns",
    "Kappa": "Cohen’s kappa: agreement beyond what chance would bring; 1 is full, 0 is chance",
    "Alpha": "Krippendorff’s alpha, nominal: for any number of coders; 1 is full, 0 is chance",
}


class AgreementModel(QAbstractTableModel):
    """All codes first, then each code, in the order of the codebook or lowest alpha first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: Agreement | None = None
        self._rows: tuple[CodeAgreement, ...] = ()
        self.lowest_first = False

    def show_found(self, found: Agreement | None, *, lowest_first: bool = False) -> None:
        """Show these figures."""
        self.beginResetModel()
        self._found, self.lowest_first = found, lowest_first
        self._rows = found.shown if found is not None else ()
        if lowest_first and self._rows:
            self._rows = (self._rows[0], *sorted(self._rows[1:], key=_alpha))
        self.endResetModel()

    def row(self, number: int) -> CodeAgreement | None:
        """The code of a row."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def row_of(self, code: str | None) -> int:
        """The row of a code; that of all codes where it is not there."""
        rows = (number for number, row in enumerate(self._rows) if row.code_id == code)
        return next(rows, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() or self._found is None else len(headings(self._found))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, found = self.row(index.row()), self._found
        if row is None or found is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _words(found, row, index.column(), tip=role == Qt.ItemDataRole.ToolTipRole)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == CODE and row.colour:
            return _swatch(row.colour)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() != CODE:
            return _NUMBERS
        if role == Qt.ItemDataRole.FontRole and row.code_id is None:
            return theme.font(bold=True)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or self._found is None:
            return None
        words = headings(self._found)
        if section >= len(words):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return words[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(section, words[section])
        if role == Qt.ItemDataRole.TextAlignmentRole and section != CODE:
            return _NUMBERS
        return None

    def _tip(self, section: int, heading: str) -> str:
        found = self._found
        if found is not None and 0 < section <= len(found.people):
            name = found.people[section - 1].name
            return plain_tip(f"{UNITS[found.unit].capitalize()}s that {name} coded")
        return _TIPS.get(heading, "")


def _words(found: Agreement, row: CodeAgreement, column: int, *, tip: bool) -> str:
    value = cells(found, row)[column]
    if tip:
        return plain_tip(row.path if column == CODE else "") or (
            WHY_NOT_DEFINED if value == NOT_DEFINED else ""
        )
    return value if isinstance(value, str) else f"{value:,}"


def _alpha(row: CodeAgreement) -> tuple[bool, float]:
    """The lowest first, those that are not defined last."""
    alpha = row.figures.alpha
    return alpha is None, alpha or 0.0


def _swatch(colour: str) -> QPixmap:
    made = QPixmap(_SWATCH, _SWATCH)
    made.fill(QColor(colour))
    return made
