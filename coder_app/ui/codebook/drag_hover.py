"""Branches that open while something is dragged over them; Qt's own would also close open ones."""

from PySide6.QtCore import QPersistentModelIndex, QTimer
from PySide6.QtWidgets import QTreeView

from coder_app.ui.widgets.index import Index

_OPENS_AFTER = 600
"""Milliseconds over one row."""


class DragHover(QTimer):
    """Opens the row that is hovered for a while; never closes one, so that no row slips away."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree, singleShot=True, interval=_OPENS_AFTER)
        self._tree = tree
        self._over = QPersistentModelIndex()
        self.timeout.connect(self._open)

    def over(self, index: Index) -> None:
        """Something is dragged over this row now."""
        if QPersistentModelIndex(index) != self._over:
            self._over = QPersistentModelIndex(index)
            self.start()

    def away(self) -> None:
        """It was dropped, or left the tree."""
        self.stop()
        self._over = QPersistentModelIndex()

    def _open(self) -> None:
        index = self._tree.model().index(self._over.row(), self._over.column(), self._over.parent())
        if index.isValid() and not self._tree.isExpanded(index):
            self._tree.expand(index)
