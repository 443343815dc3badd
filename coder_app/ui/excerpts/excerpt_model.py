"""Excerpts as a table, read by page; one group's name stands at its first row only."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor, QFont

from coder_app.core.excerpts import ExcerptRow
from coder_app.core.ids import CodingId
from coder_app.core.listing import Listing
from coder_app.ui.excerpts.context_layout import Parts, joined
from coder_app.ui.excerpts.shortened import as_tooltip, shortened
from coder_app.ui.theme import theme
from coder_app.ui.widgets.index import Index
from coder_app.ui.widgets.plain import plain_tip

PAGE = 200
PAGES_KEPT = 10
COLUMNS = ("Group", "Ref", "Code", "Excerpt", "Memo", "Coder", "Date")
GROUP, REF, CODE, EXCERPT, MEMO, CODER, DATE = range(len(COLUMNS))
ROW_ROLE = Qt.ItemDataRole.UserRole
PARTS_ROLE = ROW_ROLE + 1
"""An excerpt with the sentences before and after it, where they are shown; else None."""

Group = Callable[[ExcerptRow], str]


class ExcerptModel(QAbstractTableModel):
    """The rows of a listing; the memo can be written in place."""

    def __init__(
        self, write_memo: Callable[[CodingId, str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._listing: Listing[ExcerptRow] | None = None
        self._pages: OrderedDict[int, list[ExcerptRow]] = OrderedDict()
        self._group: Group = lambda row: row.code_path
        self._top = 0
        self._contexts: dict[str, tuple[str, str]] = {}
        self._write_memo = write_memo
        self._swatch = CODE

    def show_listing(
        self, listing: Listing[ExcerptRow] | None, group: Group, *, by_code: bool = False
    ) -> None:
        """Show another listing, grouped by what the function says of a row."""
        self.beginResetModel()
        self._swatch = GROUP if by_code else CODE
        self._listing, self._group = listing, group
        self._pages.clear()
        self._contexts.clear()
        self._top = 0
        self.endResetModel()

    def excerpt(self, number: int) -> ExcerptRow | None:
        """One row, from its page."""
        page = number // PAGE
        if self._listing is None:
            return None
        if page not in self._pages:
            self._pages[page] = self._listing.rows(page * PAGE, (page + 1) * PAGE)
            while len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        rows = self._pages[page]
        return rows[number % PAGE] if number % PAGE < len(rows) else None

    def set_context(self, number: int, context: tuple[str, str] | None) -> None:
        """Show a sentence before and after an excerpt, or no longer."""
        row = self.excerpt(number)
        if row is None:
            return
        if context is None:
            self._contexts.pop(row.id, None)
        else:
            self._contexts[row.id] = context
        cell = self.index(number, EXCERPT)
        self.dataChanged.emit(cell, cell)

    def has_context(self, number: int) -> bool:
        """Whether a row shows its context."""
        row = self.excerpt(number)
        return row is not None and row.id in self._contexts

    # -- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() or self._listing is None else self._listing.count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if section == GROUP and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            name = self._group_above()
            return name if role == Qt.ItemDataRole.DisplayRole else plain_tip(name)
        return COLUMNS[section] if role == Qt.ItemDataRole.DisplayRole else None

    def show_top(self, number: int) -> None:
        """Say over the list to which group the row belongs that stands at the top now."""
        if number != self._top:
            self._top = number
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, GROUP, GROUP)

    def _group_above(self) -> str:
        """The group of the row at the top, where its name is scrolled out of sight."""
        row = self.excerpt(self._top)
        return "" if row is None or self._group_text(row, self._top) else self._group(row)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() == MEMO else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.excerpt(index.row())
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(row, index.row(), index.column())
        if role == ROW_ROLE:
            return row
        if role == PARTS_ROLE:
            return self._parts(row) if index.column() == EXCERPT else None
        if role == Qt.ItemDataRole.DecorationRole and index.column() == self._swatch:
            named = self._swatch == CODE or self._group_text(row, index.row())
            return QColor(row.colour) if named else None
        return self._looks(row, index.column(), role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.excerpt(index.row())
        if role != Qt.ItemDataRole.EditRole or index.column() != MEMO or row is None:
            return False
        if str(value) != (row.memo or ""):
            self._write_memo(row.id, str(value))
        return True

    def _text(self, row: ExcerptRow, number: int, column: int) -> str:
        if column == GROUP:
            return self._group_text(row, number)
        if column == EXCERPT:
            parts = self._parts(row)
            return joined(parts) if parts else shortened(row.text)
        return {
            REF: row.citation,
            CODE: row.code_path,
            MEMO: row.memo or "",
            CODER: row.coder_initials,
        }.get(column) or (day(row.created_at) if column == DATE else "")

    def _parts(self, row: ExcerptRow) -> Parts | None:
        context = self._contexts.get(row.id)
        if context is None:
            return None
        return context[0], shortened(row.text, expanded=True), context[1]

    def _group_text(self, row: ExcerptRow, number: int) -> str:
        name = self._group(row)
        before = self.excerpt(number - 1) if number else None
        return name if before is None or self._group(before) != name else ""

    @staticmethod
    def _looks(row: ExcerptRow, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.ForegroundRole and column in (REF, CODER, DATE):
            return theme.colour("text_quiet")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        if role == Qt.ItemDataRole.FontRole and column == GROUP:
            font = QFont(theme.font())
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ToolTipRole and column == EXCERPT:
            return as_tooltip(row.text) if shortened(row.text) != row.text else None
        if role == Qt.ItemDataRole.ToolTipRole:
            who = f"{row.coder_name}, {day(row.created_at)}"
            return plain_tip(f"{row.code_path}\n{row.document_name} · {who} · {row.origin}")
        return None


def day(at: datetime | str) -> str:
    """A day as a short text, in local time."""
    when = datetime.fromisoformat(at) if isinstance(at, str) else at
    local = when.astimezone()
    return f"{local.day} {local:%b %Y}"
