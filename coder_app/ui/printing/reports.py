"""Codebook, excerpts and Themes as they are printed."""

from collections.abc import Iterator, Sequence
from datetime import date

from coder_app.core import codebook as codes
from coder_app.core import excerpts as listed
from coder_app.core.analysis.frequencies import ThemeRow, ThemeTable
from coder_app.core.analysis.wording import group_heading, of, table_words
from coder_app.core.codebook import CodeRow
from coder_app.core.excerpts import ExcerptFilter, ExcerptRow
from coder_app.core.project import Project
from coder_app.ui.printing.sheet import Block, Printout

_PAGE = 200
_GROUPS_WIDE = 5
"""Groups beside each other in a table; more of them go into a table of their own below."""
_DEEPEST = 6
_SMALL = 5
MEASURES = ("cases", "documents", "codings", "words")


def codebook(project: Project, day: date) -> Printout:
    """Every code with its definition, what to include and exclude, examples and counts."""
    rows = codes.codebook(project)
    themes = sum(row.is_theme for row in rows)
    return Printout(
        project.name,
        "Codebook",
        f"All codes: {len(rows)} in all, {themes} of them themes",
        day,
        _codebook(rows),
    )


def _codebook(rows: Sequence[CodeRow]) -> Iterator[Block]:
    yield Block("Codebook", style="title")
    if not rows:
        yield Block("There are no codes yet.")
    loose = False
    for row in rows:
        if row.theme_id is None and not loose:
            loose = True
            yield Block("Not in a theme yet", style="heading", keep=True)
        yield from _code(row)


def _code(row: CodeRow) -> Iterator[Block]:
    indent = min(row.depth, _DEEPEST)
    kind = " (theme)" if row.is_theme else ""
    yield Block(f"{row.name}{kind}", style="heading", indent=indent, swatch=row.colour, keep=True)
    yield Block(_counted(row), style="quiet", indent=indent + 1)
    if row.definition:
        yield Block(row.definition, indent=indent + 1)
    for words, text in (("Include: ", row.include), ("Exclude: ", row.exclude)):
        if text:
            yield Block(f"{words}{text}", bold=len(words), indent=indent + 1)
    for example in row.examples:
        words = "Example: "
        yield Block(f"{words}\u201c{example}\u201d", bold=len(words), indent=indent + 1)


def _counted(row: CodeRow) -> str:
    if row.has_children:
        codings, cases = _many(row.all_codings, "coding"), _many(row.all_cases, "case")
        return f"{codings} of {cases}, those of its subcodes among them"
    codings, documents = _many(row.codings, "coding"), _many(row.documents, "document")
    return f"{codings} in {documents}, of {_many(row.cases, 'case')}"


def excerpts(project: Project, wanted: ExcerptFilter, filter_words: str, day: date) -> Printout:
    """The excerpts that fit, under the headings they are grouped by."""
    return Printout(
        project.name, "Excerpts", filter_words, day, _excerpts(project, wanted, filter_words)
    )


def _excerpts(project: Project, wanted: ExcerptFilter, words: str) -> Iterator[Block]:
    listing = listed.excerpts(project, wanted)
    yield Block(f"{_many(listing.count, 'excerpt')}", style="title")
    yield Block(words, style="quiet")
    if not listing.count:
        yield Block("No excerpt fits: no passage is coded so.")
    before = ""
    for first in range(0, listing.count, _PAGE):
        for row in listing.rows(first, first + _PAGE):
            group = _group(row, wanted.group)
            if group != before:
                swatch = row.colour if wanted.group == "code" else ""
                yield Block(group, style="heading", keep=True, swatch=swatch)
                before = group
            yield Block(f"\u201c{row.text}\u201d")
            yield Block(_reference(row, wanted.group), style="quiet", indent=1)
            if row.memo:
                yield Block(f"Memo: {row.memo}", style="quiet", bold=5, indent=1)


def _group(row: ExcerptRow, by: str) -> str:
    if by == "code":
        return row.code_path
    named = ", ".join(row.case_names) if by == "case" else row.document_name
    return named or "No case"


def _reference(row: ExcerptRow, by: str) -> str:
    parts = [row.citation, "" if by == "code" else row.code_path, row.coder_initials]
    return " \u00b7 ".join(part for part in parts if part)


def themes(project: Project, table: ThemeTable, measure: str, day: date) -> Printout:
    """The table of Themes as it is split; codes in no theme yet stand below the themes."""
    return Printout(
        project.name,
        f"Themes, counted in {measure}",
        table_words(table, measure),
        day,
        _themes(table, measure),
    )


def _themes(table: ThemeTable, measure: str) -> Iterator[Block]:
    yield Block("Themes", style="title")
    if not table.rows:
        yield Block("There are no codes yet, so nothing can be counted.")
        return
    themed = [row for row in table.rows if row.in_theme]
    loose = [row for row in table.rows if not row.in_theme]
    if not themed:
        yield Block(
            "No code has been declared a theme, nor grouped under one. All codes stand below."
        )
    sets = [
        range(first, min(first + _GROUPS_WIDE, len(table.groups)))
        for first in range(0, len(table.groups), _GROUPS_WIDE)
    ] or [range(0)]
    for position, groups in enumerate(sets):
        if position:
            yield Block("The same for more groups", style="heading", keep=True)
        yield from _head(table, measure, groups)
        yield from (_row(table, row, measure, groups) for row in themed)
        if loose:
            cells = ("Not in a theme yet", *("" for _ in range(1 + len(groups))))
            yield Block(cells[0], style="label", cells=cells, bold=99)
            yield from (_row(table, row, measure, groups) for row in loose)
    yield Block("\u00b0 Under 5. Not raised does not mean not experienced.", style="quiet")


def _head(table: ThemeTable, measure: str, groups: range) -> Iterator[Block]:
    names = [_group_name(table, group) for group in groups]
    total = "Raised by" if measure == MEASURES[0] else measure.capitalize()
    yield Block("", style="label", cells=("Theme", total, *names), head=True, bold=99)


def _row(table: ThemeTable, row: ThemeRow, measure: str, groups: range) -> Block:
    number = MEASURES.index(measure)
    base = table.cases_total if number == 0 else table.documents_total
    cells = [_cell(row.counts[number], base, number)]
    cells += [
        _group_cell(row.groups[group][number], table.groups[group].cases, number)
        for group in groups
    ]
    name = "\u2003" * min(row.depth, _DEEPEST) + row.name
    bold = len(name) if row.is_theme else 0
    return Block(name, style="label", cells=(name, *cells), bold=bold)


def _group_name(table: ThemeTable, group: int) -> str:
    found = table.groups[group]
    return f"{group_heading(found.value, table.by or '')} ({found.cases})"


def _cell(count: int, base: int, number: int) -> str:
    return of(count, base) if number <= 1 else f"{count:,}"


def _group_cell(count: int, base: int, number: int) -> str:
    small = " \u00b0" if number == 0 and 0 < count < _SMALL else ""
    return (of(count, base) if number == 0 else f"{count:,}") + small


def _many(count: int, word: str) -> str:
    return f"{count:,} {word}" + "s" * (count != 1)
