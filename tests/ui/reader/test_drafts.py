"""Typing that was not saved outlives the program and is offered where it was typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from coder_app.core import documents, editing, importing
from coder_app.core.edit_drafts import draft_of
from coder_app.core.exchange.read import read_file
from coder_app.core.project import Project
from coder_app.ui.project_signals import ProjectSignals
from coder_app.ui.reader import draft_keeper
from coder_app.ui.reader.reader_panel import ReaderPanel

TEXT = "P04: They took a statement.\nP04: 😀 Nobody called me back.\n"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft_keeper, "AFTER_MS", 0)


@pytest.fixture
def known(project: Project, tmp_path: Path) -> Project:
    (tmp_path / "P04.txt").write_text(TEXT, encoding="utf-8")
    importing.import_items(project, importing.propose(project, [read_file(tmp_path / "P04.txt")]))
    return project


@pytest.fixture
def shown(qtbot: QtBot, known: Project) -> Iterator[ReaderPanel]:
    panel, signals = ReaderPanel(), ProjectSignals(known)
    qtbot.addWidget(panel)
    panel.show()
    panel.open_project(known, signals)
    panel.open_document(documents.documents(known)[0].id)
    yield panel
    panel.close_project()
    signals.stop()


def write(panel: ReaderPanel, words: str, before: str) -> None:
    panel.edit_text()
    editor = panel.settling.page.editor
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().find(before).selectionStart())
    editor.setTextCursor(cursor)
    QTest.keyClicks(editor, words)


def torn_down(panel: ReaderPanel) -> None:
    """As if the program ended here: nothing is saved, nothing is discarded."""
    panel.settling.page._open = None
    panel.settling.drafts._of, panel.settling.drafts._kept = None, ""
    panel.settling.page.editor.clear_text()
    panel.document = None


def press(panel: ReaderPanel, name: str) -> None:
    panel.settling.drafts.line.findChild(QPushButton, f"reader.draft.{name}").click()


def left_behind(panel: ReaderPanel, qtbot: QtBot) -> None:
    document = panel.document
    write(panel, "really ", "called")
    qtbot.waitUntil(lambda: draft_of(panel.project, document) is not None)
    torn_down(panel)
    panel.open_document(document)


def test_what_was_typed_is_offered_and_gone_on_with(shown: ReaderPanel, qtbot: QtBot) -> None:
    left_behind(shown, qtbot)
    line = shown.settling.drafts.line
    assert line.isVisible()
    assert "was not saved" in line.text.text()
    press(shown, "go")
    assert not line.isVisible()
    assert "Nobody really called" in shown.settling.page.editor.typed
    QTest.keyClicks(shown.settling.page.editor, "truly ")
    QTest.keyClick(shown.settling.page.editor, Qt.Key.Key_Escape)
    text = shown.project.text(shown.document)
    assert text == TEXT.replace("called", "really truly called")
    assert draft_of(shown.project, shown.document) is None


def test_editing_anew_goes_on_with_it_too_and_discard_throws_it_away(
    shown: ReaderPanel, qtbot: QtBot
) -> None:
    left_behind(shown, qtbot)
    said: list[str] = []
    shown.settling.said.connect(said.append)
    shown.edit_text()
    assert "really" in shown.settling.page.editor.typed
    assert "Gone on" in said[0]
    shown.settling.page.discard()
    assert shown.project.text(shown.document) == TEXT
    assert draft_of(shown.project, shown.document) is None


def test_typing_that_was_taken_back_leaves_no_draft(shown: ReaderPanel, qtbot: QtBot) -> None:
    write(shown, "x", "called")
    qtbot.waitUntil(lambda: draft_of(shown.project, shown.document) is not None)
    QTest.keyClick(shown.settling.page.editor, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: draft_of(shown.project, shown.document) is None)


def test_thrown_away_it_is_not_offered_again(shown: ReaderPanel, qtbot: QtBot) -> None:
    left_behind(shown, qtbot)
    document = shown.document
    press(shown, "throw")
    assert draft_of(shown.project, document) is None
    assert not shown.settling.drafts.line.isVisible()


def test_of_a_text_changed_since_it_can_be_copied_and_stays_until_thrown_away(
    shown: ReaderPanel, qtbot: QtBot
) -> None:
    left_behind(shown, qtbot)
    document = shown.document
    editing.edit_text(shown.project, document, TEXT.replace("statement", "report"))
    shown.refresh()
    assert "changed since" in shown.settling.drafts.line.text.text()
    shown.edit_text()
    assert "really" not in shown.settling.page.editor.typed
    shown.settling.page.discard()
    assert draft_of(shown.project, document) is not None
    shown.refresh()
    press(shown, "copy")
    assert QGuiApplication.clipboard().text() == "really "
