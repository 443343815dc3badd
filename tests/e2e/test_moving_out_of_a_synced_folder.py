"""A project in a synced folder: the strip offers to move it, and moving it loses nothing."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from coder_app.core import codebook
from coder_app.core.errors import ProjectRefused
from coder_app.core.project import Project
from coder_app.ui.window_commands import opening
from tests.e2e.story import Stage


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder on this computer to which a project moves."""
    folder = tmp_path / "Documents"
    folder.mkdir()
    monkeypatch.setattr(opening, "own_folder", lambda: folder)
    return folder


@pytest.fixture
def synced(tmp_path: Path) -> Path:
    """A project in a folder that a service syncs."""
    folder = tmp_path / "OneDrive - Force"
    folder.mkdir()
    Project.create(folder / "study.coder", coder_name="Ann Lee").close()
    return folder / "study.coder"


def take(stage: Stage, choice: str) -> None:
    buttons = {each.text(): each for each in stage.window.strip.findChildren(QPushButton)}
    buttons[choice].click()


def test_moved_to_this_computer_one_goes_on_there(stage: Stage, synced: Path, own: Path) -> None:
    window = stage.window
    window.open_path(synced)
    codebook.create_code(window.project, "Said before the move")
    assert window.strip.text.text().startswith("This project lies in OneDrive.")
    take(stage, "Move it to this computer")
    assert window.project.path == own / "study.coder"
    assert [row.name for row in codebook.codebook(window.project)] == ["Said before the move"]
    assert list(synced.parent.iterdir()) == []
    assert window.settings.remembered() == [own / "study.coder"]
    codebook.create_code(window.project, "Said after it")
    assert window.project.check() == []


def test_where_another_project_has_the_name_it_stays_open_where_it_is(
    stage: Stage, synced: Path, own: Path
) -> None:
    (own / "study.coder").write_text("mine")
    window = stage.window
    window.open_path(synced)
    with pytest.raises(ProjectRefused, match="Nothing was moved"):
        opening.move_here(window)
    assert window.project.path == synced
    codebook.create_code(window.project, "Goes on")
    assert (own / "study.coder").read_text() == "mine"
