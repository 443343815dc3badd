"""Projects opened last: file name and folder a row; Enter opens, Delete takes off the list."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from coder_app.ui.theme import GRID, ICON, ROW, theme
from coder_app.ui.widgets.index import Index
from coder_app.ui.widgets.plain import plain_tip

_PATH = Qt.ItemDataRole.UserRole
_GONE = Qt.ItemDataRole.UserRole + 1


class RecentList(QListWidget):
    """Names of files and folders only; nothing is read from the projects."""

    opened = Signal(object)
    missed = Signal(object)
    """Asked for, and not where it was."""
    forgotten = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start.recent")
        self.setAccessibleName("Recent projects")
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._take)
        theme.changed.connect(self.viewport().update)

    def show_paths(self, paths: Sequence[Path]) -> None:
        """Show these, the newest first, in full height."""
        row = self.currentRow() if self.count() == len(paths) else 0
        self.clear()
        for path in paths:
            gone = not path.is_file()
            words = f"{path.stem}, in {path.parent}"
            item = QListWidgetItem(f"{words}, not found" if gone else words)
            item.setData(_PATH, path)
            item.setData(_GONE, gone)
            item.setToolTip(plain_tip(str(path)))
            self.addItem(item)
        self.setFixedHeight(len(paths) * ROW + 2)
        if paths:
            self.setCurrentRow(max(0, row))

    def gone(self) -> list[bool]:
        """Of each, whether it is shown as not found."""
        return [bool(self.item(row).data(_GONE)) for row in range(self.count())]

    def _take(self, item: QListWidgetItem) -> None:
        """Open it, if it is still there; this may have changed since it was shown."""
        path: Path = item.data(_PATH)
        (self.opened if path.is_file() else self.missed).emit(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(item)
        elif item is not None and event.key() == Qt.Key.Key_Delete:
            self.forgotten.emit(item.data(_PATH))
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        _ = option, index
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        path: Path = index.data(_PATH)
        area: QRect = option.rect
        here = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if here:
            painter.fillRect(area, theme.colour("selected_row"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("hover"))
        top = area.top() + (ROW - ICON) // 2
        painter.drawPixmap(area.left() + 2 * GRID, top, theme.pixmap("file-text"))
        words = area.adjusted(2 * GRID + ICON + GRID, 0, -2 * GRID, 0)
        gone = bool(index.data(_GONE))
        plain = "text_quiet" if gone else "text"
        painter.setPen(QPen(theme.colour("selected_row_text" if here else plain)))
        name = _elided(painter, path.stem, words.width() * 2 // 3, Qt.TextElideMode.ElideRight)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)
        used = painter.fontMetrics().horizontalAdvance(name) + 2 * GRID
        rest = words.adjusted(used, 0, 0, 0)
        painter.setPen(QPen(theme.colour("text_quiet")))
        place = f"not found in {path.parent}" if gone else str(path.parent)
        folder = _elided(painter, place, rest.width(), Qt.TextElideMode.ElideMiddle)
        where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rest, where, folder)


def _elided(painter: QPainter, text: str, width: int, mode: Qt.TextElideMode) -> str:
    return painter.fontMetrics().elidedText(text, mode, width)
