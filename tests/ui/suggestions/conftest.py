"""A panel of suggestions over one interview, with a worker that answers when told to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from coder_app.core import codebook, coding, documents
from coder_app.core.exchange.parsed import ParsedFile
from coder_app.core.exchange.turns import parse_turns, speakers_of
from coder_app.core.ids import CodeId, DocumentId
from coder_app.core.importing import import_items, propose
from coder_app.core.project import Project
from coder_app.core.suggestions.session import (
    LearnState,
    Nearest,
    Part,
    PassageSuggestions,
    Suggestion,
    suggest_for,
    suggest_part,
    suggest_unasked,
)
from coder_app.ui.project_signals import ProjectSignals
from coder_app.ui.selection import Selection
from coder_app.ui.suggestions.suggestions_panel import SuggestionsPanel

FIRST, SECOND = "Nobody called me back.", "I waited for weeks, and nobody rang."
TEXT = f"I: Did they ring?\n\nAnn: {FIRST}\n\nI: And then?\n\nAnn: {SECOND}\n"


@dataclass
class Worker:
    """Remembers what it was asked, and answers when told to."""

    asked: list[tuple[Any, ...]] = field(default_factory=list)
    documents: list[Any] = field(default_factory=list)
    unasked: bool = False
    """Whether what was asked for last was asked for by nobody."""
    answer: Callable[[Any], None] = lambda _: None
    answer_document: Callable[[Any], None] = lambda _: None

    def run(self, function: Callable[..., Any], *args: Any, on_done: Any, **_: Any) -> None:
        if function in {suggest_for, suggest_unasked}:
            self.unasked = function is suggest_unasked
            self.asked.append(args[1:4])
            self.answer = on_done
        elif function is suggest_part:
            self.documents.append(args[1])
            self.answer_document = lambda found: on_done(Part(tuple(found), 0))


@dataclass
class Desk:
    """The panel on the screen, the project, and what stands in the interview."""

    worker: Worker
    panel: SuggestionsPanel
    project: Project
    document: DocumentId
    codes: dict[str, CodeId]

    def place(self, words: str) -> tuple[int, int]:
        start = TEXT.index(words)
        return start, start + len(words)

    def caret(self, words: str) -> None:
        start = TEXT.index(words)
        self.panel.set_selection(Selection(self.document, start, start))

    def code(self, words: str, name: str) -> Any:
        return coding.apply_code(self.project, self.document, *self.place(words), self.codes[name])

    def found(self, words: str, *suggestions: Suggestion) -> PassageSuggestions:
        return PassageSuggestions(self.document, *self.place(words), words, suggestions)

    def suggestion(
        self, name: str, chance: float = 0.6, words: tuple[str, ...] = (), like: Any = None
    ) -> Suggestion:
        near = Nearest(like, "Ann ¶2", FIRST) if like else None
        return Suggestion(self.codes[name], chance, words, near, just_above=False)

    def ask(self, words: str, *suggestions: Suggestion) -> None:
        """F8 in a passage, and what the worker answers."""
        self.caret(words)
        self.panel.ask_here()
        self.worker.answer(self.found(words, *suggestions))

    def names(self) -> list[str]:
        return [line.title for line in self.panel.list.lines()]


@pytest.fixture
def desk(project: Project, qtbot: Any, dressed: Any) -> Desk:
    _ = dressed
    turns = parse_turns(TEXT)
    file = ParsedFile("a.txt", "Ann", "txt", "1", TEXT, turns, speakers_of(TEXT, turns), (), (), ())
    import_items(project, propose(project, [file]))
    names = ("No call back", "Waiting", "Shame")
    codes = {name: codebook.create_code(project, name) for name in names}
    worker = Worker()
    panel = SuggestionsPanel(worker.run)
    qtbot.addWidget(panel)
    panel.resize(280, 320)
    panel.open_project(project, ProjectSignals(project, panel))
    panel.asker.state = LearnState(1, 0, 0, "")
    panel.show()
    document = documents.documents(project)[0].id
    panel.set_selection(Selection(document, 0, 0))
    return Desk(worker, panel, project, document, codes)
