"""Figures of long texts: 2,000,000 characters with 20,000 codings, one endless paragraph."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coder_app.ui.main_window import MainWindow
from tests.benchmarks.driving import (
    calm,
    click,
    expect,
    named,
    opening,
    settle,
    shown,
    stay,
    turn_wheel,
    until_painted,
)
from tests.benchmarks.measure import Results
from tests.benchmarks.synthetic import add_document, add_short, build
from tests.benchmarks.window import applying

LONG, ENDLESS = "P00", "Endless"
OPENED, KEYS, SCROLLED = 5, 20, 60


def measure(results: Results, folder: Path) -> list[str]:
    """Every figure of a project with such texts and 500 codes."""
    path = folder / "long.coder"
    project = build(path, characters=2_000_000, codings=20_000, codes=500)
    add_document(project, ENDLESS, characters=500_000, paragraph=True)
    add_short(project)
    project.close()
    with shown(folder) as window:
        for _ in range(OPENED if results.wants("open_document_2m") else 1):
            results.add("open_document_2m", opening(window, path, LONG))
        calm(window)
        if results.wants("apply_code_2m"):
            applying(results, window, "apply_code_2m", LONG)
        if results.wants("key_to_quick_code"):
            typing(results, window)
        if results.wants("long_paragraph"):
            scrolling_a_paragraph(results, window)
    return []


def typing(results: Results, window: MainWindow) -> None:
    """A key on a selection opens the box with its letter; then another; both list 500 codes."""
    reader = window.work.reader.reader
    for number in range(KEYS):
        start = len(reader.text.content.text) * (number + 1) // (KEYS + 2)
        reader.go_to(start, start + 90)
        reader.text.setFocus()
        stay(0.1)
        box = reader.box
        seen = box.list.viewport()
        for key, words, field in (
            (Qt.Key.Key_C, "c", reader.text),
            (Qt.Key.Key_O, "co", box.field),
        ):
            took = until_painted(window, lambda key=key, to=field: QTest.keyClick(to, key), seen)
            expect(box.isVisible() and box.field.text() == words)
            results.add("key_to_quick_code", took)
        QTest.keyClick(box.field, Qt.Key.Key_Escape)
        settle()


def scrolling_a_paragraph(results: Results, window: MainWindow) -> None:
    """One notch of the wheel in a paragraph of 500,000 characters."""
    click(window, named(window.project, ENDLESS))
    stay(0.5)
    text = window.work.reader.reader.text
    expect("\n" not in text.content.text[:-1])
    text.verticalScrollBar().setValue(text.verticalScrollBar().maximum() // 3)
    settle()
    for _ in range(SCROLLED):
        results.add("long_paragraph", until_painted(window, lambda: turn_wheel(text.viewport())))
