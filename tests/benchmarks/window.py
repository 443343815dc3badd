"""Figures of the real window: opened documents, keys, the wheel, with every panel in sight."""

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
from coder_app.core import coding, documents
from coder_app.core.documents import DocumentRow
from coder_app.core.project import Project
from coder_app.ui.main_window import MainWindow
from coder_app.ui.settings import COACH_DONE, CODER_NAME, Settings
from tests.benchmarks.fitting import fitting
from tests.benchmarks.measure import Results
from tests.benchmarks.synthetic import add_document, build

WIDTH, HEIGHT = 1200, 800
OPENED, CODED, SCROLLED, MOVED = 5, 15, 60, 150
AFTER_S = 0.4
_ALL = QEventLoop.ProcessEventsFlag.AllEvents
_NONE, _CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def measure(results: Results, folder: Path) -> list[str]:
    """Every figure of a document of 500,000 characters, 5,000 codings and 100 codes."""
    path = folder / "large.coder"
    with_project(path)
    with shown(folder) as window:
        opening(results, window, path)
        window.work.suggestions.learn_when_due()
        calm(window)
        applying(results, window)
        removing(results, window)
        undoing(results, window)
        scrolling(results, window)
        moving_while_fitting(results, window)
    return []


def with_project(path: Path) -> None:
    """The large document, and a short one which is open at first."""
    project = build(path)
    add_document(project, "Short", characters=2_000)
    short = next(row for row in documents.documents(project) if row.name == "Short")
    documents.set_status(project, short.id, documents.CODING)
    project.close()


@contextmanager
def shown(folder: Path) -> Iterator[MainWindow]:
    """The window as it is used: every panel in sight, in front, no coach."""
    settings = Settings(folder / "settings.ini")
    settings.set(COACH_DONE, value=True)
    settings.set(CODER_NAME, "Ann Lee")
    window = make_window(settings)
    window.resize(WIDTH, HEIGHT)
    window.show()
    window.activateWindow()
    settle()
    try:
        yield window
    finally:
        window.close()
        settle()


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


def until_painted(window: MainWindow, work: Callable[[], object]) -> float:
    """Milliseconds from the start of some work until no event is left, the text painted anew."""
    paints = Paints(window.work.reader.reader.text.viewport())
    gc.collect()
    begun = time.perf_counter()
    work()
    settle()
    took = 1000 * (time.perf_counter() - begun)
    if not paints.count:
        raise RuntimeError("The text was not painted: this measures nothing.")
    window.work.reader.reader.text.viewport().removeEventFilter(paints)
    paints.deleteLater()
    return took


def large(project: Project) -> DocumentRow:
    """The document of 500,000 characters."""
    return max(documents.documents(project), key=lambda row: row.characters)


# -- figures -------------------------------------------------------------------------------------


def opening(results: Results, window: MainWindow, path: Path) -> None:
    """A click on the document; each time in a project opened anew, its file out of the cache."""
    for _ in range(OPENED):
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
        document = large(window.project)
        expect(len(window.work.reader.reader.text.content.text) < document.characters)
        results.add("open_document", until_painted(window, lambda row=document: click(window, row)))
        expect(window.work.reader.reader.text.content.text == window.project.text(document.id))


def click(window: MainWindow, row: DocumentRow) -> None:
    """A click on a document in the list."""
    view = window.work.documents.list
    item = next(item for n in range(view.count()) if (item := view.item(n)).text() == row.name)
    place = view.visualItemRect(item).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def applying(results: Results, window: MainWindow) -> None:
    """Enter in the code box on a selection, here and there in the document."""
    reader, project = window.work.reader.reader, window.project
    document = large(project)
    for number in range(CODED):
        start = document.characters * (number + 1) // (CODED + 2)
        before = window.work.reader.coding_count
        reader.go_to(start, start + 90)
        QTest.keyClick(reader.text, Qt.Key.Key_Return)
        QTest.keyClicks(reader.box.field, f"code {number + 20:03}")
        stay(0.3)
        took = until_painted(window, lambda: QTest.keyPress(reader.box.field, Qt.Key.Key_Return))
        results.add("apply_code", took)
        results.add("apply_code_after", 1000 * stay(AFTER_S))
        expect(window.work.reader.coding_count == before + 1)
        expect(len(coding.codings(project, document.id)) == before + 1)


def removing(results: Results, window: MainWindow) -> None:
    """Delete on the coding in hand."""
    reader = window.work.reader.reader
    document = large(window.project)
    codings = coding.codings(window.project, document.id)
    for number in range(CODED):
        before = window.work.reader.coding_count
        reader.select_coding(codings[(number + 1) * len(codings) // (CODED + 2)].id)
        reader.text.setFocus()
        stay(0.3)
        took = until_painted(window, lambda: QTest.keyPress(reader.text, Qt.Key.Key_Delete))
        results.add("remove_code", took)
        results.add("remove_code_after", 1000 * stay(AFTER_S))
        expect(window.work.reader.coding_count == before - 1)


def undoing(results: Results, window: MainWindow) -> None:
    """Ctrl+Z, which brings the removed codings back, each where it was."""
    text = window.work.reader.reader.text
    for _ in range(CODED):
        before = window.work.reader.coding_count
        stay(0.3)
        took = until_painted(window, lambda: QTest.keyClick(text, Qt.Key.Key_Z, _CONTROL))
        results.add("undo", took)
        results.add("undo_after", 1000 * stay(AFTER_S))
        expect(window.work.reader.coding_count == before + 1)


def scrolling(results: Results, window: MainWindow) -> None:
    """One notch of the wheel."""
    text = window.work.reader.reader.text
    text.verticalScrollBar().setValue(text.verticalScrollBar().maximum() // 3)
    settle()
    for _ in range(SCROLLED):
        results.add("scroll_step", until_painted(window, lambda: turn_wheel(text.viewport())))


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


def moving_while_fitting(results: Results, window: MainWindow) -> None:
    """The caret down a line: idle, while the engine fits, idle again; the two as a ratio."""
    idle = caret_moves(window, MOVED)
    with fitting():
        busy = caret_moves(window, 2 * MOVED)
    stay(1)
    idle += caret_moves(window, MOVED)
    results.add("caret_idle", *idle)
    results.add("caret_while_fitting", middle(busy) / middle(idle))
    results.add("caret_while_fitting_p95", worst(busy) / worst(idle))


def caret_moves(window: MainWindow, count: int) -> list[float]:
    """Milliseconds of so many moves of the caret by key."""
    text = window.work.reader.reader.text
    text.setFocus()
    text.verticalScrollBar().setValue(text.verticalScrollBar().maximum() // 2)
    text.select(len(text.content.text) // 2, len(text.content.text) // 2)
    settle()
    keys = [Qt.Key.Key_Down] * 8 + [Qt.Key.Key_Right] * 4 + [Qt.Key.Key_Up] * 8
    times = []
    for number in range(count):
        key = keys[number % len(keys)]
        times.append(until_painted(window, lambda key=key: QTest.keyClick(text, key)))
        stay(0.02)
    return times


def middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def worst(values: list[float]) -> float:
    """The 95th percentile."""
    return sorted(values)[int(0.95 * len(values))]


def expect(met: bool) -> None:
    """What is timed must have happened."""
    if not met:
        raise RuntimeError("What was timed did not happen: the figure would be of something else.")
