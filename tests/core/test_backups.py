"""Backups know where their project lay, so that a copy is put back there."""

from pathlib import Path

import pytest

from coder_app.core import backups
from coder_app.core.project import Project


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
