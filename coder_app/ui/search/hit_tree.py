"""The tree of hits: arrows show each in the text, Enter goes there, Space ticks."""

from PySide6.QtCore import QItemSelection, QModelIndex, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeView, QWidget

from coder_app.core.search_rows import Hit
from coder_app.ui.menu_letters import letter_when_shown
from coder_app.ui.search.hit_delegate import HitDelegate
from coder_app.ui.search.hit_model import HitModel
from coder_app.ui.theme import GRID

_AFTER = 40
"""Milliseconds until the text follows, so that a held key opens no document on its way."""
_OPENED = 1_000
"""Places up to which all documents stand open; of more the first ones."""


class HitTree(QTreeView):
    """Shows a ``HitModel`` and says what is wanted of it."""

    hitShown = Signal(object)
    """A ``Hit`` to be shown in the text; the focus stays."""
    hitOpened = Signal(object)
    """A ``Hit`` to go to."""
    codeAsked = Signal()
    left = Signal()

    def __init__(self, model: HitModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search.hits")
        self.setAccessibleName("Hits")
        self.hits = model
        self.setModel(model)
        self._delegate = HitDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(2 * GRID)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER)
        self._later.timeout.connect(self._say_shown)
        self.doubleClicked.connect(lambda _: self._open())
        self.verticalScrollBar().valueChanged.connect(lambda _: self._read_on())

    def current_hit(self) -> Hit | None:
        """The hit in hand."""
        return self.hits.hit(self.currentIndex())

    def open_first(self) -> None:
        """Open the documents, of very many hits only the first ones."""
        found = self.hits.found
        room = _OPENED
        for number, document in enumerate(found.documents if found else ()):
            if number and (found is None or found.places > _OPENED) and room <= 0:
                break
            room -= document.places
            top = self.hits.index(number, 0)
            if not self.hits.rowCount(top):
                self.hits.fetchMore(top)  # Qt would wait until the tree is laid out
            self.expand(top)

    def step(self, by: int) -> bool:
        """Take the next hit (1) or the one before (-1) in hand; whether there is one."""
        index = self.hits.step(self.currentIndex(), by)
        if index.isValid():
            self.expand(index.parent())
            if index.row() == 0:
                self.scrollTo(index.parent())  # so that the document is seen with its first hit
            self.setCurrentIndex(index)
        return index.isValid()

    def take(self, document: str, start: int) -> None:
        """Take the first hit at or after a place in hand, without showing it in the text."""
        for number, one in enumerate(self.hits.found.documents if self.hits.found else ()):
            if one.id == document:
                row = self.hits.at_or_after(number, start)
                if row.isValid():
                    self.setCurrentIndex(row)
                    self._later.stop()
                return

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if self.current_hit() is not None:
            self._later.start()

    def _say_shown(self) -> None:
        hit = self.current_hit()
        if hit is not None:
            self.hitShown.emit(hit)

    def _open(self) -> None:
        hit = self.current_hit()
        if hit is not None:
            self._later.stop()
            self.hitOpened.emit(hit)
        else:
            index = self.currentIndex()
            self.setExpanded(index, not self.isExpanded(index))

    def _read_on(self) -> None:
        """Read more of a document whose last hit came into sight."""
        last = self.indexAt(self.viewport().rect().bottomLeft())
        top = last.parent() if last.isValid() else QModelIndex()
        if top.isValid() and last.row() + 1 == self.hits.rowCount(top):
            self.hits.fetchMore(top)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Space:
            if self.hits.tickable and self.currentIndex().isValid():
                self.hits.toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        tick = self._delegate.tick_area(self.visualRect(index)) if index.isValid() else None
        if self.hits.tickable and tick and tick.contains(event.position().toPoint()):
            self.hits.toggle(index)
            return
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """What can be done with the row in hand."""
        menu = QMenu(self)
        menu.setObjectName("search.menu")
        menu.setAccessibleName("Hit")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        letter_when_shown(menu)
        go = menu.addAction("Open place\tEnter", self._open)
        go.setEnabled(self.current_hit() is not None)
        if self.hits.tickable:
            menu.addAction("Tick or untick\tSpace", lambda: self.hits.toggle(self.currentIndex()))
        menu.addAction("Next hit\tF3", lambda: self.step(1))
        menu.addAction("Previous hit\tShift+F3", lambda: self.step(-1))
        menu.addSeparator()
        menu.addAction("Code these hits…", self.codeAsked.emit)
        menu.addAction("Open all", self.expandAll)
        menu.addAction("Close all", self.collapseAll)
        return menu
