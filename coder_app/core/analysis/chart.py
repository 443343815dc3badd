"""The table of themes as a bar chart in a file: PNG, SVG or PDF."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coder_app.core.analysis.frequencies import ThemeRow, ThemeTable, theme_table
from coder_app.core.analysis.theme_rows import COLUMNS, ThemesAsked
from coder_app.core.analysis.wording import group_words
from coder_app.core.errors import CoderError
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project
from resources import code_colours

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMATS = (".png", ".svg", ".pdf")
_BAR_INCHES = 0.32
_WIDTH_INCHES = 9.0
_ROOM_INCHES = 0.9
_GAP, _EDGE = 0.45, 0.7
"""In bars: above a theme, and at both ends."""
_IN_A_ROW = 5
"""Groups beside each other in the legend."""
_DPI, _DPI_SEEN = 200, 100


def write_chart(
    path: Path, out: Path, asked: ThemesAsked, *, codes: bool = True, progress: Progress = silent
) -> Path:
    """Draw themes, and with ``codes`` those in them, as the table counts them; for the worker.

    Raises CoderError.
    """
    if out.suffix.lower() not in FORMATS:
        raise CoderError(f"{out.name} was not written: a chart is a PNG, SVG or PDF file.")
    progress(0, 1)
    _figure(path, asked, codes=codes).savefig(out, dpi=_DPI, metadata=None)
    progress(1, 1)
    return out


def chart_picture(
    path: Path, asked: ThemesAsked, *, codes: bool = True, progress: Progress = silent
) -> bytes:
    """The same chart as a PNG to look at. Raises CoderError."""
    progress(0, 1)
    out = io.BytesIO()
    _figure(path, asked, codes=codes).savefig(out, dpi=_DPI_SEEN, format="png", metadata=None)
    progress(1, 1)
    return out.getvalue()


def _figure(path: Path, asked: ThemesAsked, *, codes: bool) -> Figure:
    project = Project.open_to_read(path)
    try:
        table = theme_table(
            project,
            by=asked.by,
            interviewer_words=asked.interviewer_words,
            subcodes=asked.subcodes,
            by_hand=asked.by_hand,
        )
        title = f"{project.name}, coded by hand only" if asked.by_hand else project.name
    finally:
        project.close()
    rows = [row for row in table.rows if row.in_theme] or list(table.rows)
    rows = [row for row in rows if row.is_theme or codes] or rows
    if not rows:
        raise CoderError("There are no codes to draw yet. Nothing was written.")
    return _draw(table, rows, COLUMNS.index(asked.measure), title)


def _draw(table: ThemeTable, rows: list[ThemeRow], measure: int, title: str) -> Figure:
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - slow to import
    from matplotlib.figure import Figure  # noqa: PLC0415
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415

    groups, palette = len(table.groups) or 1, code_colours()
    places = _places(rows)
    height = _ROOM_INCHES + _BAR_INCHES * (places[-1] + 1) * max(1.0, groups * 0.7)
    figure = Figure(figsize=(_WIDTH_INCHES, height), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    for number in range(groups):
        counts = [_count(row, number if table.groups else None, measure) for row in rows]
        shifted = [place + (number - (groups - 1) / 2) * 0.8 / groups for place in places]
        label = _label(table, number) if table.groups else None
        colours = palette[number % len(palette)] if table.groups else [row.colour for row in rows]
        bars = axes.barh(shifted, counts, 0.8 / groups, label=label, color=colours)
        axes.bar_label(bars, padding=2, fontsize=8)
    axes.set_ylim(places[-1] + _EDGE, -_EDGE)
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_xlabel(_axis(table, measure))
    axes.set_title(title, loc="left", fontsize=11)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    if table.groups:
        figure.legend(loc="outside upper right", frameon=False, ncols=min(groups, _IN_A_ROW))
    _name(figure, axes, rows, places)
    return figure


def _places(rows: Sequence[ThemeRow]) -> list[float]:
    """Where each bar stands, in bars from the top; there is a gap above each theme."""
    at, found = 0.0, []
    for number, row in enumerate(rows):
        at += 0 if number == 0 else 1 if row.depth else 1 + _GAP
        found.append(at)
    return found


def _name(figure: Figure, axes: Axes, rows: Sequence[ThemeRow], places: Sequence[float]) -> None:
    """Write the names at the left of the bars: themes bold, codes indented below them."""
    axes.set_yticks(places, ["   " * row.depth + row.name for row in rows])
    labels = axes.get_yticklabels()
    for label, row in zip(labels, rows, strict=True):
        label.set_fontweight("normal" if row.depth else "bold")
        label.set_horizontalalignment("left")
    figure.draw_without_rendering()
    widest = max(label.get_window_extent().width for label in labels)
    axes.tick_params(axis="y", length=0, pad=widest * 72 / figure.dpi + 4)


def _count(row: ThemeRow, group: int | None, measure: int) -> int:
    return (row.counts if group is None else row.groups[group])[measure]


def _label(table: ThemeTable, group: int) -> str:
    found = table.groups[group]
    return f"{group_words(found.value, table.by or '')} ({found.cases})"


def _axis(table: ThemeTable, measure: int) -> str:
    what = COLUMNS[measure]
    return f"cases that raised it, of {table.cases_total}" if what == "cases" else what
