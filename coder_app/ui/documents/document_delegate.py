"""How a document looks in the list, and how it is heard."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListWidgetItem, QStyle, QStyleOptionViewItem

from coder_app.core.documents import CODING, DONE, NOT_STARTED, DocumentRow
from coder_app.ui.theme import GRID, ICON, ROW, theme
from coder_app.ui.widgets.index import Index
from coder_app.ui.widgets.name_delegate import NameDelegate
from coder_app.ui.widgets.plain import plain_tip

ROW_ROLE = Qt.ItemDataRole.UserRole
TWICE_ROLE = ROW_ROLE + 1
"""Whether two people code the document apart."""
TWICE = "×2"
BOTH = "Double coding: two people code it apart"
APART = f"{BOTH}; others’ codings are not counted until you have it done"
ICONS = {DONE: "circle-check", CODING: "circle-dot", NOT_STARTED: "circle"}
_NAME = ICON + 2 * GRID


def dress(item: QListWidgetItem, row: DocumentRow, *, twice: bool = False) -> None:
    """Write a document onto its item."""
    item.setData(ROW_ROLE, row)
    item.setText(row.name)
    cases = ", ".join(row.cases) or "no case"
    codings = "1 coding" if row.codings == 1 else f"{row.codings:,} codings"
    about = f"{cases} · {row.words:,} words · {codings} · {row.status}"
    about += f"\n{APART if row.status != DONE else BOTH}" if twice else ""
    item.setToolTip(plain_tip(f"{row.name}\n{about}"))
    item.setData(TWICE_ROLE, twice)
    heard = f"{row.name}, {codings}, {row.status}" + (", double coding" if twice else "")
    item.setData(Qt.ItemDataRole.AccessibleTextRole, heard)


class DocumentDelegate(NameDelegate):
    """Paints a document: a mark for its status, its name, codings and status at the right."""

    field_name = "documents.rename"
    field_says = "Name of the document"
    name_at = _NAME

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: DocumentRow = index.data(ROW_ROLE)
        opened = getattr(self.parent(), "current", None) == row.id  # the list knows which is read
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if chosen or hovered:
            painter.fillRect(option.rect, theme.colour("selected_row" if chosen else "hover"))
        if opened:
            painter.fillRect(QRect(option.rect.topLeft(), QSize(3, ROW)), theme.colour("accent"))
        ink = "selected_row_text" if chosen else "text"
        quiet = ink if chosen else "text_quiet"
        tone = "accent" if row.status == DONE else quiet
        mark = QPoint(option.rect.left() + GRID, option.rect.center().y() - ICON // 2 + 1)
        painter.drawPixmap(mark, theme.pixmap(ICONS[row.status], ICON, tone))
        side = _side(painter, option.rect, row, quiet, twice=bool(index.data(TWICE_ROLE)))
        _name(painter, option.rect.adjusted(_NAME, 0, -side, 0), row.name, ink, bold=opened)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("focus")))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()


def _side(painter: QPainter, area: QRect, row: DocumentRow, ink: str, *, twice: bool) -> int:
    """Draw codings and status in two columns; returns how wide they are, in pixels."""
    painter.setFont(theme.font())
    painter.setPen(QPen(theme.colour(ink)))
    width = max(painter.fontMetrics().horizontalAdvance(word) for word in (DONE, CODING))
    right = area.adjusted(area.width() - width - GRID, 0, -GRID, 0)
    status = "" if row.status == NOT_STARTED else row.status
    painter.drawText(right, Qt.AlignmentFlag.AlignVCenter, status)
    count = f"{row.codings:,}" if row.codings else "–"
    count = f"{TWICE}   {count}" if twice else count
    counts = area.adjusted(0, 0, -(width + 2 * GRID), 0)
    painter.drawText(counts, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
    return width + 3 * GRID + painter.fontMetrics().horizontalAdvance(count)


def _name(painter: QPainter, area: QRect, name: str, ink: str, *, bold: bool) -> None:
    font = theme.font(bold=bold)
    painter.setFont(font)
    painter.setPen(QPen(theme.colour(ink)))
    shown = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideMiddle, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
