"""The command that makes sentence vectors, where the optional extra is installed."""

from typing import Annotated

import typer

from coder_app.commands.shared import (
    AsJson,
    ProjectPath,
    counted,
    print_json,
    progress,
    say,
    writing,
)

STOPPED = "Stopped. The vectors made so far are kept; the same command goes on with the rest."


def embed(
    project: ProjectPath,
    drop: Annotated[bool, typer.Option("--drop", help="Take them all out instead.")] = False,
    json: AsJson = False,
) -> None:
    """Make the sentence vectors that suggestions lack; they are kept in the project."""
    from coder_app.core.embeddings import kept
    from coder_app.core.embeddings.extra import extra
    from coder_app.core.embeddings.session import fill_all, fill_some, wanted
    from coder_app.core.errors import Cancelled, CoderError

    with writing(project) as opened:
        if drop:
            kept.drop(opened)
            say("All sentence vectors were taken out of the project.")
            return
        if not extra().installed:
            raise CoderError(f"Nothing was done. {extra().says}")
        if not wanted(opened):
            raise CoderError("This project does without embeddings. Nothing was done.")
        try:
            with progress("Embedding") as report:
                made = fill_all(opened, lambda: fill_some(opened.path), report)
        except Cancelled:
            raise CoderError(STOPPED) from None
    if json:
        print_json({"made": made})
    else:
        say(f"Made {counted(made, 'vector')}.")
