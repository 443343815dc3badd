"""Faults that somebody who used the window for an hour met, each as they met it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from coder_app.core import codebook, coding, editing
from coder_app.core.ids import DocumentId
from coder_app.core.project import Project
from coder_app.ui.main_window import MainWindow
from coder_app.ui.printing.print_page import PrintPage
from coder_app.ui.widgets.in_sight import place_in_sight
from coder_app.ui.window_commands import projects
from coder_app.ui.window_commands.opening import READ_ONLY
from coder_app.ui.window_frame import named
from tests.e2e.story import Stage
from tests.planting import plant_document

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def project_file(tmp_path: Path) -> Path:
    project = Project.create(tmp_path / "study.coder", coder_name="Ann Lee", coder_initials="AL")
    plant_document(project, "Nobody called me back.\nI waited.\n")
    project.close()
    return project.path


def test_commands_for_a_transcript_say_so_where_none_is_open(stage: Stage, tmp_path: Path) -> None:
    Project.create(tmp_path / "empty.coder", coder_name="Ann Lee").close()
    stage.window.open_path(tmp_path / "empty.coder")
    for command in ("code.invivo", "suggest.here", "document.done", "code.memo"):
        stage.window.status.clear_notice()
        stage.window.actions_by_id[command].trigger()
        assert "No transcripts yet" in stage.window.status.notice.text(), command


def test_redo_in_a_field_is_the_field_s_by_every_key(stage: Stage, project_file: Path) -> None:
    stage.window.open_path(project_file)
    field = stage.window.work.codebook.filter
    assert isinstance(field, QLineEdit)
    for name in ("Waiting", "Worry"):
        codebook.create_code(stage.project, name)
    stage.project.undo()
    field.setFocus()
    stage.qtbot.keyClicks(field, "wai")
    field.undo()
    assert field.text() == ""
    stage.qtbot.keyClick(field, Qt.Key.Key_Y, CTRL)
    assert field.text() == "wai"
    assert [row.name for row in codebook.codebook(stage.project)] == ["Waiting"]
    assert QApplication.focusWidget() is field


def test_a_project_that_can_only_be_read_says_so_at_once(stage: Stage, project_file: Path) -> None:
    holder = Project.open(project_file, coder=("Bo Diaz", "BD"))
    stage.person.answers.append("Open to read only")
    stage.window.open_path(project_file)
    assert stage.window.strip.text.text() == READ_ONLY
    assert not stage.window.strip.isHidden()
    holder.close()


def test_a_copy_is_told_from_the_original_by_its_file(stage: Stage, project_file: Path) -> None:
    stage.window.open_path(project_file)
    assert stage.window.windowTitle() == "study - Coder"
    copy = project_file.with_name("Restored.coder")
    stage.project.save_copy(copy)
    stage.window.open_path(copy)
    assert stage.window.windowTitle() == "study (Restored.coder) - Coder"
    assert named(stage.project) == "study (Restored.coder)"


def test_damage_without_a_backup_is_told_in_plain_words_with_the_details_on_demand(
    stage: Stage, project_file: Path
) -> None:
    whole = project_file.read_bytes()
    project_file.write_bytes(whole[: len(whole) // 2])
    stage.person.answers.extend(["Details", "Cancel"])
    stage.window.open_path(project_file)
    first, second = stage.person.questions
    assert first.startswith("The check found damage in study.coder. The file was not touched.")
    assert "no backup" in first
    assert "missing at the end" not in first
    assert "missing at the end" in second
    assert project_file.read_bytes() == whole[: len(whole) // 2]


def test_the_window_fits_a_laptop_at_150_per_cent(stage: Stage) -> None:
    projects.open_sample(stage.window)
    stage.window.work.show_workspace("code")
    assert stage.window.work.top.minimumSizeHint().width() <= 900
    assert stage.window.work.split.minimumSizeHint().width() <= 900


def test_no_words_stay_selected_where_the_text_under_them_changed(
    stage: Stage, project_file: Path
) -> None:
    stage.window.open_path(project_file)
    reader = stage.window.work.reader
    reader.reader.go_to(7, 13)
    assert reader.selection.has_text
    editing.edit_text(stage.project, stage.document, "Nobody phoned me back.\nI waited.\n")
    stage.until(lambda: "phoned" in stage.window.work.reader.reader.text.content.text)
    assert not reader.selection.has_text
    assert not stage.window.work.here.selection.has_text


def test_words_searched_in_one_project_are_not_shown_in_the_next(
    stage: Stage, project_file: Path, tmp_path: Path
) -> None:
    stage.window.open_path(project_file)
    bar = stage.window.work.search.bar
    bar.field.setText("Nobody called me back")
    bar.choose_mode("pattern")
    Project.create(tmp_path / "other.coder", coder_name="Ann Lee").close()
    stage.window.open_path(tmp_path / "other.coder")
    assert bar.field.text() == ""
    assert bar.mode.currentIndex() == 0


def test_panels_that_code_are_out_of_reach_while_a_text_is_edited(
    stage: Stage, project_file: Path
) -> None:
    stage.window.open_path(project_file)
    work = stage.window.work
    parts = (work.here, work.suggestions, work.codebook, work.reader.reader)
    stage.window.actions_by_id["document.edit"].trigger()
    assert not any(part.isEnabled() for part in parts)
    stage.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert all(part.isEnabled() for part in parts)


def test_the_count_of_codings_follows_what_is_done_elsewhere(
    stage: Stage, project_file: Path
) -> None:
    stage.window.open_path(project_file)
    coding.apply_new_code(stage.project, stage.document, 0, 6, "Waiting")
    stage.until(lambda: stage.window.status.counts.text() == "1 coding here")
    stage.project.undo()
    stage.until(lambda: stage.window.status.counts.text() == "0 codings here")


def test_the_list_of_documents_follows_undo(stage: Stage, project_file: Path) -> None:
    stage.window.open_path(project_file)
    first = stage.document
    second = DocumentId(plant_document(stage.project, "Another talk.\n", "P02"))
    coding.apply_new_code(stage.project, second, 0, 7, "Talk")
    assert stage.document == first
    stage.project.undo()
    stage.until(lambda: stage.document == second)
    listed = stage.window.work.documents.list
    assert listed.current == second


def test_escape_leaves_the_print_page(stage: Stage, project_file: Path) -> None:
    stage.window.open_path(project_file)
    stage.window.actions_by_id["project.print"].trigger()
    page = stage.window.work.middle.currentWidget()
    assert isinstance(page, PrintPage)
    stage.until(lambda: page.isAncestorOf(QApplication.focusWidget()))
    stage.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert stage.window.work.middle.currentWidget() is stage.window.work.reader


def test_a_popup_is_never_over_the_edge_of_the_screen(stage: Stage) -> None:
    popup = QWidget(stage.window, Qt.WindowType.Popup)
    popup.resize(360, 400)
    stage.window.move(0, 0)
    low = QWidget(stage.window)
    low.move(10, stage.window.screen().availableGeometry().bottom() - 20)
    place_in_sight(popup, low)
    assert stage.window.screen().availableGeometry().contains(popup.geometry())


def test_a_file_is_proposed_by_a_name_that_every_system_takes(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def leave(_parent: QWidget, _title: str, start: str, _pattern: str) -> tuple[str, str]:
        asked.append(Path(start).name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", leave)
    window.ask_save("Save chart", "Police: calls 24/7? themes.png", "Pictures (*.png)")
    assert asked == ["Police- calls 24-7- themes.png"]


def test_the_page_of_versions_opens_no_window_of_its_own(stage: Stage, project_file: Path) -> None:
    """A line of it was a window for a moment, which took the keys: no Escape, no typing."""
    window = stage.window
    window.open_path(project_file)
    window.actions_by_id["codebook.versions"].trigger()
    stage.qtbot.wait(1)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert QApplication.activeWindow() is window
    stage.qtbot.keyClick(focus, Qt.Key.Key_Escape)
    assert window.work.middle.currentWidget() is window.work.reader
