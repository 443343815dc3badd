"""Pictures: codes of other programs, a speaker's name for all documents, the chart of themes."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.screenshots import Photographer

REFI = Path(__file__).parents[1] / "data" / "refi"


def others(camera: "Photographer") -> None:
    """On a fresh sample, which is left as it was."""
    from coder_app.ui.window_commands import projects

    projects.open_sample(camera.window, fresh=True)
    camera.window.strip.hide()
    camera.settle()
    codes(camera)
    project(camera)
    a_name_for_all(camera)
    chart(camera)


def codes(camera: "Photographer") -> None:
    """The codebook of another program, taken in."""
    window = camera.window
    window.work.show_workspace("code")
    before = window.project.next_undo()
    window.import_files([REFI / "codebook_strict.qdc"])
    window.work.codebook.tree.scrollToBottom()
    camera.settle()
    camera.shoot("131", "codes-taken")
    while before != window.project.next_undo():
        window.project.undo()


def project(camera: "Photographer") -> None:
    """What is in a project of another program, and what came in."""
    from PySide6.QtWidgets import QPushButton

    window = camera.window
    path = camera.home / "Support study.qdpx"
    path.write_bytes((REFI / "refi_strict.qdpx").read_bytes())
    before = window.project.next_undo()
    window.import_files([path])
    camera.wait(lambda: "codings by" in window.strip.text.text())
    camera.shoot("130", "project-of-another-program")
    next(b for b in window.strip.findChildren(QPushButton) if b.text() == "Import all").click()
    camera.settle()
    camera.shoot("134", "project-taken")
    window.strip.hide()
    camera.window.ask_save = lambda *_: camera.home / "Our study.qdpx"  # type: ignore[method-assign]
    window.actions_by_id["export.project"].trigger()
    camera.wait(lambda: "was written" in window.strip.text.text())
    camera.shoot("137", "project-for-others")
    window.strip.hide()
    while before != window.project.next_undo():
        window.project.undo()


def a_name_for_all(camera: "Photographer") -> None:
    """A speaker named otherwise, and the same offered elsewhere; taken back at the end."""
    from coder_app.core import documents
    from coder_app.ui.documents.speakers_model import SPEAKER

    window = camera.window
    window.open_document(documents.find_document(window.project, "Callum"))
    window.actions_by_id["document.speakers"].trigger()
    page = window.work.middle.currentWidget()
    row = next(n for n, line in enumerate(page.model.lines) if line.role == "interviewer")
    page.model.correct([row], SPEAKER, "Interviewer")
    page.table.take((page.model.lines[row].id, SPEAKER))
    camera.settle()
    camera.shoot("132", "a-name-for-all")
    window.work.show_reader()
    window.project.undo()


def chart(camera: "Photographer") -> None:
    """The bars before they are saved; the sample is open."""
    from coder_app.ui.themes.chart_page import ChartPage

    window = camera.window
    window.work.show_workspace("themes")
    window.work.themes.split_by.setCurrentIndex(1)
    camera.settle()
    window.work.themes.chart.click()
    page = window.work.middle.currentWidget()
    assert isinstance(page, ChartPage)
    page.codes.click()
    camera.wait(page.save.isEnabled)
    camera.shoot("133", "chart")
    page.left.emit()
    window.work.themes.split_by.setCurrentIndex(0)
    window.work.show_workspace("code")
