"""Commands about the project as a whole: new, undo, redo, history, check."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coder_app.commands.shared import (
    PROGRAM,
    REFUSED,
    AsJson,
    ProjectPath,
    counted,
    default_coder,
    print_json,
    print_table,
    progress,
    reading,
    say,
    writing,
)

if TYPE_CHECKING:
    from coder_app.core.project import ActionInfo

Coder = Annotated[
    str | None, typer.Option("--coder", metavar="NAME", help="Who codes; else CODER_NAME.")
]
Language = Annotated[
    str, typer.Option("--language", metavar="CODE", help="Of the transcripts: en, de, fr, …")
]

Csv = Annotated[
    Path | None,
    typer.Option("--csv", metavar="FILE", help="Write the whole history there instead."),
]


def new(project: ProjectPath, coder: Coder = None, language: Language = "en") -> None:
    """Create an empty project."""
    from coder_app.core.errors import CoderError, ProjectRefused
    from coder_app.core.language.languages import known
    from coder_app.core.names import clean_name
    from coder_app.core.project import SUFFIX, Project

    if project.suffix.lower() != SUFFIX:
        raise ProjectRefused(
            f"{project.name} was not created: a project's file ends in {SUFFIX}, such as "
            f"{project.stem}{SUFFIX}."
        )
    if known(language) != language:
        raise CoderError(
            f"{project.name} was not created: {language!r} is no language that Coder knows. "
            "Give its two letters, such as en or de; xx stands for any other."
        )
    who = clean_name(default_coder() if coder is None else coder, "A coder's name")
    Project.create(project.absolute(), language=language, coder_name=who, program=PROGRAM).close()
    say(f"Created {project}. {who} codes in it.")


def undo(project: ProjectPath, json: AsJson = False) -> None:
    """Take back the newest step, whoever took it."""
    from coder_app.core.errors import CoderError

    with writing(project) as opened:
        step = opened.undo()
    if step is None:
        raise CoderError(f"There is nothing to undo in {project.name}. Nothing was changed.")
    _tell("Undone", step, json)


def redo(project: ProjectPath, json: AsJson = False) -> None:
    """Do the step that was undone last again."""
    from coder_app.core.errors import CoderError

    with writing(project) as opened:
        step = opened.redo()
    if step is None:
        raise CoderError(f"There is nothing to redo in {project.name}. Nothing was changed.")
    _tell("Done again", step, json)


def history(project: ProjectPath, json: AsJson = False, file: Csv = None) -> None:
    """List the newest steps, newest first; or write all of them as csv, oldest first."""
    from coder_app.core.history import write_history

    with reading(project) as opened:
        if file is not None:
            with progress("Writing the history") as report:
                count = write_history(opened, file, progress=report)
            say(f"{file}: {counted(count, 'step')}")
            return
        steps = opened.history()
    if json:
        print_json([_step(step) for step in steps])
        return
    rows = [(_when(step), step.coder_name, step.state, step.name) for step in steps]
    print_table(("When", "Coder", "State", "Step"), rows)


def check(project: ProjectPath, json: AsJson = False) -> None:
    """Look for damage in the project's file; exit status 1 where there is any."""
    with reading(project) as opened:
        problems = opened.check()
    if json:
        print_json({"problems": problems})
    else:
        for problem in problems or [f"{project.name} is sound."]:
            say(problem)
    if problems:
        raise typer.Exit(REFUSED)


def _tell(what: str, step: "ActionInfo", json: bool) -> None:
    if json:
        print_json(_step(step))
        return
    steps = f", {step.count} steps" if step.count > 1 else ""
    say(f"{what}: {step.name} ({step.coder_name}, {_when(step)}{steps})")


def _step(step: "ActionInfo") -> dict[str, Any]:
    return {
        "id": step.id,
        "name": step.name,
        "coder": step.coder_name,
        "at": step.at.isoformat(),
        "group": step.group,
        "count": step.count,
        "state": step.state,
    }


def _when(step: "ActionInfo") -> str:
    return f"{step.at.astimezone():%d %b %Y, %H:%M}"
