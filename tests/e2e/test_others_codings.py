"""Another coder's coding goes only after a question, answered by key; HERE looks as Delete acts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from coder_app.core import coding
from coder_app.ui.main_window import MainWindow
from coder_app.ui.window_commands.projects import take_coder

Key = Qt.Key


@pytest.fixture
def others(window: MainWindow) -> MainWindow:
    """The window for Bo, with a coding of another in hand in the text."""
    take_coder(window, "Bo Berg")
    text = window.work.reader.reader.text
    text.setFocus()
    text.select(0, 0)
    QTest.keyClick(text, Key.Key_F7)
    assert text.in_hand is not None
    return window


def count(window: MainWindow) -> int:
    return window.work.reader.coding_count


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


@pytest.mark.parametrize("yes", [Key.Key_Delete, Key.Key_Return])
def test_delete_asks_whose_it_is_and_the_same_key_says_yes(others: MainWindow, yes: Qt.Key) -> None:
    before, text = count(others), QApplication.focusWidget()
    press(Key.Key_Delete)
    assert count(others) == before
    assert others.question.isVisible()
    assert "Sam Rivers" in others.question.text.text()
    press(yes)
    assert count(others) == before - 1
    assert not others.question.isVisible()
    assert QApplication.focusWidget() is text
    others.undo()
    assert count(others) == before


def test_escape_keeps_it_and_gives_the_keys_back(others: MainWindow) -> None:
    before, text = count(others), QApplication.focusWidget()
    press(Key.Key_Delete)
    press(Key.Key_Escape)
    assert count(others) == before
    assert not others.question.isVisible()
    assert QApplication.focusWidget() is text


def test_a_key_held_down_is_no_answer(others: MainWindow) -> None:
    from PySide6.QtGui import QKeyEvent

    before = count(others)
    press(Key.Key_Delete)
    button = QApplication.focusWidget()
    assert isinstance(button, QPushButton)
    held = QKeyEvent(
        QKeyEvent.Type.KeyPress, Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "", True
    )
    QApplication.sendEvent(button, held)
    assert count(others) == before
    assert others.question.isVisible()


def test_ones_own_goes_at_once(window: MainWindow) -> None:
    text = window.work.reader.reader.text
    text.setFocus()
    text.select(0, 0)
    QTest.keyClick(text, Key.Key_F7)
    before = count(window)
    press(Key.Key_Delete)
    assert count(window) == before - 1


def test_it_is_asked_in_here_and_in_excerpts_too(others: MainWindow, qtbot: QtBot) -> None:
    here = others.work.here
    qtbot.waitUntil(lambda: here.chosen() is not None)
    here.list.setFocus()
    before = count(others)
    press(Key.Key_Delete)
    assert others.question.isVisible()
    press(Key.Key_Escape)
    assert QApplication.focusWidget() is here.list
    others.work.show_workspace("excerpts")
    view = others.work.excerpts.view
    qtbot.waitUntil(lambda: others.work.excerpts.model.rowCount() > 3)
    view.setFocus()
    view.selectAll()
    press(Key.Key_Delete)
    assert "by Sam Rivers" in others.question.text.text()
    press(Key.Key_Escape)
    assert count(others) == before
    assert coding.codings(others.project, others.work.reader.document)


def test_the_question_goes_with_what_it_is_about(others: MainWindow) -> None:
    press(Key.Key_Delete)
    others.step_document(1)
    assert not others.question.isVisible()
