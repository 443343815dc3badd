"""Paints a suggestion: dashed swatch, name, a bar and how sure above; the reasons below."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coder_app.ui.suggestions.lines import CONTINUE_KEY, SuggestionLine
from coder_app.ui.theme import GRID, ROW, theme
from coder_app.ui.widgets.index import Index

LINE = Qt.ItemDataRole.UserRole
_BAR, _THICK = 36, 5
_SWATCH = 10
_NARROW = 180
"""Pixels of a row below which the name of the code needs the room of the bar."""


class SuggestionDelegate(QStyledItemDelegate):
    """Two lines a row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, max(ROW + 2 * GRID, 2 * option.fontMetrics.height() + GRID))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        line: SuggestionLine = index.data(LINE)
        area: QRect = option.rect
        in_hand = bool(option.state & QStyle.StateFlag.State_Selected)
        chosen = in_hand and bool(option.widget and option.widget.hasFocus())
        if chosen:  # only where Enter would accept it
            painter.fillRect(area, theme.colour("selected_row"))
        elif in_hand or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("hover"))
        ink = theme.colour("selected_row_text" if chosen else "text")
        quiet = ink if chosen else theme.colour("text_quiet")
        half = (area.height() - 4) // 2
        top = QRect(area.left() + 3 * GRID, area.top() + 2, area.width() - 4 * GRID, half)
        left = area.left() + GRID
        _dashed(painter, QRect(left, top.center().y() - 5, _SWATCH, _SWATCH), QColor(line.colour))
        room = top.adjusted(0, 0, -self._right(painter, top, line, quiet) - GRID, 0)
        _words(painter, room, line.title, ink)
        _words(painter, top.translated(0, half), line.reasons, quiet)

    def _right(self, painter: QPainter, box: QRect, line: SuggestionLine, ink: QColor) -> int:
        """At the right: the bar and the word for it, or the key; returns how wide it is."""
        words = CONTINUE_KEY if line.runs_on else line.how_sure
        wide = painter.fontMetrics().horizontalAdvance(words)
        painter.setPen(QPen(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        if line.runs_on or box.width() < _NARROW:
            return wide
        # as wide for both words, so that bars stand below each other
        widest = max(painter.fontMetrics().horizontalAdvance(w) for w in ("likely", "possible"))
        left = box.right() - widest - GRID // 2 - _BAR
        _bar(painter, QRectF(left, box.center().y() - _THICK // 2, _BAR, _THICK), line.probability)
        return widest + GRID // 2 + _BAR


def _bar(painter: QPainter, box: QRectF, share: float) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("bar_quiet"))
    painter.drawRoundedRect(box, 2, 2)
    box.setWidth(max(3.0, box.width() * min(share, 1.0)))
    painter.setBrush(theme.colour("bar"))
    painter.drawRoundedRect(box, 2, 2)
    painter.restore()


def _dashed(painter: QPainter, box: QRect, colour: QColor) -> None:
    painter.setPen(QPen(colour, 2, Qt.PenStyle.DotLine))
    painter.drawRect(box)


def _words(painter: QPainter, box: QRect, text: str, ink: QColor) -> None:
    painter.setPen(QPen(ink))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
