"""Codes that run on: those of the passage just above, offered first. For the window's process."""

import re
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.citing import citation_in
from coder_app.core.codes import tree
from coder_app.core.coding_store import put_coding
from coder_app.core.ids import CodeId, CodingId, DocumentId
from coder_app.core.names import quoted
from coder_app.core.project import Project
from coder_app.core.suggestions.choices import choices_in
from coder_app.core.suggestions.decisions import Proposal, put_decision
from coder_app.core.suggestions.material import refusals
from models import Coding, Segment, Speaker, Turn

MODEL = "repeat previous"
"""What the ledger calls it: no engine, so that the two can be told apart."""
WORDS = 60
"""Words of participants' speech before a passage that count as just above it."""
NEAR = 12
"""Turns before a passage among which a participant's is looked for."""

_WORD = re.compile(r"\S+")


def codes_above(project: Project, document: DocumentId, start: int, end: int) -> list[CodeId]:
    """The codes this coder gave to the last words before ``start:end``, in order of place.

    Interviewers' turns are passed over; where nobody asks, as in the answers to a survey, nothing
    runs on from one person to the next. Those that the passage has already, that were refused
    here or are never suggested, are left out.
    """
    text = project.text(document)
    with project.read() as session:
        first, last = _above(session, document, text, start)
        mine = session.execute(
            select(Coding.code_id, Coding.start, Coding.end)
            .where(Coding.document_id == document, Coding.coder_id == project.coder)
            .where(Coding.start < end, Coding.end > first)
            .order_by(Coding.start, Coding.end, Coding.id)
        ).all()
        refused = refusals(session, document, project.coder)
        out = set(choices_in(session, project.coder).never)
    out |= {CodeId(row.code_id) for row in mine if row.end > start}
    out |= {one.code for one in refused if one.start < end and one.end > start}
    found = [CodeId(row.code_id) for row in mine if row.start < last and row.end <= start]
    return [code for code in dict.fromkeys(found) if code not in out]


def go_on(
    project: Project, document: DocumentId, start: int, end: int, codes: Sequence[CodeId]
) -> list[CodingId]:
    """Give the codes above to this passage too, as one action; each is an accepted suggestion.

    Raises ``NotFound`` where a code is gone, ``ReadOnly``, ``Busy``.
    """
    with project.read() as session:
        known = tree(session)
        names = " and ".join(quoted(known.get(code).name) for code in codes)
        where = citation_in(session, document, start, end)
    made = []
    with project.action(f"Continue {names} in {where}") as session:
        for code in codes:
            segment = Segment(start, end)
            applied = put_coding(
                session, document, code, project.coder, segment, origin="suggestion"
            )
            proposal = Proposal(document, start, end, code)
            put_decision(session, proposal, project.coder, "accepted", 0.0)
            made.append(applied.coding)
    return made


def _above(session: Session, document: str, text: str, start: int) -> tuple[int, int]:
    """The last words that a participant says before a place."""
    rows = session.execute(
        select(Turn.body_start, Turn.end, Speaker.role, Turn.speaker_id)
        .outerjoin(Speaker, Speaker.id == Turn.speaker_id)
        .where(Turn.document_id == document, Turn.start < start)
        .order_by(Turn.start.desc())
        .limit(NEAR)
    ).all()
    said = [row for row in rows if row.role != "interviewer" and row.body_start < start]
    if not _asked(session, document):
        speaker = _speaker(session, document, start)
        said = [row for row in said[:1] if row.speaker_id == speaker]
    spoken = [(row.body_start, min(row.end, start)) for row in said]
    if not rows and not session.scalar(select(Turn.id).where(Turn.document_id == document)):
        spoken = [(0, start)]
    before = [(a, b) for a, b in spoken if a < b and text[a:b].strip()]
    if not before:
        return start, start
    a, b = before[0]
    words = [found.start() for found in _WORD.finditer(text, a, b)]
    return words[-WORDS:][0], b


def _asked(session: Session, document: str) -> bool:
    """Whether an interviewer speaks in a document."""
    asks = (Speaker.document_id == document, Speaker.role == "interviewer")
    return session.scalar(select(Speaker.id).where(*asks).limit(1)) is not None


def _speaker(session: Session, document: str, place: int) -> str | None:
    """Who speaks at a place."""
    turn = select(Turn.speaker_id).where(Turn.document_id == document, Turn.start <= place)
    return session.scalar(turn.order_by(Turn.start.desc()).limit(1))
