"""Paints a row of the codebook: colour, name, pin and count."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from coder_app.core.codebook import CodeRow
from coder_app.ui.codebook.code_model import NEVER_ROLE, NO_THEME, PIN_ROLE, ROW_ROLE, counted
from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.index import Index
from coder_app.ui.widgets.name_delegate import NameDelegate

_SWATCH = 10
_SIGN = 9
_NAME = _SWATCH + GRID
"""Where the name begins, from the left of the row's own place."""


class CodeDelegate(NameDelegate):
    """A code is told by its colour and name; themes are bold and counted in cases."""

    field_name = "codebook.rename"
    field_says = "Name of the code"
    name_at = _NAME

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CodeRow | None = index.data(ROW_ROLE)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if chosen or hovered:
            painter.fillRect(option.rect, theme.colour("selected_row" if chosen else "hover"))
        ink = "selected_row_text" if chosen else "text"
        quiet = ink if chosen else "text_quiet"
        if row is None:
            painter.setFont(theme.font())
            painter.setPen(QPen(theme.colour("text_quiet")))
            painter.drawText(option.rect, Qt.AlignmentFlag.AlignVCenter, NO_THEME)
        else:
            side = _side(painter, option.rect, row, index, quiet)
            _name(painter, option.rect.adjusted(0, 0, -side, 0), row, ink)
        _ring(painter, option)
        painter.restore()


def _side(painter: QPainter, area: QRect, row: CodeRow, index: Index, ink: str) -> int:
    """Draw count, pin and sign from the right; returns how wide they are, in pixels."""
    pin = index.data(PIN_ROLE)
    words = "   ".join(part for part in (f"Ctrl+{pin}" if pin else "", counted(row)) if part)
    painter.setFont(theme.font())
    painter.setPen(QPen(theme.colour(ink)))
    painter.drawText(
        area.adjusted(0, 0, -GRID, 0),
        Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
        words,
    )
    wide = painter.fontMetrics().horizontalAdvance(words) + 2 * GRID
    if not index.data(NEVER_ROLE):
        return wide
    _never(
        painter, QRect(area.right() - wide - _SIGN, area.center().y() - _SIGN // 2, _SIGN, _SIGN)
    )
    return wide + _SIGN + GRID


def _never(painter: QPainter, area: QRect) -> None:
    """A circle with a stroke through it, in the ink in hand: never suggested."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    circle = QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawEllipse(circle)
    inner = circle.adjusted(1.3, 1.3, -1.3, -1.3)
    painter.drawLine(inner.topLeft(), inner.bottomRight())


def _name(painter: QPainter, area: QRect, row: CodeRow, ink: str) -> None:
    swatch = QRect(area.left(), area.center().y() - _SWATCH // 2, _SWATCH, _SWATCH)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(row.colour))
    painter.drawRoundedRect(swatch, 2, 2)
    painter.setFont(theme.font(bold=row.is_theme))
    painter.setPen(QPen(theme.colour(ink)))
    names = area.adjusted(_NAME, 0, 0, 0)
    painter.drawText(
        names,
        Qt.AlignmentFlag.AlignVCenter,
        painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideMiddle, names.width()),
    )


def _ring(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """A quiet frame around the row in hand while the keys go to the tree."""
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus")))
        painter.drawRect(
            QRect(QPoint(0, option.rect.top()), option.rect.bottomRight()).adjusted(0, 0, -1, -1)
        )
