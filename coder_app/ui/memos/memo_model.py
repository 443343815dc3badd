"""Memos as a table: kind, what each is on, its words, who wrote it and when."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from coder_app.core.memo_list import MemoEntry
from coder_app.ui.widgets.index import Index
from coder_app.ui.widgets.plain import plain_tip

COLUMNS = ("Kind", "On", "Memo", "Coder", "Changed")
KIND, ON, MEMO, CODER, CHANGED = range(len(COLUMNS))
_SHOWN = 300
"""Characters of a memo in its row."""


class MemoModel(QAbstractTableModel):
    """The memos of the list, read-only: a memo is written beside it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[MemoEntry] = []

    def show_entries(self, entries: Sequence[MemoEntry]) -> None:
        """Show these."""
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return COLUMNS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            flat = " ".join(entry.text[: 2 * _SHOWN].split())
            changed = f"{entry.updated_at.astimezone():%Y-%m-%d %H:%M}"
            cells = (entry.kind, entry.on, flat[:_SHOWN], entry.coder_name, changed)
            return cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (ON, MEMO):
            return plain_tip((entry.on, entry.text)[index.column() - ON])
        return None

    def place_of(self, memo: str | None) -> QModelIndex:
        """Where a memo stands; nowhere where it is not in the list."""
        for number, entry in enumerate(self.entries):
            if entry.id == memo:
                return self.index(number, 0)
        return QModelIndex()
