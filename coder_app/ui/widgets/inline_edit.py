"""Fields that are open in the rows of a view: found, waited for, closed with what was typed."""

from collections.abc import Callable
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QAbstractItemView, QWidget


def open_field(view: QAbstractItemView) -> QWidget | None:
    """The field that is open in a view, or None."""
    if view.state() != QAbstractItemView.State.EditingState:
        return None
    row, column = view.currentIndex(), 0
    while (cell := row.siblingAtColumn(column)).isValid():
        fields = filter(None, [view.indexWidget(cell)])  # PySide's stub forgets the None
        for field in fields:
            return field
        column += 1
    return None


def views_with_field(root: QWidget) -> list[QAbstractItemView]:
    """The views in a widget that are being typed into."""
    views = root.findChildren(QAbstractItemView)
    return [view for view in views if open_field(view) is not None]


def keep_what_is_typed(root: QWidget) -> None:
    """Close the fields that are open, as Enter does."""
    for view in views_with_field(root):
        field, delegate = open_field(view), view.itemDelegate()
        if field is not None:
            delegate.commitData.emit(field)
            delegate.closeEditor.emit(field)


class AfterTyping(QObject):
    """Tells when no field of a widget is open any more.

    A view that is filled anew throws an open field away: what is typed is lost, and Qt's queued
    commit comes for a field the view no longer has.
    """

    def __init__(self, root: QWidget, then: Callable[[], object]) -> None:
        super().__init__(root)
        self._root, self._then = root, then
        self._heard: WeakKeyDictionary[QObject, bool] = WeakKeyDictionary()

    def waits(self) -> bool:
        """Whether a field is open; if so, ``then`` is called once it is closed."""
        views = views_with_field(self._root)
        for view in views:
            delegate = view.itemDelegate()
            if delegate not in self._heard:
                self._heard[delegate] = True
                delegate.closeEditor.connect(self._closed)
        return bool(views)

    @Slot()  # takes no field: it may be on its way out
    def _closed(self) -> None:
        self._then()
