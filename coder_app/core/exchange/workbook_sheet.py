"""One sheet of a workbook: columns set up first, then rows; text is always text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Self

from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.utils import get_column_letter

from coder_app.core.errors import CoderError
from coder_app.core.exchange.workbook_cells import clean, escaped, looks_like_formula, parts
from coder_app.core.exchange.workbook_column import Column
from coder_app.core.exchange.workbook_memory import Cell, Rows
from coder_app.core.exchange.workbook_styles import SHADES, Styles

MOST_ROWS = 1_048_576
"""Rows of a sheet in Excel."""


@dataclass(slots=True)
class Cleaned:
    """What had to be done to texts, to be told in Read me."""

    characters: int = 0
    """Control characters removed."""
    continued: int = 0
    """Rows whose texts go on in further rows."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is special about a row: fill colours and indents by column."""

    colours: Mapping[int, str] = field(default_factory=dict)
    indents: Mapping[int, int] = field(default_factory=dict)


PLAIN = Look()
_LOOKS = ("head", "strong", "line")
"""Looks of text; every other text wraps."""


class Sheet:
    """Writes rows under headings that stay in sight, with filters; used in a ``with``."""

    def __init__(
        self, sheet: Any, columns: Sequence[Column], cleaned: Cleaned, *, headings: bool = True
    ) -> None:
        self._sheet = sheet
        self._columns = columns
        self._cleaned = cleaned
        self._styles = Styles(sheet)
        self._filtered = headings
        self._set_up(headings)
        self._rows = Rows(sheet)
        if headings:
            self._append([self._cell(column.title, "head", PLAIN, 0) for column in columns])

    def row(self, values: Sequence[object], look: Look = PLAIN) -> None:
        """Write a row; one with a text too long for a cell goes on in further rows."""
        texts = [self._parts(value) if isinstance(value, str) else [] for value in values]
        height = max((len(each) for each in texts), default=1)
        if height > 1:
            self._cleaned.continued += 1
        for part in range(max(1, height)):
            self._append(self._cells(values, texts, part, height, look))

    def shade(self, rows: int, most: float) -> None:
        """Shade the numbers right of the first column, the darker the nearer to ``most``."""
        last = get_column_letter(len(self._columns))
        scale = ColorScaleRule(
            "num", 0, SHADES[0], end_type="num", end_value=most, end_color=SHADES[1]
        )
        self._sheet.conditional_formatting.add(f"B2:{last}{rows + 1}", scale)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """Set the filter over all rows and finish the sheet, even one that is given up."""
        if self._filtered:
            last = get_column_letter(len(self._columns))
            self._sheet.auto_filter.ref = f"A1:{last}{max(self._rows.count, 1)}"
        self._rows.close()

    def _cells(
        self,
        values: Sequence[object],
        texts: Sequence[Sequence[str]],
        part: int,
        height: int,
        look: Look,
    ) -> list[Cell | None]:
        cells: list[Cell | None] = []
        for number, column in enumerate(self._columns):
            value: object = values[number]
            if isinstance(value, str):
                again = column.repeats and len(texts[number]) == 1
                found = texts[number][0 if again else part :][:1]
                value = found[0] if found else ""
            elif part and not column.repeats:
                value = None
            cells.append(self._cell(value, column.kind, look, number))
        if height > 1:
            cells[0] = self._link(texts[0][0], part, height)
        return cells

    def _link(self, text: str, part: int, height: int) -> Cell:
        """A first cell that says which part it is and leads to the next, the last to the first."""
        here = self._rows.count + 1
        target = here + 1 if part + 1 < height else here + 1 - height
        said = f"{text} · part {part + 1} of {height}"
        return Cell(said, self._styles.of("link"), f"'{self._sheet.title}'!A{target}")

    def _parts(self, text: str) -> list[str]:
        cleaned, count = clean(text)
        self._cleaned.characters += count
        return parts(escaped(cleaned))

    def _cell(self, value: object, kind: str, look: Look, column: int) -> Cell | None:
        colour, indent = look.colours.get(column, ""), look.indents.get(column, 0)
        if value is None or value == "":
            return Cell(None, self._styles.of("text", colour=colour)) if colour else None
        if isinstance(value, str):
            look_of = kind if kind in _LOOKS else "text"
            quoted = looks_like_formula(value)
            style = self._styles.of(look_of, colour=colour, indent=indent, quoted=quoted)
            return Cell(value, style)
        if not isinstance(value, int | float | date | timedelta):
            raise TypeError(f"no cell holds {type(value)}")
        return Cell(value, self._styles.of(_kind_of(value, kind), colour=colour))

    def _append(self, cells: list[Cell | None]) -> None:
        if self._rows.count >= MOST_ROWS:
            raise CoderError(
                f"A sheet in Excel holds {MOST_ROWS:,} rows, and there are more excerpts. Nothing "
                "was written. Export as .csv, or fewer codes at a time."
            )
        self._rows.append(cells)

    def _set_up(self, headings: bool) -> None:
        for number, column in enumerate(self._columns, 1):
            self._sheet.column_dimensions[get_column_letter(number)].width = column.width
        shut = [number for number, column in enumerate(self._columns, 1) if column.grouped]
        if shut:
            first, last = get_column_letter(shut[0]), get_column_letter(shut[-1])
            self._sheet.column_dimensions.group(first, last, hidden=True)
        if headings:
            self._sheet.freeze_panes = "B2"
            self._sheet.print_title_rows = "1:1"
        self._sheet.page_setup.orientation = "landscape"
        self._sheet.page_setup.fitToHeight = 0
        self._sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _kind_of(value: object, kind: str) -> str:
    """The look of a value where the column holds several kinds, as attributes do."""
    if kind != "text":
        return kind
    if isinstance(value, datetime):
        return "moment"
    if isinstance(value, date):
        return "date"
    if isinstance(value, timedelta):
        return "time"
    return "number"
