"""A panel reads only what it shows, only when it is seen, and lets go of a closed project."""

import threading
from typing import ClassVar

import pytest
from PySide6.QtCore import QThread

from coder_app.core.codebook import create_code
from coder_app.core.memos import set_memo
from coder_app.ui.panel import Panel
from coder_app.ui.project_signals import ProjectSignals


class Codes(Panel):
    tables: ClassVar[frozenset[str]] = frozenset({"code"})

    def __init__(self):
        super().__init__()
        self.reads = 0

    def refresh(self):
        self.reads += 1


@pytest.fixture
def signals(project, qapp):  # noqa: ARG001 - needs an application
    made = ProjectSignals(project)
    yield made
    made.stop()


@pytest.fixture
def panel(qtbot, project, signals):
    panel = Codes()
    qtbot.addWidget(panel)
    panel.open_project(project, signals)
    return panel


def test_a_panel_that_is_not_seen_reads_nothing(panel, project):
    create_code(project, "Waiting")
    assert panel.reads == 0


def test_a_panel_reads_once_when_it_comes_into_sight(panel, project):
    create_code(project, "Waiting")
    create_code(project, "Rude")
    panel.show()
    assert panel.reads == 1


def test_a_panel_in_sight_follows_its_tables_undo_and_redo_too(panel, project):
    panel.show()
    create_code(project, "Waiting")
    project.undo()
    project.redo()
    assert panel.reads == 4


def test_a_panel_does_not_care_for_other_tables(panel, project):
    panel.show()
    set_memo(project, "project", "", "A note")
    assert panel.reads == 1


def test_nothing_new_means_nothing_is_read_again(panel):
    panel.show()
    panel.hide()
    panel.show()
    assert panel.reads == 1


def test_a_closed_project_is_let_go(panel, project):
    panel.show()
    panel.close_project()
    create_code(project, "Waiting")
    assert panel.reads == 1
    assert panel.project is None


def test_a_panel_can_change_projects(panel, project, signals):
    panel.show()
    panel.open_project(project, signals)
    reads = panel.reads
    create_code(project, "Waiting")
    assert panel.reads == reads + 1


def test_a_change_made_in_a_thread_arrives_in_the_window_s_thread(panel, signals, qtbot):
    panel.show()
    seen = []
    panel.changed = lambda _changes: seen.append(QThread.currentThread())

    class Anything:
        def touch(self, *_tables: str) -> bool:
            return True

    thread = threading.Thread(target=lambda: signals.changed.emit(Anything()))
    thread.start()
    thread.join()
    assert seen == []
    qtbot.waitUntil(lambda: seen != [])
    assert seen == [panel.thread()]
