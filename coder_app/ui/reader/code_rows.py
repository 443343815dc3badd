"""The rows of the code box: codes, then always "New code"."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coder_app.ui.reader.code_match import CodeChoice
from coder_app.ui.theme import ROW, theme

_CHIP = 10
_PAD = 10
_Index = QModelIndex | QPersistentModelIndex
RowRole = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class BoxRow:
    """A code, or a new name where ``choice`` is None; ``hint`` stands quieter behind it."""

    text: str
    hint: str
    keys: str
    choice: CodeChoice | None = None


def code_row(choice: CodeChoice, alias: str = "") -> BoxRow:
    """Return the row of a code; ``alias`` is the old name it was found by."""
    path = f"{choice.path} >" if choice.path else ""
    if alias:
        path = f"took in \u201c{alias}\u201d"
    return BoxRow(choice.name, path, f"Ctrl+{choice.pin}" if choice.pin else "", choice)


def second_row(name: str, twin: CodeChoice) -> BoxRow:
    """Return the last row once a name was asked for that a code has already."""
    where = f" under \u201c{twin.path}\u201d" if twin.path else ""
    hint = f"there is already \u201c{twin.name}\u201d{where}: Ctrl+Enter once more"
    return BoxRow(f"Another \u201c{name}\u201d", hint, "")


def new_row(typed: str, near: CodeChoice | None) -> BoxRow:
    """Return the last row; it points out a code of nearly the same name."""
    name = " ".join(typed.split())
    if not name:
        return BoxRow("New code: type its name", "", "")
    hint = f"nearly the same as \u201c{near.name}\u201d" if near else ""
    if near is not None and near.name.casefold() == name.casefold():
        hint = "this name exists" + (f" under {near.path}" if near.path else "")
    if near is not None and name.casefold() in {alias.casefold() for alias in near.aliases}:
        hint = f"went into \u201c{near.name}\u201d"
    return BoxRow(f"New code \u201c{name}\u201d", hint, "Ctrl+Enter")


class CodeRows(QAbstractListModel):
    """Rows of the box, top to bottom."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[BoxRow] = []

    def show(self, rows: list[BoxRow]) -> None:
        """Show these rows and no others."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == RowRole:
            return row
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if role in spoken:
            return ", ".join(part for part in (row.text, row.hint, row.keys) if part)
        return None


class RowPainter(QStyledItemDelegate):
    """Paints a chip in the code's colour, its name, its parents and its key."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        _ = option, index
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, rect = index.data(RowRole), QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect, theme.colour("selected_row"))
        painter.setFont(theme.font())
        metrics = QFontMetrics(painter.font())
        keys = metrics.horizontalAdvance(row.keys)
        inner = rect.adjusted(_PAD + _CHIP + 8, 0, -_PAD, 0)
        self._chip(painter, row, rect)
        ink = theme.colour("selected_row_text" if chosen else "text")
        used = _write(painter, inner.adjusted(0, 0, -keys - _PAD, 0), row.text, ink)
        quiet = theme.colour("text_quiet")
        _write(painter, inner.adjusted(used + 12, 0, -keys - _PAD, 0), row.hint, quiet)
        painter.setPen(quiet)
        painter.drawText(
            inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.keys
        )
        painter.restore()

    @staticmethod
    def _chip(painter: QPainter, row: BoxRow, rect: QRect) -> None:
        if row.choice is not None and row.choice.colour:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(row.choice.colour))
            top = rect.top() + (rect.height() - _CHIP) / 2
            painter.drawRoundedRect(QRectF(rect.left() + _PAD, top, _CHIP, _CHIP), 2, 2)


def _write(painter: QPainter, box: QRect, text: str, colour: QColor) -> int:
    """Write a line cut to a box; return how wide it came out."""
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, box.width()))
    painter.setPen(colour)
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    return metrics.horizontalAdvance(shown)
