"""A memo is typed in the row: Enter keeps it, and nothing else happens meanwhile."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coder_app.core.memos import memo_of


def test_enter_in_a_memo_keeps_it_and_opens_nothing(hands):
    field = hands.begin_memo(0)
    hands.qtbot.keyClicks(field, "twice")
    hands.qtbot.keyClick(field, Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.memo(0) == "twice")
    assert hands.opened == []
    hands.press(Qt.Key.Key_Return)
    assert len(hands.opened) == 1


def test_delete_and_space_in_a_memo_are_typing(hands):
    field = hands.begin_memo(0)
    hands.qtbot.keyClicks(field, "a b")
    hands.qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert len(hands.shown()) == 3
    assert not hands.panel.model.has_context(0)
    assert field.text() == "a b"


def test_a_change_elsewhere_waits_until_the_memo_is_written(hands, qtlog):
    field = hands.begin_memo(0)
    hands.qtbot.keyClicks(field, "half a ")
    hands.code("Bob", "I waited for weeks.", "Waiting")
    assert QApplication.focusWidget() is field
    hands.qtbot.keyClicks(field, "thought")
    hands.qtbot.keyClick(field, Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: len(hands.shown()) == 4)
    assert hands.memo(0) == "half a thought"
    assert not [one.message for one in qtlog.records if "editor" in one.message]


def test_a_memo_that_is_given_up_lets_the_list_follow(hands):
    field = hands.begin_memo(0)
    hands.project.undo()
    hands.qtbot.keyClick(field, Qt.Key.Key_Escape)
    hands.qtbot.waitUntil(lambda: len(hands.shown()) == 2)


def test_a_closing_project_keeps_the_memo_that_is_being_typed(hands):
    field = hands.begin_memo(0)
    hands.qtbot.keyClicks(field, "last words")
    row = hands.panel.model.excerpt(0)
    hands.panel.close_project()
    assert memo_of(hands.project, "coding", row.id).text == "last words"


def test_fast_undo_and_redo_leave_an_open_memo_alone(hands, qtlog):
    field = hands.begin_memo(0)
    hands.qtbot.keyClicks(field, "still here")
    for _ in range(10):
        hands.project.undo()
        hands.project.undo()
        hands.project.redo()
        hands.project.redo()
    assert field.text() == "still here"
    hands.qtbot.keyClick(field, Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.memo(0) == "still here")
    assert not [one.message for one in qtlog.records if "editor" in one.message]
