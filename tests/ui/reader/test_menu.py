"""The context menu of the text: all that has a key, and what can be done with the codings here."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from coder_app.ui.reader.keys import COMMANDS
from coder_app.ui.reader.reader import Reader
from tests.ui.reader.interview import Asked, coding, span


def all_actions(menu: QMenu) -> list[QAction]:
    found = []
    for action in menu.actions():
        below = action.menu()
        found += all_actions(below) if isinstance(below, QMenu) else [action]
    return found


def test_everything_in_reach_of_a_key_is_in_the_menu(reader: Reader) -> None:
    names = {action.objectName() for action in all_actions(reader.hand.menu())}
    assert {f"reader.menu.{command.name}" for command in COMMANDS} <= names


def test_each_coding_here_can_be_taken_or_removed(reader: Reader, asked: Asked) -> None:
    reader.go_to(*span("called me"), select=False)
    menu = reader.hand.menu()
    first = menu.actions()[0]
    assert first.text() == "No call back (AL)"
    below = first.menu()
    assert isinstance(below, QMenu)
    next(one for one in below.actions() if one.text().startswith("Remove")).trigger()
    assert asked.last == ("remove", ["k1"])


def test_commands_of_the_window_stand_below(reader: Reader) -> None:
    mine = QAction("Reading\u2026", reader)
    other = QAction("Dim", reader)
    reader.hand.menu_more = [mine, "Shown", other]
    menu = reader.hand.menu()
    assert menu.actions()[-2] is mine
    assert menu.actions()[-1].text() == "Shown"
    assert all_actions(menu)[-1] is other


def test_a_right_click_off_the_selection_means_its_own_place(reader: Reader, monkeypatch) -> None:
    opened: list[QPoint] = []
    monkeypatch.setattr(reader.hand, "open_menu", opened.append)
    reader.go_to(*span("statement"))
    port = reader.text.viewport()

    def right_click(offset: int) -> None:
        spot = reader.text.caret_rect(offset).center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, port.mapToGlobal(spot))
        QApplication.sendEvent(port, event)

    right_click(span("statement")[0] + 3)
    assert reader.selected == span("statement")
    right_click(span("stupid")[0] + 2)
    assert reader.selected == (span("stupid")[0] + 2,) * 2
    assert reader.codings_here == ("k2",)
    assert len(opened) == 2


def test_codings_on_the_selected_words_are_here_those_of_these_very_words_first(
    reader: Reader,
) -> None:
    reader.update_codings([coding("long", "They took a statement", 1), coding("own", "took a", 2)])
    start, end = span("took a")
    for first, last in ((start, end), (end, start)):  # whichever way it was selected
        reader.text.select(first, last)
        assert reader.codings_here == ("own", "long")
    reader.go_to(*span("I kept ringing"))
    assert reader.codings_here == ()
