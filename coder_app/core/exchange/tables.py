"""Tables of other programs: csv with whatever dialect and encoding, and xlsx, as rows of text."""

import csv
import io
import re
import warnings
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from coder_app.core.errors import ImportRefused
from coder_app.core.exchange.archive import open_archive, refuse_ole
from coder_app.core.exchange.parsed import UnreadableError
from coder_app.core.exchange.text import decode, tidy

MAX_BYTES = 50 * 1024 * 1024
"""Largest table, in bytes."""
MAX_ROWS = 1_048_576
"""Most rows, as in Excel."""
_MAX_CELLS = 20_000_000
_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 64 * 1024
_SAID = re.compile(r"sep=(.)\s*\n")
WORKBOOKS = {".xlsx", ".xlsm"}
_DAMAGE = (
    AttributeError, BadZipFile, EOFError, IndexError, KeyError, OSError, RuntimeError, SyntaxError,
    TypeError, ValueError, zlib.error,
)  # fmt: skip
"""What damaged files make openpyxl raise, and what it reads them with; no XML parser's error but
is a SyntaxError."""


class TableError(UnreadableError):
    """Why a table cannot be read, as a sentence without the file's name."""


def read_table(path: Path, *, blank: bool = False) -> list[list[str]]:
    """Return the rows of a csv, tsv or xlsx file as text cells; blank rows only where asked for.

    Dates come as ISO 8601, whole numbers without a decimal point, times as ``HH:MM:SS``. Of a
    workbook the first sheet with content is read. Raises ``ImportRefused``.
    """
    with refusing(path):
        return rows_of(table_bytes(path), path.suffix.lower(), blank=blank)


def table_bytes(path: Path) -> bytes:
    """The bytes of a table's file, refused by size before they are read."""
    if path.stat().st_size > MAX_BYTES:
        size = MAX_BYTES // (1024 * 1024)
        raise TableError(f"it is larger than {size} MB. Save the sheet you need in its own file.")
    return path.read_bytes()


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Say of a file that cannot be read why, and that nothing was changed: ``ImportRefused``."""
    try:
        yield
    except OSError as error:
        why = f"it could not be opened ({error.strerror})."
        raise ImportRefused(f"{path.name} was not read: {why} Nothing was changed.") from error
    except UnreadableError as error:
        raise ImportRefused(f"{path.name} was not read: {error} Nothing was changed.") from error


def rows_of(data: bytes, suffix: str, *, blank: bool = False) -> list[list[str]]:
    """Return the rows of a table given as bytes; raises ``UnreadableError``."""
    rows = _workbook(data) if suffix in WORKBOOKS else _separated(data)
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    if not kept:
        raise TableError("it is empty. Look whether the right file was saved.")
    return rows if blank else kept


def _separated(data: bytes) -> list[list[str]]:
    text, _ = tidy(decode(data)[0])
    said = _SAID.match(text)
    if said:
        text = text[said.end() :]
    csv.field_size_limit(MAX_BYTES)
    delimiter = said.group(1) if said else _delimiter(text[:_SAMPLE])
    try:
        return list(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True))
    except csv.Error as error:
        if "unexpected end" in str(error):
            return _never_closed(text, delimiter)
    try:
        return list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise TableError(
            "its rows cannot be told apart. Save it again as .xlsx or as CSV."
        ) from error


def _never_closed(text: str, delimiter: str) -> list[list[str]]:
    """Read a table in which quotation marks are only text, if its rows then have equal length."""
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter, quoting=csv.QUOTE_NONE))
    lengths = Counter(len(row) for row in rows if row)
    (length, often), *_ = lengths.most_common(1) or [(0, 0)]
    if length > 1 and often == sum(lengths.values()):
        return rows
    raise TableError(
        "a quotation mark is opened and never closed, so its rows cannot be told apart. Save it "
        "again as .xlsx or as CSV."
    )


def _delimiter(sample: str) -> str:
    """Return the sign that cuts the first rows into the most equal number of cells."""
    best, most = ",", 0.0
    for delimiter in _DELIMITERS:
        rows = list(csv.reader(io.StringIO(sample), delimiter=delimiter))[:50]
        lengths = Counter(len(row) for row in rows if row)
        (length, often), *_ = lengths.most_common(1) or [(1, 0)]
        if length > 1 and often / len(rows) > most:
            best, most = delimiter, often / len(rows)
    return best


def _workbook(data: bytes) -> list[list[str]]:
    refuse_ole(data, "Excel", ".xlsx")
    open_archive(data, "an Excel workbook (.xlsx)").close()
    with workbook_of(data) as book:
        return _first_filled(book)


@contextmanager
def workbook_of(data: bytes) -> Iterator[Any]:
    """Open a workbook to read its cells; whatever is wrong in it is ``not_a_workbook``."""
    import openpyxl  # noqa: PLC0415 - slow to import, and the window never needs it
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # features it skips; all we want are cells
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            with closing(book):
                yield book
    except (*_DAMAGE, InvalidFileException) as error:
        raise not_a_workbook() from error


def not_a_workbook() -> TableError:
    """Why a file that says it is a workbook can't be opened as one."""
    return TableError(
        "it is not an Excel workbook (.xlsx), or it is damaged. Open it in Excel and save it again."
    )


def _first_filled(book: Any) -> list[list[str]]:
    for sheet in book.worksheets:
        rows = cells_of(sheet)
        if any(rows):
            return rows
    return []


def cells_of(sheet: Any) -> list[list[str]]:
    """Return the rows of one sheet, blank ones too, with the cells up to the last filled one."""
    rows: list[list[str]] = []
    cells = 0
    sheet.reset_dimensions()
    for row in sheet.iter_rows(values_only=True, max_row=MAX_ROWS):
        texts = [_text(value) for value in row]
        while texts and not texts[-1]:
            texts.pop()
        cells += len(texts)
        if cells > _MAX_CELLS:
            raise TableError(
                "it has more cells than fit. Save the columns you need in their own file."
            )
        rows.append(texts)
    return rows


def _text(value: object) -> str:
    """Return a cell as a person reads it."""
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if isinstance(value, date | time):
        return value.isoformat()
    return tidy(str(value))[0]
