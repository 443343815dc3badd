"""Backups know where their project lay, so that a copy is put back there."""

import sqlite3
from pathlib import Path

import pytest

from coder_app.core import backups
from coder_app.core.errors import CoderError
from coder_app.core.project import Project
from models.project_file import ProjectFile


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CODER_HOME", str(tmp_path / "home"))


def test_a_backup_is_put_back_where_the_project_lay_else_where_it_can_be(tmp_path: Path) -> None:
    folder = tmp_path / "studies"
    folder.mkdir()
    project = Project.create(folder / "police.coder")
    backups.back_up(project)
    project.close()
    (kept,) = backups.all_backups()
    elsewhere = tmp_path / "documents"
    assert backups.home_of(kept, elsewhere) == folder / "police.coder"
    assert backups.restore(kept, backups.home_of(kept, elsewhere)) == folder / "police (2).coder"
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert backups.home_of(kept, elsewhere) == elsewhere / "police.coder"


def test_a_folder_that_can_t_be_written_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file stands where the folder should be")
    project = Project.create(tmp_path / "police.coder")
    with pytest.raises(CoderError, match=r"No backup was kept in .*home: Not a directory\."):
        backups.back_up(project)
    project.close()


def test_a_full_disk_is_said_in_words_when_all_is_written_into_the_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: ProjectFile) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    project = Project.create(tmp_path / "police.coder")
    with monkeypatch.context() as patched:
        patched.setattr(ProjectFile, "checkpoint", full)
        with pytest.raises(CoderError, match="could not be written"):
            project.checkpoint()
        with pytest.raises(CoderError, match="could not be written"):
            backups.back_up(project)
    project.checkpoint()
    project.close()
