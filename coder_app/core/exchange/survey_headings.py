"""Where the headings of a survey's sheet stand, and where its answers begin."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from coder_app.core.errors import CoderError
from coder_app.core.exchange.sheets import Sheet, letters_of
from coder_app.core.names import clean_name

_LOOKED_AT = 10
"""Rows above the headings at most: a title, a date, a blank row."""
_NUMBER = re.compile(r"[+-]?\d+([.,:/-]\d+)*")
_MOSTLY = 0.8
_LONGEST = 900  # characters of a heading; a document's name may have few more
# SurveyMonkey's second row of headings says in which form a question was answered.
_FORMS = frozenset(("response", "open-ended response", "offene antwort", "antwort", "réponse"))
_IMPORT_ID = '{"ImportId"'  # the third row of Qualtrics


@dataclass(frozen=True, slots=True)
class Headings:
    """A heading a column, empty where it has none, and the number of the first row below."""

    names: tuple[str, ...]
    first: int


def headings_of(sheet: Sheet, *, headed: bool) -> Headings:
    """The headings of a sheet; two rows of them are read as one. Without any, letters only."""
    width = max((len(row) for row in sheet.rows), default=0)
    at = _row_of_headings(sheet, width)
    if not headed:
        return Headings(("",) * width, at)
    names = _padded(sheet.rows[at], width)
    below = [_padded(row, width) for row in sheet.rows[at + 1 : at + 3]]
    if len(below) > 1 and below[1][0].startswith(_IMPORT_ID):
        return Headings(below[0], at + 3)
    if below and _is_second_row(sheet, at, below[0]):
        return Headings(_together(names, below[0]), at + 2)
    return Headings(names, at + 1)


def has_headings(sheet: Sheet) -> bool:
    """Whether the first full row names the columns: it is no answer like those below."""
    width = max((len(row) for row in sheet.rows), default=0)
    at = _row_of_headings(sheet, width)
    head = _padded(sheet.rows[at], width)
    below = [_padded(row, width) for row in sheet.rows[at + 1 :]]
    for column, name in enumerate(head):
        values = Counter(cell for row in below if (cell := row[column]))
        numbers = sum(count for cell, count in values.items() if _NUMBER.fullmatch(cell))
        if name and _NUMBER.fullmatch(name) and numbers > _MOSTLY * values.total():
            return False
        if name and values[name] > 1 and len(values) < values.total():
            return False
    return True


def column_name(names: Sequence[str], column: int) -> str:
    """The heading of a column as a name, or ``Column C`` where it has none that shows."""
    try:
        return clean_name(names[column][:_LONGEST])
    except CoderError:
        return f"Column {letters_of(column)}"


def _row_of_headings(sheet: Sheet, width: int) -> int:
    """The first row that is at least half full by itself; else the first that is not blank."""
    filled = [
        sum(bool(cell.strip()) and (at, n) not in sheet.spread for n, cell in enumerate(row))
        for at, row in enumerate(sheet.rows[:_LOOKED_AT])
    ]
    full = next((at for at, count in enumerate(filled) if 2 * count >= max(width, 1)), None)
    if full is not None and not _is_group_row(sheet, full - 1):
        return full
    if full is not None:
        return full - 1
    return next((at for at, row in enumerate(sheet.rows) if any(row)), 0)


def _is_group_row(sheet: Sheet, at: int) -> bool:
    """Whether a row is of headings merged over several columns, and more than a title."""
    if at < 0 or not any(row == at for row, _ in sheet.spread):
        return False
    return len({cell for cell in sheet.rows[at] if cell}) > 1


def _is_second_row(sheet: Sheet, at: int, below: Sequence[str]) -> bool:
    """Whether the row below the headings has more of them."""
    forms = {cell.casefold() for cell in below if cell}
    return _is_group_row(sheet, at) or (not below[0] and bool(forms & _FORMS))


def _together(names: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    """Two rows of headings as one: the group, then what stands under it."""
    found, group = [], ""
    for name, sub in zip(names, below, strict=True):
        group = name or (group if sub else "")
        more = "" if sub.casefold() in _FORMS or sub == group else sub
        found.append(" · ".join(part for part in (group, more) if part))
    return tuple(found)


def _padded(row: Sequence[str], width: int) -> tuple[str, ...]:
    cells = [" ".join(cell.split()) for cell in row]
    return (*cells, *[""] * (width - len(cells)))
