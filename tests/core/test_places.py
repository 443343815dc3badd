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
    project.close()
    moved = move_project(project.path, here)
    assert (moved.parent, list(synced.iterdir())) == (here, [])
    assert warning_about(moved) == ""
    Project.open(moved).close()


def test_moving_over_a_file_is_refused_and_leaves_both(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "study.coder", coder_name="Ann")
    project.close()
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "study.coder").write_text("mine")
    with pytest.raises(ProjectRefused, match="Nothing was moved"):
        move_project(project.path, tmp_path / "here")
    assert (tmp_path / "here" / "study.coder").read_text() == "mine"
    Project.open(project.path).close()


def test_what_cannot_be_taken_away_stays_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project.create(tmp_path / "study.coder", coder_name="Ann")
    project.close()
    unlink = Path.unlink

    def held(path: Path, *, missing_ok: bool = False) -> None:
        if path == project.path:
            raise PermissionError(13, "held by another program")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(ProjectRefused, match="held by another program"):
        move_project(project.path, tmp_path / "here")
    assert list((tmp_path / "here").iterdir()) == []
    Project.open(project.path).close()
    project.close()
