"""The page that says how good suggestions are, driven by keys and mouse."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from coder_app.core import codebook
from coder_app.core.evaluation import own_replay
from coder_app.core.evaluation.good import NOT_REPLAYED, NOTHING_CODED
from coder_app.core.evaluation.good_methods import methods
from coder_app.core.evaluation.own_replay import CodeReplay, Hits, OwnReplay
from coder_app.ui.how_good.how_good_page import REPLAYING, HowGoodPage
from coder_app.ui.project_signals import ProjectSignals
from tests.core.suggestions.conftest import Study

Key = Qt.Key
AT = "2026-03-03T09:15:00+00:00"


@pytest.fixture
def page(qtbot, project):
    made = HowGoodPage()
    qtbot.addWidget(made)
    made.resize(900, 640)
    signals = ProjectSignals(project)
    made.open_project(project, signals)
    made.show()
    made.activateWindow()
    yield made
    made.close_project()
    signals.stop()


@pytest.fixture
def call(project):
    return codebook.create_code(project, "No call back")


@pytest.fixture
def coded(project, call):
    """One coding."""
    study = Study(project)
    return study.coding(study.interview("P01", ("P01", "Nobody called.")), "Nobody", call)


def found(call, right=55):
    hits = Hits(right, 100)
    return OwnReplay(AT, 1, 300, 80, hits, hits, 0.7, 0.5, (CodeReplay(call, hits, hits, 60),))


def test_an_empty_project_is_told_what_to_do(page):
    assert page.summary.text() == NOTHING_CODED
    assert not page.table.isVisible()
    assert not page.replay.isVisible()
    assert not page.export.isEnabled()


@pytest.mark.usefixtures("coded")
def test_a_coding_brings_the_table_and_the_replay(page):
    assert page.summary.text() == NOT_REPLAYED
    assert page.table.isVisible()
    assert page.replay.property("primary") == "true"
    assert [page.model.index(row, 0).data() for row in range(2)] == ["All codes", "No call back"]


@pytest.mark.usefixtures("coded")
def test_the_replay_is_asked_for_by_key_and_what_it_found_is_shown(qtbot, page, project, call):
    page.replay.setFocus()
    with qtbot.waitSignal(page.replayAsked):
        QTest.keyClick(page.replay, Key.Key_Return)
    page.show_replaying(True)
    assert page.summary.text() == REPLAYING
    assert not page.replay.isEnabled()
    own_replay.keep(project, found(call))
    page.show_replaying(False)
    assert page.summary.text().startswith("Right of what shows by itself: 55 of 100")
    assert page.model.index(1, 5).data() == "55 of 100 · 45–64 %"
    assert page.replay.text() == "Replay again"
    assert page.replay.property("primary") == "false"


@pytest.mark.usefixtures("coded")
def test_enter_shows_the_excerpts_of_a_code_and_escape_leaves(qtbot, page, call):
    page.table.selectRow(1)
    page.table.setFocus()
    with qtbot.waitSignal(page.excerptsAsked) as asked:
        QTest.keyClick(page.table, Key.Key_Return)
    assert asked.args == [call]
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page.table, Key.Key_Escape)


@pytest.mark.usefixtures("coded")
def test_the_row_of_all_codes_has_no_excerpts(qtbot, page):
    page.table.selectRow(0)
    page.table.setFocus()
    with qtbot.assertNotEmitted(page.excerptsAsked):
        QTest.keyClick(page.table, Key.Key_Return)


@pytest.mark.usefixtures("coded")
def test_the_paragraph_is_copied(qtbot, page):
    with qtbot.waitSignal(page.statusMessage):
        QTest.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == methods(page.found)


@pytest.mark.usefixtures("coded")
def test_everything_has_a_name(page, nameless):
    assert nameless(page) == []


@pytest.mark.usefixtures("coded")
def test_the_shares_of_what_was_coded_by_hand_are_a_tick_away(page, project, call):
    own_replay.keep(project, found(call))
    page.refresh()
    assert not page.by_hand.isVisible(), "no suggestion had a part in it"
    hits = Hits(12, 40)
    codes = (CodeReplay(call, Hits(55, 100), Hits(55, 100), 60, hits, hits),)
    more = replace(found(call), hand=120, hand_itself=hits, hand_asked=hits, codes=codes)
    own_replay.keep(project, more)
    page.refresh()
    assert page.by_hand.isVisible()
    page.by_hand.setFocus()
    QTest.keyClick(page.by_hand, Key.Key_Space)
    assert page.model.index(0, 5).data().startswith("12 of 40")
    assert page.model.index(1, 6).data().startswith("12 of 40")
    page.by_hand.click()
    assert page.model.index(1, 6).data().startswith("55 of 100")


@pytest.mark.usefixtures("coded")
def test_the_heads_of_counts_are_whole_in_a_large_text(page, qtbot):
    head = page.table.horizontalHeader()
    font = head.font()
    font.setPointSize(2 * font.pointSize())
    head.setFont(font)
    page.resize(1400, 640)
    qtbot.waitUntil(
        lambda: all(
            head.sectionSize(column) >= head.sectionSizeHint(column) for column in range(1, 5)
        )
    )
