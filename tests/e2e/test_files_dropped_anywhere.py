"""The empty window says "drop files here" in its middle too, and means it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton

from coder_app.core import codebook
from tests.e2e.story import WORKER_MS, Stage

REFI = Path(__file__).parents[1] / "data" / "refi"


def test_files_dropped_on_the_middle_are_previewed(stage: Stage) -> None:
    window, files = stage.window, stage.files
    window.session.create(files.folder / "a.coder", name="A", language="en")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(files.good[0]))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    bare = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window.work, QDragEnterEvent(QPoint(600, 400), *how, bare))
    drop = QDropEvent(QPointF(600, 400), *how, bare)
    QApplication.sendEvent(window.work, drop)
    assert drop.isAccepted()
    flow = window.importing
    stage.until(lambda: flow.preview is not None and bool(flow.preview.model.items), WORKER_MS)


def test_a_codebook_of_another_program_dropped_adds_its_codes(stage: Stage) -> None:
    window, files = stage.window, stage.files
    window.session.create(files.folder / "a.coder", name="A", language="en")
    window.import_files([REFI / "codebook_strict.qdc"])
    names = [row.name for row in codebook.codebook(window.project)]
    assert names[:3] == ["Themes", "Safety", "Home"]
    assert "8 codes are new" in window.status.notice.text()
    assert window.importing.preview is None


def press(stage: Stage, words: str) -> None:
    strip = stage.window.strip
    next(each for each in strip.findChildren(QPushButton) if each.text() == words).click()


def test_a_project_of_another_program_comes_in_whole_or_its_codes_alone(stage: Stage) -> None:
    window, files = stage.window, stage.files
    window.session.create(files.folder / "a.coder", name="A", language="en")
    said = (
        "refi_strict.qdpx has 8 codes, 4 texts with 11 codings by Ana and Ben, 3 cases, 7 memos. "
    )
    before = window.work.top.coder.text()
    window.import_files([REFI / "refi_strict.qdpx"])
    stage.until(lambda: window.strip.text.text().startswith(said), 30_000)
    assert codebook.codebook(window.project) == []
    press(stage, "Only the codes")
    assert len(codebook.codebook(window.project)) == 8
    window.actions_by_id["edit.undo"].trigger()
    window.import_files([REFI / "refi_strict.qdpx"])
    stage.until(lambda: window.strip.text.text().startswith(said), 30_000)
    press(stage, "Import all")
    assert window.strip.text.text().startswith(
        "8 new codes, 4 documents, 11 codings, 3 cases, 7 memos."
    )
    assert [row.name for row in window.work.documents.rows][:2] == ["Interview A", "Interview B"]
    assert window.work.reader.document == window.work.documents.rows[0].id
    assert window.work.top.coder.text() == before  # not as one of those who coded there
    press(stage, "Undo")
    assert codebook.codebook(window.project) == []
    assert window.work.documents.rows == []
