"""Commands about the codebook's history: versions, file, compare, freeze, thaw."""

from pathlib import Path
from typing import Annotated

import typer

from coder_app.commands.codes import codebook
from coder_app.commands.shared import (
    AsJson,
    CoderName,
    ProjectPath,
    counted,
    print_json,
    print_table,
    reading,
    say,
    work_as,
    writing,
)

__all__ = ["codebook"]

VersionName = Annotated[str, typer.Argument(metavar="NAME", help="The version's name.")]
Before = Annotated[str, typer.Argument(metavar="FROM", help="A version, by its name or id.")]
After = Annotated[str, typer.Argument(metavar="TO", help='Another, or "now".')]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="What was agreed, and when.")]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Write a csv or xlsx instead.")
]


@codebook.command("versions")
def versions(project: ProjectPath, json: AsJson = False) -> None:
    """List the versions of the codebook, the newest first."""
    from coder_app.core import codebook_versions as core
    from coder_app.core.codebook_freeze import frozen, frozen_words

    with reading(project) as opened:
        rows, freeze = core.versions(opened), frozen(opened)
    if json:
        print_json(
            [
                {
                    "id": row.id,
                    "name": row.name,
                    "note": row.note,
                    "coder": row.coder_name,
                    "filed": row.filed_at.isoformat(),
                    "codes": row.codes,
                    "codings": row.codings,
                }
                for row in rows
            ]
        )
        return
    print_table(
        ("Version", "Filed", "By", "Codes", "Codings", "Note"),
        [
            (
                row.name,
                row.filed_at.astimezone().strftime("%Y-%m-%d %H:%M"),
                row.coder_name,
                row.codes,
                row.codings,
                row.note,
            )
            for row in rows
        ],
    )
    if freeze is not None:
        say(frozen_words(freeze))


@codebook.command("file")
def file_version(
    project: ProjectPath, name: VersionName, note: Note = "", coder: CoderName = None
) -> None:
    """File the codebook as it is now, as a version that is never overwritten."""
    from coder_app.core import codebook_versions as core

    with writing(project) as opened:
        work_as(opened, coder)
        made = core.file_version(opened, name, note)
        row = next(each for each in core.versions(opened) if each.id == made)
    say(f"{row.name} filed: {counted(row.codes, 'code')}, {counted(row.codings, 'coding')}.")


@codebook.command("compare")
def compare(
    project: ProjectPath,
    before: Before,
    after: After = "now",
    out: Out = None,
    json: AsJson = False,
) -> None:
    """Say what became of the codes from one version to another, or to now."""
    from dataclasses import asdict

    from coder_app.core import codebook_versions as core
    from coder_app.core.exchange.comparison_file import write_comparison

    with reading(project) as opened:
        first, second = core.find_version(opened, before), core.find_version(opened, after)
        changes = core.compare_versions(opened, first, second)
    if out is not None:
        write_comparison(out, changes)
        say(f"{counted(len(changes), 'change')} written to {out}.")
    elif json:
        print_json([asdict(change) for change in changes])
    else:
        print_table(
            ("What", "Code", "Before", "After", "Codings before", "after"),
            [
                (
                    change.kind,
                    change.path,
                    change.before,
                    change.after,
                    "" if change.codings_before is None else change.codings_before,
                    "" if change.codings_after is None else change.codings_after,
                )
                for change in changes
            ],
        )


@codebook.command("freeze")
def freeze(project: ProjectPath, coder: CoderName = None) -> None:
    """Let codes be applied but not changed, until the codebook is thawed."""
    from coder_app.core import codebook_freeze as core

    with writing(project) as opened:
        work_as(opened, coder)
        core.freeze_codebook(opened)
        now = core.frozen(opened)
    say(core.frozen_words(now) if now else "The codebook is not frozen.")


@codebook.command("thaw")
def thaw(project: ProjectPath, coder: CoderName = None) -> None:
    """Let codes be changed again."""
    from coder_app.core import codebook_freeze as core

    with writing(project) as opened:
        work_as(opened, coder)
        core.thaw_codebook(opened)
    say("The codebook is open to changes.")
