"""A memo kept open beside the text, and the list of all: filtered, changed, opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coder_app.core.documents import documents
from coder_app.core.ids import DocumentId
from coder_app.core.memos import memo_of, set_memo
from coder_app.ui.memos.memo_pane import MemoPane
from coder_app.ui.memos.memos_panel import NOTHING, MemosPanel
from coder_app.ui.project_signals import ProjectSignals
from models import Document
from tests.planting import Study

pytestmark = pytest.mark.usefixtures("dressed")
Key = Qt.Key


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    study = Study(tmp_path / "study.coder")
    study.document("Talk", [("P04", "Nobody called me back.")], {"P04": "P04"})
    study.code("Contact")
    yield study
    study.project.close()


@pytest.fixture
def pane(study: Study, qtbot: QtBot) -> Iterator[MemoPane]:
    shown = MemoPane()
    qtbot.addWidget(shown)
    shown.open_project(study.project, ProjectSignals(study.project, shown))
    yield shown
    shown.close_project()


@pytest.fixture
def panel(study: Study, qtbot: QtBot) -> Iterator[MemosPanel]:
    shown = MemosPanel()
    qtbot.addWidget(shown)
    shown.resize(900, 400)
    shown.open_project(study.project, ProjectSignals(study.project, shown))
    shown.show()
    shown.activateWindow()
    yield shown
    shown.close_project()


def listed(panel: MemosPanel) -> list[str]:
    return [f"{one.on}: {one.text}" for one in panel.model.entries]


def test_leaving_the_field_saves_one_action(pane: MemoPane, study: Study, qtbot: QtBot) -> None:
    pane.open_memo("document", study.documents["Talk"])
    pane.activateWindow()
    qtbot.waitUntil(pane.field.hasFocus)
    assert pane.title.text() == 'MEMO on document "Talk"'
    qtbot.keyClicks(pane.field, "Long pause")
    before = study.project.version
    with qtbot.waitSignal(pane.leftForText):
        qtbot.keyClick(pane.field, Key.Key_Escape)
    assert study.project.version == before + 1
    step = study.project.next_undo()
    assert step is not None
    assert step.name == 'Write memo on document "Talk"'
    assert pane.isVisible()
    study.project.undo()
    qtbot.waitUntil(lambda: pane.field.toPlainText() == "")


def test_a_pause_saves_too_and_all_of_one_visit_is_one_step(
    pane: MemoPane, study: Study, qtbot: QtBot
) -> None:
    pane.field._pause.setInterval(0)
    talk = study.documents["Talk"]
    pane.open_memo("document", talk)
    pane.activateWindow()
    qtbot.waitUntil(pane.field.hasFocus)
    for typed, kept in (("Long", "Long"), (" pause ", "Long pause"), ("here", "Long pause here")):
        qtbot.keyClicks(pane.field, typed)
        qtbot.waitUntil(lambda kept=kept: text_of(study, talk) == kept)
        assert pane.field.hasFocus()
    assert pane.field.toPlainText() == "Long pause here"
    assert pane.field.textCursor().atEnd()
    study.project.undo()
    assert text_of(study, talk) is None


def text_of(study: Study, document: DocumentId) -> str | None:
    found = memo_of(study.project, "document", document)
    return found.text if found else None


def test_another_memo_saves_the_one_before(pane: MemoPane, study: Study, qtbot: QtBot) -> None:
    pane.open_memo("project", "")
    qtbot.keyClicks(pane.field, "Why")
    pane.open_memo("code", study.codes["Contact"])
    assert pane.field.toPlainText() == ""
    written = memo_of(study.project, "project")
    assert written is not None
    assert written.text == "Why"


def test_a_segment_s_memo_and_what_others_wrote_on_it(pane: MemoPane, study: Study) -> None:
    set_memo(study.project, "segment", study.documents["Talk"], "Hers", (5, 11))
    study.project.use_coder("Bea")
    pane.open_memo("segment", study.documents["Talk"], (5, 11))
    assert pane.title.text() == "MEMO on P04 ¶1"
    assert pane.others.text() == "Ann Lee: Hers"


def test_a_memo_on_what_was_deleted_goes_out_of_sight(
    pane: MemoPane, study: Study, qtbot: QtBot
) -> None:
    pane.open_memo("document", study.documents["Talk"], write=False)
    with study.project.action("Delete") as session:
        session.delete(session.get_one(Document, study.documents["Talk"]))
    qtbot.waitUntil(pane.isHidden)
    assert documents(study.project) == []


def test_the_list_says_what_to_do_while_there_is_none(panel: MemosPanel) -> None:
    assert panel.message.text() == NOTHING
    assert not panel.export.isEnabled()


def test_memos_are_listed_filtered_and_opened(
    panel: MemosPanel, study: Study, qtbot: QtBot
) -> None:
    set_memo(study.project, "segment", study.documents["Talk"], "Her own word", (12, 18))
    set_memo(study.project, "code", study.codes["Contact"], "Too wide?")
    qtbot.waitUntil(lambda: listed(panel) == ["Contact: Too wide?", "P04 ¶1: Her own word"])
    qtbot.keyClicks(panel.words, "own")
    qtbot.waitUntil(lambda: listed(panel) == ["P04 ¶1: Her own word"])
    with qtbot.waitSignal(panel.placeActivated) as gone:
        qtbot.keyClick(panel.view, Key.Key_Return)
    assert gone.args == [study.documents["Talk"], 12, 18]
    panel.words.clear()
    panel.kind.setCurrentIndex(panel.kind.findData("code"))
    panel.kind.activated.emit(0)
    qtbot.waitUntil(lambda: listed(panel) == ["Contact: Too wide?"])
    with qtbot.waitSignal(panel.codeActivated) as code:
        qtbot.keyClick(panel.view, Key.Key_Return)
    assert code.args == [study.codes["Contact"]]


def test_one_s_own_memo_is_changed_beside_the_list_another_s_is_read(
    panel: MemosPanel, study: Study, qtbot: QtBot
) -> None:
    set_memo(study.project, "project", "", "Why")
    qtbot.waitUntil(lambda: panel.field.toPlainText() == "Why")
    panel.field.setFocus()
    qtbot.keyClick(panel.field, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(panel.field, " now")
    qtbot.keyClick(panel.field, Key.Key_Escape)
    assert panel.view.hasFocus()
    qtbot.waitUntil(lambda: listed(panel) == ["The project: Why now"])
    study.project.use_coder("Bea")
    panel.mark_stale()
    assert panel.field.isReadOnly()
    assert panel.title.text() == "MEMO on The project, by Ann Lee"


def test_a_deleted_memo_is_gone(panel: MemosPanel, study: Study, qtbot: QtBot) -> None:
    set_memo(study.project, "document", DocumentId(study.documents["Talk"]), "x")
    qtbot.waitUntil(lambda: len(listed(panel)) == 1)
    study.project.undo()
    qtbot.waitUntil(lambda: listed(panel) == [])
    assert panel.field.toPlainText() == ""


def test_delete_removes_one_s_own_memo_only(panel: MemosPanel, study: Study, qtbot: QtBot) -> None:
    set_memo(study.project, "project", "", "Ann's")
    study.project.use_coder("Bea")
    set_memo(study.project, "code", study.codes["Contact"], "Bea's")
    qtbot.waitUntil(lambda: len(listed(panel)) == 2)
    panel.view.selectRow(1)
    with qtbot.waitSignal(panel.statusMessage) as told:
        qtbot.keyClick(panel.view, Key.Key_Delete)
    assert told.args == ["This memo is Ann Lee's. Nothing was removed."]
    panel.view.selectRow(0)
    qtbot.keyClick(panel.view, Key.Key_Delete)
    qtbot.waitUntil(lambda: listed(panel) == ["The project: Ann's"])
    step = study.project.next_undo()
    assert step is not None
    assert step.name == 'Remove memo on code "Contact"'
