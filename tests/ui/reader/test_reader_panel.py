"""The reader as a panel of a project: what is asked for is done, what changed is shown."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coder_app.core import cases, codebook, coding, documents, heading, importing, memos, pins
from coder_app.core.document_changes import CODING, DONE, set_status
from coder_app.core.exchange.read import read_file
from coder_app.core.ids import DocumentId
from coder_app.core.project import Project
from coder_app.core.suggestions import choices
from coder_app.ui.project_signals import ProjectSignals
from coder_app.ui.reader.reader_panel import NO_DOCUMENTS, NONE_OPEN, ReaderPanel
from coder_app.ui.reader.seen import Only
from tests.ui.reader.interview import TEXT, span

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def interview(project: Project, tmp_path: Path) -> DocumentId:
    """The short interview, imported, and a second one."""
    for name, text in (("P04", TEXT), ("P05", TEXT.replace("P04", "P05"))):
        file = tmp_path / f"{name}.txt"
        file.write_text(text, encoding="utf-8")
    files = [read_file(tmp_path / f"{name}.txt") for name in ("P04", "P05")]
    importing.import_items(project, importing.propose(project, files))
    return documents.documents(project)[0].id


@pytest.fixture
def panel(qtbot: QtBot, project: Project, interview: DocumentId) -> Iterator[ReaderPanel]:
    made = ReaderPanel()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.activateWindow()
    signals = ProjectSignals(project)
    made.open_project(project, signals)
    made.open_document(interview)
    made.focus_text()
    qtbot.waitUntil(made.reader.text.hasFocus)
    yield made
    made.close_project()
    signals.stop()


def shown(panel: ReaderPanel) -> list[tuple[str, str]]:
    text = panel.reader.text.content.text
    marks = panel.reader.text.marks.codings.values()
    return sorted((mark.name, text[mark.start : mark.end]) for mark in marks)


def test_typing_a_name_makes_a_code_and_applies_it_in_one_step(panel, project) -> None:
    panel.reader.go_to(*span("statement"))
    QTest.keyClicks(panel.reader.text, "P")
    QTest.keyClicks(panel.reader.box.field, "aperwork")
    QTest.keyClick(panel.reader.box.field, Key.Key_Return)
    assert shown(panel) == [("Paperwork", "statement")]
    assert [code.name for code in codebook.codebook(project)] == ["Paperwork"]
    assert panel.reader.box.recent[:1] == [codebook.codebook(project)[0].id]
    project.undo()
    assert shown(panel) == []
    assert codebook.codebook(project) == []
    assert panel.reader.box.choices == []
    project.redo()
    assert shown(panel) == [("Paperwork", "statement")]


def test_the_second_code_joins_on_the_same_words(panel: ReaderPanel, project: Project) -> None:
    one, two = (codebook.create_code(project, name) for name in ("No call back", "Waiting"))
    panel.reader.go_to(*span("Nobody called"))
    for code in (one, two):
        panel.apply_code(code)
    assert shown(panel) == [("No call back", "Nobody called"), ("Waiting", "Nobody called")]
    QTest.keyClick(panel.reader.text, Key.Key_Return, CONTROL)  # the last again: coded already
    assert panel.coding_count == 2


def test_the_same_code_over_an_overlap_extends(panel: ReaderPanel, project: Project) -> None:
    code = codebook.create_code(project, "No call back")
    panel.reader.go_to(*span("Nobody called"))
    panel.apply_code(code)
    panel.reader.go_to(*span("called me back"))
    panel.apply_code(code)
    assert shown(panel) == [("No call back", "Nobody called me back")]


def test_delete_and_f2_change_the_coding_in_hand(panel: ReaderPanel, project: Project) -> None:
    code = codebook.create_code(project, "Shame")
    panel.reader.go_to(*span("felt stupid"))
    panel.apply_code(code)
    QTest.keyClick(panel.reader.text, Key.Key_Escape)
    panel.reader.go_to(0, 0)
    text = panel.reader.text
    QTest.keyClick(text, Key.Key_F7)
    QTest.keyClick(text, Key.Key_F2)
    QTest.keyClick(text, Key.Key_Tab)
    QTest.keyClick(text, Key.Key_Left, CONTROL)
    QTest.keyClick(text, Key.Key_Return)
    assert shown(panel) == [("Shame", "I felt stupid")]
    QTest.keyClick(text, Key.Key_Delete)
    assert shown(panel) == []
    assert coding.codings(project, panel.document) == []
    assert text.in_hand is None


def test_changes_elsewhere_are_shown(panel: ReaderPanel, project: Project) -> None:
    code = codebook.create_code(project, "Shame")
    coding.apply_code(project, panel.document, *span("felt stupid"), code)
    assert shown(panel) == [("Shame", "felt stupid")]
    codebook.rename_code(project, code, "Feeling stupid")
    assert shown(panel) == [("Feeling stupid", "felt stupid")]
    assert panel.reader.box.choices[0].name == "Feeling stupid"
    mark = next(iter(panel.reader.text.marks.codings))
    memos.set_memo(project, "coding", mark, "She laughed")
    assert panel.reader.text.marks.codings[mark].memo == "She laughed"
    pins.pin_code(project, code, 3)
    assert panel.reader.box.choices[0].pin == 3
    codebook.delete_codes(project, [code])
    assert shown(panel) == []


def test_a_new_text_moves_the_codings_and_keeps_the_place(panel, project: Project) -> None:
    code = codebook.create_code(project, "Shame")
    coding.apply_code(project, panel.document, *span("felt stupid"), code)
    panel.reader.go_to(*span("took"))
    edited = TEXT.replace("Int: And after", "Int: Well, and after").replace("Honestly?", "Honest?")
    documents.edit_text(project, panel.document, edited)
    assert "Honest?" in panel.reader.text.toPlainText()
    assert shown(panel) == [("Shame", "felt stupid")]
    start, end = panel.reader.selected
    assert edited[start:end] == "took"


def test_codings_of_another_document_change_nothing_here(panel, project: Project) -> None:
    other = documents.documents(project)[1].id
    code = codebook.create_code(project, "Shame")
    coding.apply_code(project, other, *span("felt stupid"), code)
    assert shown(panel) == []
    panel.show_place(other, *span("felt stupid"))
    assert shown(panel) == [("Shame", "felt stupid")]
    assert panel.reader.selected == span("felt stupid")
    assert panel.selection.document == other


def test_the_header_says_who_it_is_and_how_far(panel: ReaderPanel, project: Project) -> None:
    cases.import_attributes(project, [["case", "gender", "reported"], ["P04", "woman", "yes"]])
    assert panel.title.text().startswith("P04 \u00b7 woman, reported \u00b7 ")
    documents.set_status(project, panel.document, "done")
    assert panel.title.text() == "P04 \u00b7 woman, reported \u00b7 done"
    assert heading.heading(project, panel.document).known == ("woman", "reported")


def test_a_deleted_document_leaves_the_reader_empty(panel: ReaderPanel, project: Project) -> None:
    documents.delete_documents(project, [panel.document])
    assert panel.document is None
    assert panel.empty.isVisible()
    assert panel.empty.text() == NONE_OPEN
    assert not panel.empty.target.isVisible()
    project.undo()
    QTest.keyClicks(panel.reader.text, "x")  # nothing is open: nothing happens


def test_without_documents_it_says_what_to_do(qtbot: QtBot, project: Project) -> None:
    panel = ReaderPanel()
    qtbot.addWidget(panel)
    panel.show()
    signals = ProjectSignals(project)
    panel.open_project(project, signals)
    assert panel.empty.text() == NO_DOCUMENTS
    assert panel.empty.target.isVisible()
    with qtbot.waitSignal(panel.empty.importAsked):
        QTest.mouseClick(panel.empty.target, Qt.MouseButton.LeftButton)
    panel.close_project()
    signals.stop()


def test_the_selection_tells_the_codings_at_the_caret(panel: ReaderPanel, project: Project) -> None:
    code = codebook.create_code(project, "Shame")
    applied = coding.apply_code(project, panel.document, *span("felt stupid"), code)
    told: list[object] = []
    panel.selectionMoved.connect(told.append)
    start = span("stupid")[0]
    panel.reader.go_to(start, start)
    assert told[-1].codings == (applied.coding,)  # type: ignore[attr-defined]
    assert told[-1].start == start  # type: ignore[attr-defined]
    panel.show_coding(applied.coding)
    assert panel.reader.text.in_hand == applied.coding


def test_copying_with_reference_quotes_and_cites(panel: ReaderPanel) -> None:
    panel.reader.go_to(*span("Nobody called me back"))
    QTest.keyClick(panel.reader.text, Key.Key_C, CONTROL | SHIFT)
    copied = QGuiApplication.clipboard().text()
    assert copied == "\u201cNobody called me back\u201d (P04, \u00b62)"


def test_advice_stands_under_the_text_until_taken_away(panel: ReaderPanel) -> None:
    panel.coach("Select words")
    assert panel.advice.isVisible()
    panel.coach("")
    assert not panel.advice.isVisible()


def test_speakers_get_their_colours_in_order(panel: ReaderPanel) -> None:
    turns = panel.reader.text.content.turns
    assert [(turn.role, turn.place) for turn in turns[:2]] == [
        ("interviewer", 0),
        ("participant", 0),
    ]
    assert panel.reader.text.look.number_of(3) == 4


def test_sentences_are_asked_for_and_only_those_of_the_text_shown_are_used(
    qtbot: QtBot, project: Project, interview: DocumentId
) -> None:
    asked: list[tuple[object, Callable[[object], None]]] = []

    def run(_function, _path, document, *, on_done, **_more) -> None:
        asked.append((document, on_done))

    panel = ReaderPanel(run)
    qtbot.addWidget(panel)
    panel.show()
    signals = ProjectSignals(project)
    panel.open_project(project, signals)
    panel.open_document(interview)
    qtbot.waitUntil(lambda: len(asked) == 1)
    panel.open_document(documents.documents(project)[1].id)
    asked[0][1]([span("They took")])  # late: of the document before
    assert panel.reader.hand.moves.units.sentence_at(50) != span("They took")
    qtbot.waitUntil(lambda: len(asked) == 2)
    asked[1][1]([span("They took")])
    assert panel.reader.hand.moves.units.sentence_at(50) == span("They took")
    panel.close_project()
    signals.stop()


def test_suggestions_stand_as_ghosts_beside_their_passage_and_go(panel: ReaderPanel) -> None:
    names = ["Shame", "Waiting", "Anger", "Fear"]
    panel.mark_passage(panel.document or "", *span("I felt stupid"), names)
    ghosts = panel.reader.text.marks.ghosts.values()
    assert [mark.name for mark in ghosts] == ["Shame? (F8)", "Waiting?", "Anger?"]
    assert [s.bar.ghost for s in panel.reader.stripes.stripes()] == [True] * 3
    assert panel.coding_count == 0
    panel.mark_passage("", 0, 0, [])
    assert panel.reader.stripes.stripes() == []


def test_words_coded_in_a_longer_coding_are_in_hand_till_the_caret_moves(panel, project) -> None:
    document = documents.documents(project)[0].id
    longer = codebook.create_code(project, "Story")
    inner = codebook.create_code(project, "Contact")
    whole = (span("They")[0], span("ringing.")[1])
    one = coding.apply_code(project, document, *whole, longer).coding
    panel.reader.select_coding(one)
    panel.reader.text.select(*span("Nobody called"))
    panel.apply_code(inner)
    new = next(row.id for row in coding.codings(project, document) if row.code_id == inner)
    assert panel.reader.text.in_hand == new
    assert panel.selection.codings == (new, one)
    QTest.keyClick(panel.reader.text, Key.Key_I, CONTROL | SHIFT)
    assert [row.id for row in coding.codings(project, document) if row.important] == [new]
    QTest.keyClick(panel.reader.text, Key.Key_Delete)
    assert [row.id for row in coding.codings(project, document)] == [one]
    panel.apply_code(inner)
    QTest.keyClick(panel.reader.text, Key.Key_Right)
    assert panel.reader.text.in_hand is None
    assert panel.selection.codings[:1] == (one,)


def test_marks_know_whose_they_are_for_who_codes_now(panel, project) -> None:
    panel.reader.go_to(*span("statement"))
    QTest.keyClicks(panel.reader.text, "Shame")
    QTest.keyClick(panel.reader.box.field, Key.Key_Return)
    (mine,) = panel.reader.text.marks.codings.values()
    assert not mine.others
    project.use_coder("Bo Berg")
    panel.mark_stale()
    (theirs,) = panel.reader.text.marks.codings.values()
    assert theirs.others
    assert theirs.coder == "AL"


def test_a_document_that_is_coded_twice_shows_nobody_else_s_codings(panel, project) -> None:
    panel.reader.go_to(*span("statement"))
    QTest.keyClicks(panel.reader.text, "Shame")
    QTest.keyClick(panel.reader.box.field, Key.Key_Return)
    choices.code_twice(project, panel.document, twice=True)
    assert len(shown(panel)) == 1
    project.use_coder("Bo Diaz")
    panel.refresh()
    assert shown(panel) == []
    said = panel.seeing.line.words.text()
    assert said == "Others’ codings hidden, for it is coded twice"
    assert panel.coding_count == 0
    set_status(project, panel.document, DONE)  # now she may compare
    assert len(shown(panel)) == 1
    assert panel.coding_count == 1
    set_status(project, panel.document, CODING)
    assert shown(panel) == []
    panel.seeing.unseal()
    panel.seeing.show_only(Only())
    assert len(shown(panel)) == 1
    assert not panel.seeing.line.isVisible()
    panel.refresh()
    assert len(shown(panel)) == 1
