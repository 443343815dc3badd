"""A count with its bar: as long as the share it is."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coder_app.ui.theme import GRID, theme
from coder_app.ui.themes.theme_model import SHARE_ROLE, TOTAL
from coder_app.ui.widgets.index import Index

_WORDS = 88
"""Pixels kept for the words before the bar, at the usual size of text."""
_LONG = "000 of 000 °"


def words_room(metrics: QFontMetrics) -> int:
    """Where the bar begins: behind the longest words, in all rows at one place."""
    return max(_WORDS, GRID + metrics.horizontalAdvance(_LONG))


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
        before = words_room(painter.fontMetrics())
        room = area.width() - before - 2 * GRID
        if room > GRID and share > 0:
            bar = QRectF(area.left() + before, area.center().y() - 4, max(2.0, room * share), 8)
            name = "bar" if index.column() == TOTAL else "bar_quiet"
            painter.fillRect(bar, theme.colour(name))
