"""Paints a cell of the excerpts: words at the top with room around them, a hairline below."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coder_app.ui.excerpts.context_layout import Parts, draw, height_of, laid_out
from coder_app.ui.excerpts.excerpt_model import PARTS_ROLE, REF
from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.index import Index

_SIDE, _ABOVE = GRID, 6
_MARGIN = 3
"""Pixels that Qt leaves beside the words of a cell."""


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
        parts: Parts | None = index.data(PARTS_ROLE)
        if parts is not None:
            height = height_of(_laid_out(option, parts))
            return QSize(option.rect.width(), height + 2 * _ABOVE)
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        return super().sizeHint(inner, index) + QSize(2 * _SIDE, 2 * _ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, theme.colour("selected_row"))
        inner = QStyleOptionViewItem(option)
        inner.rect = cell.adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        parts: Parts | None = index.data(PARTS_ROLE)
        if parts is None:
            super().paint(painter, inner, index)
        else:
            place = QRectF(inner.rect.adjusted(_MARGIN, 0, -_MARGIN, 0))
            draw(painter, _laid_out(option, parts), place)
        painter.setPen(QPen(theme.colour("hairline")))
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())


def _laid_out(option: QStyleOptionViewItem, parts: Parts) -> QTextLayout:
    """An excerpt in its context as it stands in a cell."""
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    ink = theme.colour("selected_row_text" if chosen else "text")
    width = option.rect.width() - 2 * (_SIDE + _MARGIN)
    return laid_out(parts, width, option.font, ink, theme.colour("text_quiet"))
