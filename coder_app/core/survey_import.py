"""Storing a survey: a document an open question, a turn a respondent, attributes by type."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count

from sqlalchemy.orm import Session

from coder_app.core.cases import put_attribute
from coder_app.core.citing import SURVEY
from coder_app.core.errors import ImportRefused
from coder_app.core.exchange import read
from coder_app.core.exchange.parsed import ParsedFile, Utterance, write_out
from coder_app.core.exchange.survey_file import SurveyPlan
from coder_app.core.import_known import Known
from coder_app.core.import_plan import ImportItem, SpeakerChoice
from coder_app.core.import_rows import Place, add_cases, add_document
from coder_app.core.names import clean_name, counted, free_name, name_key, quoted
from coder_app.core.project import Project
from coder_app.core.survey import Outcome, Question, outcome
from coder_app.core.survey_known import known_surveys
from coder_app.core.survey_words import outcome_words

NOTHING_NEW = "all of it is in the project already; nothing was changed"


@dataclass(frozen=True, slots=True)
class Stored:
    """What came of a survey: new documents as (id, name, what they were made of), and in words."""

    documents: tuple[tuple[str, str, ParsedFile], ...]
    words: str
    changed: bool
    """Whether anything was new."""


def survey_title(plan: SurveyPlan, found: Outcome) -> str:
    """The step in the history: ``Import survey "feedback" (2 questions, 573 respondents)``."""
    new = sum(bool(question.answers) for question in found.questions)
    people = counted(len(found.respondents), "respondent")
    what = f"{counted(new, 'question')}, {people}" if new else people
    return f"Import survey {quoted(plan.file.name)} ({what})"


def survey_steps(plan: SurveyPlan) -> int:
    """How many steps of progress a survey is: its cases, each question, each attribute."""
    return 1 + len(plan.used("answer")) + len(plan.used("attribute"))


def store_survey(
    project: Project, plan: SurveyPlan, known: Known, group: str, told: Callable[[int], None]
) -> Stored:
    """Store what is new of a survey in one action; ``known`` learns it.

    ``told`` is called with the number of steps done so far; where it raises Cancelled, nothing is
    stored. Raises ImportRefused where the answers to a question are too long for one document,
    Busy, ReadOnly.
    """
    steps = count()
    told(next(steps))
    found = outcome(plan, known_surveys(project))
    for question in found.questions:
        _refuse_too_long(plan, question)
    done: list[tuple[str, str, ParsedFile]] = []
    values_new = 0
    new: dict[str, str] = {}
    with project.action(survey_title(plan, found), group=group) as session:
        add_cases(session, found.respondents, known.cases, new)
        cases = {**known.cases, **new}
        for question in found.questions:
            told(next(steps))
            if question.answers:
                done.append(_add_answers(session, plan, question, known, cases))
        for name, values in found.attributes:
            told(next(steps))
            if values:
                cells = [(cases[name_key(who)], what) for who, what in values]
                values_new += put_attribute(session, name, cells)
    known.cases |= new
    known.new_cases += len(new)
    changed = bool(done or new or values_new)
    words = outcome_words(found) if changed else NOTHING_NEW
    return Stored(tuple(done), f"{plan.file.name}: {words}", changed)


def _add_answers(
    session: Session, plan: SurveyPlan, question: Question, known: Known, cases: Mapping[str, str]
) -> tuple[str, str, ParsedFile]:
    """A document of the new answers to one question; ``cases`` are ids of all its respondents."""
    name = free_name(clean_name(question.name), known.names)
    item = as_item(plan, question, name)
    known.position += 1
    place = Place(name, known.position, _file_name(plan))
    document, _ = add_document(session, item, place, cases, {})
    known.names.add(name_key(name))
    return document, name, item.parsed


def _refuse_too_long(plan: SurveyPlan, question: Question) -> None:
    length = sum(len(who) + len(text) + 3 for who, text in question.answers)
    if length > read.MAX_CHARACTERS:
        raise ImportRefused(
            f"{_file_name(plan)} was not imported: the answers to {quoted(question.name)} are too "
            f"long for one document ({length:,} characters; the limit is "
            f"{read.MAX_CHARACTERS:,}). Leave this column out, or split the sheet."
        )


def as_item(plan: SurveyPlan, question: Question, name: str) -> ImportItem:
    """The answers to one question as a document: its turns come from the rows, not from words."""
    text, turns = write_out([Utterance(text, who) for who, text in question.answers])
    file = ParsedFile(
        path=plan.file.path,
        name=name,
        format=SURVEY,
        sha256=plan.file.sha256,
        text=text,
        turns=tuple(turns),
        speakers=(),
    )
    people = dict.fromkeys(who for who, _ in question.answers)
    choices = tuple(SpeakerChoice(who, "participant", who) for who in people)
    return ImportItem(file, name, choices)


def _file_name(plan: SurveyPlan) -> str:
    return plan.file.path.replace("\\", "/").rpartition("/")[2]
