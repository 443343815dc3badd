"""What will come of a survey, in words: the same in the window and on the command line."""

from collections.abc import Sequence

from coder_app.core.exchange.survey_file import SurveyPlan
from coder_app.core.names import counted, listed
from coder_app.core.survey import Outcome, Question


def outcome_words(found: Outcome) -> str:
    """573 respondents, 3 attributes, 2 open questions: 2 documents with 1,031 answers."""
    parts = [counted(len(found.respondents), "respondent")]
    parts.append(counted(len(found.attributes), "attribute"))
    parts.append(counted(len(found.questions), "open question"))
    documents = sum(bool(question.answers) for question in found.questions)
    answers = sum(len(question.answers) for question in found.questions)
    come = f"{counted(documents, 'document')} with {counted(answers, 'answer')}"
    words = f"{', '.join(parts)}: {come if documents else 'no new answers'}"
    empty = sum(question.empty for question in found.questions)
    return words + (f"; {counted(empty, 'empty answer')} left out" if empty else "")


def outcome_notes(plan: SurveyPlan, found: Outcome) -> tuple[str, ...]:
    """What should be known before: what is there already, doubled, nameless or hidden."""
    notes = [
        _known(found),
        _there(found),
        _doubles(plan, found),
        _nameless(found),
        _hidden(plan, found),
        _conflicts(found),
        *plan.file.warnings,
    ]
    if not found.questions:
        notes.append("No column is an open question: only cases and attributes will come.")
    return tuple(note for note in notes if note)


def _known(found: Outcome) -> str:
    if not found.known:
        return ""
    every = found.known == len(found.respondents)
    who = "All of them" if every and found.known > 1 else f"{found.known:,} of them"
    verb = "is a case" if found.known == 1 else "are cases"
    return f"{who} {verb} of the project already; nobody is doubled."


def _there(found: Outcome) -> str:
    there = [question for question in found.questions if question.there]
    if not there:
        return ""
    count = sum(question.there for question in there)
    names = listed([question.name for question in there], "questions")
    verb = "is" if count == 1 else "are"
    words = f"{counted(count, 'answer')} to {names} {verb} in the project already and left out"
    other = sum(question.differing for question in there)
    if other:
        verb = "reads" if other == 1 else "read"
        words += f"; {other:,} of them {verb} otherwise there and {'is' if other == 1 else 'are'} "
        words += "kept as coded"
    return f"{words}.{_beside(there)}"


def _beside(there: Sequence[Question]) -> str:
    """Where new answers go whose question has a document already: it may be coded, or done."""
    further = [question for question in there if question.answers]
    if not further:
        return ""
    count = sum(len(question.answers) for question in further)
    verb = "goes" if count == 1 else "go"
    own = "a new document" if len(further) == 1 else f"{len(further)} new documents"
    return (
        f" {counted(count, 'new answer')} {verb} into {own} beside what is there, which stays "
        "as it was coded; excerpts and Themes count them together."
    )


def _doubles(plan: SurveyPlan, found: Outcome) -> str:
    if not found.doubles:
        return ""
    count = len(found.doubles)
    names = listed(found.doubles, "names")
    verb = "stands" if count == 1 else "stand"
    what = "joined" if plan.join else "numbered, the second one (2)"
    return f"{names} {verb} in several rows: these are {what}."


def _nameless(found: Outcome) -> str:
    if not found.nameless:
        return ""
    verb, called = "name", "they are called by their numbers"
    if found.nameless == 1:
        verb, called = "names", "it is called by its number"
    return f"{counted(found.nameless, 'row')} {verb} no respondent: {called} in the sheet."


def _hidden(plan: SurveyPlan, found: Outcome) -> str:
    rows = counted(found.hidden, "hidden row")
    columns = [column.name for column in plan.columns if column.hidden and column.use == "out"]
    parts = [rows] if found.hidden else []
    parts += [f"{_columns(columns)} (hidden in the sheet)"] if columns else []
    return f"Left out: {' and '.join(parts)}." if parts else ""


def _columns(names: Sequence[str]) -> str:
    return listed(names, "columns")


def _conflicts(found: Outcome) -> str:
    if not found.conflicts:
        return ""
    values = counted(found.conflicts, "value")
    return f"{values} left out: an earlier row of the same respondent has another."
