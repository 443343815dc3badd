"""The passages that were not coded alike, as a table, read by page."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from coder_app.core.analysis.agreement_differences import PlaceRow
from coder_app.core.listing import Listing
from coder_app.ui.theme import theme
from coder_app.ui.widgets.index import Index
from coder_app.ui.widgets.plain import plain_tip

COLUMNS = ("What differs", "Code", "Place", "Text")
SAID, CODE, PLACE, TEXT = range(len(COLUMNS))
_PAGE = 200


class PlaceModel(QAbstractTableModel):
    """By document and place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listing: Listing[PlaceRow] | None = None
        self._page: tuple[int, list[PlaceRow]] = (-1, [])

    def show_listing(self, listing: Listing[PlaceRow] | None) -> None:
        """Show other passages."""
        self.beginResetModel()
        self._listing, self._page = listing, (-1, [])
        self.endResetModel()

    def place(self, number: int) -> PlaceRow | None:
        """One row, from its page."""
        if self._listing is None or not 0 <= number < self._listing.count:
            return None
        page = number // _PAGE
        if page != self._page[0]:
            self._page = (page, self._listing.rows(page * _PAGE, (page + 1) * _PAGE))
        return self._page[1][number % _PAGE]

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
        row = self.place(index.row())
        if row is None:
            return None
        words = (row.place.said, row.place.code, row.citation, " ".join(row.text.split()))
        if role == Qt.ItemDataRole.DisplayRole:
            return words[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.text if index.column() == TEXT else words[index.column()])
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == PLACE:
            return theme.colour("text_quiet")
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == SAID:
            return ", ".join(words)
        return None
