"""What can be done with the codes selected, as a menu."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

import resources
from coder_app.core import code_sets, codebook
from coder_app.core.codebook import CodeRow
from coder_app.core.pins import NUMBERS, pin_code, unpin_code
from coder_app.core.project import Project
from coder_app.core.suggestions import choices
from coder_app.ui.menu_letters import letter_when_shown
from coder_app.ui.theme import ICON

if TYPE_CHECKING:
    from coder_app.ui.codebook.codebook_panel import CodebookPanel

_LOOKING = {
    "Show excerpts",
    "Definition…",
    "Memo…",
    "Show only this code",
    "Show only these codes",
}
"""What can be done where the project can only be read."""


_FIRST = 16
"""Colours that lie further apart than the rest; the others stand in a menu of their own."""


class CodeMenu(QMenu):
    """Every command of the tree, with its key; made anew each time."""

    def __init__(self, panel: "CodebookPanel", project: Project) -> None:
        super().__init__(panel)
        self.setObjectName("codebook.menu")
        self.setAccessibleName("Codes")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        letter_when_shown(self)
        self._panel, self._project = panel, project
        rows = panel.edits.chosen()
        if len(rows) == 1:
            self._one(rows[0])
        self.addAction("New code…\tIns", panel.add_code)
        if rows:
            self._some(rows)
        if project.read_only:
            for action in self.actions():
                action.setEnabled(action.text().partition("\t")[0] in _LOOKING)

    def _one(self, row: CodeRow) -> None:
        panel, project = self._panel, self._project
        if panel.selection.has_text:
            self.addAction("Apply to the selection\tEnter", lambda: panel.enter_code(row.id))
        self.addAction("Show excerpts", lambda: panel.excerptsRequested.emit(row.id))
        review = self.addAction("Review passages for it", lambda: panel.reviewAsked.emit(row.id))
        review.setEnabled(not project.read_only)
        self.addSeparator()
        self.addAction("New code beneath…", lambda: panel.edits.add(row.id))
        self.addAction("Rename\tF2", lambda: panel.tree.rename(row.id))
        self.addMenu(self._colours(row))
        self.addAction("Definition…", panel.show_definition)
        self.addAction("Memo…\tCtrl+Shift+M", lambda: panel.memoAsked.emit(row.id))
        self.addMenu(self._pins(row))
        words = "No theme any more" if row.is_theme else "Declare a theme"
        theme = not row.is_theme
        self.addAction(words, lambda: codebook.declare_theme(project, row.id, theme))
        self.addSeparator()

    def _some(self, rows: list[CodeRow]) -> None:
        panel = self._panel
        self.addSeparator()
        words = "Show only this code" if len(rows) == 1 else "Show only these codes"
        self.addAction(words, lambda: panel.onlyAsked.emit(panel.chosen_codes()))
        self.addAction("Group under a new theme…\tCtrl+G", panel.group)
        self.addAction("Move to…", panel.edits.move)
        if len(panel.rows) > len(rows):
            self.addAction("Merge into…", panel.edits.merge)
        if len(rows) == 1 and rows[0].codings:
            self.addAction("Split by its excerpts…", panel.split_chosen)
        self.addMenu(self._sets(rows))
        self._add_never(rows)
        self.addSeparator()
        self.addAction("Delete…\tDel", panel.delete_chosen)

    def _colours(self, row: CodeRow) -> QMenu:
        menu = self._sub("codebook.colours", "Colour")
        more = menu
        for number, (colour, name) in enumerate(resources.named_code_colours().items()):
            if number == _FIRST:
                more = menu.addMenu("More colours")
                more.setObjectName("codebook.more-colours")
                more.setAccessibleName("More colours")
            action = more.addAction(swatch(colour), name)
            action.setCheckable(True)
            action.setChecked(colour == row.colour)
            action.triggered.connect(
                lambda _=False, colour=colour: codebook.recolour_code(self._project, row.id, colour)
            )
        return menu

    def _pins(self, row: CodeRow) -> QMenu:
        menu = self._sub("codebook.pins", "Pin to a key")
        pinned = self._panel.showing.pinned
        names = {number: self._panel.edits.row(code) for number, code in pinned.items()}
        for number in NUMBERS:
            held = names.get(number)
            text = f"Ctrl+{number}" + (f"   {held.name}" if held else "")
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(pinned.get(number) == row.id)
            action.triggered.connect(
                lambda _=False, number=number: pin_code(self._project, row.id, number)
            )
        if row.id in pinned.values():
            menu.addSeparator()
            menu.addAction("Unpin", lambda: unpin_code(self._project, row.id))
        return menu

    def _sets(self, rows: list[CodeRow]) -> QMenu:
        menu, edits = self._sub("codebook.sets", "Code sets"), self._panel.edits
        ids = {row.id for row in rows}
        for one in code_sets.code_sets(self._project):
            action = menu.addAction(one.name)
            action.setCheckable(True)
            action.setChecked(ids <= set(one.codes))
            action.triggered.connect(lambda on, one=one: edits.put_in_set(one, within=on))
        menu.addSeparator()
        menu.addAction("New code set…", edits.new_set)
        return menu

    def _add_never(self, rows: list[CodeRow]) -> None:
        """Codes that are to be found by people only."""
        project, held = self._project, choices.choices(self._project).never
        words = "Never suggest this code" if len(rows) == 1 else "Never suggest these codes"
        action = self.addAction(words)
        action.setCheckable(True)
        action.setChecked(all(row.id in held for row in rows))
        action.triggered.connect(
            lambda on: choices.never_suggest(project, *(row.id for row in rows), never=on)
        )

    def _sub(self, name: str, title: str) -> QMenu:
        menu = QMenu(title, self)
        menu.setObjectName(name)
        menu.setAccessibleName(title)
        return menu


def swatch(colour: str) -> QIcon:
    """A code's colour as a picture."""
    picture = QPixmap(ICON, ICON)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(2, 2, ICON - 4, ICON - 4, 2, 2)
    painter.end()
    return QIcon(picture)
