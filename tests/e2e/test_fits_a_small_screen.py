"""1366 x 768 at 150 per cent is 911 x 512: every panel and page fits, and nothing of it is cut."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from coder_app.core.codebook import codebook
from coder_app.core.coding import apply_code
from coder_app.core.marks import mark_segment
from coder_app.ui.main_window import MainWindow
from coder_app.ui.widgets.elided import ElidedLabel
from tests.e2e.rooms import rooms

ROOM = (911, 460)
"""What a task bar and the window's own title leave of 911 x 512."""
LEAST = (860, 480)
"""What the window may ask for at most: other fonts are wider."""


@pytest.fixture
def small(window: MainWindow) -> MainWindow:
    window.strip.hide()
    window.resize(*ROOM)
    settle()
    return window


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_the_memo_below_many_codings_is_whole(window: MainWindow, qtbot: QtBot) -> None:
    work = window.work
    window.resize(1280, 752)
    mark = next(iter(work.reader.reader.text.marks.codings.values()))
    mark_segment(window.project, work.reader.document, 0, 20)
    for row in [row for row in codebook(window.project) if not row.is_theme][:4]:
        apply_code(window.project, work.reader.document, mark.start, mark.end, row.id)
    window.go_to(work.reader.document, mark.start, mark.end)
    qtbot.waitUntil(lambda: work.here.list.count() > 4)
    settle()
    assert work.later.isVisible()
    assert work.here.memo.geometry().bottom() < work.here.height()


def test_every_panel_and_page_fits(small: MainWindow) -> None:
    seen = []
    for name in rooms(small):
        settle()
        least = small.minimumSizeHint()
        assert least.width() <= LEAST[0], (name, least)
        assert least.height() <= LEAST[1], (name, least)
        assert cut(small) == [], name
        seen.append(name)
    assert len(seen) > 30


def cut(window: QWidget) -> list[str]:
    """The controls and words in sight that have less room than they need."""
    seen = [part for part in window.findChildren(QWidget) if part.isVisible()]
    parts = [part for part in seen if not isinstance(part.parentWidget(), QLineEdit)]
    said = [(part, _outside(part) or _narrow(part) or _low(part)) for part in parts]
    return [f"{part.objectName() or type(part).__name__}: {why}" for part, why in said if why]


def _outside(part: QWidget) -> str:
    parent = part.parentWidget()
    if isinstance(part, QScrollArea) and part.widget().width() > part.viewport().width():
        return f"{part.widget().width()} wide in {part.viewport().width()}"
    if parent is None or part.isWindow() or isinstance(parent.parentWidget(), QAbstractScrollArea):
        return ""
    inside = parent.rect().contains(part.geometry())
    return "" if inside else f"{part.geometry()} in {parent.rect()}"


def _narrow(part: QWidget) -> str:
    """Words that need more width; lines that are elided say them whole in their hint."""
    plain = isinstance(part, QLabel) and not part.wordWrap() and not isinstance(part, ElidedLabel)
    if (plain or isinstance(part, QAbstractButton)) and part.width() < part.sizeHint().width():
        return f"{part.width()} wide of {part.sizeHint().width()}: {part.text()}"
    return ""


def _low(part: QWidget) -> str:
    if not isinstance(part, QLabel) or not part.wordWrap() or not part.text():
        return ""
    needs = part.heightForWidth(part.width())
    return f"{part.height()} high of {needs}: {part.text()}" if part.height() < needs else ""
