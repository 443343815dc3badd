"""Edit mode in the real window: what codes is greyed, Ctrl+S and closing save."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coder_app.ui.main_window import MainWindow
from tests.ui.conftest import nameless

CONTROL = Qt.KeyboardModifier.ControlModifier
GREYED = ("document.done", "document.edit", "code.invivo", "edit.undo", "find.here", "theme.group")


def test_what_codes_is_greyed_while_one_edits(window: MainWindow) -> None:
    actions, settling = window.actions_by_id, window.work.reader.settling
    actions["document.edit"].trigger()
    assert settling.is_editing
    assert [name for name in GREYED if actions[name].isEnabled()] == []
    assert nameless(window) == []
    QTest.keyClicks(settling.page.editor, "Well. ")
    window.undo()  # by the status bar, or a key elsewhere
    assert "Well." not in settling.page.editor.typed
    QTest.keyClicks(settling.page.editor, "Well. ")
    document = window.work.reader.document
    actions["project.save"].trigger()
    assert not settling.is_editing
    assert "Well. " in window.project.text(document)
    assert [name for name in GREYED if not actions[name].isEnabled()] == []
    assert "Edit the text of" in window.status.notice.text()


def test_another_workspace_and_back_goes_on_with_the_edit(window: MainWindow) -> None:
    window.actions_by_id["document.edit"].trigger()
    editor = window.work.reader.settling.page.editor
    QTest.keyClicks(editor, "x")
    window.work.show_workspace("themes")
    window.work.show_workspace("code")
    assert window.work.reader.settling.is_editing
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not window.work.reader.settling.is_editing


def test_closing_the_project_saves_what_was_typed(window: MainWindow) -> None:
    document, path = window.work.reader.document, window.project.path
    window.actions_by_id["document.edit"].trigger()
    QTest.keyClicks(window.work.reader.settling.page.editor, "Rarewordium ")
    window.session.close()
    window.open_path(path)
    assert "Rarewordium" in window.project.text(document)


def test_nothing_says_that_all_is_saved_while_typing_is_not(window: MainWindow) -> None:
    saved, here = window.status.saved, window.work.here
    before = saved.text()
    window.actions_by_id["document.edit"].trigger()
    assert saved.text() == "Editing: nothing changed yet"
    assert window.actions_by_id["project.save"].text() == "&Save the edited text"
    assert "codings rest" in here.hint.text()
    assert window.work.reader.advice.isHidden()
    QTest.keyClicks(window.work.reader.settling.page.editor, "Well. ")
    assert saved.text() == "Editing: not saved yet. Ctrl+S saves"
    window.session.saved.emit("All changes saved 14:02")  # of a memo beside it
    assert saved.text() == "Editing: not saved yet. Ctrl+S saves"
    QTest.keyClick(window.work.reader.settling.page.editor, Qt.Key.Key_S, CONTROL)
    assert saved.text().startswith("All changes saved")
    assert before.startswith("All changes saved")
    assert here.hint.text() == "+ just type to add a code"
    assert window.actions_by_id["project.save"].text() == "All changes are &saved"


def test_undo_and_redo_of_an_edit_select_no_words(window: MainWindow) -> None:
    reader = window.work.reader
    text = window.project.text(reader.document)
    caret = reader.reader.text.caret
    window.actions_by_id["document.edit"].trigger()
    QTest.keyClicks(reader.settling.page.editor, "Well, then, ")
    window.actions_by_id["project.save"].trigger()
    assert len(window.project.text(reader.document)) == len(text) + 12
    window.undo()
    assert window.project.text(reader.document) == text
    assert reader.reader.selected == (caret, caret)
    window.redo()
    assert reader.reader.selected == (caret, caret)


def test_undo_of_an_edit_goes_to_the_edit_and_not_to_a_coding_that_moved(
    window: MainWindow,
) -> None:
    reader = window.work.reader
    document = reader.document
    text = window.project.text(document)
    marks = sorted(reader.reader.text.marks.codings.values(), key=lambda one: one.start)
    place = text.index(" ", marks[1].end + 40) + 1
    assert marks[2].start > place  # moved by the edit, and not where it happened
    reader.reader.go_to(place, place)
    window.actions_by_id["document.edit"].trigger()
    QTest.keyClicks(reader.settling.page.editor, "xyzzy ")
    window.actions_by_id["project.save"].trigger()
    assert window.project.text(document)[place : place + 6] == "xyzzy "
    for step in (window.undo, window.redo):
        reader.reader.go_to(0, 0)
        step()
        assert reader.reader.selected == (place, place)


def test_undo_of_a_coding_of_the_whole_text_leaves_nothing_selected(window: MainWindow) -> None:
    reader = window.work.reader
    length = len(window.project.text(reader.document))
    reader.reader.go_to(0, length)
    reader.apply_code(reader.reader.box.choices[0].id)
    assert reader.reader.selected == (0, length)
    window.undo()
    assert reader.reader.selected == (0, 0)


def test_here_follows_the_caret_while_one_edits(window: MainWindow, qtbot: QtBot) -> None:
    reader, here = window.work.reader, window.work.here
    coding = next(iter(reader.seeing.codings.all.values()))
    window.actions_by_id["document.edit"].trigger()
    editor = reader.settling.page.editor
    QTest.keyClicks(editor, "Some words before. ")
    cursor = editor.textCursor()
    ahead = len(editor.typed) - len(reader.reader.text.content.text)
    cursor.setPosition(editor.positions.to_qt(coding.start + 1) + ahead)
    editor.setTextCursor(cursor)
    qtbot.waitUntil(lambda: reader.selection.start == coding.start + 1)
    assert coding.id in reader.selection.codings
    paragraph = reader.reader.text.content.text.count("\n\n", 0, coding.start) + 1
    assert here.place.text() == f"HERE \u00b6{paragraph}"
