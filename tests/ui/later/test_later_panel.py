"""The list of what was marked to be coded later."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coder_app.core import codebook, coding, documents, importing, marks
from coder_app.core.exchange.read import read_file
from coder_app.core.ids import DocumentId
from coder_app.core.project import Project
from coder_app.ui.later.later_panel import LaterPanel
from coder_app.ui.project_signals import ProjectSignals

Key = Qt.Key
TEXT = "Int: And then?\nP04: They took a statement. Nobody called me back 😀.\n"


@pytest.fixture
def two(project: Project, tmp_path: Path) -> list[DocumentId]:
    for name in ("P04", "P05"):
        (tmp_path / f"{name}.txt").write_text(TEXT.replace("P04", name), encoding="utf-8")
    files = [read_file(tmp_path / f"{name}.txt") for name in ("P04", "P05")]
    importing.import_items(project, importing.propose(project, files))
    return [row.id for row in documents.documents(project)]


@pytest.fixture
def panel(qtbot: QtBot, project: Project):
    made, signals = LaterPanel(), ProjectSignals(project)
    qtbot.addWidget(made)
    made.open_project(project, signals)
    yield made
    made.close_project()
    signals.stop()


def mark(project: Project, document: DocumentId, words: str) -> None:
    start = TEXT.index(words)
    marks.mark_segment(project, document, start, start + len(words))


def rows(panel: LaterPanel) -> list[str]:
    return [panel.list.item(number).text() for number in range(panel.list.count())]


def test_it_comes_with_the_first_mark_and_goes_with_the_last(panel, project, two) -> None:
    assert panel.isHidden()
    mark(project, two[1], "Nobody called me back 😀")
    mark(project, two[0], "statement")
    assert not panel.isHidden()
    assert rows(panel) == ["P04 ¶2: statement", "P05 ¶2: Nobody called me back 😀"]
    assert panel.title.text() == "MARKED FOR LATER  2"
    code = codebook.create_code(project, "Waiting")
    start = TEXT.index("called")
    coding.apply_code(project, two[1], start, start + 6, code)
    assert rows(panel) == ["P04 ¶2: statement"]
    project.undo()
    assert len(rows(panel)) == 2


def test_enter_opens_the_place_and_delete_takes_the_mark_away(panel, project, two) -> None:
    opened: list[tuple[object, ...]] = []
    left: list[bool] = []
    panel.placeActivated.connect(lambda *place: opened.append(place))
    panel.leftForText.connect(lambda: left.append(True))
    mark(project, two[0], "statement")
    panel.show()
    QTest.keyClick(panel.list, Key.Key_Return)
    start = TEXT.index("statement")
    assert opened == [(two[0], start, start + 9)]
    panel.list.item(0).setSelected(True)
    QTest.keyClick(panel.list, Key.Key_Escape)
    assert left == [True]
    QTest.keyClick(panel.list, Key.Key_Delete)
    assert marks.marks(project) == []
    assert panel.isHidden()
    project.undo()
    assert rows(panel) == ["P04 ¶2: statement"]


def test_a_closed_project_leaves_nothing(panel, project, two) -> None:
    mark(project, two[0], "statement")
    panel.close_project()
    assert (rows(panel), panel.isHidden()) == ([], True)


def test_marks_come_back_with_their_coder(panel, project, two) -> None:
    mark(project, two[0], "They took a statement")
    me = project.coder_name
    project.use_coder("Bo Diaz")
    panel.mark_stale()
    assert panel.list.count() == 0
    project.use_coder(me)
    panel.mark_stale()
    assert panel.list.count() == 1
    assert panel.isVisible()
