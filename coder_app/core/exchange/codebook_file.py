"""Codebooks: tables and REFI-QDA in, csv and xlsx out."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from coder_app.core.errors import CoderError, ImportRefused
from coder_app.core.exchange.beside import write_beside
from coder_app.core.exchange.codebook_text import outlined, parse_codebook_text
from coder_app.core.exchange.csv_file import write_csv_file
from coder_app.core.exchange.parsed import CodebookFile, CodebookRow
from coder_app.core.exchange.refi_codebook import SUFFIXES, read_refi_codebook
from coder_app.core.exchange.refi_codebook_out import refi_codebook
from coder_app.core.exchange.sheets import read_sheets
from coder_app.core.exchange.tables import WORKBOOKS, read_table, refusing, table_bytes
from coder_app.core.exchange.workbook_cells import LONGEST, clean, units
from coder_app.core.names import counted, name_key

__all__ = [
    "COLUMNS",
    "CodebookFile",
    "CodebookRow",
    "outlined",
    "parse_codebook_text",
    "read_codebook",
    "write_codebook",
]

COLUMNS = ("code", "name", "definition", "parent", "examples", "theme", "include", "exclude")
_MORE = ("aliases", "sets")
"""Columns that are written only where a code has something in them."""
"""Headings of a codebook as it is written, in order."""

_HEADINGS = {
    "code": ("code", "code id", "id", "short name", "key"),
    "name": ("name", "code name", "label", "title", "tag", "code label"),
    "definition": ("definition", "description", "meaning", "comment", "memo", "beschreibung"),
    "parent": ("parent", "parent code", "parent name", "belongs to", "above", "path", "category"),
    "examples": ("examples", "example", "example quotes", "example quote", "quotes", "beispiele"),
    "theme": ("theme", "is theme", "is_theme", "thema"),
    "include": ("include", "inclusion", "inclusion criteria", "includes", "when to use"),
    "exclude": (
        "exclude", "exclusion", "exclusion criteria", "excludes", "when not to use", "do not use",
    ),
    "aliases": ("aliases", "alias", "formerly"),
    "sets": ("sets", "code sets", "code set"),
}  # fmt: skip
_YES = {"1", "true", "yes", "y", "x", "✓", "ja", "oui", "sí", "si", "theme"}
_NO = {"0", "false", "no", "n", "-", "nein", "non", "code"}
_HEADER_ROWS = 5
_PATH = " > "
_FORMULA = re.compile(r"[=+\-@\t\r]")
_QUOTED_FORMULA = re.compile(r"'[=+\-@\t\r']")
_WIDTHS = (24, 32, 60, 24, 60, 8, 40, 40, 32, 32)


def read_codebook(path: Path) -> tuple[CodebookRow, ...]:
    """The codes of a file; see ``read_codebook_file``. Raises ``ImportRefused``."""
    return read_codebook_file(path).rows


def read_codebook_file(path: Path) -> CodebookFile:
    """Read a codebook; headings may have any case and stand in any order.

    Needs a column ``name`` or ``code``. Examples are a JSON list, or parted by lines or ``;``. A
    name such as ``Police > No update`` without a parent column gives parent and name. A column
    ``theme`` says yes or no; where it holds names, and there is no column ``parent``, these are the
    parents. Without a column that says so, what stands at the top with others beneath it is a
    theme. A parent or theme in merged cells counts for each code beside them. Files of REFI-QDA
    (.qdc, .qdpx) have a reader of their own. Raises ``ImportRefused``.
    """
    if path.suffix.lower() in SUFFIXES:
        return read_refi_codebook(path)
    rows, spread = _rows_of(path)
    found = _columns(rows)
    if found is None:
        raise ImportRefused(
            f"{path.name} was not read: no column is headed Name or Code. Nothing was changed. "
            "Give the columns these headings: name, definition, parent, examples, theme."
        )
    columns, first = found
    rows = _filled_down(rows, spread, columns, first)
    themed = "theme" in columns and _names_themes(rows[first:], columns["theme"])
    if themed:
        columns.setdefault("parent", columns["theme"])
        themed = columns.pop("theme") == columns["parent"]
    read = [_row(row, columns, path.suffix.lower() == ".csv") for row in rows[first:]]
    read = [_own_theme(row) for row in read] if themed else read
    named = tuple(row for row in read if row.name)
    if not named:
        raise ImportRefused(f"{path.name} was not read: it has no codes. Nothing was changed.")
    unused = tuple(
        " ".join(heading.split())
        for at, heading in enumerate(rows[first - 1])
        if heading.strip()
        and at not in columns.values()
        and any(_cell(row, at) for row in rows[first:])
    )
    taken = named if "theme" in columns else _with_themes(named)
    return CodebookFile(taken, unused, _nameless(len(read) - len(named)))


def _nameless(rows: int) -> tuple[str, ...]:
    """What is said of rows that hold something, but no code."""
    if not rows:
        return ()
    return (
        f"{counted(rows, 'row')} without the name of a code {'is' if rows == 1 else 'are'} not "
        "taken.",
    )


def _rows_of(path: Path) -> tuple[list[list[str]], set[tuple[int, int]]]:
    """The rows that hold anything, and which cells have their text from a merged area."""
    if path.suffix.lower() not in WORKBOOKS:
        return read_table(path), set()
    with refusing(path):
        sheet = read_sheets(table_bytes(path), path.suffix.lower())[0]
    kept = [at for at, row in enumerate(sheet.rows) if any(cell.strip() for cell in row)]
    place = {old: new for new, old in enumerate(kept)}
    spread = {(place[row], column) for row, column in sheet.spread if row in place}
    return [list(sheet.rows[at]) for at in kept], spread


def _filled_down(
    rows: list[list[str]], spread: set[tuple[int, int]], columns: dict[str, int], first: int
) -> list[list[str]]:
    """The rows with merged cells filled only where they say what a code stands under."""
    said = {columns[field] for field in ("parent", "theme") if field in columns}
    name = columns.get("name", columns.get("code", 0))
    filled = [list(row) for row in rows]
    for row, column in spread:
        headed = rows[first - 1][column : column + 1] == [rows[row][column]]
        named = (row, name) not in spread and _cell(rows[row], name)
        if row >= first and (column not in said or headed or not named):
            filled[row][column] = ""
    return filled[:first] + [row for row in filled[first:] if any(map(str.strip, row))]


def _names_themes(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Whether a column Theme holds names of themes, not yes and no."""
    said = {_cell(row, at).casefold() for row in rows} - {""}
    return bool(said - _YES - _NO)


def _own_theme(row: CodebookRow) -> CodebookRow:
    """Where a column names the themes, a row of the theme itself is the theme."""
    name = row.name or row.parent
    if not name or name_key(name) != name_key(row.parent):
        return row
    return replace(row, name=name, parent="", theme=True)


def _with_themes(rows: Sequence[CodebookRow]) -> tuple[CodebookRow, ...]:
    """Where no column says so, what stands at the top with others beneath it is a theme."""
    parents = {name_key(row.parent) for row in rows if row.parent}
    named = ({name_key(row.code), name_key(row.name)} for row in rows)
    return tuple(
        replace(row, theme=row.theme or (not row.parent and not parents.isdisjoint(names)))
        for row, names in zip(rows, named, strict=True)
    )


def _cell(row: Sequence[str], at: int) -> str:
    return row[at].strip() if at < len(row) else ""


def write_codebook(path: Path, rows: Sequence[CodebookRow]) -> None:
    """Write a codebook as csv, xlsx or qdc (by ending); the first two are read back equal.

    Cells are always text, never formulas: in csv a cell that would begin a formula gets an
    apostrophe. The file appears whole or not at all. Raises ``CoderError``.
    """
    if path.suffix.lower() == ".qdc":
        write_beside(path, refi_codebook(rows))
        return
    more = [column for column in _MORE if any(getattr(row, column) for row in rows)]
    cells = [[*_cells(row), *(_listed(getattr(row, column)) for column in more)] for row in rows]
    write_rows(path, [[*COLUMNS, *more], *cells], "Codebook")


def write_rows(path: Path, cells: Sequence[Sequence[str]], title: str) -> None:
    """Write rows, the headings first, as csv or xlsx (by ending), as text. Raises CoderError."""
    suffix = path.suffix.lower()
    if suffix not in {".csv", ".xlsx"}:
        raise CoderError(f"{path.name} was not written: a {title.lower()} ends in .xlsx or .csv.")
    if suffix == ".csv":
        write_csv_file(path, cells, _harmless)
    else:
        write_beside(path, _workbook(path, cells, title))


def _columns(rows: Sequence[Sequence[str]]) -> tuple[dict[str, int], int] | None:
    for at, row in enumerate(rows[:_HEADER_ROWS]):
        headings = [" ".join(cell.casefold().split()) for cell in row]
        columns = {}
        for field, names in _HEADINGS.items():
            places = [headings.index(name) for name in names if name in headings]
            if places:
                columns[field] = places[0]
        if "name" in columns or "code" in columns:
            return columns, at + 1
    return None


def _row(row: Sequence[str], columns: dict[str, int], escaped: bool) -> CodebookRow:
    def cell(field: str) -> str:
        at = columns.get(field, len(row))
        text = row[at].strip() if at < len(row) else ""
        return text[1:] if escaped and _QUOTED_FORMULA.match(text) else text

    code, name = cell("code"), cell("name")
    parent = cell("parent")
    name = (name or code).removeprefix("●").strip()
    if "name" not in columns:
        code = ""
    if "parent" not in columns and _PATH in name:
        parent, _, name = name.rpartition(_PATH)
    return CodebookRow(
        code,
        " ".join(name.split()),
        cell("definition"),
        parent,
        _examples(cell("examples")),
        cell("theme").casefold() in _YES,
        cell("include"),
        cell("exclude"),
        _examples(cell("aliases")),
        _examples(cell("sets")),
    )


def _examples(cell: str) -> tuple[str, ...]:
    if cell.startswith("["):
        try:
            listed = json.loads(cell)
        except ValueError:
            listed = None
        if isinstance(listed, list):
            return tuple(str(each).strip() for each in listed if str(each).strip())
    parts = cell.split("\n") if "\n" in cell else cell.split(";")
    return tuple(part.strip() for part in parts if part.strip())


def _cells(row: CodebookRow) -> list[str]:
    examples = _listed(row.examples)
    theme = "yes" if row.theme else ""
    return [
        row.code, row.name, row.definition, row.parent, examples, theme, row.include, row.exclude,
    ]  # fmt: skip


def _listed(texts: Sequence[str]) -> str:
    return json.dumps(texts, ensure_ascii=False) if texts else ""


def _harmless(cell: object) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula; it is read back so."""
    plain = str(cell).replace("\x00", "")
    return f"'{plain}" if _FORMULA.match(plain) or _QUOTED_FORMULA.match(plain) else plain


def _workbook(path: Path, rows: Sequence[Sequence[str]], title: str) -> bytes:
    from coder_app.core.exchange.workbook_plain import text_workbook  # noqa: PLC0415 - slow

    cleaned = [[clean(cell)[0] for cell in row] for row in rows]
    for row in cleaned:
        for text in row:
            if units(text) > LONGEST:
                raise CoderError(
                    f"{path.name} was not written: “{row[1]}” has a text of {len(text):,} "
                    f"characters, and a cell in Excel holds {LONGEST:,}. Export it as .csv."
                )
    return text_workbook(title, cleaned, _WIDTHS)
