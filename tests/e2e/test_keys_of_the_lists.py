"""Escape and Ctrl+F mean one thing everywhere: back to the text, and the filter in hand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from coder_app.core import coding
from coder_app.core.codebook import create_code
from coder_app.core.pins import pin_code
from coder_app.ui.main_window import MainWindow

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


@pytest.mark.parametrize("workspace", ["excerpts", "memos"])
def test_escape_in_a_list_goes_back_to_the_text(
    window: MainWindow, qtbot: QtBot, workspace: str
) -> None:
    window.work.show_workspace(workspace)
    view = getattr(window.work, workspace).view
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    QTest.keyClick(view, Key.Key_Escape)
    assert window.work.workspace() == "code"
    assert focus() is window.work.reader.reader.text


def test_a_pinned_code_and_a_memo_go_to_the_excerpt_in_hand(
    window: MainWindow, qtbot: QtBot
) -> None:
    work = window.work
    work.show_workspace("excerpts")
    qtbot.waitUntil(lambda: work.excerpts.model.rowCount() > 3)
    work.excerpts.view.setFocus()
    work.excerpts.view.selectRow(2)
    (row,) = work.excerpts.chosen()
    other = create_code(window.project, "Fresh")
    pin_code(window.project, other, 3)
    qtbot.waitUntil(lambda: work.excerpts.chosen() == [row])
    before = coding.codings(window.project, row.document_id)
    QTest.keyClick(focus(), Key.Key_3, CTRL)
    new = [one for one in coding.codings(window.project, row.document_id) if one not in before]
    assert [(one.code_id, one.start, one.end) for one in new] == [(other, row.start, row.end)]
    row = work.excerpts.model.excerpt(work.excerpts.view.currentIndex().row())
    QTest.keyClick(focus(), Key.Key_M, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert isinstance(focus(), QLineEdit)
    QTest.keyClicks(focus(), "Noted here")
    QTest.keyClick(focus(), Key.Key_Return)
    qtbot.waitUntil(
        lambda: any(
            one.id == row.id and "Noted here" in (one.memo or "")
            for one in coding.codings(window.project, row.document_id)
        )
    )


def test_ctrl_f_finds_in_what_is_in_hand(window: MainWindow) -> None:
    work = window.work
    work.codebook.tree.setFocus()
    QTest.keyClick(focus(), Key.Key_F, CTRL)
    assert focus() is work.codebook.filter
    window.focus_text()
    QTest.keyClick(focus(), Key.Key_F, CTRL)
    assert focus().objectName() == "reader.find.field"
    work.show_workspace("excerpts")
    work.excerpts.view.setFocus()
    QTest.keyClick(focus(), Key.Key_F, CTRL)
    assert focus() is work.excerpts.filter.code
    work.show_workspace("memos")
    work.memos.view.setFocus()
    QTest.keyClick(focus(), Key.Key_F, CTRL)
    assert focus() is work.memos.words
    work.show_workspace("themes")
    work.themes.setFocus()
    QTest.keyClick(window, Key.Key_F, CTRL)
    assert focus().objectName() == "search.field"
