"""Surveys on the command line: what is proposed for their columns, and how it is corrected."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from coder_app.commands.shared import say, warn

if TYPE_CHECKING:
    from coder_app.core.exchange.survey_file import SurveyFile, SurveyPlan
    from coder_app.core.project import Project

Respondent = Annotated[
    str | None,
    typer.Option("--respondent", metavar="COLUMN", help="The column of a survey that names the "
                 "respondents; - where none does."),
]  # fmt: skip
Attributes = Annotated[
    list[str] | None,
    typer.Option("--attribute", metavar="COLUMN", help="A column of closed answers; may be "
                 "repeated."),
]  # fmt: skip
Answers = Annotated[
    list[str] | None,
    typer.Option("--answer", metavar="COLUMN", help="A column of answers to code; may be "
                 "repeated."),
]  # fmt: skip
LeftOut = Annotated[
    list[str] | None,
    typer.Option("--leave-out", metavar="COLUMN", help="A column that is not imported; may be "
                 "repeated."),
]  # fmt: skip
SheetName = Annotated[
    str | None,
    typer.Option("--sheet", metavar="NAME", help="The sheet of a workbook that is the survey."),
]
Join = Annotated[
    bool,
    typer.Option("--join", help="Rows of a survey with one name are one respondent; else they are "
                 "numbered."),
]  # fmt: skip
HiddenRows = Annotated[
    bool, typer.Option("--hidden-rows", help="Import rows too that are hidden in the sheet.")
]

NOBODY = "-"


@dataclass(frozen=True, slots=True)
class Corrections:
    """What the options say about the columns of all surveys."""

    respondent: str | None
    uses: tuple[tuple[str, str], ...]
    """Columns with what they are taken for."""
    sheet: str | None
    join: bool
    hidden_rows: bool

    def named(self) -> list[str]:
        """The columns that are spoken of."""
        asked = [self.respondent] if self.respondent not in (None, NOBODY) else []
        return [*(name for name in asked if name), *(name for name, _ in self.uses)]


def corrections(
    respondent: str | None,
    uses: Iterable[tuple[str, Sequence[str] | None]],
    *,
    sheet: str | None,
    join: bool,
    hidden_rows: bool,
) -> Corrections:
    """The options as they were given. Raises typer.BadParameter where a column has two uses."""
    pairs = tuple((name, use) for use, names in uses for name in names or ())
    found = Corrections(respondent, pairs, sheet, join, hidden_rows)
    from coder_app.core.names import name_key

    keys = [name_key(name) for name in found.named()]
    for name in found.named():
        if keys.count(name_key(name)) > 1:
            raise typer.BadParameter(f"{name!r} is given twice; a column has one use.")
    return found


def corrected(file: "SurveyFile", asked: Corrections) -> "SurveyPlan":
    """The plan of a file, corrected. Raises CoderError where it has no such sheet or column."""
    from coder_app.core.exchange.survey_file import propose_survey, with_use

    plan = propose_survey(file, _sheet(file, asked.sheet))
    plan = replace(plan, join=asked.join, hidden_rows=asked.hidden_rows)
    if asked.respondent == NOBODY:
        for column in plan.used("respondent"):
            plan = with_use(plan, column.at, "out")
    elif asked.respondent:
        plan = with_use(plan, _column(plan, asked.respondent), "respondent")
    for name, use in asked.uses:
        plan = with_use(plan, _column(plan, name), use)  # type: ignore[arg-type]  # from the options
    return plan


def _sheet(file: "SurveyFile", name: str | None) -> int | None:
    from coder_app.core.errors import ImportRefused
    from coder_app.core.names import name_key, quoted

    names = [sheet.name for sheet in file.sheets]
    if name is None or len(names) == 1:
        return None
    if name_key(name) in map(name_key, names):
        return [name_key(each) for each in names].index(name_key(name))
    raise ImportRefused(
        f"{file.name} was not imported: it has no sheet {quoted(name)}. It has "
        f"{', '.join(map(quoted, names))}."
    )


def _column(plan: "SurveyPlan", name: str) -> int:
    from coder_app.core.errors import ImportRefused
    from coder_app.core.names import name_key, quoted

    for column in plan.columns:
        if name_key(column.name) == name_key(name):
            return column.at
    names = ", ".join(quoted(column.name) for column in plan.columns)
    raise ImportRefused(
        f"{plan.file.name} was not imported: it has no column {quoted(name)}. It has {names}."
    )


def tell_surveys(
    project: "Project", plans: "Sequence[SurveyPlan]", asked: Corrections, *, quiet: bool
) -> None:
    """Say how each survey is read, and where columns were named in vain."""
    if asked.named() and not plans:
        warn("None of these files is read as a survey; the columns named were passed over.")
    for plan in () if quiet else plans:
        tell_survey(project, plan)


def tell_survey(project: "Project", plan: "SurveyPlan") -> None:
    """Say what each column is taken for, and what should be known before."""
    from coder_app.core.survey import outcome
    from coder_app.core.survey_known import known_surveys
    from coder_app.core.survey_words import outcome_notes

    words = {
        "respondent": "respondent",
        "attribute": "attribute",
        "answer": "open question",
        "out": "left out",
    }
    say(f"{plan.file.name} is read as a survey:")
    for column in plan.columns:
        say(f"    {column.name}: {words[column.use]}")
    for note in outcome_notes(plan, outcome(plan, known_surveys(project))):
        say(f"    {note}")
