"""Commands in an empty project say what to do instead of doing nothing."""

from pathlib import Path

import pytest

from coder_app.core.project import Project
from coder_app.ui.window_commands.needs import NONE_OPEN, NONE_YET
from tests.e2e.story import Stage

TEXTS = ("document.edit", "document.replace", "document.correct", "document.compare")


@pytest.fixture
def empty(stage: Stage, tmp_path: Path) -> Stage:
    Project.create(tmp_path / "empty.coder").close()
    stage.window.open_path(tmp_path / "empty.coder")
    return stage


def test_without_transcripts_the_commands_of_texts_say_what_to_do(empty: Stage) -> None:
    window = empty.window
    for command in (*TEXTS, "document.done", "code.apply"):
        window.status.notice.clear()
        window.actions_by_id[command].trigger()
        assert window.status.notice.text() == NONE_YET, command
        assert window.work.middle.currentWidget() is window.work.reader
    assert "Import transcripts" in NONE_YET
    assert "list at the left" in NONE_OPEN
