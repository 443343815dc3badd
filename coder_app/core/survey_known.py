"""The surveys that a project has already: who answered which question, and what."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.citing import SURVEY
from coder_app.core.names import name_key
from coder_app.core.project import Project
from models import Case, Document, Speaker, TextRevision, Turn


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """A document of answers: texts by the key of the respondent's case."""

    name: str
    answers: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class KnownSurveys:
    """Names of all cases by key, and all documents of answers."""

    cases: Mapping[str, str]
    questions: tuple[KnownQuestion, ...]


NOTHING = KnownSurveys({}, ())


def known_surveys(project: Project) -> KnownSurveys:
    """What a survey must not bring twice."""
    with project.read() as session:
        cases = {name_key(name): name for name in session.scalars(select(Case.name))}
        wanted = (
            select(Document.id, Document.name, TextRevision.text)
            .join(TextRevision, TextRevision.id == Document.revision_id)
            .where(Document.format == SURVEY)
            .order_by(Document.position)
        )
        rows = session.execute(wanted).all()
        questions = tuple(
            KnownQuestion(row.name, _answers(session, row.id, row.text)) for row in rows
        )
    return KnownSurveys(cases, questions)


def _answers(session: Session, document: str, text: str) -> dict[str, frozenset[str]]:
    wanted = (
        select(Turn.body_start, Turn.end, Speaker.label, Case.name)
        .join(Speaker, Speaker.id == Turn.speaker_id)
        .outerjoin(Case, Case.id == Speaker.case_id)
        .where(Turn.document_id == document)
    )
    found: dict[str, set[str]] = {}
    for start, end, label, case in session.execute(wanted):
        for key in {name_key(label), name_key(case or label)}:  # the case may have been renamed
            found.setdefault(key, set()).add(text[start:end])
    return {key: frozenset(texts) for key, texts in found.items()}
