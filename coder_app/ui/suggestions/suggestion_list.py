"""The rows of suggestions: code, how sure, and why; Enter accepts, Delete refuses, Down skips."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from coder_app.ui.theme import GRID, ROW, theme
from coder_app.ui.widgets.index import Index

_ROW = Qt.ItemDataRole.UserRole
LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class SuggestionLine:
    """One suggestion as it is shown."""

    code: str
    name: str
    path: str
    colour: str
    probability: float
    reasons: str

    @property
    def how_sure(self) -> str:
        """The probability in a word; a bare percentage would claim too much."""
        return "likely" if self.probability >= LIKELY else "possible"


class SuggestionList(QListWidget):
    """Suggestions for one passage."""

    accepted = Signal(str, bool)
    """The code, and whether to stay for one more."""
    refused = Signal(str)
    typed = Signal(str)
    """A character: open the code box with it."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suggestions.list")
        self.setAccessibleName("Suggested codes")
        self.setItemDelegate(SuggestionDelegate(self))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda item: self.accepted.emit(item.data(_ROW).code, False))

    def show_lines(self, lines: list[SuggestionLine]) -> None:
        """Show these, the first in hand."""
        self.clear()
        for line in lines:
            item = QListWidgetItem(f"{line.name}, {line.how_sure}: {line.reasons}")
            item.setData(_ROW, line)
            item.setToolTip(f"{line.path}\n{line.reasons}\nEnter accepts, Delete refuses")
            self.addItem(item)
        if lines:
            self.setCurrentRow(0)

    def line(self) -> SuggestionLine | None:
        """The suggestion in hand."""
        item = self.currentItem()
        found: SuggestionLine | None = item.data(_ROW) if item else None
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.line()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and line is not None:
            stay = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.accepted.emit(line.code, stay)
        elif event.key() == Qt.Key.Key_Delete and line is not None:
            self.refused.emit(line.code)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)


class SuggestionDelegate(QStyledItemDelegate):
    """Paints a suggestion: dashed swatch, name and how sure above, reasons below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: SuggestionLine = index.data(_ROW)
        area: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(area, theme.colour("selected_row"))
        ink = theme.colour("selected_row_text" if chosen else "text")
        quiet = ink if chosen else theme.colour("text_quiet")
        top = QRect(
            area.left() + 3 * GRID, area.top() + 2, area.width() - 4 * GRID, area.height() // 2
        )
        below = top.translated(0, area.height() // 2 - 2)
        _dashed(
            painter, QRect(area.left() + GRID, top.center().y() - 5, 10, 10), QColor(line.colour)
        )
        sure = option.fontMetrics.horizontalAdvance(line.how_sure)
        _words(painter, top.adjusted(0, 0, -sure - GRID, 0), line.name, ink)
        painter.drawText(
            top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, line.how_sure
        )
        _words(painter, below, line.reasons, quiet)


def _dashed(painter: QPainter, box: QRect, colour: QColor) -> None:
    painter.setPen(QPen(colour, 2, Qt.PenStyle.DotLine))
    painter.drawRect(box)


def _words(painter: QPainter, box: QRect, text: str, ink: QColor) -> None:
    painter.setPen(QPen(ink))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
