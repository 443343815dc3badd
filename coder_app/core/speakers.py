"""The speakers of a document after its import: role and case corrected, two labels made one.

Codings are left as they are: which cases they belong to follows from who speaks where.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from coder_app.core.cases import add_case, rename_case
from coder_app.core.errors import CoderError, NotFound
from coder_app.core.exchange.roles import says_nothing
from coder_app.core.ids import CaseId, DocumentId, SpeakerId
from coder_app.core.names import clean_name, counted, listed, name_key, quoted
from coder_app.core.project import Project
from models import AttributeValue, Case, Document, Memo, Speaker, Turn
from models.words import words

PARTICIPANT = "participant"
ROLES = (PARTICIPANT, "interviewer", "other")
ROLE_WORDS = {PARTICIPANT: "a participant", "interviewer": "an interviewer", "other": "other"}


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    """A speaker as the page of speakers shows it; without ``id`` it is the whole document.

    ``labels`` are those that stand before the speaker's turns, where there are several.
    """

    id: SpeakerId | None
    label: str
    role: str
    case_id: CaseId | None
    case: str
    turns: int
    words: int
    usual_case: str
    """The name of the case that a participant of this label would get."""


# -- reading ---------------------------------------------------------------------------------------


def speaker_lines(project: Project, document: DocumentId) -> list[SpeakerLine]:
    """The speakers of a document, who speaks most first; the document where nobody is named."""
    text = project.text(document)
    with project.read() as session:
        name, own, own_case = _document(session, document)
        rows = session.execute(
            select(Speaker.id, Speaker.label, Speaker.role, Case.id, Case.name)
            .outerjoin(Case, Case.id == Speaker.case_id)
            .where(Speaker.document_id == document)
        ).all()
        said = _said(session, document, text)
    people = sum(role == PARTICIPANT for _, _, role, _, _ in rows)
    found = [
        SpeakerLine(
            SpeakerId(speaker),
            label,
            role,
            CaseId(case) if case else None,
            case_name or "",
            *said.get(speaker, (0, 0)),
            _usual_case(name, label, alone=people - (role == PARTICIPANT) == 0),
        )
        for speaker, label, role, case, case_name in rows
    ]
    found.sort(key=lambda line: (-line.turns, line.label))
    if not people:  # so its words belong to the document's case
        case = CaseId(own) if own else None
        found.append(SpeakerLine(None, "", PARTICIPANT, case, own_case, 0, words(text), name))
    return found


def _document(session: Session, document: str) -> tuple[str, str | None, str]:
    """A document's name, and the id and name of its own case. Raises NotFound."""
    row = session.execute(
        select(Document.name, Case.id, Case.name)
        .outerjoin(Case, Case.id == Document.case_id)
        .where(Document.id == document)
    ).one_or_none()
    if row is None:
        raise NotFound("This document is no longer in the project. Nothing was changed.")
    return row[0], row[1], row[2] or ""


def _said(session: Session, document: str, text: str) -> dict[str, tuple[int, int]]:
    """Turns and words of each speaker."""
    found: dict[str, tuple[int, int]] = {}
    turns = select(Turn.speaker_id, Turn.body_start, Turn.end).where(Turn.document_id == document)
    for speaker, start, end in session.execute(turns):
        if speaker is not None:
            many, much = found.get(speaker, (0, 0))
            found[speaker] = many + 1, much + words(text[start:end])
    return found


def _usual_case(document: str, label: str, *, alone: bool) -> str:
    """As an import names it: a person's own name, else the document, with the label if need be."""
    if not says_nothing(label):
        return label
    return document if alone else f"{document} · {label}"


def case_names(project: Project) -> list[str]:
    """The names of all cases, in order."""
    with project.read() as session:
        return sorted(session.scalars(select(Case.name)), key=str.casefold)


# -- changing --------------------------------------------------------------------------------------


def set_role(
    project: Project, document: DocumentId, speakers: Sequence[SpeakerId], role: str
) -> None:
    """Correct the role of speakers. A participant without a case gets the usual one, new or known.

    Others belong to no case; a case that nobody and nothing is left in goes. Raises CoderError.
    """
    if role not in ROLES:
        raise CoderError(f"A speaker is {', '.join(ROLES)}; {quoted(role)} is none of them.")
    lines = _chosen(project, document, speakers)
    lines = [line for line in lines if line.role != role]
    if not lines:
        return
    who = f"{listed([line.label for line in lines], 'speakers')} in {_name(project, document)}"
    with project.action(f"Make {who} {ROLE_WORDS[role]}") as session:
        for line in lines:
            case = line.case_id if role == PARTICIPANT else None
            if role == PARTICIPANT and case is None:
                case = CaseId(case_of(session, line.usual_case))
            values = {"role": role, "case_id": case}
            session.execute(update(Speaker).where(Speaker.id == line.id).values(values))
        drop_empty(session, [line.case_id for line in lines if line.case_id])


def set_case(
    project: Project, document: DocumentId, speakers: Sequence[SpeakerId | None], name: str
) -> None:
    """Let speakers belong to a case, known or new; an empty name: to none.

    None among the speakers is the document, where nobody is named. A case that would be left by
    all of its speakers for a new name is renamed, so that its attributes and memos stay with them.
    Raises CoderError for a name that is none, and for speakers who are no participants.
    """
    lines = _chosen(project, document, speakers)
    new = clean_name(name, "A case's name") if name.strip() else ""
    lines = [line for line in lines if name_key(line.case) != name_key(new)]
    if not lines:
        return
    if new and _is_rename(project, lines, new):
        rename_case(project, CaseId(str(lines[0].case_id)), new)
        return
    if new and any(line.role != PARTICIPANT for line in lines):
        raise CoderError(
            "Only participants belong to a case: correct the role first. Nothing was changed."
        )
    with project.action(_case_sentence(lines, new, _name(project, document))) as session:
        case = case_of(session, new) if new else None
        for line in lines:
            table = Speaker if line.id else Document
            which = table.id == (line.id or document)
            session.execute(update(table).where(which).values(case_id=case))
        drop_empty(session, [line.case_id for line in lines if line.case_id])


def _is_rename(project: Project, lines: Sequence[SpeakerLine], new: str) -> bool:
    """Whether nobody has the new name, and these are all who belong to one case."""
    case = lines[0].case_id
    if case is None or any(line.case_id != case for line in lines):
        return False
    with project.read() as session:
        names = session.scalars(select(Case.name)).all()
        belong = sum(
            session.scalar(select(func.count()).select_from(table).where(table.case_id == case))
            or 0
            for table in (Speaker, Document)
        )
    return belong == len(lines) and name_key(new) not in {name_key(name) for name in names}


def _case_sentence(lines: Sequence[SpeakerLine], case: str, document: str) -> str:
    labels = [line.label for line in lines if line.id]
    who = f"{listed(labels, 'speakers')} in {document}" if labels else f"document {document}"
    return f"Put {who} into case {quoted(case)}" if case else f"Take {who} out of its case"


def join_speakers(
    project: Project, document: DocumentId, speakers: Sequence[SpeakerId], into: SpeakerId
) -> None:
    """Make labels one speaker: the turns go to ``into``, who keeps label, role and case."""
    lines = _chosen(project, document, [one for one in speakers if one != into])
    (target,) = _chosen(project, document, [into])
    if not lines:
        return
    turns = sum(line.turns for line in lines)
    who = listed([line.label for line in lines], "speakers")
    with project.action(
        f"Join {who} to {quoted(target.label)} in {_name(project, document)} "
        f"({counted(turns, 'turn')})"
    ) as session:
        gone = [line.id for line in lines]
        session.execute(
            update(Turn)
            .where(Turn.document_id == document, Turn.speaker_id.in_(gone))
            .values(speaker_id=into)
        )
        session.execute(delete(Speaker).where(Speaker.id.in_(gone)))
        drop_empty(session, [line.case_id for line in lines if line.case_id])


def drop_empty(session: Session, ids: Sequence[str]) -> None:
    """Delete those cases that nobody, no document, no attribute and no memo belongs to."""
    session.flush()
    for case in dict.fromkeys(ids):
        uses = (
            select(func.count()).select_from(table).where(table.case_id == case)
            for table in (Speaker, Document, AttributeValue, Memo)
        )
        if not any(session.scalar(use) for use in uses):
            session.execute(delete(Case).where(Case.id == case))


def case_of(session: Session, name: str) -> str:
    """The case of a name, within an action; capitals and blanks do not matter; new where none."""
    key = name_key(name)
    rows = session.execute(select(Case.id, Case.name)).all()
    known: str | None = next((row.id for row in rows if name_key(row.name) == key), None)
    if known is not None:
        return known
    made = add_case(session, clean_name(name, "A case's name"))
    session.flush()
    return made


def _chosen(
    project: Project, document: DocumentId, speakers: Sequence[SpeakerId | None]
) -> list[SpeakerLine]:
    lines = {line.id: line for line in speaker_lines(project, document)}
    if not all(one in lines for one in speakers):
        raise NotFound("This speaker is no longer in the document. Nothing was changed.")
    return [lines[one] for one in dict.fromkeys(speakers)]


def _name(project: Project, document: str) -> str:
    with project.read() as session:
        return quoted(_document(session, document)[0])
