"""The first minute: name, new project, open, sample, recent."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLineEdit, QPushButton

from coder_app.ui.coder_form import CoderForm, initials_of
from coder_app.ui.new_project_form import NewProjectForm, file_name, trouble_with
from coder_app.ui.settings import CODER_INITIALS, CODER_NAME, Settings
from coder_app.ui.start_page import PROMISE, StartPage


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def named(settings):
    settings.set(CODER_NAME, "Ann Lee")
    settings.set(CODER_INITIALS, "AL")
    return settings


@pytest.fixture
def start(qtbot, dressed):  # noqa: ARG001 - dressed first
    def make(settings, chosen: Path | None = None):
        form = NewProjectForm(lambda *_: chosen, lambda *_: chosen)
        page = StartPage(settings, lambda *_: chosen, form)
        qtbot.addWidget(page)
        page.resize(900, 700)
        page.show()
        qtbot.waitExposed(page)
        return page

    return make


def test_it_says_that_nothing_leaves_this_computer(start, named):
    assert start(named).findChild(object, "start.promise").text() == PROMISE


def test_every_control_has_a_name(start, named, nameless, tmp_path):
    (tmp_path / "a.coder").touch()
    named.remember(tmp_path / "a.coder")
    assert nameless(start(named)) == []


def test_the_walk_finds_what_has_no_name(qtbot, nameless):
    button = QPushButton("Press")
    qtbot.addWidget(button)
    assert len(nameless(button)) == 1


def test_who_codes_is_asked_once_and_then_the_choice_goes_on(start, settings, qtbot):
    page = start(settings)
    page.new.click()
    assert page.pages.currentIndex() == 1
    qtbot.keyClicks(page.coder_form.name, "Ann van Lee")
    assert page.coder_form.initials.text() == "AVL"
    qtbot.keyClick(page.coder_form.name, Qt.Key.Key_Return)
    assert page.new_form.isVisible()
    assert (settings.get(CODER_NAME), settings.get(CODER_INITIALS)) == ("Ann van Lee", "AVL")
    page.show_home()
    page.new.click()
    assert page.new_form.isVisible()


def test_the_sample_has_a_coder_of_its_own_and_asks_for_nobody(start, settings):
    page = start(settings)
    spy = QSignalSpy(page.sampleRequested)
    page.sample.click()
    assert (page.pages.currentIndex(), spy.count()) == (0, 1)


def test_escape_on_the_name_leads_back_and_starts_nothing(start, settings, qtbot):
    page = start(settings)
    page.new.click()
    qtbot.keyClick(page.coder_form.name, Qt.Key.Key_Escape)
    assert page.pages.currentIndex() == 0
    assert not page.new_form.isVisible()


def test_enter_in_the_folder_makes_the_project_too(start, named, tmp_path, qtbot):
    page = start(named)
    page.new.click()
    qtbot.keyClicks(page.new_form.name, "Police")
    page.new_form.folder.setText(str(tmp_path))
    with qtbot.waitSignal(page.newRequested) as told:
        qtbot.keyClick(page.new_form.folder, Qt.Key.Key_Return)
    assert told.args[0].path == tmp_path / "Police.coder"


def test_a_new_project_is_told_with_all_that_was_chosen(start, named, tmp_path, qtbot):
    page = start(named)
    page.new.click()
    form = page.new_form
    qtbot.keyClicks(form.name, "Police: 2025")
    form.folder.setText(str(tmp_path))
    form.language.setCurrentIndex(form.language.findData("de"))
    with qtbot.waitSignal(page.newRequested) as told:
        qtbot.keyClick(form.name, Qt.Key.Key_Return)
    wanted = told.args[0]
    assert wanted.path == tmp_path / "Police- 2025.coder"
    assert (wanted.name, wanted.language) == ("Police: 2025", "de")
    assert (wanted.codebook_file, wanted.codebook_text) == (None, "")


def test_a_project_without_a_name_cannot_be_made(start, named, tmp_path):
    page = start(named)
    page.new.click()
    page.new_form.folder.setText(str(tmp_path))
    spy = QSignalSpy(page.newRequested)
    page.new_form.name.setText("   ")
    page.new_form.confirm()
    assert spy.count() == 0
    assert not page.new_form.create_.isEnabled()


def test_a_name_that_is_taken_is_said_in_place(start, named, tmp_path):
    (tmp_path / "Pilot.coder").touch()
    page = start(named)
    page.new.click()
    page.new_form.folder.setText(str(tmp_path))
    page.new_form.name.setText("Pilot")
    assert "already in this folder" in page.new_form.trouble.text()
    assert not page.new_form.create_.isEnabled()


def test_a_synced_folder_is_warned_of_but_allowed(start, named, tmp_path):
    (tmp_path / "OneDrive").mkdir()
    page = start(named)
    page.new.click()
    page.new_form.name.setText("Pilot")
    page.new_form.folder.setText(str(tmp_path / "OneDrive"))
    assert "OneDrive" in page.new_form.warning.text()
    assert page.new_form.create_.isEnabled()


def test_pasted_codes_are_counted_and_handed_on(start, named, tmp_path):
    page = start(named)
    page.new.click()
    form = page.new_form
    form.name.setText("Pilot")
    form.folder.setText(str(tmp_path))
    form.codebook.button(2).click()
    form.paste.setPlainText("Communication\n\tNo call back")
    assert form.found.text() == "1 theme, 1 code"
    assert form.pasted.preview.toPlainText().replace("\xa0", " ") == (
        "Communication\n    No call back"
    )
    assert form.wanted().codebook_text == "Communication\n\tNo call back"


def test_importing_a_codebook_needs_its_file(start, named, tmp_path):
    page = start(named, tmp_path / "codes.xlsx")
    page.new.click()
    form = page.new_form
    form.name.setText("Pilot")
    form.folder.setText(str(tmp_path))
    form.codebook.button(1).click()
    assert not form.create_.isEnabled()
    form.file.click()
    assert form.create_.isEnabled()
    assert form.wanted().codebook_file == tmp_path / "codes.xlsx"


def test_recent_projects_open_with_enter_and_are_forgotten_with_delete(
    start, named, tmp_path, qtbot
):
    for name in ("a.coder", "b.coder"):
        (tmp_path / name).touch()
        named.remember(tmp_path / name)
    page = start(named)
    with qtbot.waitSignal(page.openRequested) as told:
        qtbot.keyClick(page.recent, Qt.Key.Key_Return)
    assert told.args == [tmp_path / "b.coder"]
    qtbot.keyClick(page.recent, Qt.Key.Key_Delete)
    assert named.recent() == [tmp_path / "a.coder"]
    assert (tmp_path / "b.coder").exists()


def test_a_recent_project_that_is_gone_says_so_and_can_be_removed(start, named, tmp_path, qtbot):
    named.remember(tmp_path / "gone.coder")
    page = start(named)
    assert page.recent.item(0).text().endswith("not found")
    spy = QSignalSpy(page.openRequested)
    qtbot.keyClick(page.recent, Qt.Key.Key_Return)
    assert spy.count() == 0
    assert page.gone.text.text().startswith("“gone” was not found in ")
    page.findChild(QPushButton, "start.gone.remove").click()
    assert named.remembered() == []
    assert not page.recent.isVisible()
    assert not page.gone.isVisible()


def test_a_recent_project_that_lies_elsewhere_now_is_located(start, named, tmp_path, qtbot):
    named.remember(tmp_path / "gone.coder")
    (tmp_path / "found.coder").touch()
    page = start(named, tmp_path / "found.coder")
    qtbot.keyClick(page.recent, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.openRequested) as told:
        page.findChild(QPushButton, "start.gone.locate").click()
    assert told.args == [tmp_path / "found.coder"]
    assert named.remembered() == [tmp_path / "found.coder"]


def test_a_project_deleted_meanwhile_is_missed_when_it_is_asked_for(start, named, tmp_path, qtbot):
    (tmp_path / "a.coder").touch()
    named.remember(tmp_path / "a.coder")
    page = start(named)
    assert page.recent.gone() == [False]
    (tmp_path / "a.coder").unlink()
    qtbot.keyClick(page.recent, Qt.Key.Key_Return)
    assert page.recent.gone() == [True]
    assert page.gone.isVisible()


def test_open_hands_on_the_file_that_was_chosen(start, named, tmp_path, qtbot):
    page = start(named, tmp_path / "x.coder")
    with qtbot.waitSignal(page.openRequested) as told:
        page.open.click()
    assert told.args == [tmp_path / "x.coder"]


def test_nothing_chosen_opens_nothing(start, named):
    page = start(named)
    spy = QSignalSpy(page.openRequested)
    page.open.click()
    assert spy.count() == 0


def test_initials_written_by_hand_stay(qtbot):
    form = CoderForm()
    qtbot.addWidget(form)
    qtbot.keyClicks(form.initials, "QQ")
    qtbot.keyClicks(form.name, "Ann Lee")
    assert form.initials.text() == "QQ"


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Ann Lee", "AL"),
        ("Ann", "AN"),
        ("Jo-Ann de la Cruz", "JADL"),
        ("  ", ""),
        ("李 明", "李明"),
    ],
)
def test_initials_come_from_the_name(name, initials):
    assert initials_of(name) == initials


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("a/b\\c", "a-b-c.coder"),
        ("../../etc", "etc.coder"),
        ("CON", "_CON.coder"),
        ("...", "Project.coder"),
        ("Über 2025?", "Über 2025.coder"),
    ],
)
def test_file_names_are_safe_everywhere(name, file):
    assert file_name(name) == file


def test_a_folder_that_is_not_there_is_said(tmp_path):
    assert "There is no folder" in trouble_with("x", tmp_path / "nowhere")


def test_nothing_is_cut_off_in_a_narrow_window(start, named, qtbot):
    page = start(named)
    page.resize(480, 400)
    page.show_new()
    qtbot.wait(10)
    for field in page.new_form.findChildren(QLineEdit):
        if field.isVisible():
            assert field.mapTo(page, field.rect().bottomRight()).x() <= page.width()
