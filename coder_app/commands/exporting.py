"""The commands export and demo."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coder_app.commands.reports import print_passages, print_themes, suggested
from coder_app.commands.shared import ByHand, ProjectPath, progress, reading, say, writing

if TYPE_CHECKING:
    from coder_app.core.exchange.workbook import WorkbookReport
    from coder_app.core.project import Project

SAMPLE = "sample.coder"
_SHOWN = 10
"""Most places with a name in them that are listed."""
_PASSAGES = 3


class For(StrEnum):
    """Who is to read what is exported."""

    TEAM = "team"
    OUTSIDE = "outside"


Out = Annotated[Path, typer.Argument(metavar="FILE", help="By its ending xlsx, csv, or qdpx.")]
Audience = Annotated[
    For, typer.Option("--for", help="Everything for the team, or less about people to send out.")
]
Ticked = Annotated[
    list[str] | None,
    typer.Option(
        "--attribute",
        metavar="NAME",
        help="An attribute to export; may be repeated. Else all for the team, none outside.",
    ),
]
Folder = Annotated[
    Path, typer.Argument(metavar="FOLDER", help="Where the sample and its workbook go.")
]


def export(
    project: ProjectPath,
    file: Out,
    audience: Audience = For.TEAM,
    attribute: Ticked = None,
    by_hand: ByHand = False,
) -> None:
    """Write a workbook (themes, excerpts, codebook), excerpts as csv, or all for other programs.

    A .qdpx (REFI-QDA) holds every text and coding: NVivo, MAXQDA, ATLAS.ti and others take it in.
    """
    if file.suffix.lower() == ".qdpx":
        _for_programs(project, file, plain=audience is For.TEAM and not attribute and not by_hand)
        return
    from coder_app.core.errors import CoderError
    from coder_app.core.exchange.workbook import write_csv, write_workbook
    from coder_app.core.exchange.workbook_gather import WorkbookAsked

    write = {".xlsx": write_workbook, ".csv": write_csv}.get(file.suffix.lower())
    with reading(project) as opened, progress("Exporting") as report:
        if write is None:
            raise CoderError(
                f"{file.name} was not written: its name must end in .xlsx, .csv or .qdpx."
            )
        asked = WorkbookAsked(audience.value, attribute or None, by_hand=by_hand)
        done = write(opened, file, asked, progress=report)
    _tell(done)


def _for_programs(project: Path, file: Path, *, plain: bool) -> None:
    from coder_app.core.errors import CoderError
    from coder_app.core.exchange.refi_project_out import write_refi_project

    if not plain:
        raise CoderError(
            f"{file.name} was not written: a .qdpx holds the whole project, every name in it. "
            "Leave out --for, --attribute and --by-hand, or write .xlsx or .csv."
        )
    with reading(project) as opened, progress("Exporting") as report:
        done = write_refi_project(opened, file, report)
    say(f"{file}: {done}")


def _tell(report: "WorkbookReport") -> None:
    say(f"{report.path}: {report}")
    for found in report.names[:_SHOWN]:
        say(f"    {found.reference} still holds the name {found.name}.")
    for note in report.notes:
        say(f"    {note}")


def demo(folder: Folder = Path("coder-demo")) -> None:
    """Try Coder without a window: the sample, suggestions, themes, and the workbook."""
    from coder_app.core.analysis.frequencies import theme_table
    from coder_app.core.exchange.workbook import write_workbook

    path = _sample_in(folder)
    with writing(path) as project:  # so that nothing is left beside the file
        _show_suggestions(project)
        say("")
        print_themes(theme_table(project))
        with progress("Exporting") as report:
            written = write_workbook(project, path.with_suffix(".xlsx"), progress=report)
    say("")
    say(f"Project:  {path}")
    say(f"Workbook: {written.path} ({written})")


def _sample_in(folder: Path) -> Path:
    """The sample in a folder: built there, or the one that is there already, as it is."""
    from coder_app.core.errors import CoderError
    from coder_app.core.sample import build_sample

    path = folder / SAMPLE
    if path.exists():
        say(f"{path} is there already and is used as it is.")
        return path
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CoderError(
            f"The folder {folder} could not be made ({error.strerror}). Choose another."
        ) from error
    with progress("Building the sample") as report:
        build_sample(path, report).close()
    return path


def _show_suggestions(project: "Project") -> None:
    """Suggest for all documents; show the likeliest."""
    from coder_app.core.documents import documents

    found = suggested(project.path, [row.id for row in documents(project)])
    found.sort(key=lambda each: -max((one.probability for one in each.suggestions), default=0))
    print_passages(project, found, most=_PASSAGES)
