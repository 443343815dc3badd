"""A coding stays in hand only while the caret is in it."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coder_app.ui.reader.content import CodingMark, ReaderContent
from coder_app.ui.reader.reader import Reader

TEXT = "One two three four five six."


def reader_with_coding(qtbot: QtBot) -> Reader:
    reader = Reader()
    qtbot.addWidget(reader)
    marks = (CodingMark("a", "code", "Count", "#336699", 4, 13),)
    reader.show_content(ReaderContent(TEXT, codings=marks))
    reader.select_coding("a")
    assert reader.text.in_hand == "a"
    return reader


def test_the_caret_moved_inside_keeps_it(qtbot: QtBot) -> None:
    reader = reader_with_coding(qtbot)
    qtbot.keyClick(reader.text, Qt.Key.Key_Right)
    assert reader.text.in_hand == "a"


def test_the_caret_moved_out_lets_go(qtbot: QtBot) -> None:
    reader = reader_with_coding(qtbot)
    qtbot.keyClick(reader.text, Qt.Key.Key_End)
    assert reader.text.in_hand is None


def test_another_place_shown_lets_go(qtbot: QtBot) -> None:
    reader = reader_with_coding(qtbot)
    reader.go_to(14, 18)
    assert reader.text.in_hand is None
