"""How good suggestions are, as a file: csv (the table) or xlsx (the table and the words)."""

import csv
import io
from pathlib import Path

from coder_app.core.errors import CoderError
from coder_app.core.evaluation.good import CodeGood, Good, methods
from coder_app.core.evaluation.interval import wilson
from coder_app.core.evaluation.own_replay import Hits
from coder_app.core.exchange.beside import write_beside
from coder_app.core.exchange.workbook_cells import clean, escaped
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
_SHARES = "0%"

Cell = str | int | float | None


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


def _rows(found: Good) -> list[tuple[Cell, ...]]:
    return [_cells(row) for row in found.shown]


def _cells(row: CodeGood) -> tuple[Cell, ...]:
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


def _hits(hits: Hits) -> tuple[Cell, ...]:
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
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook()
    sheet = book.active
    sheet.title = "Suggestions"
    for number, row in enumerate([COLUMNS, *_rows(found)], 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            if isinstance(value, str):
                cell.value, cell.data_type = escaped(clean(value)[0]), "s"
            else:
                cell.value = value
            cell.font = Font(bold=number == 1)
            cell.alignment = Alignment(wrap_text=number == 1, vertical="top")
            if isinstance(value, float):
                cell.number_format = _SHARES
    for column in range(1, len(COLUMNS) + 1):
        width = _WIDE if column == 1 else _NARROW
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "B2"
    words = book.create_sheet("In words")
    words.column_dimensions["A"].width = _WORDS
    for number, text in enumerate(
        [found.project, found.summary, *found.warnings, methods(found)], 1
    ):
        cell = words.cell(number, 1)
        cell.value, cell.data_type = escaped(clean(text)[0]), "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(bold=number == 1)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
