"""What the engine reads in a project: codes, documents with their turns, codings, refusals."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from coder_app.core.errors import NotFound
from coder_app.core.ids import CodeId, CoderId, CodingId, DocumentId
from coder_app.core.suggestions.apart import apart
from coder_app.core.suggestions.choices import Learnable
from coder_app.core.suggestions.passage import CodeText
from models import (
    Code,
    CodeExample,
    Coding,
    Decision,
    Document,
    DocumentStatus,
    Speaker,
    TextRevision,
    Turn,
    journal,
)
from models.row_history import described_at

QUESTIONS_CODED = 3
"""Codings within interviewers' turns from which on suggestions are made for these, too."""


TURNED_DOWN = ("refused", "changed")
"""Decisions that say no to the code that was suggested."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one speaker says at a stretch; suggestions are not made for an interviewer."""

    start: int
    end: int
    asked: bool


@dataclass(frozen=True, slots=True)
class Script:
    """A document by its turns; ``key`` changes when its text, turns or roles do."""

    id: DocumentId
    name: str
    key: str
    revision: str
    """The text that the turns are of; another one may have taken its place since."""
    turns: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Coded:
    """A coding, as far as the engine cares."""

    id: CodingId
    document: DocumentId
    code: CodeId
    coder: CoderId
    start: int
    end: int
    at: str
    origin: str = "hand"


@dataclass(frozen=True, slots=True)
class Refused:
    """A code that a coder refused for a segment, or changed to another."""

    document: DocumentId
    code: CodeId
    coder: CoderId
    start: int
    end: int


def codes(session: Session) -> tuple[CodeText, ...]:
    """All codes, oldest first. What a code excludes stays out: its words would speak for it."""
    examples = defaultdict(list)
    wanted = select(CodeExample.code_id, CodeExample.text).order_by(CodeExample.position)
    for code, text in session.execute(wanted):
        examples[code].append(text)
    rows = session.execute(
        select(Code.id, Code.name, Code.definition, Code.include, Code.parent_id).order_by(
            Code.created_at, Code.id
        )
    )
    return tuple(
        CodeText(
            row.id,
            row.name,
            f"{row.definition}\n{row.include}".strip(),
            tuple(examples[row.id]),
            row.parent_id or "",
        )
        for row in rows
    )


def scripts(session: Session) -> list[Script]:
    """All documents in their order, with their turns."""
    keys = document_keys(session)
    turns, answered_only = defaultdict(list), not questions_coded(session)
    wanted = (
        select(Turn.document_id, Turn.body_start, Turn.end, Speaker.role)
        .outerjoin(Speaker, Speaker.id == Turn.speaker_id)
        .order_by(Turn.document_id, Turn.start)
    )
    for row in session.execute(wanted):
        asked = answered_only and row.role == "interviewer"
        turns[row.document_id].append(Spoken(row.body_start, row.end, asked))
    rows = session.execute(
        select(Document.id, Document.name, Document.revision_id).order_by(Document.position)
    )
    return [
        Script(DocumentId(id_), name, keys[id_], revision, tuple(turns[id_]))
        for id_, name, revision in rows
    ]


def text_of(session: Session, script: Script) -> str:
    """The text that a document had when its turns were read. Raises NotFound once it is erased."""
    found = session.scalar(select(TextRevision.text).where(TextRevision.id == script.revision))
    if found is None:
        raise NotFound("This text is no longer in the project.")
    return found


def document_keys(session: Session) -> dict[str, str]:
    """For each document a word that changes with its text, its turns and their speakers' roles.

    And with whether interviewers' turns are coded: then passages are cut of them as well.
    """
    role = "" if questions_coded(session) else "interviewer"
    asked = case((Speaker.role == role, Turn.start), else_=-1)
    times = asked * 1.0 * asked  # so that two speakers who change places are told apart
    wanted = (
        select(
            Document.id,
            Document.revision_id,
            func.count(Turn.id),
            func.total(Turn.body_start * 1.0 * Turn.end),
            func.total(asked),
            func.total(times),
        )
        .outerjoin(Turn, Turn.document_id == Document.id)
        .outerjoin(Speaker, Speaker.id == Turn.speaker_id)
        .group_by(Document.id)
    )
    return {row[0]: "/".join(map(str, row[1:])) for row in session.execute(wanted)}


def questions_coded(session: Session) -> bool:
    """Whether coders code what interviewers say: a few codings lie within their turns.

    What is coded in documents for double coding is not told, not even by this.
    """
    inside = (
        select(Coding.id)
        .select_from(Speaker)
        .join(Turn, Turn.speaker_id == Speaker.id)
        .join(Coding, Coding.document_id == Turn.document_id)
        .where(
            Speaker.role == "interviewer",
            Coding.start.between(Turn.body_start, Turn.end),
            Coding.end <= Turn.end,
            Coding.document_id.not_in(apart(session)),
        )
        .limit(QUESTIONS_CODED)
    )
    return len(session.execute(inside).all()) == QUESTIONS_CODED


def corpus_key(session: Session) -> str:
    """A word that changes when any document does."""
    keys = sorted(document_keys(session).items())
    return hashlib.sha256(repr(keys).encode()).hexdigest()


def seen(session: Session, coder: CoderId | None) -> str:
    """A word that changes with anything that a coder's suggestions depend on, and with more."""
    return f"{coder}/{journal.mark(session.connection())}"


def codings(session: Session, document: DocumentId | None = None) -> list[Coded]:
    """The codings of all coders, oldest first; of one document where it is given."""
    columns = (
        Coding.id,
        Coding.document_id,
        Coding.code_id,
        Coding.coder_id,
        Coding.start,
        Coding.end,
        Coding.created_at,
        Coding.origin,
    )
    wanted = select(*columns).order_by(Coding.created_at, Coding.id)
    if document is not None:
        wanted = wanted.where(Coding.document_id == document)
    return [
        Coded(CodingId(i), DocumentId(d), CodeId(c), CoderId(who), start, end, at, origin)
        for i, d, c, who, start, end, at, origin in session.execute(wanted)
    ]


def number_of_codings(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Coding)) or 0


def done(session: Session, allowed: Learnable | None = None) -> frozenset[str]:
    """Documents that a coder, of those who count, has declared done: all of them was read."""
    wanted = select(DocumentStatus.document_id, DocumentStatus.coder_id)
    rows = session.execute(wanted.where(DocumentStatus.status == "done"))
    return frozenset(
        document for document, coder in rows if allowed is None or allowed.allows(document, coder)
    )


def refusals(
    session: Session, document: DocumentId | None = None, coder: CoderId | None = None
) -> Sequence[Refused]:
    """What was refused and still counts: until the code's description changes.

    A suggestion that was changed to another code was refused as well; what was refused of a code
    that was merged into another says nothing of that one.
    """
    wanted = select(Decision).where(Decision.kind.in_(TURNED_DOWN), Decision.former == "")
    if document is not None:
        wanted = wanted.where(Decision.document_id == document)
    if coder is not None:
        wanted = wanted.where(Decision.coder_id == coder)
    rows = session.scalars(wanted).all()
    described = described_at(session, (row.code_id for row in rows))
    return [
        Refused(
            DocumentId(row.document_id),
            CodeId(row.code_id),
            CoderId(row.coder_id),
            row.start,
            row.end,
        )
        for row in rows
        if described.get(row.code_id, "") <= row.created_at
    ]
