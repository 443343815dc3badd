"""The command line: the same work without a window."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from coder_app.commands import (
    about,
    agreeing,
    codes,
    documents,
    embedding,
    evaluating,
    exporting,
    importing,
    projects,
    reports,
    saturating,
    searching,
    together,
    versions,
)
from coder_app.commands.shared import REFUSED, defect, one_line, warn

Open = Callable[[Path | None, bool], int]
"""Opens the window on a project, or on the sample; returns the exit status."""


class Refusing(TyperGroup):
    """Turns every trouble into one line on stderr and exit status 1."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take ``--debug`` wherever it stands before ``--``."""
        before = args[: args.index("--")] if "--" in args else args
        if "--debug" in before:
            args = ["--debug", *(arg for arg in before if arg != "--debug"), *args[len(before) :]]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command. Raises typer.Exit(1) for what was refused and for our own defects."""
        try:
            return super().invoke(ctx)
        except (BrokenPipeError, typer.Exit, typer.Abort):
            raise
        except Exception as error:
            if _is_usage(error):
                raise
            _refuse(error, debug=bool(ctx.params.get("debug")))
            raise typer.Exit(REFUSED) from error


def _refuse(error: Exception, *, debug: bool) -> None:
    """Say in a line what is wrong; with ``debug`` raise a defect again."""
    from coder_app.core.errors import Cancelled, CoderError

    if isinstance(error, CoderError):
        warn(one_line(error))
    elif isinstance(error, Cancelled):
        warn("Stopped. Nothing was changed.")
    elif debug:
        raise error
    else:
        warn(defect(error))


def _is_usage(error: Exception) -> bool:
    """Whether typer itself will say what is wrong with the words of the command."""
    return hasattr(error, "exit_code") and hasattr(error, "format_message")


app = typer.Typer(
    name="coder-app",
    cls=Refusing,
    help="Code interviews: import transcripts, apply codes, get suggestions, review themes, "
    "export to Excel. Called bare, it opens the window.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def options(
    debug: Annotated[bool, typer.Option("--debug", help="Show where Coder itself failed.")] = False,
) -> None:
    """Take what stands before the command."""


@app.command("open")
def open_window(
    ctx: typer.Context,
    project: Annotated[
        Path | None, typer.Argument(metavar="PROJECT", help="The project's file.")
    ] = None,
    sample: Annotated[
        bool, typer.Option("--sample", help="Open your own copy of the sample.")
    ] = False,
) -> None:
    """Open the window."""
    opens: Open | None = ctx.obj
    if opens is None:
        warn("This program has no window. Start Coder by: coder-app open")
        raise typer.Exit(REFUSED)
    raise typer.Exit(opens(project, sample))


COMMANDS: tuple[tuple[str, Callable[..., None]], ...] = (
    ("new", projects.new),
    ("import", importing.import_files),
    ("documents", documents.documents),
    ("text", documents.text),
    ("turns", documents.turns),
    ("codes", codes.codes),
    ("cases", documents.cases),
    ("attributes", documents.attributes),
    ("code", codes.code),
    ("excerpts", reports.excerpts),
    ("suggest", reports.suggest),
    ("evaluate", evaluating.evaluate),
    ("how-good", evaluating.how_good),
    ("embed", embedding.embed),
    ("themes", reports.themes),
    ("co-occurrence", together.co_occurrence),
    ("saturation", saturating.saturation),
    ("agreement", agreeing.agreement),
    ("search", searching.search),
    ("export", exporting.export),
    ("undo", projects.undo),
    ("redo", projects.redo),
    ("history", projects.history),
    ("check", projects.check),
    ("demo", exporting.demo),
    ("about", about.about),
)
for _name, _function in COMMANDS:
    app.command(_name)(_function)
app.add_typer(versions.codebook, name="codebook")


def main(open_window: Open | None = None) -> None:
    """Run the command that the program was called with; exits."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # what is printed may go into a file or another program
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace", newline="\n")
    app(prog_name="coder-app", obj=open_window)
