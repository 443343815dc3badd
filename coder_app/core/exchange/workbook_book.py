"""The sheets of the workbook, in the order in which they stand."""

from collections.abc import Iterable, Sequence
from typing import Any

from coder_app.core.analysis.wording import HIDDEN, group_words, share
from coder_app.core.exchange.workbook_cells import joined, sheet_names
from coder_app.core.exchange.workbook_column import Column
from coder_app.core.exchange.workbook_columns import CODE_COLUMN, excerpt_columns
from coder_app.core.exchange.workbook_data import (
    CodeLine,
    GroupHead,
    MarkLine,
    ThemeLine,
    WorkbookData,
)
from coder_app.core.exchange.workbook_memory import bytes_of, new_book
from coder_app.core.exchange.workbook_readme import readme
from coder_app.core.exchange.workbook_sheet import Cleaned, Look, Sheet
from coder_app.core.progress import Progress

SHEETS = ("Read me", "Themes", "Excerpts", "Codebook")
MARKS = "Marked for later"
"""A sheet that the team gets where something is marked."""
_STEP = 250
_BEYOND_WIDTH = 18


def book_of(data: WorkbookData, progress: Progress) -> tuple[bytes, Cleaned]:
    """The workbook as a file, and what had to be done to its texts. May raise Cancelled."""
    book = new_book(data.project)
    cleaned = Cleaned()
    write = {
        "Themes": lambda sheet: _themes(sheet, data, cleaned),
        "Excerpts": lambda sheet: _excerpts(sheet, data, cleaned, progress),
        "Codebook": lambda sheet: _codebook(sheet, data, cleaned),
        MARKS: lambda sheet: _marks(sheet, data.marks, cleaned),
    }
    names = _sheets(data)
    first, *rest = map(book.create_sheet, sheet_names(names))
    for name, sheet in zip(names[1:], rest, strict=True):
        write[name](sheet)
    write_readme(first, readme(data, cleaned), cleaned)
    return bytes_of(book), cleaned


def _sheets(data: WorkbookData) -> tuple[str, ...]:
    """The names of the sheets, Read me first."""
    if data.excerpts_only:
        return ("Read me", "Excerpts")
    return (*SHEETS, MARKS) if data.marks and not data.sent_out else SHEETS


def write_readme(sheet: Any, said: Iterable[tuple[object, object]], cleaned: Cleaned) -> None:
    """Write the first sheet: headings in bold, beside each what is said; written last."""
    columns = (Column("", 34, "strong"), Column("", 96))
    with Sheet(sheet, columns, cleaned, headings=False) as rows:
        for row in said:
            rows.row(row)


def _excerpts(sheet: Any, data: WorkbookData, cleaned: Cleaned, progress: Progress) -> None:
    columns = excerpt_columns(data)
    total = len(data.excerpts)
    with Sheet(sheet, [column for column, _ in columns], cleaned) as rows:
        for done, line in enumerate(data.excerpts):
            if done % _STEP == 0:
                progress(total + done, 2 * total)
            rows.row([value(line) for _, value in columns], Look({CODE_COLUMN: line.colour}))


def _themes(sheet: Any, data: WorkbookData, cleaned: Cleaned) -> None:
    columns = [
        Column("Theme or code", 38),
        Column("Kind", 18),
        Column("Cases", 9, "count"),
        Column("of", 7, "count"),
        Column("Share", 8, "share"),
        Column("Documents", 11, "count"),
        Column("Codings", 9, "count"),
        Column("Words", 9, "count"),
        *(Column(_title(group), _BEYOND_WIDTH, "count") for group in data.groups),
    ]
    with Sheet(sheet, columns, cleaned) as rows:
        for line in data.themes:
            rows.row(_counts(line, data.cases_total), Look({0: line.colour}, {0: 2 * line.depth}))


def _counts(line: ThemeLine, base: int) -> list[object]:
    counts = (line.documents, line.codings, line.words, *line.groups)
    return [
        line.name,
        line.kind,
        _shown(line.cases),
        base,
        None if line.cases is None else share(line.cases, base),
        *map(_shown, counts),
    ]


def _shown(count: int | None) -> int | str:
    return HIDDEN if count is None else count


def _title(group: GroupHead) -> str:
    """``gender: women (18)``."""
    value = group_words(group.value) if group.value else "no value"
    value = group.value if value.startswith("cases with") else value
    return f"{group.attribute}: {value} ({_shown(group.cases)})"


def _codebook(sheet: Any, data: WorkbookData, cleaned: Cleaned) -> None:
    columns = [
        Column("Code", 30, repeats=True),
        Column("Kind", 18, repeats=True),
        Column("Under", 24, repeats=True),
        Column("Definition", 60),
        Column("Include", 36),
        Column("Exclude", 36),
        Column("Examples", 60),
        Column("Aliases", 30),
        Column("Colour", 10, repeats=True),
    ]
    if not data.sent_out:
        columns += [
            Column("Own codings", 9, "count"),
            Column("Own cases", 9, "count"),
        ]
    with Sheet(sheet, columns, cleaned) as rows:
        for code in data.codes:
            cells = _code(code)
            if not data.sent_out:
                cells += [code.codings, code.cases]
            rows.row(cells, Look({0: code.colour}, {0: 2 * (len(code.path) - 1)}))


def _marks(sheet: Any, marks: Sequence[MarkLine], cleaned: Cleaned) -> None:
    columns = [
        Column("Ref", 14, "strong", repeats=True),
        Column("Marked", 72),
        Column("Coder", 20, repeats=True),
        Column("Date", 17, "moment", repeats=True),
    ]
    with Sheet(sheet, columns, cleaned) as rows:
        for mark in marks:
            rows.row([mark.reference, mark.text, mark.coder, mark.at])


def _code(code: CodeLine) -> list[object]:
    return [
        code.path[-1],
        code.kind,
        " > ".join(code.path[:-1]),
        code.definition,
        code.include,
        code.exclude,
        joined(code.examples),
        joined(code.aliases),
        code.colour,
    ]
