"""The menu of the suggestions: what can be done with the one in hand, and when they show."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from coder_app.core import codebook
from coder_app.core.project import Project
from coder_app.core.suggestions import choices
from coder_app.core.suggestions.choices import ALL, ASKED, LEFT, ME, READING
from coder_app.ui.suggestions.lines import SuggestionLine

if TYPE_CHECKING:
    from coder_app.ui.suggestions.suggestions_panel import SuggestionsPanel

WHEN_WORDS = {
    LEFT: "Show once I coded or left a passage",
    READING: "Show as I read",
    ASKED: "Show only when asked (F8)",
}
FROM_WORDS = {ALL: "Learn from all coders", ME: "Learn only from me"}

Deed = tuple[str, Callable[[], object]]


def deeds(panel: "SuggestionsPanel", line: SuggestionLine) -> list[Deed]:
    """What can be done with the suggestion in hand, with its keys."""
    name, like = line.name.replace("&", "&&"), line.like
    found: list[Deed] = [
        ("Accept\tEnter", lambda: panel.accept_code(line.code)),
        ("Refuse\tDel", lambda: panel.deciding.refuse(line.code)),
        ("Another code…", lambda: panel.boxRequested.emit("")),
    ]
    if like is not None:
        found += [
            ("Show the excerpt it is like\tSpace", panel.toggle_like),
            (f"Go to {like.citation}\tCtrl+Enter", panel.open_like),
        ]
    return [*found, (f"Never suggest “{name}”", lambda: panel.deciding.never(line.code))]


class SuggestionsMenu(QMenu):
    """Made anew each time; ``first`` is what can be done with the suggestion in hand."""

    def __init__(self, parent: QWidget, project: Project, first: Sequence[Deed]) -> None:
        super().__init__(parent)
        self.setObjectName("suggestions.menu")
        self.setAccessibleName("Suggestions")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._project = project
        held = choices.choices(project)
        for words, call in first:
            self.addAction(words, call)
        self.addSeparator()
        self._group(WHEN_WORDS, held.when, choices.show_when)
        self.addSeparator()
        self._group(FROM_WORDS, held.learn_from, choices.learn_from)
        self._never(held)
        self.addSeparator()
        words = "Turn suggestions on" if held.off else "Turn suggestions off"
        self.addAction(words, lambda: choices.switch(project, on=held.off))
        for action in self.actions():
            action.setEnabled(action.isEnabled() and not project.read_only)

    def _group(
        self, words: dict[str, str], now: str, choose: Callable[[Project, str], None]
    ) -> None:
        group = QActionGroup(self)
        for key, text in words.items():
            action = QAction(text, self)
            action.setCheckable(True)
            action.setChecked(key == now)
            action.triggered.connect(lambda _=False, key=key: choose(self._project, key))
            group.addAction(action)
            self.addAction(action)

    def _never(self, held: choices.Choices) -> None:
        """The way back for codes that are never suggested."""
        rows = [row for row in codebook.codebook(self._project) if row.id in held.never]
        if not rows:
            return
        menu = self.addMenu("Suggest again")
        menu.setObjectName("suggestions.never")
        menu.setAccessibleName("Codes that are never suggested")
        for row in rows:
            action = menu.addAction(row.name.replace("&", "&&"))
            action.triggered.connect(
                lambda _=False, code=row.id: choices.never_suggest(self._project, code, never=False)
            )
