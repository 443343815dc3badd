"""Letters of context menus: one for each entry, and what the menu bar has stays as it is there."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from coder_app.ui.menu_letters import give_letters, letter_when_shown, letters_of


@pytest.fixture
def menu(qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    made = QMenu(owner)
    done = []
    for text in ("Open\tEnter", "Open in Excerpts", "Move to…", "Memo…\tF2", "R&&D", "日本"):
        made.addAction(text, lambda text=text: done.append(text))
    made.addSeparator()
    sub = made.addMenu("Colour")
    sub.addAction("Red")
    sub.addAction("Rose")
    made.done, made.owner = done, owner
    return made


def test_no_two_entries_have_one_letter_and_keys_stay_behind(menu):
    give_letters(menu)
    found = [one for one in letters_of(menu.actions()) if one]
    assert len(found) == len(set(found)) == 6
    assert menu.actions()[0].text() == "&Open\tEnter"
    assert menu.actions()[3].text().endswith("\tF2")
    assert letters_of(menu.actions()[-1].menu().actions()) == ["r", "o"]


def test_a_letter_takes_its_entry(menu):
    letter_when_shown(menu)
    menu.popup(QPoint(0, 0))
    letter = letters_of(menu.actions())[2]
    QTest.keyClick(menu, Qt.Key(ord(letter.upper())))
    assert menu.done == ["Move to…"]


def test_a_command_whose_letter_is_taken_gets_another_here_and_keeps_its_own(menu):
    told = []
    command = QAction("&Open the list", menu.owner)
    command.setShortcut("Ctrl+L")
    command.triggered.connect(lambda: told.append("done"))
    other = QAction("Go &on", menu.owner)
    menu.insertAction(menu.actions()[0], other)
    menu.addAction(command)
    give_letters(menu)
    found = [one for one in letters_of(menu.actions()) if one]
    assert len(found) == len(set(found))
    assert command.text() == "&Open the list"
    stand_in = menu.actions()[-1]
    assert stand_in.text().replace("&", "") == "Open the list\tCtrl+L"
    stand_in.trigger()
    assert told == ["done"]
