"""How the tree is shown: its order, its levels, and only the codes of a set."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from coder_app.core import code_sets
from coder_app.ui.codebook.tree_order import ORDERS
from coder_app.ui.menu_letters import letter_when_shown

if TYPE_CHECKING:
    from coder_app.ui.codebook.codebook_panel import CodebookPanel

_LEVELS = {"Themes only": 1, "Two levels": 2, "Three levels": 3, "Everything": 99}


class ViewMenu(QMenu):
    """Made anew each time; what is in force is ticked."""

    def __init__(self, panel: "CodebookPanel") -> None:
        super().__init__(panel)
        self.setObjectName("codebook.view.menu")
        self.setAccessibleName("How codes are shown")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        letter_when_shown(self)
        self._panel = panel
        self._orders()
        self.addSeparator()
        for title, levels in _LEVELS.items():
            self.addAction(title).triggered.connect(
                lambda _=False, levels=levels: panel.tree.show_levels(levels)
            )
        self.addSeparator()
        self._sets()

    def _orders(self) -> None:
        group, showing = QActionGroup(self), self._panel.showing
        for order, title in ORDERS.items():
            action = self._ticked(title, on=order == showing.order)
            action.triggered.connect(lambda _=False, order=order: showing.sort_by(order))
            group.addAction(action)

    def _sets(self) -> None:
        panel = self._panel
        if panel.project is None:
            return
        rows = code_sets.code_sets(panel.project)
        group = QActionGroup(self)
        shown = panel.showing.alone
        titles = [("", "All codes"), *((row.id, f"Only “{row.name}”") for row in rows)]
        for one, title in titles if rows else ():
            action = self._ticked(title, on=one == shown)
            action.triggered.connect(lambda _=False, one=one: panel.showing.show_set(one))
            group.addAction(action)
        self.addAction("New code set from the codes selected…", panel.edits.new_set)
        row = next((row for row in rows if row.id == shown), None)
        if row is not None:
            show = row.codes
            self.addAction(f"Only “{row.name}” in the text", lambda: panel.onlyAsked.emit([*show]))
            self.addAction(f"Rename “{row.name}”…", lambda: panel.edits.rename_set(row))
            self.addAction(f"Delete “{row.name}” (codes stay)", lambda: panel.delete_set(row.id))

    def _ticked(self, title: str, *, on: bool) -> QAction:
        action = self.addAction(title)
        action.setCheckable(True)
        action.setChecked(on)
        return action
