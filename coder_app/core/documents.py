"""Documents: lists of them, their turns and paragraphs, and what is done with a whole document."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from coder_app.core.citing import citation_in, document_cases, number_at
from coder_app.core.document_changes import (
    CODING,
    DONE,
    NOT_STARTED,
    STATUSES,
    delete_documents,
    move_document,
    name_of,
    put_status,
    rename_document,
    set_status,
)
from coder_app.core.editing import EditReport, edit_text
from coder_app.core.finding import Choice, find
from coder_app.core.ids import CaseId, CoderId, DocumentId, SpeakerId, TurnId
from coder_app.core.project import Project
from coder_app.core.reparsing import reparse_turns
from coder_app.core.unseen import Unseen, unseen_by
from models import (
    Case,
    Coding,
    Document,
    DocumentStatus,
    Paragraph,
    Speaker,
    TextRevision,
    Turn,
)

__all__ = [
    "CODING",
    "DONE",
    "NOT_STARTED",
    "STATUSES",
    "DocumentRow",
    "EditReport",
    "SpeakerRow",
    "TurnRow",
    "citation",
    "delete_documents",
    "documents",
    "edit_text",
    "find_document",
    "move_document",
    "name_of",
    "paragraph_at",
    "paragraphs",
    "put_status",
    "rename_document",
    "reparse_turns",
    "set_status",
    "speakers",
    "turns",
]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as lists show it; ``codings`` are those of all coders, or those to be seen."""

    id: DocumentId
    name: str
    position: int
    characters: int
    words: int
    turns: int
    codings: int
    status: str
    """Of the coder asked for: not started, coding, done."""
    cases: tuple[str, ...]
    file_name: str = ""
    format: str = ""


class TurnRow(NamedTuple):
    """What one speaker says at a stretch; offsets in code points, ``time`` in ms.

    A tuple, because a long document has thousands.
    """

    id: TurnId
    start: int
    body_start: int
    end: int
    speaker_id: SpeakerId | None
    label: str
    role: str
    time: int | None
    case_id: CaseId | None
    case_name: str


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker of a document."""

    id: SpeakerId
    document_id: DocumentId
    label: str
    role: str
    case_id: CaseId | None
    case_name: str
    turns: int


# -- reading ---------------------------------------------------------------------------------------


def documents(
    project: Project, coder: CoderId | None = None, *, seen: bool = False
) -> list[DocumentRow]:
    """All documents in order; the status is that of ``coder`` (default: who codes now).

    ``seen``: counted are only codings of which the coder may know (``unseen``).
    """
    with project.read() as session:
        who = coder or (project.coder if project.coder_name else "")
        turns = _counts(session, Turn)
        codings = _counts(session, Coding)
        if seen:
            codings |= _own(session, unseen_by(session, who))
        cases = document_cases(session)
        statuses = dict(
            session.execute(
                select(DocumentStatus.document_id, DocumentStatus.status).where(
                    DocumentStatus.coder_id == who
                )
            ).all()
        )
        return [
            DocumentRow(
                id=DocumentId(row.id),
                name=row.name,
                position=row.position,
                characters=row.characters,
                words=row.words,
                turns=turns.get(row.id, 0),
                codings=codings.get(row.id, 0),
                status=statuses.get(row.id, NOT_STARTED),
                cases=tuple(name for _, name in cases.get(row.id, ())),
                file_name=row.file_name,
                format=row.format,
            )
            for row in _rows(session)
        ]


def _rows(session: Session) -> Sequence[Row[str, str, int, str, str, int, int]]:
    return session.execute(
        select(
            Document.id,
            Document.name,
            Document.position,
            Document.file_name,
            Document.format,
            TextRevision.characters,
            TextRevision.words,
        )
        .join(TextRevision, TextRevision.id == Document.revision_id)
        .order_by(Document.position, Document.id)
    ).all()


def _counts(session: Session, table: type[Turn] | type[Coding]) -> dict[str, int]:
    counted_rows = select(table.document_id, func.count()).group_by(table.document_id)
    return dict(session.execute(counted_rows).all())


def _own(session: Session, hidden: Unseen) -> dict[str, int]:
    """How many codings of one's own each document has in which others' are out of sight."""
    found = dict.fromkeys(map(str, hidden.documents), 0)
    if hidden.documents:
        mine = select(Coding.document_id, func.count()).where(
            Coding.coder_id == hidden.coder, Coding.document_id.in_(hidden.documents)
        )
        found.update(dict(session.execute(mine.group_by(Coding.document_id)).all()))
    return found


def turns(project: Project, document: DocumentId) -> list[TurnRow]:
    """The turns of a document, in order."""
    wanted = (
        select(
            Turn.id,
            Turn.start,
            Turn.body_start,
            Turn.end,
            Turn.speaker_id,
            Speaker.label,
            Speaker.role,
            Turn.time,
            Case.id,
            Case.name,
        )
        .outerjoin(Speaker, Speaker.id == Turn.speaker_id)
        .outerjoin(Case, Case.id == Speaker.case_id)
        .where(Turn.document_id == document)
        .order_by(Turn.start, Turn.id)
    )
    with project.read() as session:
        rows = session.connection().execute(wanted).all()  # much faster than the session's own
        return [
            TurnRow(
                TurnId(turn),
                start,
                body,
                end,
                None if speaker is None else SpeakerId(speaker),
                label or "",
                role or "other",
                time,
                None if case is None else CaseId(case),
                name or "",
            )
            for turn, start, body, end, speaker, label, role, time, case, name in rows
        ]


def speakers(project: Project, document: DocumentId | None = None) -> list[SpeakerRow]:
    """The speakers of a document, or of all, in order of their first turn."""
    first = func.min(Turn.start)
    wanted = (
        select(Speaker, Case.name, func.count(Turn.id), first)
        .outerjoin(Case, Case.id == Speaker.case_id)
        .outerjoin(Turn, Turn.speaker_id == Speaker.id)
        .join(Document, Document.id == Speaker.document_id)
        .group_by(Speaker.id)
        .order_by(Document.position, Document.id, first.nulls_last(), Speaker.id)
    )
    if document is not None:
        wanted = wanted.where(Speaker.document_id == document)
    with project.read() as session:
        return [
            SpeakerRow(
                SpeakerId(row.id),
                DocumentId(row.document_id),
                row.label,
                row.role,
                None if row.case_id is None else CaseId(row.case_id),
                name or "",
                count,
            )
            for row, name, count, _ in session.execute(wanted)
        ]


def paragraphs(project: Project, document: DocumentId) -> list[tuple[int, int]]:
    """Start and end of every paragraph, in code points; the first is ¶1."""
    wanted = (
        select(Paragraph.start, Paragraph.end)
        .join(Document, Document.revision_id == Paragraph.revision_id)
        .where(Document.id == document)
        .order_by(Paragraph.number)
    )
    with project.read() as session:
        return [(start, end) for start, end in session.connection().execute(wanted).all()]


def paragraph_at(project: Project, document: DocumentId, offset: int) -> int:
    """The number of the paragraph at an offset (code points); between two, the one above."""
    with project.read() as session:
        return number_at(session, document, offset)


def citation(project: Project, document: DocumentId, start: int, end: int) -> str:
    """How ``start:end`` is cited: ``P04 ¶12``, ``P04 ¶12-14``."""
    with project.read() as session:
        return citation_in(session, document, start, end)


def find_document(project: Project, name_or_id: str) -> DocumentId:
    """The document of this name or id. Raises Ambiguous, NotFound."""
    with project.read() as session:
        rows = session.execute(
            select(Document.id, Document.name).order_by(Document.position, Document.id)
        )
        choices = [Choice(row.id, row.name, row.name) for row in rows]
    return DocumentId(find("document", name_or_id, choices))
