"""Escape and Ctrl+F mean one thing everywhere: back to the text, and the filter in hand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

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
