"""Codes suggested for the passage in hand: when asked, or once it was coded or left."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coder_app.core import codebook, documents
from coder_app.core.codebook import CodeRow
from coder_app.core.ids import CodeId, DocumentId
from coder_app.core.project import Changes
from coder_app.core.suggestions import decisions
from coder_app.core.suggestions.session import (
    LearnState,
    PassageSuggestions,
    Suggestion,
    learn,
    learning_due,
    suggest_for,
)
from coder_app.ui.panel import Panel
from coder_app.ui.selection import Selection
from coder_app.ui.suggestions.moments import Moments
from coder_app.ui.suggestions.suggestion_list import SuggestionLine, SuggestionList
from coder_app.ui.theme import GRID

TITLE = "SUGGESTIONS"
ASK = "Shown when you ask (F8) or move on."
LEARNING = "Learning from your transcripts and codings…"
SILENT = (
    "Nothing sure enough here. Definitions and one to three example quotes for each code help most."
)
NO_PASSAGE = "Suggestions are made for what participants say. Put the caret into such a turn."
_DUE_AFTER = 250
"""Milliseconds from a change to looking whether to learn, so that no coding waits for it."""


class Run(Protocol):
    """Runs a function in the worker process and calls back in the window's thread."""

    def __call__(
        self,
        function: Callable[..., Any],
        *args: Any,
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None] | None = None,
        urgent: bool = False,
    ) -> object: ...


class SuggestionsPanel(Panel):
    """At most three codes for a passage, with reasons; silent where nothing is sure enough."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"coding", "code", "code_example", "document", "decision", "setting", "turn", "speaker"}
    )

    passageShown = Signal(str, int, int, list)
    """Document, start and end of the passage that has suggestions, and their codes' names."""
    boxRequested = Signal(str)
    leftForText = Signal()

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suggestions")
        self.setAccessibleName("Suggestions")
        self._run = run
        self._learned: LearnState | None = None
        self._learning = False
        self._asked: tuple[DocumentId, int, int] | None = None
        self._unasked = False
        self._asked_at: Selection | None = None
        self.shown: PassageSuggestions | None = None
        self._moments = Moments(self._ask_unasked, self)
        self._due = QTimer(self, singleShot=True, interval=_DUE_AFTER)
        self._due.timeout.connect(self.learn_when_due)
        self.title = QLabel(TITLE)
        self.title.setObjectName("suggestions.title")
        self.title.setProperty("tone", "header")
        self.message = QLabel(ASK)
        self.message.setObjectName("suggestions.message")
        self.message.setWordWrap(True)
        self.message.setProperty("tone", "quiet")
        self.list = SuggestionList()
        self.list.accepted.connect(self.accept_code)
        self.list.refused.connect(self.refuse_code)
        self.list.typed.connect(self.boxRequested)
        self.list.left.connect(self.leftForText)
        self._arrange()
        self._say(ASK)

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.title)
        layout.addWidget(self.message)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)  # takes the room only where the list is hidden

    # -- learning

    def close_project(self) -> None:
        super().close_project()
        self._due.stop()
        self._moments.forget()
        self._asked_at = None
        self._learned, self._learning, self._asked, self.shown = None, False, None, None
        self._say(ASK)

    def learn_when_due(self) -> None:
        """After an import, and again every 20 codings; the window goes on meanwhile."""
        project = self.project
        if project is None or self._learning or not learning_due(project, self._learned):
            return
        self._learning = True
        self._run(learn, project.path, on_done=self._have_learned, on_error=self._have_failed)

    def _have_learned(self, state: LearnState) -> None:
        self._learned, self._learning = state, False
        if self._asked is not None:
            self._ask_worker(*self._asked)

    def _have_failed(self, error: Exception) -> None:
        self._learning = False
        self._asked = None
        self._say(str(error))

    # -- asking

    def set_selection(self, selection: Selection) -> None:
        super().set_selection(selection)
        if self.project is not None and self._learned is not None:
            self._moments.moved(self.project, selection)

    def _ask_unasked(self, place: tuple[DocumentId, int, int]) -> None:
        """A passage was left, or is read: nothing is said where nothing is sure enough."""
        if self._asked_at == self.selection:
            return  # what the coder asked for here stays in sight
        if self.project is not None and self._learned is not None:
            self.ask(*place)
            self._unasked = True

    def changed(self, changes: Changes) -> None:
        self._due.start()
        if changes.touch("turn", "document"):
            self._moments.forget()
        place = changes.place
        by_hand = changes.kind == "do" and changes.touch("coding") and not changes.touch("decision")
        if by_hand and place is not None and place[0] == self.selection.document:
            self.ask(*place)
        elif self.shown is not None and changes.touch("code", "decision", "coding"):
            self.ask(self.shown.document_id, self.shown.start, self.shown.end)

    def shows_here(self) -> bool:
        """Whether there are suggestions in sight, and they are for the place in hand."""
        shown, here = self.shown, self.selection
        if shown is None or not self.list.isVisible() or shown.document_id != here.document:
            return False
        return here == self._asked_at or shown.start <= here.start <= here.end <= shown.end

    def ask_here(self) -> None:
        """F8: suggest for the selection, or for the passage at the caret."""
        project, selection = self.project, self.selection
        if project is None or selection.document is None:
            return
        self._asked_at = selection
        start, end = selection.start, selection.end
        if start == end:  # at a label, the speech behind it is meant
            turns = documents.turns(project, selection.document)
            bodies = (turn.body_start for turn in turns if turn.start <= start < turn.body_start)
            start = end = next(bodies, start)
        self.ask(selection.document, start, end)

    def ask(self, document: DocumentId, start: int, end: int) -> None:
        """Suggest for a place; shown when the worker has answered."""
        self._asked, self._unasked = (document, start, end), False
        if self._learned is None:
            self._say(LEARNING)
            self.learn_when_due()
        else:
            self._ask_worker(document, start, end)

    def _ask_worker(self, document: DocumentId, start: int, end: int) -> None:
        project = self.project
        if project is None:
            return
        asked = (document, start, end)

        def show(found: PassageSuggestions | None) -> None:
            if asked == self._asked and project is self.project:
                self._asked = None
                self.show_passage(found)

        path: Path = project.path
        self._run(
            suggest_for,
            path,
            document,
            start,
            end,
            project.coder,
            on_done=show,
            on_error=self._have_failed,
            urgent=True,
        )

    # -- showing

    def show_passage(self, found: PassageSuggestions | None) -> None:
        """Show what the worker answered."""
        self.shown = found
        if found is None:
            self._say(ASK if self._unasked else NO_PASSAGE)
            return
        lines = self._lines(found.suggestions)
        if not lines:
            self._say(ASK if self._unasked else SILENT)
            return
        if self.project is not None:
            number = documents.paragraph_at(self.project, found.document_id, found.start)
            self.title.setText(f"{TITLE} ¶{number}")
        self.message.hide()
        self.list.show()
        self.list.show_lines(lines)
        names = [line.name for line in lines]
        self.passageShown.emit(found.document_id, found.start, found.end, names)

    def _lines(self, suggestions: tuple[Suggestion, ...]) -> list[SuggestionLine]:
        rows = {row.id: row for row in codebook.codebook(self.project)} if self.project else {}
        return [
            SuggestionLine(
                code=found.code_id,
                name=rows[found.code_id].name,
                path=rows[found.code_id].path,
                colour=rows[found.code_id].colour,
                probability=found.probability,
                reasons=reasons(found, rows[found.code_id]),
            )
            for found in suggestions
            if found.code_id in rows
        ]

    def _say(self, text: str) -> None:
        self.title.setText(TITLE)
        self.list.clear()
        self.list.hide()
        self.message.setText(text)
        self.message.show()
        self.passageShown.emit("", 0, 0, [])

    # -- deciding

    def accept_code(self, code: str, stay: bool = False) -> None:
        """Make the suggestion a coding of this coder."""
        self._decide(decisions.accept, CodeId(code))
        if not stay:
            self.leftForText.emit()

    def refuse_code(self, code: str) -> None:
        """Remember the refusal; the code is not shown here again."""
        self._decide(decisions.refuse, CodeId(code))

    def _decide(self, how: Callable[..., object], code: CodeId) -> None:
        shown = self.shown
        if self.project is None or shown is None:
            return
        probability = next((s.probability for s in shown.suggestions if s.code_id == code), 0.0)
        how(self.project, shown.document_id, shown.start, shown.end, code, probability)


def reasons(found: Suggestion, row: CodeRow) -> str:
    """Why, on one line: words that counted, the nearest coded excerpt, used just above."""
    parts = []
    if found.just_above:
        parts.append("used just above")
    if found.words:
        parts.append("words: " + ", ".join(found.words))
    if found.nearest is not None:
        parts.append(f"like {found.nearest.citation}: “{found.nearest.excerpt}”")
    return " · ".join(parts) or _likeness(row)


def _likeness(row: CodeRow) -> str:
    """What the passage as a whole is like, where no single word or excerpt stands out."""
    if row.codings:
        return "like its other excerpts"
    return "matches the definition" if row.definition or row.examples else "matches the name"
