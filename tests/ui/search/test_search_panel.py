"""Hits of all documents, stepped through, ticked and coded by real keys."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coder_app.core import coding
from coder_app.core.codebook import merge_codes
from coder_app.core.editing import edit_text
from coder_app.core.ids import CodeId, DocumentId
from coder_app.ui.project_signals import ProjectSignals
from coder_app.ui.search.search_panel import SearchPanel
from coder_app.ui.widgets.chooser import Chooser
from tests.planting import Study

pytestmark = pytest.mark.usefixtures("dressed")
Key = Qt.Key


def run_at_once(
    function: Callable[..., Any],
    *args: Any,
    on_done: Callable[[Any], None],
    on_error: Callable[[Exception], None],
    **_: Any,
) -> None:
    """The worker, without its process."""
    try:
        value = function(*args)
    except Exception as error:  # noqa: BLE001 - handed on, as the worker does
        on_error(error)
    else:
        on_done(value)


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    study = Study(tmp_path / "study.coder")
    study.case("P04", gender="woman")
    study.document(
        "One",
        [("I", "Did they ring?"), ("P04", "They never rang. Nobody ever rang me.")],
        {"P04": "P04"},
    )
    study.document("Two", [("I", "Who rang?"), ("P05", "A man rang me back.")], {"P05": "P05"})
    study.code("Contact")
    yield study
    study.project.close()


@pytest.fixture
def panel(study: Study, qtbot: QtBot) -> Iterator[SearchPanel]:
    shown = SearchPanel(run_at_once)
    qtbot.addWidget(shown)
    shown.resize(720, 400)
    shown.open_project(study.project, ProjectSignals(study.project, shown))
    shown.open_with()
    shown.activateWindow()
    qtbot.waitUntil(shown.bar.field.hasFocus)
    yield shown
    shown.close_project()


def look_for(panel: SearchPanel, qtbot: QtBot, words: str) -> None:
    panel.bar.field.clear()
    qtbot.keyClicks(panel.bar.field, words)
    qtbot.keyClick(panel.bar.field, Key.Key_Return)


def seen(panel: SearchPanel) -> list[str]:
    """The tree as it stands: documents with counts, hits as ¶ and words."""
    lines = []
    model = panel.model
    for number in range(model.rowCount()):
        top = model.index(number, 0)
        lines.append(f"{model.document(top).name} {model.count_text(number)}")
        for row in range(model.rowCount(top)):
            hit = model.hit(model.index(row, 0, top))
            lines.append(f"  ¶{hit.paragraph} {hit.words}")
    return lines


def test_hits_are_listed_by_document_with_counts(panel: SearchPanel, qtbot: QtBot) -> None:
    look_for(panel, qtbot, "rang")
    assert seen(panel) == [
        "One 2 hits",
        "  ¶2 rang",
        "  ¶2 rang",
        "Two 2 hits",
        "  ¶1 rang",
        "  ¶2 rang",
    ]
    assert panel.message.text() == "4 hits in 2 documents for “rang”"
    assert panel.tree.hasFocus()


def test_the_first_hit_is_shown_and_arrows_show_the_others(
    panel: SearchPanel, study: Study, qtbot: QtBot
) -> None:
    shown: list[tuple[str, int]] = []
    panel.placeShown.connect(lambda document, start, _: shown.append((document, start)))
    look_for(panel, qtbot, "rang")
    first = study.texts["One"].index("rang")
    qtbot.waitUntil(lambda: shown == [(study.documents["One"], first)])
    qtbot.keyClick(panel.tree, Key.Key_Down)
    qtbot.waitUntil(lambda: len(shown) == 2)
    with qtbot.waitSignal(panel.placeActivated) as gone:
        qtbot.keyClick(panel.tree, Key.Key_Return)
    second = study.texts["One"].index("rang", first + 1)
    assert gone.args == [study.documents["One"], second, second + 4]


def test_stepping_goes_over_the_ends_of_documents_and_stops_at_the_last(
    panel: SearchPanel, qtbot: QtBot
) -> None:
    look_for(panel, qtbot, "rang")
    names = []
    while panel.model.step(panel.tree.currentIndex(), 1).isValid():
        names.append(panel.tree.current_hit().document_name)
        panel.step(1)
    assert names == ["One", "One", "Two"]
    with qtbot.waitSignal(panel.statusMessage) as told:
        assert panel.step(1)
    assert told.args == ["No further hit"]
    for _ in range(3):
        panel.step(-1)
    assert panel.model.step(panel.tree.currentIndex(), -1).isValid() is False


def test_a_query_that_can_not_be_is_told_in_the_panel(panel: SearchPanel, qtbot: QtBot) -> None:
    look_for(panel, qtbot, "NOT rang")
    assert "NOT needs words before it" in panel.message.text()
    panel.bar.choose_mode("pattern")
    look_for(panel, qtbot, "ra(ng")
    assert "no regular expression" in panel.message.text()
    assert seen(panel) == []


def test_nothing_found_says_so(panel: SearchPanel, qtbot: QtBot) -> None:
    look_for(panel, qtbot, "xylophone")
    assert panel.message.text() == "Nothing was found: “xylophone”."
    assert not panel.code_hits.isEnabled()


def test_limits_search_again_at_once(panel: SearchPanel, study: Study, qtbot: QtBot) -> None:
    look_for(panel, qtbot, "rang")
    panel.bar.role.setCurrentIndex(panel.bar.role.findData("interviewer"))
    panel.bar.role.activated.emit(0)
    assert seen(panel) == ["Two 1 hit", "  ¶1 rang"]
    panel.bar.role.setFocus()
    panel.bar.role.activated.emit(0)
    assert panel.bar.role.hasFocus()
    panel.bar.role.setCurrentIndex(0)
    box = panel.bar.documents.popup.list
    panel.bar.documents.click()
    qtbot.keyClick(box, Key.Key_Space)
    assert panel.bar.documents.text() == "1 document"
    assert panel.bar.documents.chosen() == {study.documents["One"]}
    assert seen(panel)[0] == "One 2 hits"
    assert len(seen(panel)) == 3
    panel.bar.documents.popup.none.click()
    assert panel.bar.documents.text() == "All documents"
    panel.bar.documents.popup.close()


def test_hits_are_previewed_ticked_off_and_coded_in_one_step(
    panel: SearchPanel, study: Study, qtbot: QtBot
) -> None:
    look_for(panel, qtbot, "rang")
    panel.coding.reach.setCurrentIndex(panel.coding.reach.findData("sentence"))
    panel.code_hits.click()
    assert seen(panel) == [
        "One 2 hits",
        "  ¶2 They never rang.",
        "  ¶2 Nobody ever rang me.",
        "Two 2 hits",
        "  ¶1 Who rang?",
        "  ¶2 A man rang me back.",
    ]
    panel.tree.setFocus()
    qtbot.keyClick(panel.tree, Key.Key_Down)
    qtbot.keyClick(panel.tree, Key.Key_Space)
    panel.coding.take(study.codes["Contact"])
    assert panel.coding.apply.text() == "Apply to 3 hits"
    panel.coding.apply.click()
    rows = coding.codings(study.project, DocumentId(study.documents["One"]))
    assert [study.texts["One"][row.start : row.end] for row in rows] == ["They never rang."]
    assert rows[0].origin == "search"
    step = study.project.next_undo()
    assert step is not None
    assert step.name == 'Apply "Contact" to 3 hits of “rang”'
    assert panel.message.text() == "4 hits in 2 documents for “rang”"
    assert panel.tree.hasFocus()
    assert panel.tree.current_hit().start == study.texts["One"].rindex("rang")
    study.project.undo()
    assert coding.codings(study.project, DocumentId(study.documents["Two"])) == []


def test_a_text_edited_meanwhile_is_planned_anew(
    panel: SearchPanel, study: Study, qtbot: QtBot
) -> None:
    look_for(panel, qtbot, "rang")
    panel.coding.reach.setCurrentIndex(0)
    panel.code_hits.click()
    one = DocumentId(study.documents["One"])
    edit_text(study.project, one, f"Before all. {study.texts['One']}")
    qtbot.waitUntil(
        lambda: panel.model.ticked()[one][0][0] == 12 + study.texts["One"].index("rang")
    )


def test_a_whole_document_is_unticked_at_once(
    panel: SearchPanel, study: Study, qtbot: QtBot
) -> None:
    look_for(panel, qtbot, "rang")
    panel.code_hits.click()
    panel.tree.setFocus()
    panel.tree.setCurrentIndex(panel.model.index(0, 0))
    qtbot.keyClick(panel.tree, Key.Key_Space)
    assert list(panel.model.ticked()) == [study.documents["Two"]]
    qtbot.keyClick(panel.tree, Key.Key_Space)
    assert len(panel.model.ticked()) == 2


def test_a_new_code_named_by_the_search(panel: SearchPanel, study: Study, qtbot: QtBot) -> None:
    look_for(panel, qtbot, '"rang me"')
    panel.coding.reach.setCurrentIndex(0)
    panel.code_hits.click()
    panel.coding.choose.click()
    chooser = panel.coding.findChild(Chooser)
    assert chooser is not None
    qtbot.keyClick(chooser.field, Key.Key_Up)  # the last row
    qtbot.keyClick(chooser.field, Key.Key_Return)
    assert panel.coding.choose.text() == "New code “rang me”"
    panel.coding.apply.click()
    rows = coding.codings(study.project, DocumentId(study.documents["One"]))
    assert [row.code_name for row in rows] == ["rang me"]


@pytest.mark.parametrize(
    ("mode", "words", "said"),
    [
        ("words", "rang me", '"rang me"'),
        ("words", "rang", "rang"),
        ("words", 'so "he" said', ""),
        ("pattern", "rang me (twice).", r"rang me \(twice\)\."),
        ("pattern", 'so "he" said', 'so "he" said'),
        ("forms", "rang me", "rang me"),
        ("words", "one\ntwo", ""),
    ],
)
def test_words_of_the_text_are_looked_for_as_the_mode_means_them(
    panel: SearchPanel, mode: str, words: str, said: str
) -> None:
    panel.bar.choose_mode(mode)
    assert panel.bar.said_as(words) == said


def open_codes(panel: SearchPanel, qtbot: QtBot, typed: str) -> Chooser:
    """The codes offered for the hits of "rang", with something typed."""
    look_for(panel, qtbot, "rang")
    panel.code_hits.click()
    panel.coding.choose.click()
    chooser = panel.coding.findChild(Chooser)
    assert chooser is not None
    qtbot.keyClicks(chooser.field, typed)
    return chooser


def rows_of(chooser: Chooser) -> list[str]:
    return [chooser.list.item(row).text() for row in range(chooser.list.count())]


def test_a_name_that_no_code_has_makes_a_new_code(
    panel: SearchPanel, study: Study, qtbot: QtBot
) -> None:
    chooser = open_codes(panel, qtbot, " Call  back")
    assert rows_of(chooser) == ["New code “Call back”"]
    qtbot.keyClick(chooser.field, Key.Key_Return)
    panel.coding.apply.click()
    rows = coding.codings(study.project, DocumentId(study.documents["One"]))
    assert {row.code_name for row in rows} == {"Call back"}


def test_a_code_that_exists_is_not_offered_anew_and_a_loose_likeness_is_not_taken(
    panel: SearchPanel, qtbot: QtBot
) -> None:
    chooser = open_codes(panel, qtbot, "contact")
    assert rows_of(chooser) == ["Contact"]
    chooser.field.setText("ontact")
    assert rows_of(chooser) == ["Contact", "New code “ontact”   (nearly the same as “Contact”)"]
    assert chooser.list.currentRow() == 1
    chooser.field.setText("con")
    assert chooser.list.currentRow() == 0


def test_the_name_of_a_merged_code_finds_the_one_it_went_into(
    panel: SearchPanel, study: Study, qtbot: QtBot
) -> None:
    merge_codes(study.project, [CodeId(study.code("Ringing"))], CodeId(study.codes["Contact"]))
    chooser = open_codes(panel, qtbot, "ringing")
    assert rows_of(chooser) == [
        "Contact   took in “Ringing”",
        "New code “ringing”   (went into “Contact”)",
    ]
    qtbot.keyClick(chooser.field, Key.Key_Return)
    assert panel.coding.code == study.codes["Contact"]


def test_escape_goes_back_from_ticks_to_hits_then_to_the_text(
    panel: SearchPanel, qtbot: QtBot
) -> None:
    look_for(panel, qtbot, "rang")
    panel.code_hits.click()
    assert panel.coding.isVisible()
    panel.tree.setFocus()
    qtbot.keyClick(panel.tree, Key.Key_Escape)
    assert not panel.coding.isVisible()
    with qtbot.waitSignal(panel.leftForText):
        qtbot.keyClick(panel.tree, Key.Key_Escape)


def test_text_nobody_has_coded_grows_less_as_one_codes(
    panel: SearchPanel, study: Study, qtbot: QtBot
) -> None:
    panel.bar.choose_mode("uncoded")
    panel.bar.go.click()
    assert panel.message.text() == "4 hits in 2 documents for text nobody has coded"
    start = study.texts["One"].index("Did")
    coding.apply_code(
        study.project, study.documents["One"], start, start + 14, study.codes["Contact"]
    )
    qtbot.waitUntil(lambda: panel.message.text().startswith("3 hits"))


def test_hits_of_the_open_document_are_to_be_marked(
    panel: SearchPanel, study: Study, qtbot: QtBot
) -> None:
    look_for(panel, qtbot, "rang")
    text = study.texts["One"]
    assert [text[s:e] for s, e in panel.marks(study.documents["One"])] == ["rang", "rang"]
    panel.bar.close_button.click()
    assert panel.marks(study.documents["One"]) == []
    assert panel.isHidden()


def test_many_hits_are_read_page_by_page(study: Study, qtbot: QtBot) -> None:
    lines = [("P09", f"word {n}") for n in range(450)]
    study.document("Long", lines, {"P09": None})
    shown = SearchPanel(run_at_once)
    qtbot.addWidget(shown)
    shown.resize(720, 400)
    shown.open_project(study.project, ProjectSignals(study.project, shown))
    shown.open_with("word")
    shown.run_search()
    top = shown.model.index(0, 0)
    assert 100 <= shown.model.rowCount(top) < 450
    assert shown.message.text() == "450 paragraphs in 1 document for “word”"
    for _ in range(449):
        shown.step(1)
    assert shown.tree.current_hit().words == "word"
    assert shown.model.rowCount(top) == 450
    assert shown.message.text() == "450 hits in 1 document for “word”"
    shown.close_project()
