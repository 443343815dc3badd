"""How good suggestions are, as a file: csv (the table) or xlsx (the table and the words)."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from coder_app.core.errors import CoderError
from coder_app.core.evaluation.good import CodeGood, Good
from coder_app.core.evaluation.good_methods import methods
from coder_app.core.evaluation.interval import wilson
from coder_app.core.evaluation.own_replay import Hits
from coder_app.core.exchange.beside import write_beside
from coder_app.core.exchange.workbook_cells import clean, escaped
from coder_app.core.exchange.workbook_column import Column
from coder_app.core.exchange.workbook_csv import plain

COLUMNS = (
    "Code",
    "Suggested",
    "Accepted",
    "of them in bulk",
    "Changed",
    "Refused",
    "Left",
    "Shown by itself",
    "Right",
    "Share",
    "95 % from",
    "95 % to",
    "Shown when asked",
    "Right",
    "Share",
    "95 % from",
    "95 % to",
    "By hand only: shown by itself",
    "Right",
    "Share",
    "95 % from",
    "95 % to",
    "By hand only: shown when asked",
    "Right",
    "Share",
    "95 % from",
    "95 % to",
)
_WIDE, _NARROW, _WORDS = 44, 12, 100
_SHARES = ("Share", "95 % from", "95 % to")

Value = str | int | float | None


def write_good(path: Path, found: Good) -> None:
    """Write as the ending of the file's name says: .csv or .xlsx; whole or not at all.

    Nothing in it is a formula. Raises CoderError.
    """
    writers = {".csv": _separated, ".xlsx": _workbook}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise CoderError(
            f"{path.name} was not written: this is written as .csv or .xlsx. "
            "Give the name one of these endings."
        )
    write_beside(path, writer(found))


def _rows(found: Good) -> list[tuple[Value, ...]]:
    return [_cells(row) for row in found.shown]


def _cells(row: CodeGood) -> tuple[Value, ...]:
    tally = row.tally
    return (
        row.path,
        tally.suggested,
        tally.accepted,
        tally.in_bulk,
        tally.changed,
        tally.refused,
        tally.left,
        *_hits(row.by_itself),
        *_hits(row.when_asked),
        *_hits(row.hand_itself),
        *_hits(row.hand_asked),
    )


def _hits(hits: Hits) -> tuple[Value, ...]:
    if not hits.shown:
        return (0, 0, None, None, None)
    shares = (hits.right / hits.shown, *wilson(*hits))
    return (hits.shown, hits.right, *(round(share, 3) for share in shares))


def _separated(found: Good) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(map(plain, row) for row in _rows(found))
    return out.getvalue().encode("utf-8-sig")


def _workbook(found: Good) -> bytes:
    from coder_app.core.exchange.workbook_memory import bytes_of, new_book  # noqa: PLC0415 - slow
    from coder_app.core.exchange.workbook_sheet import Cleaned, Sheet  # noqa: PLC0415

    book = new_book(found.project)
    with Sheet(book.create_sheet("Suggestions"), list(map(_column, COLUMNS)), Cleaned()) as sheet:
        for row in _rows(found):
            sheet.row(row)
    _write_words(
        book.create_sheet("In words"),
        [found.project, found.summary, *found.warnings, methods(found)],
    )
    return bytes_of(book)


def _column(title: str) -> Column:
    if title == COLUMNS[0]:
        return Column(title, _WIDE)
    return Column(title, _NARROW, "share" if title in _SHARES else "count")


def _write_words(sheet: Any, texts: Sequence[str]) -> None:
    """A paragraph a row, the first one bold."""
    from coder_app.core.exchange.workbook_memory import Cell, Rows  # noqa: PLC0415 - slow
    from coder_app.core.exchange.workbook_styles import Styles  # noqa: PLC0415

    sheet.column_dimensions["A"].width = _WORDS
    styles, rows = Styles(sheet), Rows(sheet)
    for number, text in enumerate(texts):
        style = styles.of("text" if number else "strong")
        rows.append([Cell(escaped(clean(text)[0]), style)])
    rows.close()
