"""The history as a page: filtered, gone back in, pruned, saved."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coder_app.core import codebook, history
from coder_app.core.project import Project
from coder_app.ui.history.history_model import STATE, WHAT
from coder_app.ui.history.history_panel import HistoryPanel
from coder_app.ui.project_signals import ProjectSignals

Key = Qt.Key


@pytest.fixture
def panel(qtbot: QtBot, project: Project) -> Iterator[HistoryPanel]:
    for name in ("a", "b", "c"):
        codebook.create_code(project, name)
    made = HistoryPanel()
    qtbot.addWidget(made)
    made.resize(900, 600)
    signals = ProjectSignals(project)
    made.open_project(project, signals)
    made.show()
    made.activateWindow()
    made.view.setFocus()
    qtbot.waitUntil(made.view.hasFocus)
    yield made
    made.close_project()
    signals.stop()


def shown(panel: HistoryPanel) -> list[str]:
    model = panel.model
    return [model.index(row, WHAT).data() for row in range(model.rowCount())]


def press(panel: HistoryPanel, words: str) -> None:
    """A button of the question."""
    QApplication.processEvents()  # buttons of a strip in sight are shown a moment later
    buttons = panel.ask.findChildren(QPushButton)
    next(b for b in buttons if b.text().startswith(words) and not b.isHidden()).click()


def test_steps_come_newest_first_and_follow_the_project(panel, project) -> None:
    assert shown(panel)[:3] == ['Create code "c"', 'Create code "b"', 'Create code "a"']
    project.undo()
    assert panel.model.index(0, STATE).data() == "Undone"
    codebook.create_code(project, "d")
    assert shown(panel)[0] == 'Create code "d"'
    assert panel.model.index(1, STATE).data() == "Undone for good"


def test_enter_asks_before_it_goes_back(panel, project) -> None:
    panel.view.selectRow(2)
    QTest.keyClick(panel.view, Key.Key_Return)
    assert panel.ask.isVisible()
    assert "2 steps would go" in panel.ask.text.text()
    assert "That is 2 new codes." in panel.ask.text.text()
    assert len(codebook.codebook(project)) == 3
    press(panel, "Undo 2 steps")
    assert [row.name for row in codebook.codebook(project)] == ["a"]
    assert panel.chosen is not None
    assert panel.chosen.name == 'Create code "a"'
    assert "2 steps taken back (2 new codes)." in panel.ask.text.text()
    press(panel, "Forward again")
    assert [row.name for row in codebook.codebook(project)] == ["a", "b", "c"]
    assert not panel.ask.isVisible()


def test_one_goes_forward_to_an_undone_step(panel, project) -> None:
    for _ in range(2):
        project.undo()
    panel.view.selectRow(1)
    assert panel.back.text() == "Go forward to here…"
    panel.back.click()
    assert "1 step, 1 new code, would be done again." in panel.ask.text.text()
    press(panel, "Redo 1 step")
    assert [row.name for row in codebook.codebook(project)] == ["a", "b"]
    assert panel.back.text() == "Go back to here…"


def test_escape_leaves_the_question_first_then_the_page(panel, qtbot: QtBot) -> None:
    panel.view.selectRow(1)
    panel.back.click()
    assert panel.ask.isVisible()
    QTest.keyClick(panel, Key.Key_Escape)
    assert not panel.ask.isVisible()
    with qtbot.waitSignal(panel.left):
        QTest.keyClick(panel, Key.Key_Escape)


def test_the_newest_step_takes_nothing_back(panel, project) -> None:
    panel.view.selectRow(0)
    panel.back.click()
    assert panel.ask.text.text().startswith("Nothing would go.")
    assert len(codebook.codebook(project)) == 3


def test_work_of_others_is_named(panel, project) -> None:
    point = project.next_undo()
    project.use_coder("Bea Roe")
    codebook.create_code(project, "hers")
    project.use_coder("Ann Lee")
    panel.show_step(point.id)
    panel.back.click()
    assert "work of others (Bea Roe, " in panel.ask.text.text()
    assert 'Create code "hers"' in panel.ask.text.text()


def test_words_and_codes_filter(panel, project, qtbot: QtBot) -> None:
    QTest.keyClicks(panel.filter.words, '"b"')
    qtbot.waitUntil(lambda: shown(panel) == ['Create code "b"'])
    assert panel.count.text() == "1 step"
    point = history.history(project).rows(0, 1)[0]
    panel.show_step(point.id)
    assert panel.filter.words.text() == ""
    assert panel.chosen == point
    panel.filter.code.setCurrentIndex(panel.filter.code.findText("a"))
    assert shown(panel) == ['Create code "a"']
    panel.filter.reset.click()
    assert len(shown(panel)) > 3


def test_pruning_says_what_is_lost_and_what_stays(panel, project) -> None:
    told: list[str] = []
    panel.statusMessage.connect(told.append)
    panel.prune.click()
    assert panel.ask.text.text().startswith("There is nothing to prune")
    panel.prune_from.setCurrentIndex(panel.prune_from.count() - 1)
    panel.prune.click()
    assert "3 steps" in panel.ask.text.text()
    assert "can no longer be undone" in panel.ask.text.text()
    assert "codebook versions" in panel.ask.text.text()
    press(panel, "Prune")
    assert told[-1].startswith("3 steps pruned; ")
    assert shown(panel)[0].startswith("Prune the history")
    assert panel.model.index(1, STATE).data() == "Done, pruned"
    assert len(codebook.codebook(project)) == 3
    assert project.next_undo() is None


def test_it_asks_for_what_is_filtered_to_be_saved(panel, qtbot: QtBot) -> None:
    panel.filter.words.setText("create")
    with qtbot.waitSignal(panel.exportAsked) as asked:
        panel.export.click()
    assert asked.args == [history.HistoryFilter(words="create")]


def test_to_read_only_nothing_can_be_taken_back(
    panel, project, tmp_path: Path, qtbot: QtBot
) -> None:
    project.save_copy(tmp_path / "copy.coder")
    reading = Project.open_to_read(tmp_path / "copy.coder")
    signals = ProjectSignals(reading)
    panel.open_project(reading, signals)
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0)
    panel.view.selectRow(1)
    assert not panel.back.isEnabled()
    assert not panel.prune.isEnabled()
    assert panel.export.isEnabled()
    panel.close_project()
    signals.stop()
    reading.close()


def test_every_control_has_a_name(panel, nameless: Callable[[QWidget], list[str]]) -> None:
    panel.view.selectRow(1)
    panel.back.click()
    assert nameless(panel) == []
