"""The empty window says "drop files here" in its middle too, and means it."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.e2e.story import WORKER_MS, Stage


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
