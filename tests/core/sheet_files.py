"""Small sheets to import, as csv and as workbooks."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl

Rows = Sequence[Sequence[object]]
SURVEY: Rows = [
    ["Respondent", "Gender", "Age", "What helped?", "What would be better?"],
    ["N01", "woman", 34, "They were kind to me.", "A call back within a week."],
    ["N02", "man", 51, "", "Less waiting in the hall."],
    [
        "N03",
        "woman",
        29,
        "Note: nobody laughed.\nInterviewer: none came.",
        "Nothing at all, really.",
    ],
    ["N04", "man", 60, "The officer listened to me.", ""],
]


def csv_file(path: Path, rows: Rows = SURVEY, delimiter: str = ",", code: str = "utf-8") -> Path:
    """A csv file of these rows."""
    with path.open("w", newline="", encoding=code) as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def workbook(
    path: Path, rows: Rows = SURVEY, change: Callable[[Any], object] | None = None
) -> Path:
    """A workbook whose one sheet has these rows; ``change`` gets it before it is saved."""
    book = openpyxl.Workbook()
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = book.active.cell(at, column)
            if isinstance(value, str) and value.startswith("="):
                cell.data_type = "s"
                cell._value = value
            elif value != "":
                cell.value = value
    if change:
        change(book)
    book.save(path)
    return path
