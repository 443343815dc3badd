"""Codings that lost their words to an edit: kept with their old excerpt until a coder settles them.

A lost coding keeps the id of the coding it was, and the memos on it with who wrote them and when.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from coder_app.core.citing import citation_in
from coder_app.core.codes import tree
from coder_app.core.coding_store import join, overlapping
from coder_app.core.errors import CoderError, NotFound
from coder_app.core.finding import in_parts
from coder_app.core.ids import CodeId, CoderId, CodingId, DocumentId
from coder_app.core.names import counted, quoted
from coder_app.core.project import Project
from models import Code, Coder, Coding, Document, LostCoding, Memo, Segment, now

_MEMO = ("coder_id", "text", "created_at", "updated_at")


@dataclass(frozen=True, slots=True)
class LostRow:
    """A lost coding as lists show it; ``place`` is where its words stood, a code point."""

    id: CodingId
    document_id: DocumentId
    document_name: str
    citation: str
    place: int
    code_id: CodeId
    code_name: str
    code_path: str
    colour: str
    coder_id: CoderId
    coder_name: str
    excerpt: str
    memo: str
    """The memos of all coders, parted by a blank line."""
    origin: str
    lost_at: datetime


# -- reading ---------------------------------------------------------------------------------------


def lost_codings(project: Project, document: DocumentId | None = None) -> list[LostRow]:
    """What edits left without words, in one document or all, in reading order."""
    wanted = (
        select(LostCoding, Document.name, Coder.name)
        .join(Document, Document.id == LostCoding.document_id)
        .join(Coder, Coder.id == LostCoding.coder_id)
        .order_by(Document.position, Document.id, LostCoding.place, LostCoding.id)
    )
    if document is not None:
        wanted = wanted.where(LostCoding.document_id == document)
    with project.read() as session:
        codes = tree(session).codes
        return [
            LostRow(
                id=CodingId(row.id),
                document_id=DocumentId(row.document_id),
                document_name=name,
                citation=citation_in(session, row.document_id, row.place, row.place),
                place=row.place,
                code_id=CodeId(row.code_id),
                code_name=codes[row.code_id].name,
                code_path=codes[row.code_id].path,
                colour=codes[row.code_id].colour,
                coder_id=CoderId(row.coder_id),
                coder_name=coder,
                excerpt=row.excerpt,
                memo="\n\n".join(str(memo["text"]) for memo in _memos(row)),
                origin=row.origin,
                lost_at=datetime.fromisoformat(row.lost_at),
            )
            for row, name, coder in session.execute(wanted).all()
        ]


def _memos(row: LostCoding) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(row.memo) if row.memo else []
    return found


# -- losing, within the action of an edit ----------------------------------------------------------


def lose(session: Session, old_text: str, codings: Sequence[tuple[Coding, int]]) -> None:
    """Keep codings as lost, each with the place in the new text where its words stood."""
    for coding, place in codings:
        memos = session.scalars(
            select(Memo).where(Memo.coding_id == coding.id).order_by(Memo.created_at, Memo.id)
        )
        kept = [{name: getattr(memo, name) for name in _MEMO} for memo in memos]
        session.add(
            LostCoding(
                id=coding.id,
                document_id=coding.document_id,
                code_id=coding.code_id,
                coder_id=coding.coder_id,
                place=place,
                excerpt=old_text[coding.start : coding.end],
                memo=json.dumps(kept, ensure_ascii=False) if kept else "",
                created_at=coding.created_at,
                origin=coding.origin,
                important=coding.important,
                lost_at=now(),
            )
        )
    session.flush()
    for part in in_parts([coding.id for coding, _ in codings]):
        session.execute(delete(Coding).where(Coding.id.in_(part)))


# -- settling --------------------------------------------------------------------------------------


def put_back(project: Project, lost: CodingId, start: int, end: int) -> CodingId:
    """Put a lost coding on ``start:end`` of its document: its coder, memos and origin stay.

    Where its coder has coded words of these with the code already, the two become one, as when a
    code is applied. Returns the coding that has the words now. Raises CoderError, NotFound.
    """
    with project.read() as session:
        row = _lost(session, lost)
        document, code, coder = DocumentId(row.document_id), row.code_id, row.coder_id
        name = session.scalars(select(Code.name).where(Code.id == code)).one()
        text = project.text(document)
        if not (0 <= start < end <= len(text) and text[start:end].strip()):
            raise CoderError(
                f"Select the words that {quoted(name)} is to stand on first. It is still kept."
            )
        place = citation_in(session, document, start, end)
    with project.action(f"Put the lost {quoted(name)} on {place}") as session:
        row = _lost(session, lost)
        segment = Segment(start, end)
        near = overlapping(session, document, code, coder, segment)
        back = _restored(session, row, segment)
        kept = near[0] if near else back
        if near:
            join(session, kept, [*near, back], segment)
        session.execute(delete(LostCoding).where(LostCoding.id == lost))
        return CodingId(kept.id)


def _restored(session: Session, row: LostCoding, segment: Segment) -> Coding:
    coding = Coding(
        id=row.id,
        document_id=row.document_id,
        code_id=row.code_id,
        coder_id=row.coder_id,
        start=segment.start,
        end=segment.end,
        created_at=row.created_at,
        origin=row.origin,
        important=row.important,
    )
    session.add(coding)
    session.flush()
    session.add_all(Memo(kind="coding", coding_id=row.id, **memo) for memo in _memos(row))
    session.flush()
    return coding


def remove_lost(project: Project, ids: Sequence[CodingId]) -> None:
    """Remove lost codings for good, with their memos, in one action."""
    with project.read() as session:
        rows = [
            row
            for part in in_parts(ids)
            for row in session.execute(
                select(LostCoding.id, LostCoding.document_id, LostCoding.place, Code.name)
                .join(Code, Code.id == LostCoding.code_id)
                .where(LostCoding.id.in_(part))
            )
        ]
        if not rows:
            return
        _, document, place, name = rows[0]
        at = citation_in(session, document, place, place)
    what = f"{quoted(name)} of {at}" if len(rows) == 1 else counted(len(rows), "lost coding")
    lost = "the lost " if len(rows) == 1 else ""
    with project.action(f"Remove {lost}{what} for good") as session:
        for part in in_parts([row.id for row in rows]):
            session.execute(delete(LostCoding).where(LostCoding.id.in_(part)))


def _lost(session: Session, lost: str) -> LostCoding:
    row = session.get(LostCoding, lost)
    if row is None:
        raise NotFound("This lost coding was settled already. Nothing was changed.")
    return row
