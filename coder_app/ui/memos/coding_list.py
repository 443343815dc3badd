"""Codings at the caret as a list: colour, code, who and when."""

from datetime import datetime

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from coder_app.core.coding import CodingRow
from coder_app.core.ids import CodingId
from coder_app.ui.theme import GRID, ROW, theme
from coder_app.ui.widgets.index import Index
from coder_app.ui.widgets.plain import plain_tip
from coder_app.ui.widgets.star import star

CODING = Qt.ItemDataRole.UserRole
"""The ``CodingRow`` of an item."""
_WHO = CODING + 1
"""The colour of the coder; empty where there is only one."""
_DOT = 6
_Shift = Qt.KeyboardModifier
_NAME = 128
"""Pixels that the code's name and its dot are to have, before the day goes."""


class CodingList(QListWidget):
    """Codings, one a row: colour, code, initials and day."""

    removed = Signal()
    left = Signal()
    typed = Signal(str)
    """A letter, which is the beginning of a code."""

    in_hand: CodingId | None = None
    """The coding that Delete in the text would remove."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("here.codings")
        self.colours: dict[str, str] = {}
        """Of coders by name, where there are several."""
        self.setAccessibleName("Codings at the caret")
        self.setItemDelegate(CodingDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QListWidget.Shape.NoFrame)

    def show_rows(self, rows: list[CodingRow], chosen: str | None) -> None:
        """Show these, keeping the one in hand in hand where it is still there."""
        self.blockSignals(True)
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.code_name + (", important" if row.important else ""))
            item.setData(CODING, row)
            item.setData(_WHO, self.colours.get(row.coder_name, ""))
            item.setToolTip(plain_tip(f"{row.code_path}\n{row.coder_name}, {_day(row.created_at)}"))
            self.addItem(item)
        ids = [row.id for row in rows]
        self.setCurrentRow(ids.index(CodingId(chosen)) if chosen in ids else (0 if ids else -1))
        self.blockSignals(False)
        self.setMaximumHeight(max(1, len(rows)) * ROW + 2)
        self.setVisible(bool(rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif _letters(event):
            self.typed.emit(_letters(event))
        else:
            super().keyPressEvent(event)


def _letters(event: QKeyEvent) -> str:
    """What a key types; empty for commands."""
    plain = event.modifiers() & ~(_Shift.ShiftModifier | _Shift.KeypadModifier)
    text = event.text().strip()
    return text if text.isprintable() and plain == _Shift.NoModifier else ""


class CodingDelegate(QStyledItemDelegate):
    """Paints a row: filled where Delete removes it, else with a bar where the memo is shown."""

    def __init__(self, list_: CodingList) -> None:
        super().__init__(list_)
        self._list = list_

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CodingRow = index.data(CODING)
        area: QRect = option.rect
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        chosen = row.id == self._list.in_hand or (current and self._list.hasFocus())
        if chosen:
            painter.fillRect(area, theme.colour("selected_row"))
        elif current:
            bar = QRect(area.left(), area.top() + 6, 2, area.height() - 12)
            painter.fillRect(bar, theme.colour("hairline_strong"))
        _paint_code(painter, row, QRect(area.left() + GRID, area.center().y() - 5, 10, 10))
        side = f"{row.coder_initials} {_day(row.created_at)}"
        metrics = option.fontMetrics
        if area.width() - metrics.horizontalAdvance(side) < _NAME:
            side = row.coder_initials  # the day is in the hint
        width = metrics.horizontalAdvance(side) + GRID
        who = str(index.data(_WHO) or "")
        if who:
            _paint_dot(painter, who, QPoint(area.right() - width - 2 * _DOT, area.center().y()))
            width += 3 * _DOT
        names = area.adjusted(3 * GRID, 0, -width - GRID, 0)
        painter.setPen(QPen(theme.colour("selected_row_text" if chosen else "text")))
        name = metrics.elidedText(row.code_name, Qt.TextElideMode.ElideRight, names.width())
        painter.drawText(names, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(QPen(theme.colour("text_quiet")))
        painter.drawText(
            area.adjusted(0, 0, -GRID, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            side,
        )


def _paint_code(painter: QPainter, row: CodingRow, dot: QRect) -> None:
    """The code's colour: a square, or a star where the coding is important."""
    if row.important:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(row.colour))
        painter.drawPolygon(star(QRectF(dot).adjusted(-1, -1, 1, 1)))
    else:
        painter.fillRect(dot, QColor(row.colour))


def _paint_dot(painter: QPainter, colour: str, at: QPoint) -> None:
    """A coder's colour, small and round: squares are codes."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QRect(at.x(), at.y() - _DOT // 2, _DOT, _DOT))


def _day(at: datetime | str) -> str:
    when = datetime.fromisoformat(at) if isinstance(at, str) else at
    local = when.astimezone()
    return f"{local.day} {local:%b}"
