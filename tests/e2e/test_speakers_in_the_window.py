"""Who speaks, and for whom, is put right after the import, by keys in the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from coder_app.core.cases import cases, import_attributes
from coder_app.core.documents import speakers
from coder_app.core.editing import edit_text
from coder_app.core.placed import placed_with_turns
from coder_app.ui.cases.merge_page import MergeCasePage
from coder_app.ui.documents.speakers_model import CASE, ROLE, SAME, SPEAKER
from coder_app.ui.documents.speakers_page import SpeakersPage
from coder_app.ui.main_window import MainWindow
from coder_app.ui.widgets.ask_words import AskWords
from coder_app.ui.widgets.chooser import Chooser
from tests.finding import case_named
from tests.ui.conftest import nameless

Key = Qt.Key


@pytest.fixture
def page(window: MainWindow) -> SpeakersPage:
    """The speakers of the open document, by the command."""
    window.actions_by_id["document.speakers"].trigger()
    shown = window.work.middle.currentWidget()
    assert isinstance(shown, SpeakersPage)
    assert nameless(shown) == []
    return shown


def roles(window: MainWindow) -> dict[str, tuple[str, str]]:
    document = window.work.reader.document
    assert document is not None
    return {row.label: (row.role, row.case_name) for row in speakers(window.project, document)}


def participant(page: SpeakersPage) -> int:
    return next(n for n, line in enumerate(page.model.lines) if line.role == "participant")


def edit(page: SpeakersPage, qtbot: QtBot, row: int, column: int, text: str) -> None:
    """F2 in a cell, choose or type, Enter."""
    page.table.setCurrentIndex(page.model.index(row, column))
    qtbot.keyClick(page.table, Key.Key_F2)
    box = page.table.findChildren(QComboBox, "speakers.cell")[-1]
    assert isinstance(box, QComboBox)
    if box.isEditable():
        box.lineEdit().selectAll()
        qtbot.keyClicks(box.lineEdit(), text)
    else:
        box.setCurrentIndex(box.findText(text))
    qtbot.keyClick(box.lineEdit() or box, Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.state() == page.table.State.NoState)


def test_a_name_given_to_a_speaker_is_offered_for_all_documents(
    window: MainWindow, page: SpeakersPage, qtbot: QtBot
) -> None:
    row = next(n for n, line in enumerate(page.model.lines) if line.role == "interviewer")
    old = page.model.lines[row].label
    assert page.everywhere.isHidden()
    edit(page, qtbot, row, SPEAKER, "Interviewer 1")
    assert "Interviewer 1" in roles(window)
    assert old not in roles(window)
    assert page.everywhere.text().startswith(f"Rename “{old}” to “Interviewer 1” in ")
    qtbot.mouseClick(page.everywhere, Qt.MouseButton.LeftButton)
    assert page.everywhere.isHidden()
    labels = {
        one.label
        for document in window.work.documents.rows
        for one in speakers(window.project, document.id)
    }
    assert old not in labels
    assert window.work.reader.document is not None
    assert f"{old}:" in window.project.text(window.work.reader.document)


def names(window: MainWindow) -> list[str]:
    return [row.name for row in cases(window.project)]


def test_a_role_is_corrected_in_place_and_all_views_follow(
    window: MainWindow, page: SpeakersPage, qtbot: QtBot
) -> None:
    row = participant(page)
    label, old = page.model.lines[row].label, page.model.lines[row].case
    codings = {one[:5] for one in placed_with_turns(window.project)[0]}
    edit(page, qtbot, row, ROLE, "interviewer")
    assert roles(window)[label] == ("interviewer", "")
    assert page.model.lines[row].role == "interviewer"
    assert not page.model.index(row, CASE).flags() & Qt.ItemFlag.ItemIsEditable
    assert {one[:5] for one in placed_with_turns(window.project)[0]} == codings
    assert f'Make "{label}"' in window.status.notice.text()
    window.actions_by_id["edit.undo"].trigger()
    assert roles(window)[label] == ("participant", old)
    assert page.model.lines[row].role == "participant"
    qtbot.keyClick(page.table, Key.Key_Escape)
    assert window.work.middle.currentWidget() is window.work.reader


def test_a_new_name_in_the_cell_renames_the_case_and_keeps_its_attributes(
    window: MainWindow, page: SpeakersPage, qtbot: QtBot
) -> None:
    row = participant(page)
    before = next(
        one.attributes for one in cases(window.project) if one.name == page.model.lines[row].case
    )
    edit(page, qtbot, row, CASE, "Mrs Quill")
    after = {one.name: one.attributes for one in cases(window.project)}
    assert after["Mrs Quill"] == before
    known = next(name for name in after if name != "Mrs Quill")
    edit(page, qtbot, row, CASE, known)
    assert page.model.lines[row].case == known
    qtbot.keyClick(page.table, Key.Key_Escape)
    assert window.work.case.title.text() == f"CASE {known}"


def test_two_labels_become_one_speaker(
    window: MainWindow, page: SpeakersPage, qtbot: QtBot
) -> None:
    first, other = page.model.lines[0], page.model.lines[1]
    edit(page, qtbot, 1, SAME, first.label)
    (line,) = (one for one in page.model.lines if one.id == first.id)
    assert line.turns == first.turns + other.turns
    assert other.label not in roles(window)


def case_at_start(window: MainWindow, qtbot: QtBot) -> str:
    """The name of the case at the start of the open document."""
    window.work.reader.show_place(window.work.reader.document, 0, 0)
    panel = window.work.case
    qtbot.waitUntil(lambda: panel.case is not None)
    return panel.title.text().removeprefix("CASE ")


def test_f2_on_the_case_renames_it(window: MainWindow, qtbot: QtBot) -> None:
    old, panel = case_at_start(window, qtbot), window.work.case
    panel.title.setFocus()
    qtbot.keyClick(panel.title, Key.Key_F2)
    field = window.findChild(AskWords)
    assert nameless(field) == []
    qtbot.keyClicks(field.field, "Mrs Quill")
    qtbot.keyClick(field.field, Key.Key_Return)
    assert "Mrs Quill" in names(window)
    assert old not in names(window)
    assert panel.title.text() == "CASE Mrs Quill"


def test_the_name_of_another_case_leads_to_merging_the_two(
    window: MainWindow, qtbot: QtBot
) -> None:
    old = case_at_start(window, qtbot)
    other = next(name for name in names(window) if name != old)
    import_attributes(window.project, [["Case", "shoe"], [old, "39"], [other, "44"]])
    qtbot.mouseDClick(window.work.case.title, Qt.MouseButton.LeftButton)
    field = window.findChild(AskWords)
    qtbot.keyClicks(field.field, other.upper())
    qtbot.keyClick(field.field, Key.Key_Return)
    assert "already" in field.refusal.text()
    qtbot.keyClick(field.field, Key.Key_Return)
    page = window.work.middle.currentWidget()
    assert isinstance(page, MergeCasePage)
    assert nameless(page) == []
    shoe = next(tick for _, tick in page.values if tick.text() == "39")
    shoe.click()
    page.go.click()
    assert old not in names(window)
    row = next(one for one in cases(window.project) if one.id == case_named(window.project, other))
    assert dict(row.attributes)["shoe"] == "39"
    assert window.work.middle.currentWidget() is window.work.reader
    window.actions_by_id["edit.undo"].trigger()
    assert old in names(window)


def test_a_case_is_merged_from_the_speakers_page_which_comes_back(
    window: MainWindow, page: SpeakersPage, qtbot: QtBot
) -> None:
    row = participant(page)
    old = page.model.lines[row].case
    page.table.setCurrentIndex(page.model.index(row, CASE))
    action = next(one for one in page.table.menu().actions() if one.text().startswith("Merge"))
    action.trigger()
    chooser = window.findChild(Chooser)
    other = next(name for name in names(window) if name != old)
    qtbot.keyClicks(chooser.field, other)
    qtbot.keyClick(chooser.field, Key.Key_Return)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert window.work.middle.currentWidget() is page
    assert old not in names(window)
    assert page.model.lines[row].case == other


def test_finding_speakers_again_says_what_changed(window: MainWindow) -> None:
    window.actions_by_id["document.reparse"].trigger()
    assert window.status.notice.text().startswith("Nothing changed in ")
    document = window.work.reader.document
    assert document is not None
    text = window.project.text(document)
    edit_text(window.project, document, text + "\nNewcomer: One.\n\nNewcomer: Two.\n")
    window.actions_by_id["document.reparse"].trigger()
    assert "Newcomer" in window.status.notice.text()
