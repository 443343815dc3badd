"""A sheet of attributes as it stands: columns that name them, rows that name cases, by number."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coder_app.core.errors import CoderError
from coder_app.core.names import clean_name, name_key, quoted

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class AttributeSheet:
    """The rows that name a case, each as long as the heading; and those that name none."""

    names: tuple[str, ...]
    """Of the columns after the first; empty where a column has none."""
    rows: tuple[tuple[str, ...], ...]
    nameless: tuple[int, ...]
    """The file's numbers (from 1) of rows with values and no case."""


def sheet_of(table: Sequence[Sequence[str]]) -> AttributeSheet:
    """Read a table, blank rows among it. Raises CoderError where it can't be taken as it is."""
    numbered = [(number, [cell.strip() for cell in row]) for number, row in enumerate(table, 1)]
    filled = [(number, row) for number, row in numbered if any(row)]
    if len(filled) < 2 or len(filled[0][1]) < 2:  # noqa: PLR2004 - a heading and a row, a name and a value
        raise CoderError(
            "The sheet holds no attributes: its first row must name them, its first column the "
            "cases. Nothing was changed."
        )
    head = [clean_name(cell, "An attribute's name") if cell else "" for cell in filled[0][1]]
    _refuse_twins("columns", "called", [(n, name) for n, name in enumerate(head[1:], 2) if name])
    body = [(number, (row + [""] * len(head))[: len(head)]) for number, row in filled[1:]]
    _refuse_twins("rows", "for", [(number, row[0]) for number, row in body if row[0]])
    return AttributeSheet(
        names=tuple(head[1:]),
        rows=tuple(tuple(row) for _, row in body if row[0]),
        nameless=tuple(number for number, row in body if not row[0]),
    )


def _refuse_twins(what: str, word: str, names: Sequence[tuple[int, str]]) -> None:
    """Raise CoderError where two of the names are equal but for capitals and blanks."""
    ordered = sorted(names, key=lambda each: (name_key(each[1]), each[0]))
    for (first, name), (second, other) in pairwise(ordered):
        if name_key(name) == name_key(other):
            raise CoderError(
                f"The sheet has two {what} {word} {quoted(name)}: {what} {first} and {second}. "
                "Nothing was changed."
            )


def refuse_strangers(sheet: AttributeSheet, cases: Collection[str]) -> None:
    """Raise CoderError where no row names a case: the first column holds something else."""
    known = {name_key(name) for name in cases}
    if not sheet.rows or any(name_key(row[0]) in known for row in sheet.rows):
        return
    if not cases:
        raise CoderError("The project has no cases yet: import transcripts first.")
    called = _first_few(sorted(cases))
    raise CoderError(
        f"No row of the sheet fits a case. Its first column must hold the names of the cases; they "
        f"are called {called}. The sheet's first column holds "
        f"{_first_few([row[0] for row in sheet.rows])}. Nothing was changed."
    )


def _first_few(names: Sequence[str]) -> str:
    more = ", …" if len(names) > _SHOWN else ""
    return ", ".join(quoted(name) for name in names[:_SHOWN]) + more
