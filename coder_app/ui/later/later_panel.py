"""Marked for later: every segment the coder marked and has not coded yet; gone when none is."""

from typing import ClassVar

from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from coder_app.core import marks
from coder_app.core.changes import Changes
from coder_app.core.ids import MarkId
from coder_app.core.marks import MarkRow
from coder_app.core.project import Project
from coder_app.ui.menu_letters import letter_when_shown
from coder_app.ui.panel import Panel
from coder_app.ui.project_signals import ProjectSignals
from coder_app.ui.theme import GRID, ROW, theme
from coder_app.ui.widgets.index import Index
from coder_app.ui.widgets.plain import plain_tip

_ROW = Qt.ItemDataRole.UserRole


class LaterPanel(Panel):
    """A row for each mark: Enter opens its place, Delete takes it away, coding settles it."""

    tables: ClassVar[frozenset[str]] = frozenset({"mark", "document", "speaker", "case", "coder"})

    placeActivated = Signal(str, int, int)
    leftForText = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("later")
        self.setAccessibleName("Marked for later")
        self.title = QLabel()
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setObjectName("later.title")
        self.title.setProperty("tone", "header")
        self.list = LaterList()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.title)
        layout.addWidget(self.list)
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open)
        self.list.removed.connect(self._remove)
        self.list.left.connect(self.leftForText)
        self.list.menuAsked.connect(self._menu)
        self.hide()

    def open_project(self, project: Project, signals: ProjectSignals) -> None:
        super().open_project(project, signals)
        self.refresh()

    def close_project(self) -> None:
        super().close_project()
        self.refresh()

    def changed(self, changes: Changes) -> None:
        """Read at once, seen or not: the panel comes into sight with the first mark."""
        if changes.touch("mark", "document") or self.list.count():
            self.refresh()

    def mark_stale(self) -> None:
        """Read at once here too: whoever codes now may have marks where the last had none."""
        self.refresh()

    def refresh(self) -> None:
        self._stale = False
        rows = marks.marks(self.project) if self.project is not None else []
        focused = self.list.hasFocus()
        self.list.show_rows(rows)
        self.title.setText(f"MARKED FOR LATER  {len(rows)}")
        self.setVisible(bool(rows))
        if focused and not rows:
            self.leftForText.emit()

    def _open(self, item: QListWidgetItem) -> None:
        row: MarkRow = item.data(_ROW)
        self.placeActivated.emit(row.document_id, row.start, row.end)

    def _remove(self) -> None:
        chosen = [MarkId(item.data(_ROW).id) for item in self.list.selectedItems()]
        if self.project is not None and chosen:
            marks.remove_marks(self.project, chosen)

    def _menu(self, place: QPoint) -> None:
        item = self.list.currentItem()
        if not self.list.count():
            return
        menu = QMenu(self)
        menu.setObjectName("later.menu")
        menu.setAccessibleName("Mark")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        letter_when_shown(menu)
        menu.addAction("Open\tEnter", lambda: self._open(item))
        menu.addAction("Take the mark away\tDel", self._remove)
        menu.popup(place)


class LaterList(QListWidget):
    """The marks, in the documents' order."""

    removed = Signal()
    left = Signal()
    menuAsked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("later.list")
        self.setAccessibleName("Marked for later")
        self.setItemDelegate(LaterDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setTabKeyNavigation(False)

    def show_rows(self, rows: list[MarkRow]) -> None:
        """Show these; the place in the list stays."""
        at = self.currentRow()
        self.blockSignals(True)
        self.clear()
        for row in rows:
            words = " ".join(row.words.split())
            item = QListWidgetItem(f"{row.citation}: {words}")
            item.setData(_ROW, row)
            item.setToolTip(plain_tip(f"{row.citation}\n{words[:400]}"))
            self.addItem(item)
        flag = QItemSelectionModel.SelectionFlag
        seen = flag.ClearAndSelect if self.hasFocus() else flag.NoUpdate
        self.setCurrentRow(min(max(at, 0), len(rows) - 1), seen)
        self.blockSignals(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentItem() is not None and not self.selectedItems():
            self.currentItem().setSelected(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentItem() is not None:
                self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menuAsked.emit(event.globalPos())


class LaterDelegate(QStyledItemDelegate):
    """Paints the words, and where they stand, quieter."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: MarkRow = index.data(_ROW)
        area: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(area, theme.colour("selected_row"))
        inner = area.adjusted(GRID, 0, -GRID, 0)
        metrics = option.fontMetrics
        ink = "selected_row_text" if chosen else "text_quiet"
        painter.setPen(theme.colour(ink))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, row.citation)
        inner.setLeft(inner.left() + metrics.horizontalAdvance(row.citation) + GRID)
        painter.setPen(theme.colour("selected_row_text" if chosen else "text"))
        words = " ".join(row.words.split())
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, cut)
