"""Ways about that a fresh tester missed: to a paragraph, back to the excerpts, the context menu."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coder_app.core.codebook import codebook
from coder_app.core.documents import paragraphs, turns
from coder_app.ui.main_window import MainWindow
from coder_app.ui.widgets.ask_words import AskWords
from coder_app.ui.widgets.chooser import Chooser
from coder_app.ui.widgets.palette import Palette
from tests.ui.conftest import nameless

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def asked_for(window: MainWindow, qtbot: QtBot, typed: str) -> AskWords:
    """Go to ¶ with this typed, Enter pressed."""
    window.actions_by_id["go.place"].trigger()
    field = window.findChildren(AskWords)[-1]
    assert nameless(field) == []
    qtbot.keyClicks(field.field, typed)
    qtbot.keyClick(field.field, Key.Key_Return)
    return field


def test_a_paragraph_or_a_time_is_gone_to(window: MainWindow, qtbot: QtBot) -> None:
    document = window.work.reader.document
    places = paragraphs(window.project, document)
    asked_for(window, qtbot, "12")
    assert window.work.reader.selection.start == places[11][0]
    timed = [turn for turn in turns(window.project, document) if turn.time]
    late = timed[len(timed) // 2]
    asked_for(window, qtbot, f"{late.time // 60000}:{late.time // 1000 % 60:02}")
    assert window.work.reader.selection.start == late.start
    field = asked_for(window, qtbot, "9999")
    assert field.isVisible()
    assert field.refusal.text().startswith("There is no ¶9999")
    qtbot.keyClick(field.field, Key.Key_Escape)


def test_back_from_an_excerpt_is_the_row_in_excerpts(window: MainWindow, qtbot: QtBot) -> None:
    other = window.work.documents.rows[0].id
    window.work.show_workspace("excerpts")
    view = window.work.excerpts.view
    assert QApplication.focusWidget() is view
    at = next(
        n
        for n in range(window.work.excerpts.model.rowCount())
        if window.work.excerpts.model.excerpt(n).document_id == other
    )
    view.selectRow(at)
    qtbot.keyClick(view, Key.Key_Return)
    assert window.work.workspace() == "code"
    window.actions_by_id["go.back"].trigger()
    assert window.work.workspace() == "excerpts"
    assert view.currentIndex().row() == at
    assert QApplication.focusWidget() is view


def test_after_recoding_the_next_row_is_in_hand_where_it_was(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.work.show_workspace("excerpts")
    panel = window.work.excerpts
    panel.view.selectRow(3)
    below = panel.model.excerpt(4).id
    now = panel.model.excerpt(3).code_id
    other = [row for row in codebook(window.project) if row.id != now][-1]
    window.actions_by_id["theme.group"].trigger()
    chooser = window.findChildren(Chooser)[-1]
    qtbot.keyClicks(chooser.field, other.name)
    qtbot.keyClick(chooser.field, Key.Key_Return)
    assert [row.id for row in panel.chosen()] == [below]


def test_a_letter_typed_where_codings_are_listed_opens_the_box(
    window: MainWindow, qtbot: QtBot
) -> None:
    mark = next(iter(window.work.reader.reader.text.marks.codings.values()))
    window.go_to(window.work.reader.document, mark.start, mark.start)
    here = window.work.here.list
    qtbot.waitUntil(lambda: here.count() > 0)
    here.setFocus()
    qtbot.keyClick(here, "w")
    box = window.work.reader.reader.box
    assert box.isVisible()
    assert box.field.text() == "w"
    qtbot.keyClick(box.field, Key.Key_Escape)


def test_the_palette_says_keys_once(window: MainWindow) -> None:
    window.actions_by_id["help.palette"].trigger()
    palette = window.findChildren(Palette)[-1]
    words = [palette.list.item(n).text() for n in range(palette.list.count())]
    palette.close()
    assert "Repeat the last code, Code, Ctrl+Enter" in words
