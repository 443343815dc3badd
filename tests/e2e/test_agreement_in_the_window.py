"""Two people code a document apart, then look together at where they did not agree."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from coder_app.core import coding, documents
from coder_app.core.coding import codings
from coder_app.core.ids import DocumentId
from coder_app.ui.agreement.agreement_panel import AgreementPanel
from coder_app.ui.main_window import MainWindow
from coder_app.ui.window_commands.projects import take_coder
from tests.e2e.story import WORKER_MS

Key = Qt.Key
Press = Callable[[str], None]


@pytest.fixture
def document(window: MainWindow) -> DocumentId:
    """The open document, for double coding, without a coding yet."""
    document = window.work.reader.document
    assert document is not None
    coding.remove_codings(window.project, [row.id for row in codings(window.project, document)])
    documents.set_status(window.project, document, documents.NOT_STARTED)
    window.actions_by_id["document.twice"].trigger()
    return document


@pytest.fixture
def press(qtbot: QtBot, window: MainWindow) -> Press:
    """Press a button of the message below everything."""

    def pressed(text: str) -> None:
        def there() -> list[QPushButton]:
            every = window.strip.findChildren(QPushButton)
            return [one for one in every if one.text() == text and one.isVisible()]

        qtbot.waitUntil(lambda: bool(there()))
        QTest.mouseClick(there()[0], Qt.MouseButton.LeftButton)

    return pressed


def key(which: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), which)


def code(window: MainWindow, document: DocumentId, *places: tuple[int, int]) -> None:
    [chosen, *_] = window.work.codebook.rows
    for start, end in places:
        coding.apply_code(window.project, document, start, end, chosen.id)


@pytest.fixture
def apart(window: MainWindow, document: DocumentId) -> DocumentId:
    """Ann has coded and is done; Bo codes now, and is not done."""
    take_coder(window, "Ann Lee")
    code(window, document, (100, 140), (300, 340))
    window.actions_by_id["document.done"].trigger()
    take_coder(window, "Bo Berg")
    code(window, document, (100, 140), (500, 540))
    return document


def compare(window: MainWindow, document: DocumentId) -> None:
    """Show the page for this document; the sample has others of two coders."""
    window.actions_by_id["document.agreement"].trigger()
    window.work.agreement.asking.documents.choose([document])


def told(page: AgreementPanel) -> str:
    """The sentence in sight."""
    return page.summary.text() if page.summary.isVisible() else page.sealed.text.text()


def test_who_has_not_finished_sees_nothing_of_the_other(
    qtbot: QtBot, window: MainWindow, apart: DocumentId
) -> None:
    page, reader = window.work.agreement, window.work.reader
    compare(window, apart)
    qtbot.waitUntil(lambda: told(page).startswith("Out of sight"), timeout=WORKER_MS)
    assert not page.split.isVisible()
    assert page.place_model.rowCount() == 0
    key(Key.Key_Escape)
    assert window.work.middle.currentWidget() is reader
    assert reader.seeing.codings.seen == 2


def test_two_code_apart_then_talk_about_what_differs(
    qtbot: QtBot, window: MainWindow, apart: DocumentId, press: Press, tmp_path: Path
) -> None:
    page, reader = window.work.agreement, window.work.reader
    window.actions_by_id["document.done"].trigger()
    compare(window, apart)
    qtbot.waitUntil(lambda: "1 document, 1 code:" in told(page), timeout=WORKER_MS)
    assert not page.warning.isVisible()
    page.focus_first()
    key(Key.Key_Return)
    key(Key.Key_Return)
    assert window.work.middle.currentWidget() is reader
    assert window.strip.text.text().startswith("Only AL: ")
    assert reader.seeing.codings.seen == 4, "all are done: both have their codings in sight"
    assert (reader.selection.start, reader.selection.end) == (300, 340)
    press("Next passage")
    assert window.strip.text.text().startswith("Only BB: ")
    assert (reader.selection.start, reader.selection.end) == (500, 540)
    take_coder(window, "Cy Orr")
    assert not window.strip.isVisible(), "what others coded is not the next coder's to see"
    take_coder(window, "Bo Berg")
    compare(window, apart)
    qtbot.waitUntil(lambda: "1 document, 1 code:" in told(page), timeout=WORKER_MS)
    page.passages.selectRow(1)
    page.open_place()
    press("Back to agreement")
    assert page.passages.currentIndex().row() == 1
    assert page.passages.hasFocus()
    target = tmp_path / "agreement.xlsx"
    window.ask_save = lambda *_: target  # type: ignore[method-assign]
    page.export.click()
    qtbot.waitUntil(target.exists, timeout=WORKER_MS)
    assert load_workbook(target).sheetnames == ["Read me", "Agreement", "Passages that differ"]
