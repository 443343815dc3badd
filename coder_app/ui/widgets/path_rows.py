"""Rows of codes: the name first, then the codes above it, quieter, as in the code box."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coder_app.ui.widgets.index import Index

ABOVE = Qt.ItemDataRole.UserRole + 1
"""The codes above, as ``Theme > Code``; empty where there are none."""
_GAP = 12
_QUIET = 0.72
"""How much of the text's colour is left: still over 4.5 to 1 in both styles."""


class PathRows(QStyledItemDelegate):
    """Paints a row as Qt does, and what stands above it behind its words."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        above = index.data(ABOVE)
        if not above:
            return
        self.initStyleOption(option, index)
        style = option.widget.style()
        words: QRect = style.subElementRect(
            QStyle.SubElement.SE_ItemViewItemText, option, option.widget
        )
        used = option.fontMetrics.horizontalAdvance(option.text) + _GAP
        room = words.adjusted(used, 0, -_GAP // 2, 0)
        if room.width() <= 0:
            return
        painter.save()
        quiet = option.palette.color(QPalette.ColorRole.Text)
        quiet.setAlphaF(_QUIET)
        painter.setPen(quiet)
        shown = option.fontMetrics.elidedText(above, Qt.TextElideMode.ElideLeft, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()
