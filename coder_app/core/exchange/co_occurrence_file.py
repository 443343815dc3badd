"""The table of co-occurrence as a workbook (counts, coefficients, pairs), or its pairs as csv."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coder_app.core.analysis.chosen import Among
from coder_app.core.analysis.co_occurrence import (
    Cell,
    CodeCounted,
    CoOccurrence,
    TogetherAsked,
    co_occurrence,
)
from coder_app.core.analysis.co_words import (
    COEFFICIENT,
    HOW_COUNTED,
    MIND,
    NOUNS,
    SAME_PLACE,
    among_words,
    table_words,
)
from coder_app.core.errors import CoderError
from coder_app.core.exchange.beside import refuse_open, write_beside
from coder_app.core.exchange.csv_file import write_csv_file
from coder_app.core.exchange.workbook_column import Column
from coder_app.core.names import counted
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project

_DIGITS = 3


@dataclass(frozen=True, slots=True)
class TogetherReport:
    """What was written."""

    path: Path
    pairs: int
    words: str

    def __str__(self) -> str:
        return f"{counted(self.pairs, 'pair')} of codes that stand together: {self.words}."


def write_co_occurrence(
    source: Path,
    out: Path,
    asked: TogetherAsked,
    among: Among,
    progress: Progress = silent,
) -> TogetherReport:
    """Write the table by the ending of ``out``: xlsx, or its pairs as csv; whole or not at all.

    Raises CoderError, NotFound, Cancelled.
    """
    if out.suffix.lower() not in (".xlsx", ".csv"):
        raise CoderError(f"{out.name} was not written: its name must end in .xlsx or .csv.")
    refuse_open(out)
    project = Project.open_to_read(source)
    try:
        table = co_occurrence(project, asked, among)
        words, name = table_words(table, among_words(project, among)), project.name
    finally:
        project.close()
    progress(1, 2)
    found = list(pairs(table))
    if out.suffix.lower() == ".csv":
        titles = [column.title for column in _columns(table)]
        write_csv_file(out, [titles, *found])
    else:
        write_beside(out, _book(table, found, name, words))
    return TogetherReport(out, len(found), words)


def pairs(table: CoOccurrence) -> Iterator[list[object]]:
    """Each two codes that stand together once, the coefficient falling."""
    found: dict[frozenset[str], tuple[CodeCounted, CodeCounted, Cell]] = {}
    for row, cells in zip(table.rows, table.cells, strict=True):
        for column, cell in zip(table.columns, cells, strict=True):
            if cell is not None and cell.both and row.code_id != column.code_id:
                key = frozenset((row.code_id, column.code_id))
                found.setdefault(key, (row, column, cell))
    order = sorted(found.values(), key=lambda each: (-each[2].coefficient, -each[2].both))
    for one, other, cell in order:
        overlaps = [cell.of_row, cell.of_column] if table.level == "overlap" else []
        counts = [one.count, other.count, cell.both, cell.either]
        yield [one.path, other.path, *counts, *overlaps, round(cell.coefficient, _DIGITS)]


def _columns(table: CoOccurrence) -> list[Column]:
    noun = f"{NOUNS[table.level].capitalize()}s"
    titles = [f"{noun} of the first", f"{noun} of the second", "With both", "With either"]
    if table.level == "overlap":
        titles += ["Of the first, overlapping the second", "Of the second, overlapping the first"]
    return [
        Column("First code", 36),
        Column("Second code", 36),
        *(Column(title, 14, "count") for title in titles),
        Column("c", 9, "number"),
    ]


def _readme(table: CoOccurrence, name: str, words: str) -> Iterator[tuple[object, object]]:
    yield "Project", name
    yield "Made for", "The team: small counts are shown as they are"
    yield "Made on", datetime.now().astimezone().replace(tzinfo=None, microsecond=0)
    yield "Counted", words
    yield "The same place", f"{SAME_PLACE[table.level]}. {HOW_COUNTED[table.level]}"
    yield "c", COEFFICIENT
    yield "Mind", MIND
    if table.subcodes:
        yield "Empty cells", "One code stands under the other: subcodes count for it"
    if table.left_out:
        many = counted(table.left_out, "coding")
        yield "Codings not counted", f"{many}: only the interviewer speaks in them"
    if table.unused:
        yield "Codes left out", f"{table.unused}: nothing that counts is coded with them"


def _book(table: CoOccurrence, found: list[list[object]], name: str, words: str) -> bytes:
    from coder_app.core.exchange.workbook_book import write_readme  # noqa: PLC0415 - slow
    from coder_app.core.exchange.workbook_memory import bytes_of, new_book  # noqa: PLC0415
    from coder_app.core.exchange.workbook_sheet import Cleaned, Look, Sheet  # noqa: PLC0415

    book, cleaned = new_book(name), Cleaned()
    first = book.create_sheet("Read me")
    heads = [Column(code.path, 12, "count") for code in table.columns]
    shares = [Column(code.path, 12, "number") for code in table.columns]
    for title, columns, shown in (("Counts", heads, _count), ("Coefficients", shares, _share)):
        with Sheet(book.create_sheet(title), [Column("Code", 38), *columns], cleaned) as rows:
            for code, cells in zip(table.rows, table.cells, strict=True):
                look = Look({0: code.colour}, {0: 2 * code.depth})
                rows.row([code.name, *map(shown, cells)], look)
            rows.shade(len(table.rows), _most(table, shown))
    with Sheet(book.create_sheet("Pairs"), _columns(table), cleaned) as rows:
        for row in found:
            rows.row(row)
    write_readme(first, _readme(table, name, words), cleaned)
    return bytes_of(book)


def _most(table: CoOccurrence, shown: Callable[[Cell | None], float | None]) -> float:
    """The highest number of two codes that are not the same; at least a little."""
    numbers = (
        shown(cell) or 0
        for row, cells in zip(table.rows, table.cells, strict=True)
        for column, cell in zip(table.columns, cells, strict=True)
        if row.code_id != column.code_id
    )
    return max(numbers, default=0) or 1


def _count(cell: Cell | None) -> int | None:
    return None if cell is None else cell.both


def _share(cell: Cell | None) -> float | None:
    return None if cell is None else round(cell.coefficient, _DIGITS)
