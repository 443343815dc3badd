"""Themes as lines of a workbook, split by attributes; sent out without small counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from coder_app.core.analysis.frequencies import theme_table
from coder_app.core.analysis.suppression import Hidden, hide_in
from coder_app.core.analysis.theme_rows import ThemeTable
from coder_app.core.analysis.wording import NO_THEME
from coder_app.core.cases import AttributeRow
from coder_app.core.exchange.workbook_data import GroupHead, ThemeLine
from coder_app.core.project import Project

MOST_GROUPS = 12
"""An attribute with more values gets no columns in Themes."""
_NOTHING = Hidden(frozenset(), frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class ThemesPart:
    """What the sheet Themes holds."""

    table: ThemeTable
    """Not split by any attribute."""
    groups: tuple[GroupHead, ...]
    lines: tuple[ThemeLine, ...]
    hidden: int
    """Counts hidden."""
    notes: tuple[str, ...]


def kind_of(*, is_theme: bool, in_theme: bool) -> str:
    """Theme, code of a theme, or neither."""
    if is_theme:
        return "Theme"
    return "Code" if in_theme else NO_THEME


def gather_themes(
    project: Project, columns: Sequence[AttributeRow], *, sent_out: bool, by_hand: bool = False
) -> ThemesPart:
    """Count themes, and cases by each attribute that has few enough values."""
    table = theme_table(project, by_hand=by_hand)
    split = [column for column in columns if len(column.values) <= MOST_GROUPS]
    tables = [theme_table(project, by=column.id, by_hand=by_hand) for column in split]
    hidden = _hidden(tables) if sent_out else [_NOTHING] * len(tables)
    totals = frozenset(row for each in hidden for row in each.totals)
    notes = tuple(
        f"{column.name} has {len(column.values)} values: no columns in Themes, only in Excerpts."
        for column in columns
        if column not in split
    )
    return ThemesPart(
        table=table,
        groups=tuple(
            GroupHead(each.by or "", group.value, None if n in away.groups else group.cases)
            for each, away in zip(tables, hidden, strict=True)
            for n, group in enumerate(each.groups)
        ),
        lines=tuple(_line(table, tables, hidden, row, totals) for row in range(len(table.rows))),
        hidden=sum(len(each.cells) + len(each.groups) for each in hidden) + len(totals),
        notes=notes,
    )


def _hidden(tables: Sequence[ThemeTable]) -> list[Hidden]:
    """What to hide in each table; a total hidden in one must not be the sum of another's row."""
    hidden = [hide_in(table) for table in tables]
    totals = frozenset(row for each in hidden for row in each.totals)
    return [
        Hidden(
            each.cells | {(row, cell) for row in totals for cell in range(len(table.groups))},
            totals,
            each.groups,
        )
        for each, table in zip(hidden, tables, strict=True)
    ]


def _line(
    table: ThemeTable,
    tables: Sequence[ThemeTable],
    hidden: Sequence[Hidden],
    number: int,
    totals: frozenset[int],
) -> ThemeLine:
    row = table.rows[number]
    shown = number not in totals
    return ThemeLine(
        name=row.name,
        kind=kind_of(is_theme=row.is_theme, in_theme=row.in_theme),
        depth=row.depth,
        colour=row.colour,
        cases=row.counts.cases if shown else None,
        documents=row.counts.documents if shown else None,
        codings=row.counts.codings,
        words=row.counts.words,
        groups=tuple(
            None if (number, cell) in away.cells else group.cases
            for each, away in zip(tables, hidden, strict=True)
            for cell, group in enumerate(each.rows[number].groups)
        ),
    )
