"""All sheets of a table file as they stand: their rows, what is hidden, what is merged."""

import re
from dataclasses import dataclass
from itertools import product
from typing import Any
from zipfile import ZipFile

from coder_app.core.exchange.archive import open_archive, read_part, refuse_ole
from coder_app.core.exchange.parsed import UnreadableError
from coder_app.core.exchange.tables import (
    WORKBOOKS,
    TableError,
    cells_of,
    rows_of,
    workbook_of,
)

# A second parse of every cell would double the time; these tags are written by machines.
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*\bref=[\"']([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)")
_ATTRIBUTE = re.compile(rb"\b(r|min|max|hidden)=[\"']([^\"']*)[\"']")
_MOST_SPREAD = 200_000
"""Cells that merged areas may fill; a merge over whole columns fills no more."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; rows and columns by number from 0, cells up to the last filled one of a row."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    hidden_columns: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    spread: frozenset[tuple[int, int]] = frozenset()
    """Cells (row, column) that have their text from the first cell of a merged area."""


def read_sheets(data: bytes, suffix: str) -> tuple[Sheet, ...]:
    """The sheets in sight that hold anything; of a csv file its one. Raises UnreadableError."""
    if suffix not in WORKBOOKS:
        rows = rows_of(data, suffix, blank=True)
        return (Sheet("", tuple(map(tuple, rows))),)
    refuse_ole(data, "Excel", ".xlsx")
    with open_archive(data, "an Excel workbook (.xlsx)") as archive, workbook_of(data) as book:
        found = _all(book, archive)
    if not found:
        raise TableError("it is empty. Look whether the right file was saved.")
    return found


def _all(book: Any, archive: ZipFile) -> tuple[Sheet, ...]:
    seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    found = [_sheet(sheet, archive) for sheet in seen]
    return tuple(sheet for sheet in found if any(map(any, sheet.rows)))


def _sheet(sheet: Any, archive: ZipFile) -> Sheet:
    rows = cells_of(sheet)
    try:
        source = read_part(archive, _path_of(sheet)) or b""
    except UnreadableError:
        source = b""  # too large to look at twice: nothing is hidden or merged then
    spread = _spread(rows, source)
    return Sheet(
        sheet.title,
        tuple(map(tuple, rows)),
        _hidden_columns(source),
        _hidden_rows(source),
        frozenset(spread),
    )


def _path_of(sheet: Any) -> str:
    return str(sheet._worksheet_path)  # noqa: SLF001 - openpyxl tells it nowhere else


def _told(tag: bytes) -> dict[bytes, bytes]:
    return dict(_ATTRIBUTE.findall(tag))


def _hidden_columns(source: bytes) -> frozenset[int]:
    found: set[int] = set()
    for tag in _COLUMN.findall(source):
        told = _told(tag)
        if told.get(b"hidden") in (b"1", b"true"):
            last = min(int(told.get(b"max", b"0")), 16_384)
            found |= set(range(int(told.get(b"min", b"1")) - 1, last))
    return frozenset(found)


def _hidden_rows(source: bytes) -> frozenset[int]:
    if b"hidden" not in source:
        return frozenset()
    found: set[int] = set()
    number = 0
    for tag in _ROW.findall(source):
        told = _told(tag)
        number = int(told.get(b"r", number + 1))
        if told.get(b"hidden") in (b"1", b"true"):
            found.add(number - 1)
    return frozenset(found)


def _spread(rows: list[list[str]], source: bytes) -> set[tuple[int, int]]:
    """Fill merged areas with the text of their first cell; returns the cells filled."""
    filled: set[tuple[int, int]] = set()
    for left, top, right, bottom in _MERGED.findall(source):
        first, last = int(top) - 1, min(int(bottom), len(rows)) - 1
        start, stop = _number(left), _number(right)
        text = rows[first][start] if first < len(rows) and start < len(rows[first]) else ""
        if not text or len(filled) + (last - first + 1) * (stop - start + 1) > _MOST_SPREAD:
            continue
        for row, column in product(range(first, last + 1), range(start, stop + 1)):
            if (row, column) != (first, start):
                cells = rows[row]
                cells += [""] * (column + 1 - len(cells))
                cells[column] = text
                filled.add((row, column))
    return filled


def _number(letters: bytes) -> int:
    """The number of a column from its letters: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number - 1


def letters_of(column: int) -> str:
    """The letters of a column as spreadsheets show them: 0 is A, 26 is AA."""
    found, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(65 + rest) + found
    return found
