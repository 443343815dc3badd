"""The one way in which a csv file is written: UTF-8 with BOM, CRLF, in its place whole or not."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from coder_app.core.exchange.beside import write_beside
from coder_app.core.exchange.workbook_csv import plain


def write_csv_file(
    path: Path,
    rows: Iterable[Sequence[object]],
    cell: Callable[[object], str] = plain,
) -> None:
    """Write rows, the headings first; no cell is one that a spreadsheet takes for a formula.

    The BOM and the line ends are what Excel reads without asking. Raises CoderError where the file
    can't be put in its place, and what ``rows`` raises; the older file is kept then.
    """
    write_beside(path, csv_bytes(rows, cell))


def csv_bytes(rows: Iterable[Sequence[object]], cell: Callable[[object], str] = plain) -> bytes:
    """The file of ``write_csv_file``."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        writer.writerow([cell(value) for value in row])
    return text.getvalue().encode("utf-8-sig", "replace")
