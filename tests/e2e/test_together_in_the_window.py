"""Codes that stand together and saturation, from the menu to a place in the text and to a file."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coder_app.ui.main_window import MainWindow
from tests.e2e.story import WORKER_MS


def test_a_cell_leads_to_its_place_in_the_text_and_the_page_waits(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = window.work.together
    window.actions_by_id["code.together"].trigger()
    assert window.work.middle.currentWidget() is page
    assert page.view.hasFocus()
    page.filters.level.setCurrentIndex(page.filters.level.findData("document"))
    page.view.setCurrentIndex(page.model.index(1, 6))
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    row = page.beside.model.excerpt(0)
    assert row is not None
    qtbot.keyClick(page.beside.list, Qt.Key.Key_Return)
    assert window.work.middle.currentWidget() is window.work.reader
    assert window.work.reader.document == row.document_id
    window.actions_by_id["code.together"].trigger()
    assert page.filters.level.currentData() == "document"
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    assert window.work.middle.currentWidget() is window.work.reader


@pytest.mark.parametrize("command", ["code.together", "code.saturation"])
def test_what_is_seen_is_written(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
) -> None:
    window.actions_by_id[command].trigger()
    page = window.work.middle.currentWidget()
    monkeypatch.setattr(window, "ask_save", lambda *_: tmp_path / "table")
    qtbot.mouseClick(page.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil((tmp_path / "table.xlsx").exists, timeout=WORKER_MS)
    qtbot.waitUntil(
        lambda: "table.xlsx was written" in window.status.notice.text(), timeout=WORKER_MS
    )
