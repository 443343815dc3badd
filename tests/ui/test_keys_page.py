"""Keys on a page, and given anew: refusals, conflicts, the way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from coder_app.ui import cheat_sheet
from coder_app.ui.commands import COMMANDS, Actions
from coder_app.ui.key_bindings import Bindings, refusal
from coder_app.ui.keys_page import KeysPage
from coder_app.ui.reader.keys import COMMANDS as READER
from coder_app.ui.reader.keys import bindings as reader_bindings
from coder_app.ui.settings import Settings

Key, Modifier = Qt.Key, Qt.KeyboardModifier
BY_ID = {command.id: command for command in COMMANDS}


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def window(qtbot, dressed):  # noqa: ARG001 - dressed first
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1100, 700)
    return window


@pytest.fixture
def told():
    return []


@pytest.fixture
def actions(window, settings):
    return Actions(window, settings, {c.id: (lambda: None) for c in COMMANDS})


@pytest.fixture
def page(qtbot, window, actions, told):
    made = KeysPage(Bindings(actions, told.append))
    window.setCentralWidget(made)
    window.show()
    window.activateWindow()
    made.show_table()
    qtbot.waitUntil(made.table.hasFocus)
    return made


def press(page, command, key, held=Modifier.NoModifier):
    page.table.choose(command)
    QTest.keyClick(page.table, Key.Key_Return)
    field = page.table.cellWidget(page.table.currentRow(), 2)
    QTest.keyClick(field, key, held)


def row(page, command):
    table = page.table
    for number in range(table.rowCount()):
        if table.item(number, 0).data(Qt.ItemDataRole.UserRole) == command:
            return [table.item(number, column).text() for column in range(4)]
    return None


def test_the_table_has_every_command_with_menu_and_keys(page) -> None:
    assert page.table.rowCount() == len(COMMANDS)
    assert row(page, "code.later")[:3] == ["Mark, code later", "Code", "Ctrl+L"]
    assert row(page, "select.grow")[2:] == ["Space", "in the text"]


def test_every_key_of_the_reader_stands_in_the_table() -> None:
    known = {command.reader for command in COMMANDS if command.reader}
    left = {command.name for command in READER} - known
    assert left == {"next_suggestion", "previous_suggestion"}  # F8 is the window's
    usual = reader_bindings()
    for command in COMMANDS:
        if command.reader and command.keys:
            assert usual[QKeySequence(command.keys).toString()] == command.reader, command.id


def test_keys_given_count_at_once_and_are_kept(page, actions, settings, told) -> None:
    press(page, "code.later", Key.Key_M, Modifier.ControlModifier)
    assert actions["code.later"].shortcut().toString() == "Ctrl+M"
    assert settings.shortcut("code.later") == "Ctrl+M"
    assert told[-1] == {"later": ("Ctrl+M",)}
    assert row(page, "code.later")[2:] == ["Ctrl+M", "changed; came with Ctrl+L"]
    assert page.table.hasFocus()


def test_a_key_of_the_text_is_bound_in_the_text_only(page, actions, told) -> None:
    press(page, "select.grow", Key.Key_F9)
    assert told[-1] == {"grow": ("F9",)}
    assert actions["select.grow"].shortcut().isEmpty()
    assert actions["select.grow"].text() == "&Grow the selection\tF9"
    assert reader_bindings(told[-1])["F9"] == "grow"
    assert "Space" not in reader_bindings(told[-1])


def test_a_conflict_is_shown_and_nothing_changes_until_it_is_settled(page, actions) -> None:
    press(page, "code.later", Key.Key_I, Modifier.ControlModifier)
    assert page.give.isVisible()
    assert "Code in vivo" in page.said.text()
    assert actions["code.later"].shortcut().toString() == "Ctrl+L"
    QTest.keyClick(page.keep, Key.Key_Space)
    assert not page.give.isVisible()
    press(page, "code.later", Key.Key_I, Modifier.ControlModifier)
    QTest.keyClick(page.give, Key.Key_Space)
    assert actions["code.later"].shortcut().toString() == "Ctrl+I"
    assert actions["code.invivo"].shortcut().isEmpty()
    assert row(page, "code.invivo")[2] == ""


def test_keys_twice_in_the_settings_are_pointed_out(window, settings, told) -> None:
    settings.set_shortcut("code.memo", "Ctrl+L")
    made = Actions(window, settings, {c.id: (lambda: None) for c in COMMANDS})
    page = KeysPage(Bindings(made, told.append))
    page.show_table()
    assert row(page, "code.memo")[3] == "also “Mark, code later”"
    assert row(page, "code.later")[3] == "also “Memo on what is selected”"


def test_letters_stay_text_and_other_keys_are_refused(page, actions) -> None:
    press(page, "code.later", Key.Key_X)
    assert "Letters always mean text" in page.said.text()
    assert actions["code.later"].shortcut().toString() == "Ctrl+L"


@pytest.mark.parametrize(
    ("command", "keys", "allowed"),
    [
        ("code.later", "Ctrl+J", True),
        ("code.later", "F9", True),
        ("code.later", "Shift+F9", True),
        ("code.later", "Alt+J", True),
        ("code.later", "J", False),
        ("code.later", "Shift+J", False),
        ("code.later", "5", False),
        ("code.later", "Ctrl+5", False),
        ("code.later", "Ctrl+Alt+J", False),
        ("code.later", "Alt+Shift+J", False),
        ("code.later", "Tab", False),
        ("code.later", "Down", False),
        ("code.later", "Space", False),
        ("select.grow", "Shift+Return", True),
        ("select.grow", "Ins", True),
        ("select.grow", "G", False),
    ],
)
def test_the_rule_of_the_keys_holds_for_new_keys(command, keys, allowed) -> None:
    assert (refusal(BY_ID[command], keys) == "") is allowed


def test_backspace_takes_keys_away_and_usual_brings_them_back(page, actions, settings) -> None:
    press(page, "code.later", Key.Key_Backspace)
    assert actions["code.later"].shortcut().isEmpty()
    page.usual.click()
    assert actions["code.later"].shortcut().toString() == "Ctrl+L"
    assert settings.shortcut("code.later") is None


def test_all_usual_keys(page, actions, told) -> None:
    press(page, "code.later", Key.Key_M, Modifier.ControlModifier)
    press(page, "select.grow", Key.Key_F9)
    page.reset_all.click()
    assert told[-1] == {}
    assert actions["code.later"].shortcut().toString() == "Ctrl+L"


def test_escape_leaves_the_field_then_the_page(page) -> None:
    left = []
    page.left.connect(lambda: left.append(True))
    page.table.choose("code.later")
    QTest.keyClick(page.table, Key.Key_Return)
    QTest.keyClick(page.table.cellWidget(page.table.currentRow(), 2), Key.Key_Escape)
    assert page.table.cellWidget(page.table.currentRow(), 2) is None
    assert left == []
    QTest.keyClick(page.table, Key.Key_Escape)
    assert left == [True]


def test_the_filter_finds_words_and_keys(page) -> None:
    page.filter.setText("later")
    assert row(page, "code.later") is not None
    assert row(page, "edit.undo") is None
    page.filter.setText("ctrl+z")
    assert row(page, "edit.undo") is not None
    page.filter.setText("nothing like it")
    page.none.click()  # no row in hand: nothing happens


def test_the_sheet_shows_the_keys_in_force(page) -> None:
    press(page, "code.later", Key.Key_M, Modifier.ControlModifier)
    page.show_sheet()
    words = page.sheet.toPlainText()
    assert "Ctrl+M" in words
    assert "Ctrl+L" not in words
    assert "any letter" in words


def test_the_sheet_names_commands_that_are_in_the_table_or_to_come() -> None:
    named = {c for _, rows in cheat_sheet.GROUPS for c, _ in rows if not c.startswith("=")}
    assert named - BY_ID.keys() <= {"project.print"}
