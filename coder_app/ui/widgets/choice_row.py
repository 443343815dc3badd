"""A wide button of two lines: what it does, and a quiet word about it."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

_GRID = 8
_HEIGHT = 56
_ICON = 20

Colour = Callable[[str], QColor]
Picture = Callable[[str, int, str], QPixmap]


class ChoiceRow(QAbstractButton):
    """One choice of a page; Enter, Space and click take it."""

    def __init__(
        self,
        name: str,
        texts: tuple[str, str],
        icon: str,
        look: tuple[Colour, Picture],
        parent: QWidget | None = None,
    ) -> None:
        """``texts``: what it does and a word about it. ``look``: colours and icons by name."""
        super().__init__(parent)
        title, about = texts
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        self.setText(title)
        self._about = about
        self._icon = icon
        self._colour, self._picture = look
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        lines = self.fontMetrics().height() * 2 + 2 * _GRID
        words = max(map(self.fontMetrics().horizontalAdvance, (self.text(), self._about)))
        return QSize(words + _ICON + 6 * _GRID, max(_HEIGHT, lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()  # Qt gives buttons the space bar only
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        icon = QRect(2 * _GRID, (self.height() - _ICON) // 2, _ICON, _ICON)
        painter.drawPixmap(icon, self._picture(self._icon, _ICON, "accent"))
        left = icon.right() + 2 * _GRID
        lines = QRect(left, 0, self.width() - left - 2 * _GRID, self.height())
        high = painter.fontMetrics().height()
        top = (self.height() - 2 * high) // 2
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QPen(self._colour("text")))
        painter.drawText(QRect(left, top, lines.width(), high), 0, self.text())
        painter.setFont(self.font())
        painter.setPen(QPen(self._colour("text_quiet")))
        about = painter.fontMetrics().elidedText(
            self._about, Qt.TextElideMode.ElideRight, lines.width()
        )
        painter.drawText(QRect(left, top + high, lines.width(), high), 0, about)
        painter.end()
        event.accept()

    def _paint_ground(self, painter: QPainter) -> None:
        area = self.rect().adjusted(1, 1, -1, -1)
        painter.setPen(QPen(self._colour("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        if self.isDown():
            painter.setBrush(self._colour("button_pressed"))
        elif self.underMouse():
            painter.setBrush(self._colour("hover"))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, 4, 4)
