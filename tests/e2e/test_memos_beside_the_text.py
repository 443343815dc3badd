"""Memos in the real window: Ctrl+Shift+M on what is in hand, kept open, listed, written out."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coder_app.core.memos import memos
from coder_app.ui.main_window import MainWindow

Key = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_the_memo_is_on_what_is_in_hand(window: MainWindow, qtbot: QtBot) -> None:
    work = window.work
    work.codebook.tree.choose(work.codebook.rows[1].id)
    work.codebook.tree.setFocus()
    qtbot.keyClick(work.codebook.tree, Key.Key_M, CTRL_SHIFT)
    assert work.memo.title.text() == f'MEMO on code "{work.codebook.rows[1].name}"'
    work.documents.list.setFocus()
    work.documents.list.setCurrentRow(1)
    qtbot.keyClick(work.documents.list, Key.Key_M, CTRL_SHIFT)
    assert work.memo.title.text() == f'MEMO on document "{work.documents.rows[1].name}"'
    work.reader.focus_text()
    work.reader.show_place(work.documents.rows[0].id, 0, 0)
    qtbot.waitUntil(lambda: not work.reader.selection.codings)
    qtbot.keyClick(work.reader.reader.text, Key.Key_M, CTRL_SHIFT)
    assert work.memo.title.text() == f'MEMO on document "{work.documents.rows[0].name}"'


def test_a_memo_stays_while_one_codes_and_is_written_out(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    work, text = window.work, window.work.reader.reader.text
    before = memos(window.project, "project")[0].text
    window.actions_by_id["memo.project"].trigger()
    qtbot.waitUntil(work.memo.field.hasFocus)
    qtbot.keyClicks(work.memo.field, " Radio in the background")
    qtbot.keyClick(work.memo.field, Key.Key_Escape)
    qtbot.waitUntil(text.hasFocus)
    work.reader.step_coding(1)
    work.reader.step_coding(1)
    assert work.memo.isVisible()
    assert work.memo.field.toPlainText() == f"{before} Radio in the background"
    assert memos(window.project, "project")[0].text == f"{before} Radio in the background"
    window.actions_by_id["memo.list"].trigger()
    assert work.memos.model.entries[0].on == "The project"
    window.ask_save = lambda *_: tmp_path / "memos.md"
    window.actions_by_id["export.memos"].trigger()
    assert "Radio in the background" in (tmp_path / "memos.md").read_text(encoding="utf-8")
    window.actions_by_id["edit.undo"].trigger()
    assert before in [one.text for one in memos(window.project, "project")]
    work.show_workspace("code")
    qtbot.waitUntil(lambda: work.memo.field.toPlainText() == before)
