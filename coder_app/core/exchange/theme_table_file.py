"""The table of Themes as it is counted and split, as xlsx with a Read me, or as csv.

What is sent out hides counts of small groups as the workbook does (``analysis.suppression``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coder_app.core.analysis.frequencies import theme_table
from coder_app.core.analysis.suppression import LEAST, Hidden, hide_in
from coder_app.core.analysis.theme_rows import COLUMNS, ThemeRow, ThemesAsked
from coder_app.core.analysis.wording import HIDDEN, LEAST_BASE, NOT_RAISED, share, table_words
from coder_app.core.errors import CoderError
from coder_app.core.exchange.beside import refuse_open, write_beside
from coder_app.core.exchange.csv_file import write_csv_file
from coder_app.core.exchange.neutral_names import NameSearch, names_of_people
from coder_app.core.exchange.workbook_column import Column
from coder_app.core.exchange.workbook_data import Audience
from coder_app.core.exchange.workbook_themes import kind_of
from coder_app.core.names import counted
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project

_NOTHING = Hidden(frozenset(), frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class ThemesReport:
    """What was written."""

    path: Path
    rows: int
    words: str
    hidden: int
    """Counts of small groups that are hidden."""
    names: int
    """Names of codes in which a person's name still stands."""

    def __str__(self) -> str:
        said = f"{counted(self.rows, 'row')}: {self.words}."
        said += f" Hidden: {counted(self.hidden, 'small count')}." if self.hidden else ""
        if self.names:
            still = "contains a name" if self.names == 1 else "contain a name"
            said += f" Look at {counted(self.names, 'code')} whose name still {still}."
        return said


def write_theme_table(
    source: Path,
    out: Path,
    asked: ThemesAsked,
    audience: Audience = "team",
    progress: Progress = silent,
) -> ThemesReport:
    """Write the table by the ending of ``out``: xlsx or csv, whole or not at all.

    Raises CoderError, NotFound, Cancelled.
    """
    if out.suffix.lower() not in (".xlsx", ".csv"):
        raise CoderError(f"{out.name} was not written: its name must end in .xlsx or .csv.")
    refuse_open(out)
    project = Project.open_to_read(source)
    try:
        made = _Table(project, asked, audience)
    finally:
        project.close()
    progress(1, 2)
    if out.suffix.lower() == ".csv":
        write_csv_file(out, [[column.title for column in made.columns()], *made.cells()])
    else:
        write_beside(out, _book(made))
    return ThemesReport(out, len(made.rows), made.words, made.hidden_counts, made.names)


class _Table:
    """The counts as rows of cells, the same in both kinds of file."""

    def __init__(self, project: Project, asked: ThemesAsked, audience: Audience) -> None:
        self.project = project.name
        self.audience = audience
        self.table = theme_table(
            project,
            by=asked.by,
            interviewer_words=asked.interviewer_words,
            subcodes=asked.subcodes,
            by_hand=asked.by_hand,
        )
        every = asked.loose or not any(row.is_theme for row in self.table.rows)
        self._measure = COLUMNS.index(asked.measure)
        self._hidden = hide_in(self.table) if self._hides else _NOTHING
        self.rows: list[tuple[int, ThemeRow]] = [
            (number, row) for number, row in enumerate(self.table.rows) if row.in_theme or every
        ]
        self.words = table_words(self.table, asked.measure) + (
            "" if every else ", without codes in no theme"
        )
        with project.read() as session:
            search = NameSearch(names_of_people(session) if audience == "outside" else ())
        self.names = sum(1 for _, row in self.rows if search.found_in(row.name))

    @property
    def _hides(self) -> bool:
        return self.audience == "outside" and bool(self.table.groups)

    @property
    def hidden_counts(self) -> int:
        """How many cells show a sign instead of their count."""
        shown = {number for number, _ in self.rows}
        cells = sum(1 for row, _ in self._hidden.cells if row in shown)
        return cells + len(self._hidden.totals & shown) + len(self._hidden.groups)

    def columns(self) -> list[Column]:
        """Name, kind, the measure with its base and share, groups, codings."""
        found = [Column("Theme or code", 38), Column("Kind", 18)]
        found.append(Column(COLUMNS[self._measure].capitalize(), 11, "count"))
        if self._base is not None:
            found += [Column("of", 7, "count"), Column("Share", 8, "share")]
        found += [Column(title, 18, "count") for title in self._titles()]
        return (
            found
            if COLUMNS[self._measure] == "codings"
            else [
                *found,
                Column("Codings", 9, "count"),
            ]
        )

    def cells(self) -> Iterator[list[object]]:
        """A row for each theme and code."""
        for number, row in self.rows:
            count = row.counts[self._measure]
            away = self._measure <= 1 and number in self._hidden.totals
            cells: list[object] = [
                row.name,
                kind_of(is_theme=row.is_theme, in_theme=row.in_theme),
                HIDDEN if away else count,
            ]
            if self._base is not None:
                cells += [self._base, None if away else share(count, self._base)]
            cells += [
                HIDDEN if (number, cell) in self._hidden.cells else group[self._measure]
                for cell, group in enumerate(row.groups)
            ]
            yield cells if COLUMNS[self._measure] == "codings" else [*cells, row.counts.codings]

    @property
    def _base(self) -> int | None:
        return (self.table.cases_total, self.table.documents_total, None, None)[self._measure]

    def _titles(self) -> Iterator[str]:
        """``gender: woman (18)``; a group of under five is not told when sent out."""
        for number, group in enumerate(self.table.groups):
            size = HIDDEN if number in self._hidden.groups else group.cases
            yield f"{self.table.by}: {group.value or 'no value'} ({size})"

    def readme(self) -> Iterator[tuple[object, object]]:
        """What the first sheet says."""
        yield "Project", self.project
        yield "Made for", "To send out" if self.audience == "outside" else "The team"
        yield "Made on", datetime.now().astimezone().replace(tzinfo=None, microsecond=0)
        yield "Counted", self.words
        yield "Rows", len(self.rows)
        if self.table.left_out:
            many = counted(self.table.left_out, "coding")
            yield "Codings not counted", f"{many}: only the interviewer speaks in them"
        if self.hidden_counts:
            yield (
                "Hidden counts",
                f"{counted(self.hidden_counts, 'count')}, shown as {HIDDEN}: under {LEAST}, with a "
                "second one where a total would give them away",
            )
        yield "Groups", "The number of cases in a group stands in brackets after its name"
        yield "Shares", f"Only from a base of {LEAST_BASE}"
        yield "Mind", NOT_RAISED


def _book(made: _Table) -> bytes:
    from coder_app.core.exchange.workbook_book import write_readme  # noqa: PLC0415 - slow
    from coder_app.core.exchange.workbook_memory import bytes_of, new_book  # noqa: PLC0415
    from coder_app.core.exchange.workbook_sheet import Cleaned, Look, Sheet  # noqa: PLC0415

    book, cleaned = new_book(made.project), Cleaned()
    first, themes = book.create_sheet("Read me"), book.create_sheet("Themes")
    with Sheet(themes, made.columns(), cleaned) as rows:
        for (_, row), cells in zip(made.rows, made.cells(), strict=True):
            rows.row(cells, Look({0: row.colour}, {0: 2 * row.depth}))
    write_readme(first, made.readme(), cleaned)
    return bytes_of(book)
