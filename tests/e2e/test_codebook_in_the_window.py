"""The codebook's pages in the real window: merged, split, versioned, frozen, by the Code menu."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coder_app.core.codebook import codebook, rename_code
from coder_app.core.codebook_versions import file_version
from coder_app.core.pins import pin_code
from coder_app.ui.codebook.tree_chooser import TreeChooser
from coder_app.ui.main_window import MainWindow
from tests.ui.conftest import nameless

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def code(window: MainWindow, name: str) -> str:
    return next(row.id for row in codebook(window.project) if row.name == name)


def counts(window: MainWindow) -> dict[str, int]:
    return {row.name: row.codings for row in codebook(window.project) if row.codings}


def test_a_code_is_split_by_keys_that_the_window_leaves_alone(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = counts(window)
    pin_code(window.project, code(window, "Not safe at home"), 1)  # another in the text
    window.work.codebook.tree.choose(code(window, "Tone and words"))
    window.actions_by_id["code.split"].trigger()
    page = window.work.middle.currentWidget()
    assert nameless(page) == []
    field = QApplication.focusWidget()
    assert field.objectName() == "split.field"
    qtbot.keyClick(field, Key.Key_1, CTRL)
    qtbot.keyClicks(field, "Jargon")
    qtbot.keyClick(field, Key.Key_Return, CTRL)
    while page.draft.hand() is not None:
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Delete)
    assert counts(window) == before
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert window.work.middle.currentWidget() is window.work.reader
    after = counts(window)
    assert after["Jargon"] == 1
    assert after["No call back"] + after["Tone and words"] == (
        before["No call back"] + before["Tone and words"] - 1
    )
    window.actions_by_id["edit.undo"].trigger()
    assert counts(window) == before


def test_codes_are_merged_from_the_menu_and_the_old_name_finds_the_new(
    window: MainWindow, qtbot: QtBot
) -> None:
    panel = window.work.codebook
    panel.tree.choose(code(window, "Kept informed"))
    window.actions_by_id["code.merge"].trigger()
    box = panel.tree.findChild(TreeChooser)
    assert nameless(box) == []
    qtbot.keyClicks(box.field, "no call")
    qtbot.keyClick(box.field, Key.Key_Return)
    page = window.work.middle.currentWidget()
    assert page.objectName() == "merge"
    assert nameless(page) == []
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert "Kept informed" not in counts(window)
    assert window.work.middle.currentWidget() is window.work.reader


def test_a_frozen_codebook_is_told_everywhere(window: MainWindow) -> None:
    window.actions_by_id["codebook.versions"].trigger()
    page = window.work.middle.currentWidget()
    assert nameless(page) == []
    page.file.click()
    page.freeze.click()
    action = window.actions_by_id["codebook.freeze"]
    assert action.text() == "&Thaw the codebook"
    assert "at the version “v1”" in page.state.text()
    assert window.work.codebook.head.frozen.isVisible()
    action.trigger()
    assert action.text() == "&Freeze the codebook for coders"
    page.close_button.click()
    assert window.work.middle.currentWidget() is window.work.reader


def test_a_definition_has_room_on_a_small_screen(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1366, 768)
    panel = window.work.codebook
    panel.tree.choose(code(window, "Tone and words"))
    panel.show_definition()
    fields = panel.definition.fields
    qtbot.waitUntil(lambda: not fields["include"].verticalScrollBar().isVisible())
    assert panel.definition.height() > 240
    small = fields["definition"].height()
    fields["definition"].setFocus()
    qtbot.keyClicks(fields["definition"], " A longer text." * 12)
    assert fields["definition"].height() > small


def test_the_link_undoes_the_step_it_names_and_no_other(window: MainWindow) -> None:
    status = window.status
    pin_code(window.project, code(window, "Tone and words"), 9)
    assert not status.undo.isHidden()
    file_version(window.project, "v9")
    assert status.notice.text() == 'File the codebook as "v9"'
    assert status.undo.isHidden()  # undo passes it by: the link would take back the step before
    pin_code(window.project, code(window, "Kept informed"), 8)
    named = window.newest_step()
    rename_code(window.project, code(window, "Kept informed"), "Told of news")
    window.undo_step(named)
    assert code(window, "Told of news")
    assert "Nothing was undone" in status.notice.text()
    window.undo_step(window.newest_step())
    assert code(window, "Kept informed")
