"""How good suggestions are, in the real window: measured in the worker, stopped, written."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from coder_app.core import codebook
from coder_app.core.evaluation import own_replay
from coder_app.ui.how_good.how_good_page import HowGoodPage
from coder_app.ui.main_window import MainWindow
from tests.e2e.story import WORKER_MS


@pytest.fixture
def page(window: MainWindow) -> HowGoodPage:
    window.actions_by_id["suggest.how_good"].trigger()
    page = window.findChild(HowGoodPage)
    assert page is not None
    assert window.focusWidget() is page.table
    return page


def test_a_replay_is_stopped_then_made_and_written(
    qtbot: QtBot, window: MainWindow, page: HowGoodPage, tmp_path: Path
) -> None:
    page.replay.click()
    assert not page.replay.isEnabled()
    cancel = next(one for one in window.strip.findChildren(QPushButton) if one.text() == "Cancel")
    cancel.click()
    qtbot.waitUntil(page.replay.isEnabled, timeout=WORKER_MS)
    assert own_replay.kept(window.project) is None
    page.replay.click()
    qtbot.waitUntil(page.replay.isEnabled, timeout=WORKER_MS)
    assert page.summary.text().startswith("Right of what shows ")
    assert own_replay.kept(window.project) is not None
    window.ask_save = lambda *_: tmp_path / "out.xlsx"  # type: ignore[method-assign]
    page.export.click()
    assert (tmp_path / "out.xlsx").exists()


def test_the_page_follows_the_project_and_goes_with_it(
    qtbot: QtBot, window: MainWindow, page: HowGoodPage
) -> None:
    assert page.found is not None
    before = len(page.found.rows)
    codebook.create_code(window.project, "Brand new")
    qtbot.waitUntil(lambda: page.found is not None and len(page.found.rows) == before + 1)
    page.close_button.click()
    qtbot.waitUntil(lambda: not isValid(page))
    codebook.create_code(window.project, "Newer")
    assert window.work.middle.currentWidget() is window.work.reader
