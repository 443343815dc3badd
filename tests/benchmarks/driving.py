"""Driving the real window: shown as it is used, keys and clicks, waiting until all is painted."""

import gc
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import (
    QAbstractEventDispatcher,
    QEvent,
    QEventLoop,
    QObject,
    QPoint,
    QPointF,
    Qt,
)
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coder_app.app import make_window
from coder_app.core import documents
from coder_app.core.documents import DocumentRow
from coder_app.core.project import Project
from coder_app.ui.collector import Collector
from coder_app.ui.main_window import MainWindow
from coder_app.ui.settings import COACH_DONE, CODER_NAME, Settings
from tests.benchmarks.measure import Took, taking

WIDTH, HEIGHT = 1200, 800
_ALL = QEventLoop.ProcessEventsFlag.AllEvents
_NONE = Qt.KeyboardModifier.NoModifier


@contextmanager
def shown(folder: Path) -> Iterator[MainWindow]:
    """The window as it is used: every panel in sight, in front, no coach."""
    settings = Settings(folder / "settings.ini")
    settings.set(COACH_DONE, value=True)
    settings.set(CODER_NAME, "Ann Lee")
    window = make_window(settings)
    collector = Collector()
    window.resize(WIDTH, HEIGHT)
    window.show()
    window.activateWindow()
    settle()
    try:
        yield window
    finally:
        window.close()
        settle()
        collector.stop()


# -- doing and waiting ---------------------------------------------------------------------------


def settle() -> None:
    """Handle events until none is left."""
    dispatcher = QAbstractEventDispatcher.instance()
    while dispatcher.processEvents(_ALL):
        pass


def stay(seconds: float) -> float:
    """Let the window go on for a while; returns the seconds it was busy."""
    dispatcher, busy = QAbstractEventDispatcher.instance(), 0.0
    end = time.perf_counter() + seconds
    while (begun := time.perf_counter()) < end:
        if dispatcher.processEvents(_ALL):
            busy += time.perf_counter() - begun
        else:
            time.sleep(0.001)
    return busy


def calm(window: MainWindow, longest: float = 90) -> None:
    """Wait until the worker has learned, as it does after a project was opened."""
    end = time.perf_counter() + longest
    while window.tasks._jobs and time.perf_counter() < end:
        stay(0.05)
    stay(0.5)


class Paints(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        _ = watched
        self.count += event.type() == QEvent.Type.Paint
        return False


def until_painted(
    window: MainWindow, work: Callable[[], object], seen: QWidget | None = None
) -> Took:
    """From the start of some work until no event is left, the text (or a widget) painted anew."""
    widget = seen or window.work.reader.reader.text.viewport()
    paints = Paints(widget)
    gc.collect()
    took = taking(lambda: (work(), settle()))
    if not paints.count:
        raise RuntimeError("Nothing was painted: this measures nothing.")
    widget.removeEventFilter(paints)
    paints.deleteLater()
    return took


def opened_anew(window: MainWindow, path: Path) -> None:
    """The project opened again, its file out of the system's cache, nothing learning."""
    if window.session.project is not None:  # it opens at the document that was open last
        rows = documents.documents(window.project)
        window.open_document(min(rows, key=lambda row: row.characters).id)
    window.session.close()
    settle()
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    window.open_path(path)
    stay(0.2)
    window.tasks.cancel_all()  # learning, which begins once a project is open
    calm(window)


def named(project: Project, name: str) -> DocumentRow:
    """The document of this name."""
    return next(row for row in documents.documents(project) if row.name == name)


def opening(window: MainWindow, path: Path, name: str) -> Took:
    """A click on a document in a project opened anew."""
    opened_anew(window, path)
    document = named(window.project, name)
    reader = window.work.reader.reader
    text = window.project.text(document.id)
    expect(reader.text.content.text != text)
    took = until_painted(window, lambda: click(window, document))
    expect(reader.text.content.text == text)
    return took


def click(window: MainWindow, row: DocumentRow) -> None:
    """A click on a document in the list."""
    view = window.work.documents.list
    item = next(item for n in range(view.count()) if (item := view.item(n)).text() == row.name)
    place = view.visualItemRect(item).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def turn_wheel(port: QWidget) -> None:
    """One notch down."""
    spot = QPointF(port.rect().center())
    event = QWheelEvent(
        spot,
        QPointF(port.mapToGlobal(QPoint(*map(int, spot.toTuple())))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        _NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)


def expect(met: bool) -> None:
    """What is timed must have happened."""
    if not met:
        raise RuntimeError("What was timed did not happen: the figure would be of something else.")
