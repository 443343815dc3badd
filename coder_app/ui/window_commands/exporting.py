"""Export what is in sight or everything; written in the worker, whole or not at all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coder_app.core import cases
from coder_app.core.excerpts import ExcerptFilter, excerpts
from coder_app.core.exchange.theme_table_file import write_theme_table
from coder_app.core.exchange.workbook_jobs import (
    ExcerptsAsked,
    look_at,
    write_excerpts,
    write_for,
)
from coder_app.core.names import counted
from coder_app.ui.export import KINDS, ExportPage, Scope, Wish

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coder_app.ui.main_window import MainWindow
_NAMES = {"excerpts": " excerpts", "all-excerpts": " excerpts", "themes": " themes"}


def start_export(window: MainWindow) -> None:
    """Ask what and for whom; in Excerpts and Themes what stands there is proposed first."""
    project, workspace = window.project, window.work.workspace()
    asked = _listed(window) if workspace == "excerpts" else None
    page = ExportPage(
        [row.name for row in cases.attributes(project)], _scopes(window, workspace, asked)
    )

    def look(scope: str, attributes: list[str]) -> None:
        part = _part(scope, asked)
        window.tasks.run(look_at, project.path, "outside", attributes, part, on_done=page.show_look)

    def go(wish: Wish) -> None:
        name = project.name + _NAMES.get(wish.scope, "")
        kind = KINDS[wish.kind].partition(" (")[0]
        path = window.ask_save("Export", f"{name}.{wish.kind}", f"{kind} (*.{wish.kind})")
        if path is not None:
            job = _job(window, wish, asked)
            _leave(window, workspace)
            _write(window, path if path.suffix else path.with_suffix(f".{wish.kind}"), job)

    page.lookAsked.connect(look)
    page.exportAsked.connect(go)
    page.left.connect(lambda: _leave(window, workspace))
    window.work.show_page(page)
    page.setFocus()


def _leave(window: MainWindow, workspace: str) -> None:
    """Back to where the person came from."""
    window.work.show_reader()
    window.work.show_workspace(workspace)


def _listed(window: MainWindow) -> ExcerptsAsked:
    """What the list of excerpts shows."""
    bar = window.work.excerpts.filter
    return ExcerptsAsked(bar.wanted(), bar.words(), bar.words(named=False))


def _scopes(window: MainWindow, workspace: str, asked: ExcerptsAsked | None) -> list[Scope]:
    project = window.project
    total = excerpts(project).count
    found = [
        Scope(
            "all",
            f"Everything: the whole workbook, with all {counted(total, 'excerpt')}",
            "Sheets for Excel: Read me, Themes, Excerpts, Codebook.",
            ("xlsx",),
        )
    ]
    if asked is not None:
        found = _of_excerpts(window, asked, total) + found
    elif workspace == "themes" and window.work.themes.in_words():
        words = window.work.themes.in_words()
        found.insert(0, Scope("themes", "This table of themes", f"{words}.", ("xlsx", "csv")))
    return found


def _of_excerpts(window: MainWindow, asked: ExcerptsAsked, total: int) -> list[Scope]:
    """The excerpts in the list; where a filter hides some, all of them as a second choice."""
    many, kinds = excerpts(window.project, asked.wanted).count, ("xlsx", "csv", "docx")
    which = f"These {counted(many, 'excerpt')}" if many != 1 else "This 1 excerpt"
    group = f"Grouped by {asked.wanted.group}, as in the list."
    if many == total:
        return [Scope("excerpts", f"All {counted(total, 'excerpt')}", group, kinds)]
    return [
        Scope("excerpts", f"{which}: {asked.words}", group, kinds),
        Scope("all-excerpts", f"All {counted(total, 'excerpt')}", group, kinds),
    ]


def _job(window: MainWindow, wish: Wish, asked: ExcerptsAsked | None) -> Callable[..., object]:
    """What the worker is to do with the paths of the project and of the file."""
    attributes = wish.attributes if wish.audience == "outside" else None
    if wish.scope == "themes":
        return partial(write_theme_table, asked=window.work.themes.asked(), audience=wish.audience)
    listed = _part(wish.scope, asked)
    if listed is not None:
        return partial(write_excerpts, audience=wish.audience, attributes=attributes, asked=listed)
    return partial(write_for, audience=wish.audience, attributes=attributes, by_hand=wish.by_hand)


def _part(scope: str, asked: ExcerptsAsked | None) -> ExcerptsAsked | None:
    """The excerpts that are meant; None where it is the whole workbook."""
    if asked is None or scope == "all":
        return None
    if scope == "excerpts":
        return asked
    return ExcerptsAsked(ExcerptFilter(group=asked.wanted.group), "", "")


def _write(window: MainWindow, target: Path, job: Callable[..., object]) -> None:
    def done(report: object) -> None:
        window.strip.say(f"{target.name} was written. {report}", (("Fine", lambda: None),))

    window.tasks.run(job, window.project.path, target, on_done=done, title=f"Writing {target.name}")
