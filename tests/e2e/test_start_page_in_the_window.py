"""The start page in the real window: the keys come back to it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coder_app.app import make_window
from coder_app.ui.settings import CODER_NAME, Settings
from tests.e2e.story import leave


def test_after_f1_and_escape_the_keys_are_on_the_start_page(
    qtbot: QtBot, tmp_path: Path, own_home: Path
) -> None:
    _ = own_home
    settings = Settings()
    settings.set(CODER_NAME, "Ann Lee")
    (tmp_path / "a.coder").touch()
    settings.remember(tmp_path / "a.coder")
    window = make_window(settings)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.start.recent.hasFocus)
    window.actions_by_id["help.keys"].trigger()
    qtbot.waitUntil(window.keys_page.isVisible)
    QTest.keyClick(window.focusWidget() or window.keys_page, Qt.Key.Key_Escape)
    qtbot.waitUntil(window.start.recent.hasFocus)
    leave(window)
