"""What comes in from files and goes out to them; the writers are loaded when they are needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from coder_app.core import cases, codebook
from coder_app.core.cases import AttributeReport
from coder_app.core.exchange.parsed import CodebookFile, CodebookRow
from coder_app.core.names import counted

if TYPE_CHECKING:
    from pathlib import Path

    from coder_app.core.importing import ImportReport
    from coder_app.ui.main_window import MainWindow

SHEETS = "Excel and CSV (*.xlsx *.csv)"
WRITTEN = "Excel, CSV, REFI-QDA (*.xlsx *.csv *.qdc)"
PROJECT = ".qdpx"
REFI = (".qdc", PROJECT)
CODEBOOKS = "Codebooks: Excel, CSV, REFI-QDA (*.xlsx *.csv *.qdc *.qdpx)"


def of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each of these commands does, by its id."""
    return {
        "import.files": lambda: import_dialog(window),
        "import.codebook": lambda: import_codebook(window),
        "import.attributes": lambda: import_attributes(window),
        "export.workbook": lambda: export_workbook(window),
        "project.print": lambda: print_page(window),
        "export.codebook": lambda: export_codebook(window),
        "export.project": lambda: export_project(window),
    }


def import_dialog(window: MainWindow) -> None:
    """Choose transcripts and show their preview."""
    from coder_app.core.exchange.read import SUPPORTED

    pattern = f"Transcripts ({' '.join('*' + suffix for suffix in SUPPORTED)})"
    paths = window.ask_open("Import transcripts", pattern, many=True)
    if paths:
        window.import_files(paths)


def take_files(window: MainWindow, paths: Sequence[Path]) -> None:
    """Show the preview of files; codebooks of other programs add their codes. Raises CoderError."""
    books = [path for path in paths if path.suffix.lower() in REFI]
    rest = [path for path in paths if path not in books]
    if rest:
        window.importing.start(window.project, rest)
    for path in books:
        take_codebook(window, path)


def show_import_report(
    window: MainWindow, report: object, words: Callable[[ImportReport], str]
) -> None:
    """Say what an import did; the first new document opens."""
    from coder_app.core.importing import ImportReport

    if not isinstance(report, ImportReport):
        return
    if report.documents:
        window.open_document(report.documents[0].id)
    wrote = bool(report.documents) or report.changed
    reasons = "\n".join(refused.reason for refused in report.refused)
    if reasons and report.documents:
        many = len(report.documents)
        reasons += "\nThe other file is in." if many == 1 else f"\nThe other {many} files are in."
    text = words(report) + (f"\n{reasons}" if reasons else "")
    step = window.newest_step()
    choices = (("Undo", lambda: window.undo_step(step)), ("Fine", lambda: None))
    window.strip.say(
        text,
        choices if wrote else choices[1:],
        kind="warning" if report.refused else "notice",
    )
    window.work.suggestions.learn_when_due()


def import_codebook(window: MainWindow) -> None:
    """Choose a codebook and add its codes."""
    for path in window.ask_open("Import codebook", CODEBOOKS):
        take_codebook(window, path)


def take_codebook(window: MainWindow, path: Path) -> None:
    """Add the codes of a file; what is not taken of it is told before. Raises CoderError."""
    from coder_app.core.exchange.codebook_file import read_codebook_file

    if path.suffix.lower() == PROJECT:
        from coder_app.ui.window_commands.refi import take_project

        take_project(window, path)
        return
    found = read_codebook_file(path)
    if left := left_out_words(found):
        many = counted(len(found.rows), "code")
        window.strip.say(
            f"{path.name} has {many}. {left}",
            (("Import", partial(add_codes, window, found.rows)), ("Cancel", lambda: None)),
        )
    else:
        add_codes(window, found.rows)


def add_codes(window: MainWindow, rows: Sequence[CodebookRow]) -> None:
    """Add the codes of a codebook, and say what they brought."""
    report = codebook.import_codebook(window.project, rows)
    words = codebook_words(len(report.created), len(report.changed))
    wrote = bool(report.created or report.changed)
    window.status.tell(words, step=window.newest_step() if wrote else "")


def left_out_words(found: CodebookFile) -> str:
    """What to know of a codebook before it is taken in; empty where it is taken as it is."""
    unused = (unused_words(found.unused),) if found.unused else ()
    return " ".join((*unused, *found.notes))


def unused_words(headings: Sequence[str]) -> str:
    """Which columns of a codebook are not taken."""
    named = ", ".join(f"“{heading}”" for heading in headings)
    which = f"The column {named} is" if len(headings) == 1 else f"The columns {named} are"
    return (
        f"{which} not taken. What is taken: Name or Code, Definition, Parent or Theme, Examples, "
        "Include, Exclude, Aliases, Sets."
    )


def codebook_words(new: int, fuller: int) -> str:
    """What a codebook brought; what it did not bring is not told."""
    parts = [f"{counted(new, 'code')} {'is' if new == 1 else 'are'} new"] if new else []
    parts += [f"{counted(fuller, 'code')} {'says' if fuller == 1 else 'say'} more now"] * bool(
        fuller
    )
    return ", ".join(parts) or "The codebook brought nothing new: all its codes are here already"


def export_codebook(window: MainWindow) -> None:
    """Write the codebook as a sheet."""
    from coder_app.core.exchange.codebook_file import write_codebook

    path = window.ask_save("Export codebook", f"{window.project.name} codebook.xlsx", WRITTEN)
    if path is not None:
        write_codebook(path, [as_row(row) for row in codebook.codebook(window.project)])
        window.status.tell(f"The codebook was written: {path.name}")


def export_project(window: MainWindow) -> None:
    """Write the whole project for NVivo, MAXQDA, ATLAS.ti and others."""
    from coder_app.ui.window_commands.refi import give_project

    give_project(window)


def as_row(row: codebook.CodeRow) -> CodebookRow:
    """A code as a codebook file has it; its path is its key."""
    parent = row.path[: -len(row.name)].removesuffix(" > ")
    return CodebookRow(
        code=row.path,
        name=row.name,
        definition=row.definition,
        parent=parent,
        examples=row.examples,
        theme=row.is_theme,
        include=row.include,
        exclude=row.exclude,
        aliases=row.aliases,
        sets=row.sets,
        colour=row.colour,
    )


def import_attributes(window: MainWindow) -> None:
    """Choose a sheet with one row a case."""
    from coder_app.ui.documents.attribute_report import AttributeReportPage, is_long

    for path in window.ask_open("Import attributes", SHEETS):
        report = cases.import_attributes(window.project, path)
        if is_long(report):
            page = AttributeReportPage(report)
            page.left.connect(window.work.show_reader)
            window.work.show_page(page)
            page.rows.setFocus()
        else:
            window.strip.say(attribute_words(report), (("Fine", lambda: None),))


def attribute_words(report: AttributeReport) -> str:
    """What a sheet of attributes did, with what found no partner."""
    from coder_app.ui.documents.attribute_report import strangers, summary

    lines = [f"{summary(report)}."]
    if rows := strangers(report):
        lines.append(f"Rows without a case: {', '.join(rows)}.")
    if report.cases_without_row:
        lines.append(f"Cases without a row: {', '.join(report.cases_without_row)}.")
    return "\n".join(lines)


def export_workbook(window: MainWindow) -> None:
    """Ask for whom, then write the workbook in the worker."""
    from coder_app.ui.window_commands.exporting import start_export

    start_export(window)


def print_page(window: MainWindow) -> None:
    """Ask what to print or save as PDF; where the keys are in sight, these."""
    from coder_app.ui.window_commands.keys import print_sheet
    from coder_app.ui.window_commands.printing import show_page

    shown = window.pages.currentWidget()
    if shown is not None and shown.objectName() == "keys":
        print_sheet(window)
    else:
        show_page(window)
