"""What the stories share: a stage with files, cleared away in order."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

pytest.register_assert_rewrite("tests.e2e.story")

from tests.e2e.story import Files, Stage  # noqa: E402 - its asserts are to say what they saw


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path, own_home: Path) -> Iterator[Stage]:
    """The real window of a first run, closed at the end with its worker process."""
    _ = own_home
    stage = Stage(qtbot, Files(tmp_path / "study"))
    yield stage
    stage.window.close()
    stage.window.deleteLater()
