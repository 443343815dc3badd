"""A project in a synced folder works, is warned of, and can be moved."""

from pathlib import Path

import pytest

from coder_app.core.errors import ProjectRefused
from coder_app.core.places import move_project, warning_about
from coder_app.core.project import Project


def test_a_synced_folder_is_warned_of_and_left_by_moving(tmp_path: Path) -> None:
    synced, here = tmp_path / "OneDrive - Force", tmp_path / "here"
    synced.mkdir()
    project = Project.create(synced / "study.coder", coder_name="Ann")
    assert warning_about(project.path).startswith("This project lies in OneDrive.")
    moved = move_project(project, here)
    assert (moved.parent, list(synced.iterdir())) == (here, [])
    assert warning_about(moved) == ""
    Project.open(moved).close()


def test_moving_over_a_file_is_refused_and_leaves_the_project_open(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "study.coder", coder_name="Ann")
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "study.coder").write_text("mine")
    with pytest.raises(ProjectRefused, match="Nothing was moved"):
        move_project(project, tmp_path / "here")
    assert (tmp_path / "here" / "study.coder").read_text() == "mine"
    project.use_coder("Still open")
    project.close()
