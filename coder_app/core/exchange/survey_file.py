"""A survey as a sheet: a row a respondent, a column a question; read, nothing decided for good."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from coder_app.core.errors import ImportRefused
from coder_app.core.exchange.parsed import UnreadableError
from coder_app.core.exchange.read import document_name, file_bytes
from coder_app.core.exchange.sheets import Sheet, read_sheets
from coder_app.core.exchange.survey_columns import Use, respondent_among, use_of, uses_of
from coder_app.core.exchange.survey_headings import column_name, has_headings, headings_of
from coder_app.core.exchange.text import decode
from coder_app.core.names import free_name, name_key

_SAMPLES = 3
_FAULTS = frozenset(
    ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#NV", "#WERT!", "#BEZUG!")
)


@dataclass(frozen=True, slots=True)
class SurveyFile:
    """A file with its sheets; ``sha256`` is of its bytes."""

    path: str
    name: str
    format: str
    sha256: str
    sheets: tuple[Sheet, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SurveyColumn:
    """One column below its heading: what it is taken for, and what it looks like."""

    at: int
    name: str
    use: Use
    filled: int
    different: int
    samples: tuple[str, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class SurveyPlan:
    """One sheet as it would be imported; corrected by ``with_…``, never in place."""

    file: SurveyFile
    sheet: int
    headed: bool
    first: int
    """The number of the first row with answers."""
    columns: tuple[SurveyColumn, ...]
    hidden_rows: bool = False
    """Whether rows that are hidden in the sheet come too."""
    join: bool = False
    """Whether rows with one name are one respondent; else they are numbered."""

    @property
    def table(self) -> Sheet:
        """The sheet that is read."""
        return self.file.sheets[self.sheet]

    def used(self, use: Use) -> tuple[SurveyColumn, ...]:
        """The columns that are taken for one thing."""
        return tuple(column for column in self.columns if column.use == use)


def read_survey(path: Path) -> SurveyFile:
    """Read a csv, tsv or xlsx file with all its sheets. Raises ImportRefused."""
    try:
        data = file_bytes(path)
        suffix = path.suffix.lower()
        sheets = _with_rows(read_sheets(data, suffix))
        warnings = () if suffix == ".xlsx" else tuple(decode(data)[1])
    except UnreadableError as error:
        raise ImportRefused(f"{path.name} was not imported: {error}") from error
    digest = hashlib.sha256(data).hexdigest()
    return SurveyFile(str(path), document_name(path), suffix[1:], digest, sheets, warnings)


def _with_rows(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """The sheets that have more than a heading. Raises UnreadableError where none has."""
    found = tuple(
        sheet
        for sheet in sheets
        if sum(any(cell.strip() for cell in row) for row in sheet.rows) > 1
    )
    if not found:
        raise UnreadableError(
            "it holds a heading at most. A transcript as a table needs a column headed Text, "
            "a survey a row for each respondent."
        )
    return found


def propose_survey(
    file: SurveyFile, sheet: int | None = None, *, headed: bool | None = None
) -> SurveyPlan:
    """What each column is taken for; of several sheets the one with the most cells."""
    if sheet is None:
        cells = [sum(len(row) for row in each.rows) for each in file.sheets]
        sheet = cells.index(max(cells))
    table = file.sheets[sheet]
    named = has_headings(table) if headed is None else headed
    headings = headings_of(table, headed=named)
    names: list[str] = []
    taken: set[str] = set()
    for at in range(len(headings.names)):
        names.append(free_name(column_name(headings.names, at), taken))
        taken.add(name_key(names[-1]))
    values = _columns(table, headings.first, len(names))
    shown = [[] if at in table.hidden_columns else column for at, column in enumerate(values)]
    uses = uses_of(names, shown)
    columns = (
        SurveyColumn(
            at,
            name,
            uses[at],
            len(values[at]),
            len(set(values[at])),
            _samples(values[at]),
            at in table.hidden_columns,
        )
        for at, name in enumerate(names)
    )
    kept = tuple(each for each in columns if each.filled or headings.names[each.at])
    return SurveyPlan(file, sheet, named, headings.first, kept)


def with_use(plan: SurveyPlan, at: int, use: Use) -> SurveyPlan:
    """The plan with one column taken for something else; one column at most names respondents."""
    return replace(
        plan,
        columns=tuple(
            replace(column, use=use)
            if column.at == at
            else replace(column, use="out")
            if use == "respondent" and column.use == "respondent"
            else column
            for column in plan.columns
        ),
    )


def without_fault(cell: str) -> str:
    """A cell as it is answered: what a formula that failed shows is no answer."""
    return "" if cell in _FAULTS else cell


def _columns(table: Sheet, first: int, width: int) -> list[list[str]]:
    """The filled values of each column, in order of the rows."""
    found: list[list[str]] = [[] for _ in range(width)]
    for row in table.rows[first:]:
        for at, cell in enumerate(row):
            if text := without_fault(cell).strip():
                found[at].append(text)
    return found


def _samples(values: Sequence[str]) -> tuple[str, ...]:
    """The first values that differ, each on one line."""
    return tuple(" ".join(value.split())[:120] for value in list(dict.fromkeys(values))[:_SAMPLES])


__all__ = [
    "SurveyColumn",
    "SurveyFile",
    "SurveyPlan",
    "Use",
    "propose_survey",
    "read_survey",
    "respondent_among",
    "use_of",
    "with_use",
]
