"""Printing in the real window: Ctrl+P, the choice, the PDF beside what was there before."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from coder_app.app import make_window
from coder_app.core import heading
from coder_app.core.errors import CoderError
from coder_app.ui.main_window import MainWindow
from coder_app.ui.printing.print_page import PrintPage
from coder_app.ui.settings import CODER_NAME, Settings
from coder_app.ui.window_commands import printing
from tests.e2e.story import WORKER_MS, leave
from tests.planting import Study
from tests.ui.conftest import nameless


@pytest.fixture
def window(qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """The window with a small project."""
    study = Study(tmp_path_factory.mktemp("study") / "police.coder")
    lines = [("I", "What happened?"), ("P", "Nobody called me back, and I waited.")]
    study.document("P01", lines * 20, people={"P": "P01"})
    study.code("Contact", theme=True)
    study.code("No call back", "Contact")
    study.code("Waiting", "Contact")
    study.coding("P01", "No call back", "Nobody called me back")
    study.coding("P01", "Waiting", "I waited")
    study.project.close()
    settings = Settings()
    settings.set(CODER_NAME, "Ann Lee")
    made = make_window(settings)
    made.show()
    made.open_path(study.project.path)
    qtbot.waitUntil(lambda: made.work.reader.coding_count > 0)
    yield made
    leave(made)


def asked(window: MainWindow) -> PrintPage:
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    page = window.findChild(PrintPage)
    assert page is not None
    return page


def saved(window: MainWindow, qtbot: QtBot, path: Path) -> list[str]:
    """The pages of the PDF that is written."""
    window.ask_save = lambda *_: path  # type: ignore[method-assign]
    page = asked(window)
    QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    wanted = f"{path.with_suffix('.pdf').name} was written"
    qtbot.waitUntil(lambda: wanted in window.status.notice.text(), timeout=WORKER_MS)
    with pypdfium2.PdfDocument(path.with_suffix(".pdf")) as document:
        return [page.get_textpage().get_text_range() for page in document]


@pytest.mark.parametrize(
    ("workspace", "title"), [("code", "Transcript"), ("excerpts", "Excerpts"), ("themes", "Themes")]
)
def test_what_is_in_sight_is_printed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, workspace: str, title: str
) -> None:
    window.work.show_workspace(workspace)
    found = saved(window, qtbot, tmp_path / "out")
    for number, text in enumerate(found, start=1):
        assert f"{window.project.name} · {title}" in text
        assert f"Page {number} of {len(found)}" in text
    assert window.work.workspace() == workspace
    assert window.findChild(PrintPage) is None or not window.findChild(PrintPage).isVisible()
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["out.pdf"]


def test_the_filter_of_excerpts_is_on_every_page(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.work.show_workspace("excerpts")
    window.work.excerpts.filter.code.setCurrentIndex(2)
    code = window.work.excerpts.filter.code.currentText()
    for text in saved(window, qtbot, tmp_path / "out.pdf"):
        assert f"Excerpts: code {code}, with its subcodes; grouped by code" in text


def test_the_page_is_named_and_escapes_to_where_one_was(window: MainWindow) -> None:
    window.work.show_workspace("themes")
    page = asked(window)
    assert page.chosen == "themes"
    assert nameless(page) == []
    QTest.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    assert window.work.workspace() == "themes"


def test_cancel_leaves_the_older_file(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    path.write_bytes(b"older")
    document = window.work.reader.document
    assert document is not None
    sheet = printing.printout(window, "excerpts")
    job = printing.save_pdf(
        window, sheet, path, PrintPage([("a", "A", "")], "a", printers=False).paper_size
    )
    ended: list[int] = []
    job.done.connect(ended.append)
    cancel = next(b for b in window.strip.findChildren(QPushButton) if b.text() == "Cancel")
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    qtbot.wait(50)
    assert ended == []
    assert path.read_bytes() == b"older"
    assert not window.strip.isVisible()


def test_a_place_that_cannot_be_written_is_said_before_anything_is_drawn(
    window: MainWindow, tmp_path: Path
) -> None:
    window.ask_save = lambda *_: tmp_path / "none" / "out.pdf"  # type: ignore[method-assign]
    page = asked(window)
    with pytest.raises(CoderError, match="no such folder"):
        printing._ask_where(window, page, "codebook", "code")


def test_only_the_codings_seen_are_printed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = window.work.reader
    code = next(iter(panel.seeing.codings.all.values()))
    only = type(panel.seeing.only)(codes=frozenset({code.code_id}), code_words=code.name)
    panel.seeing.show_only(only)
    shown, total = panel.seeing.codings.seen, panel.coding_count
    assert panel.document is not None
    name = heading.heading(window.project, panel.document).name
    text = saved(window, qtbot, tmp_path / "out.pdf")[0]
    assert f"Only {code.name}: {shown}, {total - shown} not shown" in text
    assert f"Transcript {name}" in text
