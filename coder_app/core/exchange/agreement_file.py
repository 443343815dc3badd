"""Agreement between coders as a file: xlsx with Read me and passages, or the table as csv."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from coder_app.core.analysis.agreement import Agreement, CodeAgreement
from coder_app.core.analysis.agreement_differences import PlaceRow
from coder_app.core.analysis.agreement_words import (
    NOT_DEFINED,
    UNITS,
    WHY_NOT_DEFINED,
    independence,
    methods,
    summary,
    warnings,
)
from coder_app.core.errors import CoderError
from coder_app.core.exchange.beside import refuse_open, write_beside
from coder_app.core.exchange.csv_file import write_csv_file
from coder_app.core.exchange.workbook_column import Column

_PLACES = 4
"""Digits of a coefficient: more would be noise."""


def write_agreement(path: Path, found: Agreement, places: Sequence[PlaceRow]) -> None:
    """Write by the ending of the name, whole or not at all; no cell is a formula.

    Raises CoderError where there is nothing to write, or the ending is neither .xlsx nor .csv.
    """
    if path.suffix.lower() not in (".xlsx", ".csv"):
        raise CoderError(f"{path.name} was not written: its name must end in .xlsx or .csv.")
    if found.total is None:
        raise CoderError(f"{path.name} was not written. {summary(found)}")
    refuse_open(path)
    if path.suffix.lower() == ".csv":
        rows = [_cells(found, row) for row in found.shown]
        write_csv_file(path, [[column.title for column in _columns(found)], *rows])
    else:
        write_beside(path, _book(found, places))


def _columns(found: Agreement) -> list[Column]:
    unit = f"{UNITS[found.unit]}s"
    return [
        Column("Code", 44),
        *(Column(f"{one.name}: {unit}", 16, "count") for one in found.people),
        Column("By both" if found.two else "By all", 12, "count"),
        Column("By any", 12, "count"),
        Column("Agreed", 12, "number"),
        *([Column("Cohen's kappa", 14, "number")] if found.two else []),
        Column("Krippendorff's alpha", 14, "number"),
    ]


def _cells(found: Agreement, row: CodeAgreement) -> list[object]:
    of = row.figures
    kappa = [_figure(of.kappa)] if found.two else []
    figures = (_figure(of.agreed), *kappa, _figure(of.alpha))
    return [row.path, *of.coded, of.by_all, of.by_any, *figures]


def _figure(value: float | None) -> object:
    return NOT_DEFINED if value is None else round(value, _PLACES)


def _readme(found: Agreement) -> Iterator[tuple[object, object]]:
    """The settings, what to mind, and a paragraph for a methods section."""
    yield "Project", found.project
    yield "Made on", datetime.now().astimezone().replace(tzinfo=None, microsecond=0)
    yield "Coders", ", ".join(f"{one.name} ({one.initials})" for one in found.people)
    yield "Documents", ", ".join(one.name for one in found.documents)
    yield "Unit", f"{UNITS[found.unit]}s, {found.units:,} in all: the whole text, coded or not"
    yield "Subcodes", "count for the codes above" if found.asked.subcodes else "not counted above"
    yield (
        "Codes",
        f"{len(found.rows)} compared; {found.unused} that none of the coders used left out",
    )
    yield "Found", summary(found)
    for said in (independence(found), *warnings(found)):
        if said:
            yield "Mind", said
    yield "Agreed", "the share of units on which pairs of coders decided alike"
    yield NOT_DEFINED.capitalize(), WHY_NOT_DEFINED.partition(": ")[2]
    yield "For a methods section", methods(found)


def _book(found: Agreement, places: Sequence[PlaceRow]) -> bytes:
    from coder_app.core.exchange.workbook_book import write_readme  # noqa: PLC0415 - slow
    from coder_app.core.exchange.workbook_memory import bytes_of, new_book  # noqa: PLC0415
    from coder_app.core.exchange.workbook_sheet import Cleaned, Look, Sheet  # noqa: PLC0415

    book, cleaned = new_book(found.project), Cleaned()
    first = book.create_sheet("Read me")
    with Sheet(book.create_sheet("Agreement"), _columns(found), cleaned) as rows:
        for row in found.shown:
            rows.row(_cells(found, row), Look({0: row.colour} if row.colour else {}))
    columns = (Column("Code", 30), Column("What differs", 18), Column("Place", 18))
    sheet = book.create_sheet("Passages that differ")
    with Sheet(sheet, (*columns, Column("Text", 90)), cleaned) as rows:
        for one in places:
            rows.row([one.place.code, one.place.said, one.citation, one.text])
    write_readme(first, _readme(found), cleaned)
    return bytes_of(book)
