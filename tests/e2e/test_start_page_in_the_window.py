"""The start page in the real window: the keys come back to it."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coder_app.app import make_window
from coder_app.ui.settings import CODER_NAME, Settings
from coder_app.ui.window_commands import printing
from tests.e2e.story import leave


def test_the_keys_are_printed_without_a_project_and_escape_leads_back(
    qtbot: QtBot, tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
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
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    monkeypatch.setattr(window, "ask_save", lambda *_: tmp_path / "keys")
    window.actions_by_id["project.print"].trigger()
    text = pypdfium2.PdfDocument(tmp_path / "keys.pdf")[0].get_textpage().get_text_bounded()
    assert "Every command, found by typing" in text
    assert len(pypdfium2.PdfDocument(tmp_path / "keys.pdf")) == 1
    QTest.keyClick(window.focusWidget() or window.keys_page, Qt.Key.Key_Escape)
    qtbot.waitUntil(window.start.recent.hasFocus)
    leave(window)
