"""The name of the group whose rows are in sight, when its first row is scrolled off."""

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QTableView

from coder_app.ui.excerpts.excerpt_model import GROUP, GROUP_ROLE, SWATCH_ROLE
from coder_app.ui.theme import GRID, theme

_ABOVE, _SWATCH = 6, 10
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


def paint_name(view: QTableView) -> None:
    """Paint the name over the first column, pushed off by the next group."""
    first = view.indexAt(view.viewport().rect().topLeft())
    if not first.isValid():
        return
    cell = view.model().index(first.row(), GROUP)
    top, name = view.visualRect(cell).top(), str(cell.data(GROUP_ROLE) or "")
    if not name or (top >= 0 and cell.data()):
        return
    painter = QPainter(view.viewport())
    painter.setFont(theme.font(bold=True))
    area = QRect(GRID, _ABOVE, view.columnWidth(GROUP) - 2 * GRID, view.viewport().height())
    swatch = cell.data(SWATCH_ROLE)
    if swatch is not None:
        area.setLeft(area.left() + _SWATCH + GRID)
    words = painter.fontMetrics().boundingRect(area, int(_WRAPPED), name)
    height = words.height() + 2 * _ABOVE
    shift = min(0, _end_of_group(view, first, height) - height)
    back = QRect(0, shift, view.columnWidth(GROUP), height - 1)
    painter.fillRect(back, theme.colour("panel"))
    painter.setPen(QPen(theme.colour("text")))
    painter.drawText(area.translated(0, shift), int(_WRAPPED), name)
    if swatch is not None:
        middle = shift + _ABOVE + (painter.fontMetrics().height() - _SWATCH) // 2
        painter.fillRect(QRect(GRID, middle, _SWATCH, _SWATCH), QColor(swatch))
    painter.end()


def _end_of_group(view: QTableView, first: QModelIndex, within: int) -> int:
    """Where the next group begins, in pixels below the top; ``within`` where that is further."""
    row = first.row() + 1
    while row < view.model().rowCount() and view.rowViewportPosition(row) < within:
        if view.model().index(row, GROUP).data():
            return view.rowViewportPosition(row)
        row += 1
    return within
