"""The chart of Themes is looked at before it is saved, and counts as the table does."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coder_app.core import codebook
from coder_app.ui.main_window import MainWindow
from coder_app.ui.themes.chart_page import ChartPage
from tests.e2e.story import WORKER_MS, Stage
from tests.ui.conftest import nameless


def test_it_is_seen_then_saved(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.work.show_workspace("themes")
    qtbot.mouseClick(window.work.themes.chart, Qt.MouseButton.LeftButton)
    page = window.work.middle.currentWidget()
    assert isinstance(page, ChartPage)
    assert nameless(page) == []
    assert page.picture.text() == "Drawing…"
    assert page.advice.text().startswith("Cases, of 8 cases in 8 documents")
    qtbot.waitUntil(page.save.isEnabled, timeout=WORKER_MS)
    with_codes = page.picture.pixmap().height()
    qtbot.keyClick(page.codes, Qt.Key.Key_Space)
    qtbot.waitUntil(page.save.isEnabled, timeout=WORKER_MS)
    assert 0 < page.picture.pixmap().height() < with_codes
    qtbot.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    assert not QApplication.clipboard().pixmap().isNull()
    monkeypatch.setattr(window, "ask_save", lambda *_: tmp_path / "bars")
    qtbot.mouseClick(page.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil((tmp_path / "bars.png").exists, timeout=WORKER_MS)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.work.workspace() == "themes"


def test_without_codes_there_are_words_alone(stage: Stage) -> None:
    window = stage.window
    window.session.create(stage.files.folder / "a.coder", name="A", language="en")
    window.work.show_workspace("themes")
    themes = window.work.themes
    assert themes.message.text().startswith("No codes yet")
    assert (themes.view.isHidden(), themes.beside.isHidden()) == (True, True)
    assert not themes.chart.isEnabled()
    codebook.create_code(window.project, "Waiting")
    assert (themes.view.isHidden(), themes.beside.isHidden()) == (False, False)
    assert themes.chart.isEnabled()


def test_no_key_reaches_the_text_behind_it(window: MainWindow, qtbot: QtBot) -> None:
    """The keys stayed with the text, where a letter and Enter coded what nobody saw."""
    window.work.reader.reader.text.setFocus()
    window.work.show_workspace("themes")
    qtbot.mouseClick(window.work.themes.chart, Qt.MouseButton.LeftButton)
    page = window.work.middle.currentWidget()
    assert isinstance(page, ChartPage)
    assert page.close_button.hasFocus()
    qtbot.waitUntil(page.save.hasFocus, timeout=WORKER_MS)
    qtbot.keyClick(page.save, Qt.Key.Key_Escape)
    assert window.work.workspace() == "themes"


def test_no_page_leaves_the_keys_with_a_text_out_of_sight(window: MainWindow, qtbot: QtBot) -> None:
    window.work.reader.reader.text.setFocus()
    window.work.show_workspace("themes")
    page = QWidget()
    layout = QVBoxLayout(page)
    field = QPlainTextEdit()
    layout.addWidget(field)
    window.work.show_page(page)
    qtbot.waitUntil(field.hasFocus)
    window.work.show_reader()
