"""Faults that somebody who used the window for an hour met, each as they met it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from coder_app.core import codebook
from coder_app.core.project import Project
from coder_app.ui.main_window import READ_ONLY, named
from coder_app.ui.window_commands import projects
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
        assert "Open a transcript first" in stage.window.status.notice.text(), command


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
