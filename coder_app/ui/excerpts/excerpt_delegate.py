"""Paints a cell of the excerpts: words at the top with room around them, a hairline below."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coder_app.ui.excerpts.excerpt_model import REF
from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.index import Index

_SIDE, _ABOVE = GRID, 6


class ExcerptDelegate(QStyledItemDelegate):
    """Room for the eye: rows are told apart by hairlines, not by boxes."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.displayAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        option.decorationAlignment = Qt.AlignmentFlag.AlignTop
        if index.column() == REF:  # one line: its beginning and its ¶ tell files apart
            option.textElideMode = Qt.TextElideMode.ElideMiddle
            option.features &= ~QStyleOptionViewItem.ViewItemFeature.WrapText
        option.decorationSize = QSize(_SIDE + 2, option.fontMetrics.height())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        return super().sizeHint(inner, index) + QSize(2 * _SIDE, 2 * _ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, theme.colour("selected_row"))
        inner = QStyleOptionViewItem(option)
        inner.rect = cell.adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        super().paint(painter, inner, index)
        painter.setPen(QPen(theme.colour("hairline")))
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())
