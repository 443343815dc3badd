"""Whatever can be operated has a name for scripts and one for screen readers."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from coder_app.ui.main_window import MainWindow
from coder_app.ui.top_bar import WORKSPACES
from tests.e2e.story import WORKER_MS
from tests.ui.conftest import nameless


@pytest.mark.parametrize("workspace", [key for key, _ in WORKSPACES])
def test_in_every_workspace(window: MainWindow, workspace: str) -> None:
    window.work.show_workspace(workspace)
    QApplication.processEvents()
    assert nameless(window) == []


def test_in_the_code_box_the_find_bar_and_the_memo(window: MainWindow) -> None:
    reader = window.work.reader
    reader.open_box("no")
    reader.step_coding(1)
    window.actions_by_id["find.here"].trigger()
    QApplication.processEvents()
    assert nameless(reader) == []
    assert nameless(window.work.here) == []


def test_in_the_search_with_hits_ticked(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.work.search
    window.work.top.searched.emit("phone")
    panel.plan()
    qtbot.waitUntil(lambda: panel.model.tickable, timeout=WORKER_MS)
    panel.bar.documents.open_list()
    QApplication.processEvents()
    assert nameless(window) == []
    panel.bar.documents.popup.close()


def test_on_the_start_page(window: MainWindow) -> None:
    window.session.close()
    window.start.show_new()
    assert nameless(window.start) == []


def test_names_for_scripts_are_there_once(window: MainWindow) -> None:
    names = [w.objectName() for w in window.findChildren(QWidget) if _operable(w)]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def _operable(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value) and "." in widget.objectName()


def test_every_command_of_the_menus(window: MainWindow) -> None:
    menus = [menu for menu in window.menuBar().findChildren(QMenu) if menu.title()]
    actions: list[QAction] = [a for menu in menus for a in menu.actions() if not a.isSeparator()]
    assert actions
    assert [action.text() for action in actions if not action.objectName()] == []
    assert [menu.title() for menu in menus if not menu.accessibleName()] == []
