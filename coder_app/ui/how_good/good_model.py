"""The table of codes: what became of their suggestions, and how often the replay's were right."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coder_app.core.evaluation.good import COLUMNS, LEFT, CodeGood, cells
from coder_app.ui.theme import theme
from coder_app.ui.widgets.plain import plain_tip

_SHOWN = [column for column in range(len(COLUMNS)) if column != LEFT]
"""There is no room for those left; they are the rest."""
CODE, RIGHT = 0, len(_SHOWN) - 1
_RIGHTS = (RIGHT - 1, RIGHT)
BY_HAND_TIP = "only passages coded by hand before a suggestion stood there"
_INDENT = "    "
_TIPS = (
    "",
    "Suggestions that stood before a coder’s eyes",
    "Accepted by a coder, one by one or in bulk",
    "Another code was given instead",
    "Refused by a coder",
    "In the replay, of what was sure enough to show by itself: right, and the 95 % interval",
    "In the replay, of what is shown to who asks (F8): right, and the 95 % interval",
)
_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class GoodModel(QAbstractTableModel):
    """All codes first, then each code in the order of the codebook, then those that are gone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[CodeGood, ...] = ()
        self._by_hand = False

    def show_rows(self, rows: tuple[CodeGood, ...], *, by_hand: bool = False) -> None:
        """Show these; ``by_hand``: what is right in passages coded by hand only."""
        self.beginResetModel()
        self._rows, self._by_hand = rows, by_hand
        self.endResetModel()

    def row(self, number: int) -> CodeGood | None:
        """The code of a row."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_SHOWN)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(row, index.column(), by_hand=self._by_hand)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == CODE:
            return plain_tip(row.path)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() != CODE:
            return _NUMBERS
        if role == Qt.ItemDataRole.FontRole and index.row() == 0:
            return theme.font(bold=True)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[_SHOWN[section]]
        if role == Qt.ItemDataRole.ToolTipRole:
            by_hand = self._by_hand and section in _RIGHTS
            return f"{_TIPS[section]}; {BY_HAND_TIP}" if by_hand else _TIPS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section != CODE:
            return _NUMBERS
        return None


def _text(row: CodeGood, column: int, *, by_hand: bool) -> str:
    """What stands in a cell; a code stands in as it does in the tree, and noughts are left out."""
    value = cells(row, by_hand=by_hand)[_SHOWN[column]]
    if column == CODE:
        return _INDENT * row.path.removesuffix(row.name).count(" > ") + row.name
    if isinstance(value, str):
        return value
    return f"{value:,}" if value or not row.code_id else ""
