"""What a context menu offers stands in the menu bar, too; a name field stays for the next code."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from coder_app.core import codebook, documents
from coder_app.core.errors import CoderError
from coder_app.ui.main_window import MainWindow
from coder_app.ui.window_commands import codes

Key = Qt.Key


def entries(menu: QMenu) -> list[str]:
    return [
        action.text().replace("&", "").partition("\t")[0]
        for action in menu.actions()
        if action.text()
    ]


def field_in(view: object) -> QLineEdit:
    return next(one for one in view.findChildren(QLineEdit) if one.isVisible())  # type: ignore[attr-defined]


def test_the_menu_code_holds_all_that_the_codebook_offers(window: MainWindow) -> None:
    panel, menu = window.work.codebook, window.menuBar().findChild(QMenu, "menu.code")
    panel.tree.choose(panel.rows[1].id)
    menu.aboutToShow.emit()
    hand = next(one.menu() for one in menu.actions() if one.objectName() == "menu.code.hand")
    told = entries(hand)
    assert {"New code…", "New code beneath…", "Rename", "Definition…", "Delete…"} <= set(told)
    assert {"Colour", "Pin to a key", "Code sets", "Show excerpts"} <= set(told)
    assert hand.actions()[0].isEnabled()
    menu.aboutToShow.emit()  # made anew for what is in hand then
    assert entries(next(o.menu() for o in menu.actions() if o.objectName() == "menu.code.hand"))


def test_codes_are_made_renamed_and_defined_from_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    panel, project = window.work.codebook, window.project
    window.work.show_workspace("themes")
    panel.tree.clearSelection()
    for command in ("code.rename", "code.define", "code.delete"):
        with pytest.raises(CoderError, match="Choose a code first"):
            codes.of(window)[command]()
    panel.tree.choose(panel.rows[0].id)
    window.actions_by_id["code.new"].trigger()
    assert window.work.workspace() == "code"
    qtbot.waitUntil(panel.naming.field.hasFocus)
    for name in ("Joy", "Awe"):
        qtbot.keyClicks(panel.naming.field, name)
        qtbot.keyClick(panel.naming.field, Key.Key_Return)
    made = {row.name: row.parent_id for row in codebook.codebook(project)}
    assert made["Joy"] == made["Awe"]
    assert panel.naming.isVisible()
    assert "made “Awe”" in panel.naming.about.text()
    qtbot.keyClick(panel.naming.field, Key.Key_Return)
    assert not panel.naming.isVisible()
    window.actions_by_id["code.rename"].trigger()
    field = field_in(panel.tree)
    field.setText("Wonder")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: "Wonder" in {row.name for row in codebook.codebook(project)})
    window.actions_by_id["code.define"].trigger()
    assert panel.definition.fields["definition"].hasFocus()
    window.actions_by_id["code.delete"].trigger()
    assert "Wonder" not in {row.name for row in codebook.codebook(project)}


def test_a_document_is_renamed_moved_and_deleted_from_the_menu(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel, project = window.work.documents, window.project
    first, second = (row.name for row in panel.rows[:2])
    panel.list.take(0)
    window.actions_by_id["document.down"].trigger()
    assert [row.name for row in documents.documents(project)][:2] == [second, first]
    window.actions_by_id["document.up"].trigger()
    assert [row.name for row in documents.documents(project)][:2] == [first, second]
    window.actions_by_id["document.rename"].trigger()
    field = field_in(panel.list)
    field.setText("Interview one")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: documents.documents(project)[0].name == "Interview one")
    monkeypatch.setattr(panel, "_ask", lambda *_: "Delete")
    window.actions_by_id["document.delete"].trigger()
    assert "Interview one" not in [row.name for row in documents.documents(project)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows opens it by itself")
def test_shift_f10_opens_the_menu_of_what_has_the_keys(window: MainWindow, qtbot: QtBot) -> None:
    work = window.work
    work.codebook.tree.choose(work.codebook.rows[1].id)
    for part, name in (
        (work.codebook.tree, "codebook.menu"),
        (work.documents.list, "documents.menu"),
        (work.reader.reader.text, "reader.menu"),
    ):
        part.setFocus()
        qtbot.waitUntil(part.hasFocus)
        qtbot.keyClick(part, Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        found = QApplication.activePopupWidget()
        assert found is not None, name
        assert found.objectName() == name
        found.close()
