"""What the stories share: a stage with files, cleared away in order."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coder_app.app import make_window
from coder_app.ui.main_window import MainWindow
from coder_app.ui.settings import CODER_NAME, Settings
from coder_app.ui.window_commands import projects

pytest.register_assert_rewrite("tests.e2e.story")

from tests.e2e.story import Files, Stage, leave  # noqa: E402 - its asserts are to say what they saw


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path, own_home: Path) -> Iterator[Stage]:
    """The real window of a first run, closed at the end with its worker process."""
    _ = own_home
    stage = Stage(qtbot, Files(tmp_path / "study"))
    yield stage
    leave(stage.window)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The real window with the sample, in front, for Ann Lee."""
    settings = Settings()
    settings.set(CODER_NAME, "Ann Lee")
    window = make_window(settings)
    window.show()
    window.activateWindow()
    projects.open_sample(window)
    qtbot.waitUntil(lambda: window.work.reader.coding_count > 0)
    yield window
    leave(window)
