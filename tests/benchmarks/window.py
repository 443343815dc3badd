"""Figures of the real window: opened documents, keys, the wheel, with every panel in sight."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from coder_app.core import coding
from coder_app.ui.main_window import MainWindow
from tests.benchmarks.driving import (
    calm,
    expect,
    named,
    opening,
    settle,
    shown,
    stay,
    turn_wheel,
    until_painted,
)
from tests.benchmarks.fitting import fitting
from tests.benchmarks.measure import Results
from tests.benchmarks.synthetic import add_short, build

LARGE = "P00"
OPENED, CODED, SCROLLED, MOVED, RESIZED = 7, 15, 60, 150, 40
AFTER_S = 0.4
_NONE, _CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def measure(results: Results, folder: Path) -> list[str]:
    """Every figure of a document of 500,000 characters, 5,000 codings and 100 codes."""
    path = folder / "large.coder"
    with_project(path)
    with shown(folder) as window:
        openings(results, window, path)
        window.work.suggestions.learn_when_due()
        calm(window)
        for rows, figures in FIGURES:
            if results.wants(*rows):
                figures(results, window)
    return []


def with_project(path: Path) -> None:
    """The large document, and a short one which is open at first."""
    project = build(path)
    add_short(project)
    project.close()


# -- figures -------------------------------------------------------------------------------------


def openings(results: Results, window: MainWindow, path: Path) -> None:
    """A click on the document; each time in a project opened anew, its file out of the cache."""
    for _ in range(OPENED if results.wants("open_document") else 1):
        results.add("open_document", opening(window, path, LARGE))


def applying(
    results: Results, window: MainWindow, row: str = "apply_code", name: str = LARGE
) -> None:
    """Enter in the code box on a selection, here and there in the document."""
    reader, project = window.work.reader.reader, window.project
    document = named(project, name)
    for number in range(CODED):
        start = document.characters * (number + 1) // (CODED + 2)
        before = window.work.reader.coding_count
        reader.go_to(start, start + 90)
        QTest.keyClick(reader.text, Qt.Key.Key_Return)
        QTest.keyClicks(reader.box.field, f"code {number + 20:03}")
        stay(0.3)
        took = until_painted(window, lambda: QTest.keyPress(reader.box.field, Qt.Key.Key_Return))
        results.add(row, took)
        results.add(f"{row}_after", 1000 * stay(AFTER_S))
        expect(window.work.reader.coding_count == before + 1)
        expect(len(coding.codings(project, document.id)) == before + 1)


def removing(results: Results, window: MainWindow) -> None:
    """Delete on the coding in hand."""
    reader = window.work.reader.reader
    document = named(window.project, LARGE)
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


def removing_and_undoing(results: Results, window: MainWindow) -> None:
    """Codings taken out, and brought back."""
    removing(results, window)
    undoing(results, window)


def resizing(results: Results, window: MainWindow) -> None:
    """F2, then arrows that move an end: one step of a held key, shown but not yet stored."""
    reader, project = window.work.reader.reader, window.project
    codings = coding.codings(project, named(project, LARGE).id)
    reader.select_coding(codings[len(codings) // 2].id)
    reader.text.setFocus()
    QTest.keyClick(reader.text, Qt.Key.Key_F2)
    settle()
    keys = [(Qt.Key.Key_Right, _CONTROL)] * 8 + [(Qt.Key.Key_Down, _NONE)] * 4
    for number in range(RESIZED):
        key, held = keys[number % len(keys)]
        before = reader.text.ends
        took = until_painted(
            window, lambda key=key, held=held: QTest.keyClick(reader.text, key, held)
        )
        expect(reader.text.ends is not None and reader.text.ends != before)
        results.add("resize_coding", took)
    QTest.keyClick(reader.text, Qt.Key.Key_Escape)
    settle()


def scrolling(results: Results, window: MainWindow) -> None:
    """One notch of the wheel."""
    text = window.work.reader.reader.text
    text.verticalScrollBar().setValue(text.verticalScrollBar().maximum() // 3)
    settle()
    for _ in range(SCROLLED):
        results.add("scroll_step", until_painted(window, lambda: turn_wheel(text.viewport())))


def scrolling_fully(results: Results, window: MainWindow) -> None:
    """One notch, with the reader painted anew from edge to edge."""
    reader = window.work.reader.reader
    bar = reader.text.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    settle()

    def turn() -> None:
        turn_wheel(reader.text.viewport())
        for widget in reader.findChildren(QWidget):
            widget.update()

    for _ in range(SCROLLED):
        results.add("scroll_full", until_painted(window, turn))


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
        times.append(until_painted(window, lambda key=key: QTest.keyClick(text, key)).wall)
        stay(0.02)
    return times


def middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def worst(values: list[float]) -> float:
    """The 95th percentile."""
    return sorted(values)[int(0.95 * len(values))]


FIGURES: tuple[tuple[tuple[str, ...], Callable[[Results, MainWindow], None]], ...] = (
    (("apply_code",), applying),
    (("remove_code", "undo"), removing_and_undoing),
    (("resize_coding",), resizing),
    (("scroll_step",), scrolling),
    (("scroll_full",), scrolling_fully),
    (("caret_while_fitting",), moving_while_fitting),
)
