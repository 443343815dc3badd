"""What the window has to say comes in below the text: the words one reads do not move."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from coder_app.ui.main_window import MainWindow
from tests.e2e.test_fits_a_small_screen import settle


@pytest.fixture
def reading(window: MainWindow) -> MainWindow:
    """In the middle of a text, the caret half-way down."""
    window.strip.hide()
    window.resize(1280, 720)
    settle()
    text = window.work.reader.reader.text
    text.verticalScrollBar().setValue(text.verticalScrollBar().maximum() // 2)
    place_caret(window, at=0.5)
    return window


def place_caret(window: MainWindow, *, at: float) -> None:
    """Put the caret on a line so far down the text in sight."""
    text = window.work.reader.reader.text
    port = text.viewport()
    text.setTextCursor(text.cursorForPosition(QPoint(80, int(port.height() * at))))
    settle()


def caret_line(window: MainWindow) -> int:
    """Where the caret's line stands on the screen."""
    text = window.work.reader.reader.text
    QApplication.processEvents()
    return text.viewport().mapToGlobal(text.cursorRect().topLeft()).y()


def in_sight(window: MainWindow) -> bool:
    text = window.work.reader.reader.text
    return text.viewport().rect().contains(text.cursorRect())


def test_a_message_leaves_the_text_where_it_is(reading: MainWindow) -> None:
    before = caret_line(reading)
    reading.strip.say("29 documents, 29 cases, 1 refused\nP12.pdf was not imported: it is empty.")
    settle()
    assert reading.strip.isVisible()
    assert caret_line(reading) == before
    reading.strip.hide()
    settle()
    assert caret_line(reading) == before


def test_so_does_the_line_that_says_what_is_not_shown(reading: MainWindow) -> None:
    before = caret_line(reading)
    panel = reading.work.codebook
    panel.tree.choose(panel.rows[1].id)
    reading.actions_by_id["view.only_codes"].trigger()
    settle()
    assert reading.work.reader.seeing.line.isVisible()
    assert caret_line(reading) == before
    reading.actions_by_id["view.everything"].trigger()
    settle()
    assert caret_line(reading) == before


def test_a_caret_in_the_last_line_stays_in_sight(reading: MainWindow) -> None:
    place_caret(reading, at=0.98)
    reading.strip.say("Every step is saved as you take it.", [("Fine", list)])
    settle()
    assert in_sight(reading)
