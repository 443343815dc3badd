"""Marking, the palette and the keys in the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coder_app.core import codebook, marks, pins
from coder_app.ui.commands import COMMANDS
from coder_app.ui.main_window import MainWindow
from coder_app.ui.settings import LAST_COMMANDS
from coder_app.ui.theme import theme
from coder_app.ui.widgets.palette import Palette

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CONTROL, SHIFT = Modifier.ControlModifier, Modifier.ShiftModifier


@pytest.fixture(autouse=True)
def caret_in_the_text(window: MainWindow, qtbot: QtBot) -> None:
    """Every gesture begins there."""
    window.focus_text()
    qtbot.waitUntil(window.work.reader.reader.text.hasFocus)


def press(key: Qt.Key, held: Modifier = Modifier.NoModifier) -> None:
    """Press a key where the focus is, as the window system would."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target.window().windowHandle(), key, held)


def free_words(window: MainWindow) -> tuple[int, int]:
    """Words of the open document that nobody coded."""
    text = window.work.reader.reader.text
    starts = (n for n, letter in enumerate(text.content.text) if letter == " ")
    place = next(n + 1 for n in starts if not text.marks.in_sight(n, n + 40))
    return place, place + 12


def palette(window: MainWindow) -> Palette:
    found = window.findChildren(Palette)[-1]
    assert found.isVisible()
    return found


def test_mark_now_code_later_from_key_to_list_to_coding(window: MainWindow) -> None:
    reader, panel = window.work.reader.reader, window.work.later
    assert not panel.isVisible()
    place = free_words(window)
    reader.go_to(*place)
    press(Key.Key_L, CONTROL)
    assert panel.isVisible()
    assert panel.list.count() == 1
    reader.go_to(0, 0)
    press(Key.Key_L, CONTROL | SHIFT)
    assert panel.list.hasFocus()
    press(Key.Key_Return)
    assert reader.text.hasFocus()
    marked = marks.marks(window.project)[0]
    assert reader.selected == (marked.start, marked.end)
    press(Key.Key_Return, CONTROL)  # the code used last
    assert marks.marks(window.project) == []
    assert not panel.isVisible()
    press(Key.Key_Z, CONTROL)
    assert panel.isVisible()


def test_with_nothing_marked_the_way_there_says_what_to_do(window: MainWindow) -> None:
    press(Key.Key_L, CONTROL | SHIFT)
    assert "Ctrl+L marks" in window.status.notice.text()


def test_ctrl_k_lists_every_command_and_does_the_one_typed(window: MainWindow) -> None:
    reader = window.work.reader.reader
    reader.go_to(*free_words(window))
    press(Key.Key_K, CONTROL)
    shown = palette(window)
    assert shown.list.count() == len(COMMANDS) - 1  # all but itself
    QTest.keyClicks(shown.field, "mark code")
    QTest.keyClick(shown.field, Key.Key_Return)
    assert len(marks.marks(window.project)) == 1
    assert window.settings.get(LAST_COMMANDS) == ["code.later"]
    window.actions_by_id["help.palette"].trigger()
    first = palette(window).list.item(0).text()
    assert first.startswith("Mark, code later, Code, Ctrl+L")


def test_f1_shows_all_keys_and_escape_leads_back(window: MainWindow) -> None:
    press(Key.Key_F1)
    page = window.keys_page
    assert page.isVisible()
    assert "Grow: word, sentence, turn, all" in page.sheet.toPlainText()
    press(Key.Key_Escape)
    assert not page.isVisible()
    assert window.work.reader.reader.text.hasFocus()


def test_keys_given_anew_work_in_text_and_window(window: MainWindow) -> None:
    reader, keys = window.work.reader.reader, window.keys_page
    window.actions_by_id["help.change_keys"].trigger()
    for command, key in (("code.later", Key.Key_M), ("select.grow", Key.Key_U)):
        keys.table.choose(command)
        press(Key.Key_Return)
        press(key, CONTROL)
    press(Key.Key_Escape)
    reader.go_to(free_words(window)[0], 0, select=False)
    press(Key.Key_Space)
    assert reader.selected[0] == reader.selected[1]
    press(Key.Key_U, CONTROL)
    assert reader.selected[0] < reader.selected[1]
    press(Key.Key_L, CONTROL)
    assert marks.marks(window.project) == []
    press(Key.Key_M, CONTROL)
    assert len(marks.marks(window.project)) == 1


def test_typing_can_be_turned_off_in_the_menu_for_good(window: MainWindow) -> None:
    reader = window.work.reader.reader
    window.actions_by_id["view.typing"].trigger()
    press(Key.Key_N)
    assert not reader.box.isVisible()
    assert not window.actions_by_id["view.typing"].isChecked()
    press(Key.Key_Return)  # the box itself is still there
    assert reader.box.isVisible()
    press(Key.Key_Escape)
    window.actions_by_id["view.typing"].trigger()
    press(Key.Key_N)
    assert reader.box.isVisible()


def test_the_code_box_is_drawn_with_its_ground_and_its_edge(window: MainWindow) -> None:
    press(Key.Key_N)
    picture = window.work.reader.reader.box.grab().toImage()
    assert picture.pixelColor(0, picture.height() // 2) == theme.colour("hairline_strong")
    assert picture.pixelColor(8, 4) == theme.colour("raised")
    corner = picture.pixelColor(0, 0)  # the edge is round there
    assert corner != theme.colour("hairline_strong")


def test_a_pinned_code_is_in_reach_of_the_lists_beside_the_text(window: MainWindow) -> None:
    reader, code = window.work.reader.reader, codebook.codebook(window.project)[1]
    pins.pin_code(window.project, code.id, 7)
    place = free_words(window)
    for pane in (window.work.documents.list, window.work.codebook.tree):
        reader.go_to(*place)
        before = window.work.reader.coding_count
        pane.setFocus()
        press(Key.Key_7, CONTROL)
        assert window.work.reader.coding_count == before + 1, pane.objectName()
        window.project.undo()
        assert pane.hasFocus()


def test_space_grows_in_the_text_though_it_stands_in_a_menu(window: MainWindow) -> None:
    reader = window.work.reader.reader
    reader.go_to(free_words(window)[0], 0, select=False)
    press(Key.Key_Space)
    assert reader.selected[0] < reader.selected[1]
    window.actions_by_id["select.clear"].trigger()
    assert reader.selected[0] == reader.selected[1]
