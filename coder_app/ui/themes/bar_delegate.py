"""A count with its bar: as long as the share it is."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coder_app.ui.theme import GRID, theme
from coder_app.ui.themes.theme_model import SHARE_ROLE, TOTAL
from coder_app.ui.widgets.index import Index

_WORDS = 88
"""Pixels kept for the words before the bar."""


class BarDelegate(QStyledItemDelegate):
    """Words at the left, a bar behind them; the total's bar is the stronger one."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        share = index.data(SHARE_ROLE)
        if share is None:
            super().paint(painter, option, index)
            return
        area: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(area, theme.colour("selected_row"))
        painter.setPen(QPen(theme.colour("selected_row_text" if chosen else "text")))
        words = area.adjusted(GRID, 0, 0, 0)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(index.data())
        )
        room = area.width() - _WORDS - 2 * GRID
        if room > GRID and share > 0:
            bar = QRectF(area.left() + _WORDS, area.center().y() - 4, max(2.0, room * share), 8)
            name = "bar" if index.column() == TOTAL else "bar_quiet"
            painter.fillRect(bar, theme.colour(name))
