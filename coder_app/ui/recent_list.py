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

_PATH = Qt.ItemDataRole.UserRole


class RecentList(QListWidget):
    """Names of files and folders only; nothing is read from the projects."""

    opened = Signal(object)
    forgotten = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start.recent")
        self.setAccessibleName("Recent projects")
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda item: self.opened.emit(item.data(_PATH)))
        theme.changed.connect(self.viewport().update)

    def show_paths(self, paths: Sequence[Path]) -> None:
        """Show these, the newest first, in full height."""
        self.clear()
        for path in paths:
            item = QListWidgetItem(f"{path.stem}, in {path.parent}")
            item.setData(_PATH, path)
            item.setToolTip(str(path))
            self.addItem(item)
        self.setFixedHeight(len(paths) * ROW + 2)
        if paths:
            self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(item.data(_PATH))
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
        painter.setPen(QPen(theme.colour("selected_row_text" if here else "text")))
        name = _elided(painter, path.stem, words.width() * 2 // 3, Qt.TextElideMode.ElideRight)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)
        used = painter.fontMetrics().horizontalAdvance(name) + 2 * GRID
        rest = words.adjusted(used, 0, 0, 0)
        painter.setPen(QPen(theme.colour("text_quiet")))
        folder = _elided(painter, str(path.parent), rest.width(), Qt.TextElideMode.ElideMiddle)
        where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rest, where, folder)


def _elided(painter: QPainter, text: str, width: int, mode: Qt.TextElideMode) -> str:
    return painter.fontMetrics().elidedText(text, mode, width)
