"""The open project in the window, when the disk is full."""

import sqlite3
from pathlib import Path

import pytest

from coder_app.core.codebook import create_code
from coder_app.ui.project_session import ProjectSession
from coder_app.ui.settings import CODER_NAME, Settings
from models.project_file import ProjectFile


@pytest.mark.usefixtures("own_home", "qtbot")
def test_a_full_disk_is_not_told_in_quiet_moments_and_told_once_at_close(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: ProjectFile) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    asked = []
    settings = Settings()
    settings.set(CODER_NAME, "Ann Lee")
    session = ProjectSession(settings, lambda text, buttons: asked.append(text) or buttons[-1])
    create_code(session.create(tmp_path / "study.coder", name="Study", language="en"), "Sea")
    with monkeypatch.context() as patched:
        patched.setattr(ProjectFile, "checkpoint", full)
        session._checkpoint()
        assert asked == []
        session.close()
    assert len(asked) == 1
    assert "disk is full" in asked[0]
    assert asked[0].endswith("The project itself was closed well.")
    assert session.project is None
