"""The search in the real window: typed at the top, stepped through with F3, marked in the text."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coder_app.ui.main_window import MainWindow

Key = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def shown(window: MainWindow) -> str:
    """The words selected in the text."""
    reader = window.work.reader
    start, end = reader.reader.selected
    return reader.reader.text.content.text[start:end].casefold()


def test_hits_stay_beside_the_text_while_one_steps_through_them(
    window: MainWindow, qtbot: QtBot
) -> None:
    work = window.work
    work.reader.focus_text()
    qtbot.keyClick(window, Key.Key_F, CTRL_SHIFT)
    qtbot.waitUntil(work.search.bar.field.hasFocus)
    qtbot.keyClicks(work.search.bar.field, "phone")
    qtbot.keyClick(work.search.bar.field, Key.Key_Return)
    qtbot.waitUntil(lambda: shown(window) == "phone")
    assert work.search.tree.hasFocus()
    first = work.reader.document
    text = work.reader.reader.text
    assert len(text.hits_in_sight(0, len(text.content.text))) == len(work.search.marks(str(first)))
    work.reader.focus_text()
    for _ in range(6):
        qtbot.keyClick(text, Key.Key_F3)
    qtbot.waitUntil(lambda: work.reader.document != first)
    qtbot.waitUntil(lambda: shown(window) == "phone")
    assert text.hits_in_sight(0, len(text.content.text))
    here = work.search.tree.current_hit()
    qtbot.keyClick(text, Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert work.search.tree.current_hit() != here
    work.search.tree.setFocus()
    qtbot.keyClick(work.search.tree, Key.Key_Escape)
    qtbot.waitUntil(text.hasFocus)
    work.search.bar.close_button.click()
    assert text.hits_in_sight(0, len(text.content.text)) == []


def test_the_field_at_the_top_hands_its_words_on(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.work.top.search, "phone")
    qtbot.keyClick(window.work.top.search, Key.Key_Return)
    assert window.work.search.isVisible()
    assert window.work.search.bar.field.text() == "phone"
    qtbot.waitUntil(lambda: shown(window) == "phone")
