"""What the commands share: their arguments, opening projects, and how they speak."""

import json
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from coder_app.core.ids import CodeId, DocumentId
    from coder_app.core.progress import Progress
    from coder_app.core.project import Project

PROGRAM = "coder-app"
REFUSED = 1
"""Exit status of everything that was not done as asked."""
_WIDE = 240
"""Columns of a table that goes into a file or a pipe, where nothing should be cut."""

ProjectPath = Annotated[
    Path, typer.Argument(metavar="PROJECT", help="The project's file, study.coder.")
]
DocumentName = Annotated[
    str, typer.Argument(metavar="DOCUMENT", help="A document, by its name or id.")
]
CoderName = Annotated[
    str | None,
    typer.Option("--coder", metavar="NAME", help="Who codes; else the project's first coder."),
]
OfDocuments = Annotated[
    list[str] | None,
    typer.Option("--document", metavar="D", help="Only these documents, by name or id."),
]
OfCoders = Annotated[
    list[str] | None, typer.Option("--coder", metavar="NAME", help="Only what these coders coded.")
]
ByHand = Annotated[
    bool,
    typer.Option("--by-hand", help="By hand only: without codings that began as suggestions."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, and nothing else.")]


# -- projects --------------------------------------------------------------------------------------


@contextmanager
def reading(path: Path) -> Iterator["Project"]:
    """A project to read from, without a lock. Raises ProjectRefused."""
    from coder_app.core.project import Project

    project = Project.open_to_read(path)
    try:
        yield project
    finally:
        project.close()


@contextmanager
def writing(path: Path) -> Iterator["Project"]:
    """A project to write to. Raises OpenElsewhere, ProjectRefused, ReadOnly."""
    from coder_app.core.errors import ReadOnly
    from coder_app.core.project import Project

    project = Project.open(path, program=PROGRAM)
    try:
        if project.read_only:
            raise ReadOnly(
                f"{path.name} can't be written to. Nothing was changed. "
                "Copy it to a folder of yours, or have it made writable."
            )
        yield project
    finally:
        project.close()


def work_as(project: "Project", coder: str | None) -> None:
    """Let this person be who codes from now on; without a name, the project's first coder."""
    if coder is not None:
        project.use_coder(coder)


def find_document(project: "Project", name_or_id: str) -> "DocumentId":
    """The document of this name or id. Raises Ambiguous, NotFound."""
    from coder_app.core import documents

    return documents.find_document(project, name_or_id)


def find_code(project: "Project", name_or_id: str) -> "CodeId":
    """The code of this name, path or id; says so where an old name led there.

    Raises Ambiguous, NotFound.
    """
    from coder_app.core import codebook

    code = codebook.find_code(project, name_or_id)
    if words := codebook.merged_words(project, name_or_id, code):
        warn(words)
    return code


# -- speaking --------------------------------------------------------------------------------------


def say(line: str) -> None:
    """Print a line on stdout."""
    typer.echo(line)


def warn(line: str) -> None:
    """Print a line on stderr."""
    typer.echo(line, err=True)


def one_line(text: object) -> str:
    """A message without line ends."""
    return " ".join(str(text).split())


def print_json(data: Any) -> None:
    """Print data as JSON on stdout."""
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


def print_table(headings: Sequence[str], rows: Sequence[Sequence[object]], title: str = "") -> None:
    """Print rows on stdout; numbers stand to the right. Cells are text, never markup."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title) if title else None, title_justify="left", box=box.SIMPLE_HEAD)
    for number, heading in enumerate(headings):
        right = any(isinstance(row[number], int) for row in rows)
        table.add_column(Text(heading), justify="right" if right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_cell(value)) for value in row))
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else _WIDE)
    console.print(table)


def _cell(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


@contextmanager
def progress(what: str) -> Iterator["Progress"]:
    """A progress bar on stderr, where a person looks at it; else silence.

    Ctrl+C makes the report raise Cancelled, so that work ends where it can be given up whole; a
    second one ends the program.
    """
    from coder_app.core.errors import Cancelled

    asked = threading.Event()
    with _bar(what) as show, _interrupting(asked):

        def report(done: int, total: int) -> None:
            if asked.is_set():
                raise Cancelled
            show(done, total)

        yield report


@contextmanager
def _bar(what: str) -> Iterator["Progress"]:
    if not sys.stderr.isatty():
        from coder_app.core.progress import silent

        yield silent
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total or None)


@contextmanager
def _interrupting(asked: threading.Event) -> Iterator[None]:
    """Let the first Ctrl+C set an event instead of breaking in anywhere."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)

    def ask(number: int, frame: FrameType | None) -> None:
        _ = number, frame
        asked.set()
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, ask)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def defect(error: Exception) -> str:
    """A line about a defect of ours, and where the report of it was kept."""
    from coder_app.core.reports import keep_report, report_of

    said = "Coder failed; this is a defect of Coder, not yours. Every step before it is saved."
    try:
        path = keep_report(report_of(error))
    except OSError:
        return f"{said} No report could be kept; --debug shows where it failed."
    return f"{said} A report without any words of participants was kept: {path}"


def default_coder() -> str:
    """Who codes a new project where nobody is named."""
    return os.environ.get("CODER_NAME", "").strip() or "Coder"


def counted(count: int, one: str) -> str:
    """A number with its noun: ``1 coding``, ``2 codings``."""
    return f"{count:,} {one}{'' if count == 1 else 's'}"
