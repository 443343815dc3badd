from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coder_app.core import codebook
from coder_app.core.errors import Cancelled, CoderError
from coder_app.core.ids import DocumentId
from coder_app.core.language.pipelines import INSTALL
from coder_app.core.suggestions.emerging import Emerging, EmergingTheme, Said
from coder_app.ui.emerging import emerging_panel
from coder_app.ui.emerging.emerging_panel import EmergingPanel
from coder_app.ui.project_signals import ProjectSignals


class Run:
    """Keeps what is asked of the worker; ``answer`` gives it back."""

    def __init__(self):
        self.asked = []

    def __call__(self, function, *args, on_done, on_error=None, title=""):  # noqa: ARG002
        self.asked.append((function.__name__, args, on_done, on_error))

    def answer(self, value):
        self.asked.pop(0)[2](value)

    def fail(self, error):
        self.asked.pop(0)[3](error)


def said(number):
    return Said(DocumentId("d"), number * 10, number * 10 + 5, f"Words {number}", f"P01 ¶{number}")


def theme(phrase, *also, passages=2):
    return EmergingTheme(phrase, also, tuple(said(n) for n in range(2)), passages, 1)


FOUND = Emerging((theme("public library", "library", passages=7), theme("bus")), 9, 12, False)


@pytest.fixture
def run():
    return Run()


@pytest.fixture
def panel(project, qtbot, run, dressed):
    _ = dressed
    panel = EmergingPanel(run)
    qtbot.addWidget(panel)
    panel.signals = ProjectSignals(project)
    panel.open_project(project, panel.signals)
    panel.show()
    panel.begin()
    return panel


def test_phrases_are_listed_with_their_passages(panel, run):
    assert panel.message.text() == emerging_panel.LOOKING
    run.answer(FOUND)
    assert panel.themes.item(0).text() == "public library   7 passages"
    assert panel.name.text() == "Public library"
    assert panel.also.text() == "7 passages in 1 document, the first 2 · said with it: library"
    assert panel.said.item(1).text() == "P01 ¶1   Words 1"
    panel.themes.setCurrentRow(1)
    assert panel.name.text() == "Bus"
    assert panel.also.text() == "2 passages in 1 document"
    panel.begin()
    assert run.asked == []  # what was found stays


def test_one_click_makes_a_code_and_offers_its_passages(panel, run, project, qtbot):
    run.answer(FOUND)
    panel.name.setText("Somewhere to go")
    with qtbot.waitSignal(panel.codeMade) as made:
        QTest.keyClick(panel.name, Qt.Key.Key_Return)
    [row] = codebook.codebook(project)
    assert row.name == "Somewhere to go"
    assert made.args == [row.id, "Somewhere to go", tuple(said(n).place for n in range(2))]
    assert [panel.themes.item(0).text()] == ["bus   2 passages"]


def test_a_name_that_is_taken_changes_nothing(panel, run, project):
    codebook.create_code(project, "Public library")
    run.answer(FOUND)
    with pytest.raises(CoderError):
        panel.make_code()
    assert panel.themes.count() == 2


def test_where_there_is_nothing_it_says_what_to_do(panel, run):
    for answer, words in (
        (Emerging((), 9, 12, False), emerging_panel.NO_PHRASE),
        (Emerging((), 0, 12, False), emerging_panel.ALL_CODED),
        (Emerging((), 0, 0, False), emerging_panel.NO_PASSAGES),
    ):
        run.answer(answer)
        assert panel.message.text() == words
        assert not panel.split.isVisible()
        panel.look()
    run.fail(Cancelled())
    assert panel.message.text() == emerging_panel.STOPPED


def test_codings_made_since_are_said_and_looked_at_again_when_asked(panel, run, project, desk_of):
    run.answer(FOUND)
    desk_of(project)
    assert panel.message.text() == emerging_panel.STALE
    panel.again.click()
    assert [name for name, *_ in run.asked] == ["emerging"]


@pytest.fixture
def desk_of():
    """Imports a document: what emerges may be something else now."""
    from coder_app.core import importing
    from coder_app.core.exchange.parsed import ParsedFile
    from coder_app.core.exchange.turns import parse_turns, speakers_of

    def lay(project):
        text = "Ann: Nobody called me."
        turns = parse_turns(text)
        file = ParsedFile("A.txt", "A", "txt", "0" * 64, text, turns, speakers_of(text, turns))
        importing.import_items(project, importing.propose(project, [file]))

    return lay


def test_a_passage_opens_its_place_and_escape_leaves(panel, run, qtbot):
    run.answer(FOUND)
    with qtbot.waitSignal(panel.placeActivated) as opened:
        panel.said.itemActivated.emit(panel.said.item(1))
    assert opened.args == ["d", 10, 15]
    with qtbot.waitSignal(panel.left):
        QTest.keyClick(panel.themes, Qt.Key.Key_Escape)


def test_every_control_has_a_name(panel, run, nameless):
    run.answer(FOUND)
    assert nameless(panel) == []


def test_it_says_whether_grammar_helped_and_how_to_have_it(panel, run):
    assert panel.how.text() == ""
    run.answer(FOUND)
    assert "without grammar" in panel.how.text()
    assert INSTALL in panel.how.text()
    panel.look()
    run.answer(replace(FOUND, by_grammar=True))
    assert panel.how.text() == emerging_panel.BY_GRAMMAR
    panel.look()
    run.answer(Emerging((), 0, 12, False))
    assert panel.how.text() == "", "there is nothing to say it of"
