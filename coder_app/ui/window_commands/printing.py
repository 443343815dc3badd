"""Print or save as PDF: what is in sight, in small steps that the person can cancel."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageSize

from coder_app.core import heading
from coder_app.core.errors import CoderError
from coder_app.core.exchange.beside import refuse_open, write_beside
from coder_app.ui.printing import reports
from coder_app.ui.printing.job import PdfJob, PrintJob
from coder_app.ui.printing.keys import print_keys
from coder_app.ui.printing.print_page import PrintPage
from coder_app.ui.printing.sheet import Printout
from coder_app.ui.printing.transcript import transcript

if TYPE_CHECKING:
    from coder_app.ui.main_window import MainWindow

_HOLDS = {
    "transcript": "With paragraph numbers, times, and the codings beside the text.",
    "codebook": "Every code with its definition, examples and counts.",
    "excerpts": "As they are filtered and grouped in Excerpts.",
    "themes": "The table as it is counted and split in Themes.",
}


def show_page(window: MainWindow) -> None:
    """Ask what to print; what is in sight is chosen. An edit under way is saved first."""
    if window.session.project is None:
        window.status.tell("Open a project to print from it. F1 shows the keys, to print them.")
        return
    window.work.reader.settling.page.save()
    workspace = window.work.workspace()
    page = PrintPage(_choices(window), workspace, printers=has_printer())
    if usual_paper().id() == QPageSize.PageSizeId.Letter:
        page.choose_paper("Letter")
    page.left.connect(lambda: _leave(window, workspace))
    page.saveAsked.connect(lambda what: _ask_where(window, page, what, workspace))
    page.printAsked.connect(lambda what: _ask_printer(window, page, what, workspace))
    window.work.show_page(page)
    page.setFocus()


def _choices(window: MainWindow) -> list[tuple[str, str, str]]:
    found = []
    document = window.work.reader.document
    if document is not None:
        name = heading.heading(window.project, document).name
        found.append(("transcript", f"Transcript {name}", _HOLDS["transcript"]))
    for key, words in (("codebook", "Codebook"), ("excerpts", "Excerpts"), ("themes", "Themes")):
        found.append((key, words, _HOLDS[key]))
    return found


def _leave(window: MainWindow, workspace: str) -> None:
    window.work.show_reader()
    window.work.show_workspace(workspace)


def _ask_where(window: MainWindow, page: PrintPage, what: str, workspace: str) -> None:
    name = f"{window.project.name} {what}.pdf"
    path = window.ask_save("Save as PDF", name, "PDF (*.pdf)")
    if path is not None:
        target = path if path.suffix else path.with_suffix(".pdf")
        refuse_open(target)
        size = page.paper_size
        _leave(window, workspace)
        save_pdf(window, printout(window, what), target, size)


def save_pdf(window: MainWindow, sheet: Printout, path: Path, size: QPageSize) -> PdfJob:
    """Write a PDF, whole or not at all."""
    job = PdfJob(sheet, size, window)

    def done(pages: int) -> None:
        write_beside(path, job.data())
        window.status.tell(f"{path.name} was written: {_pages(pages)}")

    _follow(window, job, f"Writing {path.name}", done)
    return job


def _ask_printer(window: MainWindow, page: PrintPage, what: str, workspace: str) -> None:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(page.paper_size)
    printer.setFullPage(True)
    printer.setDocName(f"{window.project.name} {what}")
    if QPrintDialog(printer, window).exec() != QPrintDialog.DialogCode.Accepted:
        return
    _leave(window, workspace)
    job = PrintJob(printer, printout(window, what), window)
    _follow(
        window, job, "Printing", lambda pages: window.status.tell(f"{_pages(pages)} were printed")
    )


def _follow(window: MainWindow, job: PrintJob, title: str, done: Callable[[int], object]) -> None:
    """Show how far it is, let it be cancelled, and give it up where the project closes."""

    def end() -> None:
        window.session.closing.disconnect(give_up)
        window.strip.hide()
        job.deleteLater()

    def give_up(*_: object) -> None:
        job.cancel()
        end()

    def finished(pages: int) -> None:
        end()
        done(pages)

    window.strip.say(f"{title}…", (("Cancel", give_up),))
    window.strip.report(0, 0)
    window.session.closing.connect(give_up)
    job.progressed.connect(window.strip.report)
    job.failed.connect(end)
    job.done.connect(finished)
    job.start()


def printout(window: MainWindow, what: str) -> Printout:
    """What goes on paper, as it is shown in the window now. Raises CoderError."""
    project, work, day = window.project, window.work, datetime.now(UTC).astimezone().date()
    if what == "codebook":
        return reports.codebook(project, day)
    if what == "excerpts":
        chosen = work.excerpts.filter
        return reports.excerpts(project, chosen.wanted(), _filter_words(window), day)
    if what == "themes":
        work.themes.refresh()
        table, measure = work.themes.table, str(work.themes.measure.currentData())
        if table is None:
            raise CoderError("There is no table of themes yet. Code some passages first.")
        return reports.themes(project, table, measure, day)
    if work.reader.document is None:
        raise CoderError("No document is open. Open one, then print it.")
    seeing = work.reader.seeing
    seen = {mark.id for mark in seeing.codings.visible()}
    return transcript(project, work.reader.document, day, seen, seeing.only.words())


def _filter_words(window: MainWindow) -> str:
    """The filter of Excerpts as a sentence."""
    chosen = window.work.excerpts.filter
    return f"Excerpts: {chosen.words() or 'all'}; grouped by {chosen.group.currentData()}"


def usual_paper() -> QPageSize:
    """The paper that is usual where the person is."""
    metric = QLocale().measurementSystem() == QLocale.MeasurementSystem.MetricSystem
    return QPageSize(QPageSize.PageSizeId.A4 if metric else QPageSize.PageSizeId.Letter)


def print_html(window: MainWindow, html: str, name: str) -> None:
    """Choose a printer and print a text on one page."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(usual_paper())
    printer.setDocName(name)
    if QPrintDialog(printer, window).exec() == QPrintDialog.DialogCode.Accepted:
        print_keys(html, printer)
        window.status.tell(f"{_pages(1)} was printed")


def has_printer() -> bool:
    """Whether the system knows a printer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def _pages(count: int) -> str:
    return f"{count} page" + "s" * (count != 1)
