"""How the lists at the side are: many rows can be in hand, names edited in place, rows dragged."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame


def as_side_list(view: QAbstractItemView, dragging: QAbstractItemView.DragDropMode) -> None:
    """Set up a list or a tree, which shows by itself where what is dragged may be dropped."""
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setMouseTracking(True)
    view.setTabKeyNavigation(False)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
    view.setDragDropMode(dragging)
    view.setDropIndicatorShown(False)
