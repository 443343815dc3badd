"""Unasked suggestions come for a passage that was left, or, if the team wants it, as one reads."""

from collections.abc import Callable
from typing import Any

import pytest

from coder_app.core import documents
from coder_app.core.exchange.parsed import ParsedFile
from coder_app.core.exchange.turns import parse_turns, speakers_of
from coder_app.core.importing import import_items, propose
from coder_app.core.project import Project
from coder_app.core.suggestions.choices import ASKED, show_when
from coder_app.core.suggestions.session import (
    LearnState,
    PassageSuggestions,
    suggest_for,
    suggest_unasked,
)
from coder_app.ui.project_signals import ProjectSignals
from coder_app.ui.selection import Selection
from coder_app.ui.suggestions.suggestions_panel import SuggestionsPanel
from coder_app.ui.suggestions.words import ASK, ONLY_ASK, SILENT

TEXT = (
    "I: Did they ring?\n\nAnn: Nobody called me back.\n\nI: And then?\n\nAnn: I waited for weeks.\n"
)


class Worker:
    """Remembers what it was asked, and answers when told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self.unasked = False
        self.answer: Callable[[Any], None] = lambda _: None

    def run(self, function: Callable[..., Any], *args: Any, on_done: Any, **_: Any) -> None:
        if function in {suggest_for, suggest_unasked}:
            self.unasked = function is suggest_unasked
            self.asked.append(args[1:4])
            self.answer = on_done


@pytest.fixture
def desk(project: Project, qtbot: Any) -> tuple[Worker, SuggestionsPanel, str]:
    turns = parse_turns(TEXT)
    file = ParsedFile("a.txt", "Ann", "txt", "1", TEXT, turns, speakers_of(TEXT, turns), (), (), ())
    import_items(project, propose(project, [file]))
    worker = Worker()
    panel = SuggestionsPanel(worker.run)
    qtbot.addWidget(panel)
    panel.open_project(project, ProjectSignals(project, panel))
    panel.asker.state = LearnState(1, 0, 0, "")
    return worker, panel, documents.documents(project)[0].id


def test_a_passage_that_was_left_is_suggested_for(desk: Any, qtbot: Any) -> None:
    worker, panel, document = desk
    first, second = TEXT.index("Nobody"), TEXT.index("I waited")
    panel.set_selection(Selection(document, first, first))
    panel.set_selection(Selection(document, first + 3, first + 3))
    qtbot.wait(700)
    assert worker.asked == [], "still in the same turn"
    panel.set_selection(Selection(document, second, second))
    qtbot.waitUntil(lambda: worker.asked == [(document, first + 3, first + 3)])
    assert worker.unasked, "nobody asked: only what is sure enough by itself"
    panel.ask_here()
    assert not worker.unasked


def test_only_when_asked_nothing_is_asked_for_a_passage_left(
    desk: Any, qtbot: Any, project: Project
) -> None:
    worker, panel, document = desk
    show_when(project, ASKED)
    assert panel.message.text() == ONLY_ASK
    first, second = TEXT.index("Nobody"), TEXT.index("I waited")
    panel.set_selection(Selection(document, first, first))
    panel.set_selection(Selection(document, second, second))
    qtbot.wait(600)
    assert worker.asked == []
    panel.ask_here()
    assert worker.asked == [(document, second, second)]


def test_unasked_silence_says_nothing_and_asked_silence_says_why(desk: Any, qtbot: Any) -> None:
    worker, panel, document = desk
    first, second = TEXT.index("Nobody"), TEXT.index("I waited")
    panel.set_selection(Selection(document, first, first))
    panel.set_selection(Selection(document, second, second))
    qtbot.waitUntil(lambda: bool(worker.asked))
    nothing = PassageSuggestions(document, first, first + 7, "Nobody ", ())
    worker.answer(nothing)
    assert panel.message.text() == ASK
    panel.ask_here()
    worker.answer(nothing)
    assert panel.message.text() == SILENT
