"""New codes by document as a workbook with a Read me, or as csv."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coder_app.core.analysis.chosen import Among
from coder_app.core.analysis.co_words import among_words
from coder_app.core.analysis.saturation import Saturation, SaturationAsked, saturation
from coder_app.core.analysis.saturation_words import MIND, ORDER, SOURCE, measure, noun, plain
from coder_app.core.errors import CoderError
from coder_app.core.exchange.beside import refuse_open, write_beside
from coder_app.core.exchange.csv_file import write_csv_file
from coder_app.core.exchange.workbook_column import Column
from coder_app.core.names import counted
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class SaturationReport:
    """What was written."""

    path: Path
    words: str

    def __str__(self) -> str:
        return self.words


def write_saturation(
    source: Path,
    out: Path,
    asked: SaturationAsked,
    among: Among,
    progress: Progress = silent,
) -> SaturationReport:
    """Write the table by the ending of ``out``, xlsx or csv, whole or not at all.

    Raises CoderError, Cancelled.
    """
    if out.suffix.lower() not in (".xlsx", ".csv"):
        raise CoderError(f"{out.name} was not written: its name must end in .xlsx or .csv.")
    refuse_open(out)
    project = Project.open_to_read(source)
    try:
        found = saturation(project, asked, among)
        name, words = project.name, among_words(project, among)
    finally:
        project.close()
    if not found.steps:
        raise CoderError(f"{out.name} was not written: no document is coded yet.")
    progress(1, 2)
    if out.suffix.lower() == ".csv":
        rows = [cells(found, number) for number in range(len(found.steps))]
        write_csv_file(out, [[column.title for column in columns(found)], *rows])
    else:
        write_beside(out, _book(found, name, words))
    return SaturationReport(out, plain(found))


def columns(found: Saturation) -> list[Column]:
    """The columns of the table."""
    what = noun(found)
    return [
        Column("No.", 6, "count"),
        Column("Document", 28),
        Column(f"{what.capitalize()}s", 9, "count"),
        Column(f"New {what}s", 11, "count"),
        Column("In all", 9, "count"),
        Column("New in run", 11, "count"),
        Column("Share of base", 11, "number"),
        Column(f"Which {what}s are new", 70),
    ]


def cells(found: Saturation, number: int) -> list[object]:
    """One row."""
    step = found.steps[number]
    share = None if step.share is None else round(step.share, _DIGITS)
    counts = [step.codes, len(step.new), step.total, step.run_new, share]
    return [number + 1, step.name, *counts, "; ".join(step.new)]


def _readme(found: Saturation, name: str, words: str) -> Iterator[tuple[object, object]]:
    asked = found.asked
    yield "Project", name
    yield "Made on", datetime.now().astimezone().replace(tzinfo=None, microsecond=0)
    yield "Counted", f"{noun(found).capitalize()}s new in each document, {ORDER[asked.order]}"
    yield "Among", f"Codings {words}"
    yield "Found", plain(found)
    yield "Measure", measure(found)
    yield (
        "How",
        f"New {noun(found)}s in a run of {counted(asked.run, 'document')}, as a share of those in "
        f"the base, the first {counted(asked.base, 'document')}. The next run begins one document "
        "later; the base stays the same.",
    )
    yield "Source", SOURCE
    yield "Mind", MIND
    if found.left_out:
        many = counted(found.left_out, "document")
        yield "Left out", f"{many}: nothing is coded in them, and nobody marked them as done"


def _book(found: Saturation, name: str, words: str) -> bytes:
    from coder_app.core.exchange.workbook_book import write_readme  # noqa: PLC0415 - slow
    from coder_app.core.exchange.workbook_memory import bytes_of, new_book  # noqa: PLC0415
    from coder_app.core.exchange.workbook_sheet import Cleaned, Sheet  # noqa: PLC0415

    book, cleaned = new_book(name), Cleaned()
    first = book.create_sheet("Read me")
    with Sheet(book.create_sheet("Saturation"), columns(found), cleaned) as rows:
        for number in range(len(found.steps)):
            rows.row(cells(found, number))
    write_readme(first, _readme(found, name, words), cleaned)
    return bytes_of(book)
