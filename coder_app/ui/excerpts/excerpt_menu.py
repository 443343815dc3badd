"""What can be done with the excerpts selected, as a menu."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from coder_app.ui.menu_letters import letter_when_shown

if TYPE_CHECKING:
    from coder_app.ui.excerpts.excerpts_panel import ExcerptsPanel


class ExcerptMenu(QMenu):
    """Every command of the list, with its key; made anew each time."""

    def __init__(self, panel: "ExcerptsPanel") -> None:
        super().__init__(panel)
        self.setObjectName("excerpts.menu")
        self.setAccessibleName("Excerpts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        letter_when_shown(self)
        view, number = panel.view, panel.view.currentIndex().row()
        shown = panel.model.has_context(number)
        self.addAction("Open place\tEnter", lambda: view.open_row(number))
        context = "Hide context" if shown else "Show context"
        self.addAction(f"{context}\tSpace", lambda: panel.toggle_context(number))
        self.addSeparator()
        write = not (panel.project is None or panel.project.read_only)
        changing = (
            self.addAction("Memo…\tF2", lambda: view.write_memo(number)),
            self.addAction("Recode…\tCtrl+G", panel.recodeAsked.emit),
            self.addAction("Remove\tDel", panel.remove_chosen),
        )
        for action in changing:
            action.setEnabled(write)
        more = self.addAction("Find more like this", panel.ask_more)
        more.setEnabled(write)
        self.addSeparator()
        self.addAction("Copy with reference\tCtrl+C", lambda: panel.copy_chosen(True))
        self.addAction("Copy words only\tCtrl+Shift+C", lambda: panel.copy_chosen(False))
        self.addAction("Export…\tCtrl+E", panel.exportAsked.emit)
