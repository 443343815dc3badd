"""Every command stands once in the table, keeps the rule of the keys, and can be rebound."""

import itertools
import re

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

import resources
from coder_app.ui.commands import COMMANDS, MENUS, Actions, Command, shortcuts
from coder_app.ui.mnemonics import letters, marked
from coder_app.ui.settings import Settings
from coder_app.ui.theme import MODES


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def window(qtbot, dressed):  # noqa: ARG001 - dressed first
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


def actions(window, settings, done=None):
    calls = {} if done is None else done
    does = {c.id: (lambda name=c.id: calls.setdefault(name, 0)) for c in COMMANDS}
    return Actions(window, settings, does)


def test_ids_are_unique_and_menus_are_known():
    names = [command.id for command in COMMANDS]
    assert len(names) == len(set(names))
    assert {command.menu for command in COMMANDS} <= set(MENUS)


def test_icons_of_commands_ship():
    for command in COMMANDS:
        if command.icon:
            assert resources.icon(command.icon).exists()


def test_no_two_commands_share_keys():
    given = [(one.toString(), c.id) for c in COMMANDS for one in shortcuts(c.keys)]
    twice = [(a, b) for a, b in itertools.combinations(given, 2) if a[0] == b[0]]
    assert twice == []


def test_no_command_is_a_bare_letter_and_none_is_altgr_or_changes_the_input_language():
    for command in COMMANDS:
        for one in shortcuts(command.keys):
            text = one.toString(QKeySequence.SequenceFormat.PortableText)
            assert text, f"{command.id}: {command.keys} is not understood"
            named = r"(Shift\+)?(Return|Space|Esc|Del)$" if command.local else "$^"
            assert re.match(rf"Ctrl\+|Alt\+|Shift\+F\d|F\d|{named}", text), command.id
            assert "Ctrl+Alt" not in text, command.id
            assert "Alt+Shift" not in text, command.id


def test_a_command_does_what_it_is_for(window, settings):
    done = {}
    made = actions(window, settings, done)
    made["edit.undo"].trigger()
    assert done == {"edit.undo": 0}


def test_keys_from_the_settings_take_the_place_of_the_usual_ones(window, settings):
    settings.set_shortcut("edit.undo", "Ctrl+B")
    assert actions(window, settings)["edit.undo"].shortcut().toString() == "Ctrl+B"


def test_without_a_project_only_what_needs_none_can_be_used(window, settings):
    made = actions(window, settings)
    made.allow(project=False, write=False)
    allowed = {command.id for command in COMMANDS if made[command.id].isEnabled()}
    assert allowed == {command.id for command in COMMANDS if command.needs == "always"}


def test_a_project_open_to_read_greys_what_writes(window, settings):
    made = actions(window, settings)
    made.allow(project=True, write=False)
    greyed = {command.id for command in COMMANDS if not made[command.id].isEnabled()}
    assert greyed == {command.id for command in COMMANDS if command.needs == "write"}


def test_every_command_stands_in_its_menu(window, settings):
    menus = actions(window, settings).fill(window.menuBar())
    shown = {
        title: [action.objectName() for action in menu.actions() if not action.isSeparator()]
        for title, menu in menus.items()
    }
    assert shown == {title: [c.id for c in COMMANDS if c.menu == title] for title in MENUS}


def test_redo_has_both_of_its_keys():
    assert [one.toString() for one in shortcuts("Ctrl+Shift+Z")] == ["Ctrl+Shift+Z", "Ctrl+Y"]


def test_actions_have_names(window, settings):
    actions(window, settings)
    assert all(action.objectName() for action in window.findChildren(QAction) if action.text())


def marked_letters(menu):
    return [
        text[text.index("&") + 1].casefold() if "&" in text else f"none in {text}"
        for text in (action.text() for action in menu.actions() if not action.isSeparator())
    ]


def test_every_menu_and_entry_has_a_letter_of_its_own(window, settings):
    menus = actions(window, settings).fill(window.menuBar())
    titles = [menu.title()[menu.title().index("&") + 1] for menu in menus.values()]
    assert len(set(titles)) == len(MENUS)
    for title, menu in menus.items():
        found = marked_letters(menu)
        assert [one for one in found if len(one) > 1] == [], title
        assert len(found) == len(set(found)), title


def test_a_letter_stays_where_a_command_is_called_otherwise(window, settings):
    made = actions(window, settings)
    made.fill(window.menuBar())
    made.retitle("codebook.freeze", "Thaw the codebook")
    assert made["codebook.freeze"].text() == "&Thaw the codebook"
    made.retitle("codebook.freeze", "Freeze the codebook for coders")
    assert made["codebook.freeze"].text() == "&Freeze the codebook for coders"


def test_letters_learnt_stay_and_a_new_command_takes_a_free_one():
    known = [c for c in COMMANDS if c.menu == "Help" and c.id != "help.about"]
    given = letters([Command("help.about", "About Coder", menu="Help"), *known])
    assert given["help.palette"] == "a"
    assert given["help.about"] == "b"
    assert marked("About Coder", "b") == "A&bout Coder"


def test_one_mode_of_light_and_dark_is_ticked_in_the_place_of_an_icon(window, settings):
    made = actions(window, settings)
    modes = [made[f"view.{mode}"] for mode in MODES]
    for chosen in modes:
        chosen.trigger()
        chosen.trigger()
        assert [mode for mode in modes if mode.isChecked()] == [chosen]
    assert all(mode.icon().isNull() for mode in modes)
