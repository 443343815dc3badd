"""The table of all memos: Enter goes to what one is on, Delete removes it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from coder_app.ui.memos.memo_model import CHANGED, CODER, KIND, MEMO, ON, MemoModel
from coder_app.ui.menu_letters import letter_when_shown
from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.index import Index
from coder_app.ui.widgets.plain_table import PlainTable

_WIDTHS = {KIND: 80, ON: 220, CODER: 96, CHANGED: 136}
_LEAST = 240
"""What the words of the memos have at least, as long as the other columns can give way."""


class MemoTable(PlainTable):
    """The list: Enter opens, Delete removes, Escape leaves."""

    chosen = Signal()
    opened = Signal()
    removed = Signal()
    left = Signal()

    def __init__(self, model: MemoModel, parent: QWidget | None = None) -> None:
        super().__init__("memos.list", "All memos", model, parent)
        self.setItemDelegate(_Cells(self))
        self.share(_WIDTHS, MEMO, _LEAST, firm=(KIND,))
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit())
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.currentIndex().isValid():
            self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """What can be done with the memo in hand."""
        menu = QMenu(self)
        menu.setObjectName("memos.menu")
        menu.setAccessibleName("Memo")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        letter_when_shown(menu)
        menu.addAction("Go to what it is on\tEnter", self.opened.emit)
        menu.addAction("Remove\tDelete", self.removed.emit)
        return menu


class _Cells(QStyledItemDelegate):
    """Cells whose words stand below those of their heading."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colour("selected_row"))
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(GRID // 2, 0, 0, 0)
        super().paint(painter, inner, index)
