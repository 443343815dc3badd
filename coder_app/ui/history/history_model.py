"""The steps of the history as a table, read by page."""

from collections import OrderedDict

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from coder_app.core.history import STATES, HistoryRow
from coder_app.core.listing import Listing
from coder_app.ui.theme import theme
from coder_app.ui.undo import when
from coder_app.ui.widgets.index import Index
from coder_app.ui.widgets.plain import plain_tip

PAGE = 200
PAGES_KEPT = 10
COLUMNS = ("When", "Who", "What", "State")
WHEN, WHO, WHAT, STATE = range(len(COLUMNS))
EXPLAINED = {
    "done": "In force; can be undone",
    "undone": "Undone; can be done again until something else is done",
    "gone": "Undone, and something else was done since: it can't be done again",
    "pruned": "In force; its images were pruned, so it can't be undone",
    "noted": "Noted for the record; it is no step that could be undone",
}


class HistoryModel(QAbstractTableModel):
    """The steps that a filter found, newest first; 50,000 are as quick as 50."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listing: Listing[HistoryRow] | None = None
        self._pages: OrderedDict[int, list[HistoryRow]] = OrderedDict()

    def show_listing(self, listing: Listing[HistoryRow] | None) -> None:
        """Show other steps."""
        self.beginResetModel()
        self._listing = listing
        self._pages.clear()
        self.endResetModel()

    def step(self, number: int) -> HistoryRow | None:
        """One row, from its page."""
        if self._listing is None or not 0 <= number < self._listing.count:
            return None
        page = number // PAGE
        if page not in self._pages:
            self._pages[page] = self._listing.rows(page * PAGE, (page + 1) * PAGE)
            while len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        rows = self._pages[page]
        return rows[number % PAGE] if number % PAGE < len(rows) else None

    def row_of(self, step: int) -> int:
        """The row of a step's number; -1 where the filter has not found it."""
        ids = self._listing.ids if self._listing is not None else ()
        return ids.index(str(step)) if str(step) in ids else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() or self._listing is None else self._listing.count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.step(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            why = f"\nWhy: {row.reason}" if row.reason else ""
            return plain_tip(f"{row.name}{why}\n{EXPLAINED.get(row.state, '')}")
        if role == Qt.ItemDataRole.ForegroundRole and (
            row.state != "done" or index.column() in (WHEN, STATE)
        ):
            return theme.colour("text_quiet")
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == WHAT:
            return f"{row.name}, {row.coder_name}, {when(row.at)}, {STATES[row.state]}"
        return None


def _text(row: HistoryRow, column: int) -> str:
    why = f"  ({row.reason})" if row.reason else ""
    return {
        WHEN: when(row.at),
        WHO: row.coder_name,
        WHAT: row.name + why,
        STATE: STATES.get(row.state, row.state),
    }[column]
