"""Excerpts as quotes: who spoke, where, and who coded it above, the whole words below."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coder_app.core.excerpts import ExcerptRow
from coder_app.core.listing import Listing
from coder_app.ui.theme import GRID, ROW, theme
from coder_app.ui.widgets.index import Index

_ROW = Qt.ItemDataRole.UserRole
PAGE = 200
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)


class QuoteModel(QAbstractListModel):
    """The rows of a listing, read by page."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listing: Listing[ExcerptRow] | None = None
        self._pages: dict[int, list[ExcerptRow]] = {}

    def show_listing(self, listing: Listing[ExcerptRow] | None) -> None:
        """Show another listing."""
        self.beginResetModel()
        self._listing = listing
        self._pages.clear()
        self.endResetModel()

    def excerpt(self, number: int) -> ExcerptRow | None:
        """One row."""
        if self._listing is None or not 0 <= number < self._listing.count:
            return None
        page = number // PAGE
        if page not in self._pages:
            self._pages[page] = self._listing.rows(page * PAGE, (page + 1) * PAGE)
        rows = self._pages[page]
        return rows[number % PAGE] if number % PAGE < len(rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() or self._listing is None else self._listing.count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.excerpt(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.citation} {row.text} ({row.coder_initials})"
        return row if role == _ROW else None


class QuoteDelegate(QStyledItemDelegate):
    """Reference, code and coder in one quiet line, the excerpt wrapped below.

    Without the coder, words that two people coded look counted twice.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: ExcerptRow | None = index.data(_ROW)
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 300
        text = f"“{row.text}”" if row else ""
        box = option.fontMetrics.boundingRect(QRect(0, 0, width - 2 * GRID, 100_000), _WRAP, text)
        return QSize(width, ROW + box.height() + GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ExcerptRow | None = index.data(_ROW)
        if row is None:
            return
        area: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(area, theme.colour("selected_row"))
        ink = theme.colour("selected_row_text" if chosen else "text")
        painter.fillRect(QRect(area.left() + GRID, area.top() + 9, 10, 10), QColor(row.colour))
        painter.setPen(QPen(ink if chosen else theme.colour("text_quiet")))
        head = QRect(area.left() + 3 * GRID, area.top(), area.width() - 4 * GRID, ROW)
        painter.drawText(head, _RIGHT, row.coder_initials)
        taken = painter.fontMetrics().horizontalAdvance(row.coder_initials) + GRID
        words = painter.fontMetrics().elidedText(
            f"{row.citation} · {row.code_path}", Qt.TextElideMode.ElideRight, head.width() - taken
        )
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(QPen(ink))
        body = area.adjusted(GRID, ROW, -GRID, 0)
        painter.drawText(body, _WRAP, f"“{row.text}”")
