"""The strip, the status line and the top bar say what they are told, and nothing is nameless."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QPushButton

from coder_app.ui.status_line import StatusLine
from coder_app.ui.top_bar import WORKSPACES, TopBar
from coder_app.ui.widgets.strip import Strip


@pytest.fixture
def shown(qtbot, dressed):  # noqa: ARG001 - dressed first
    def show(widget):
        qtbot.addWidget(widget)
        widget.show()
        return widget

    return show


def test_a_strip_is_hidden_until_it_says_something(shown, nameless):
    strip = shown(Strip("banner"))
    strip.hide()
    strip.say("This project lies in OneDrive.", [("Move it", list), ("Go on here", list)])
    assert strip.isVisible()
    assert strip.text.text() == "This project lies in OneDrive."
    assert nameless(strip) == []


def test_a_button_of_a_strip_does_its_work_and_hides_it(shown, qtbot):
    strip, done = shown(Strip("banner")), []
    strip.say("Sample: change what you like", [("Reset", lambda: done.append(1))])
    qtbot.mouseClick(strip.findChild(QPushButton, "banner.reset"), Qt.MouseButton.LeftButton)
    assert done == [1]
    assert not strip.isVisible()


def test_what_a_strip_says_next_takes_the_place_of_the_last(shown, qtbot):
    strip = shown(Strip("banner"))
    strip.say("One", [("First", list)])
    strip.say("Two", [("Second", list)])
    qtbot.waitUntil(lambda: strip.findChild(QPushButton, "banner.first") is None)
    assert strip.text.text() == "Two"


def test_a_strip_shows_progress(shown):
    strip = shown(Strip("busy"))
    strip.say("Reading 29 files")
    strip.report(3, 29)
    assert (strip.bar.isVisible(), strip.bar.value(), strip.bar.maximum()) == (True, 3, 29)


def test_words_with_angle_brackets_are_words(shown):
    strip = shown(Strip("banner"))
    strip.say("<b>P01</b> & co")
    assert strip.text.textFormat() == Qt.TextFormat.PlainText


def test_undo_stands_beside_a_notice_that_can_be_taken_back(shown, nameless):
    line = shown(StatusLine())
    spy = QSignalSpy(line.undoClicked)
    line.tell('Applied "No call back" to P04 ¶12', step="a1")
    assert line.undo.isVisible()
    line.undo.click()
    assert [spy.at(at) for at in range(spy.count())] == [["a1"]]
    line.tell("29 documents, 29 cases, 1 refused")
    assert not line.undo.isVisible()
    assert nameless(line) == []


def test_a_notice_fades(shown):
    line = shown(StatusLine())
    line.tell("Done", step="a1")
    line.clear_notice()
    assert line.notice.text() == ""
    assert not line.undo.isVisible()


def test_the_top_bar_names_project_and_coder_and_leads_to_workspaces(shown, nameless, qtbot):
    bar = shown(TopBar())
    bar.show_project("Police response 2025", "Ann Lee", "AL")
    assert bar.coder.text() == "Coding as Ann Lee (AL)"
    for key, _title in WORKSPACES:
        with qtbot.waitSignal(bar.workspaceChosen) as told:
            bar.tabs[key].click()
        assert told.args == [key]
        assert [k for k, tab in bar.tabs.items() if tab.isChecked()] == [key]
    assert nameless(bar) == []


def test_enter_searches_and_escape_leaves_the_search(shown, qtbot):
    bar = shown(TopBar())
    with qtbot.waitSignal(bar.searched) as told:
        qtbot.keyClicks(bar.search, "call back")
        qtbot.keyClick(bar.search, Qt.Key.Key_Return)
    assert told.args == ["call back"]
    with qtbot.waitSignal(bar.leftForText):
        qtbot.keyClick(bar.search, Qt.Key.Key_Escape)
    assert bar.search.text() == ""
