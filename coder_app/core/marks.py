"""Marks: segments a coder marked, to be coded later; they go with the coding that settles them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select

from coder_app.core.citing import citation_in, cite, reference_names
from coder_app.core.coding import checked_segment
from coder_app.core.coding_store import marks_touching
from coder_app.core.finding import in_parts
from coder_app.core.ids import CoderId, DocumentId, MarkId
from coder_app.core.names import counted
from coder_app.core.placed import starts_of
from coder_app.core.project import Project
from models import Coder, Document, Mark, new_id, now


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A mark of a coder; ``start:end`` in code points, ``words`` the text itself."""

    id: MarkId
    document_id: DocumentId
    start: int
    end: int
    citation: str
    words: str
    created_at: datetime
    coder_name: str


def marks(project: Project, document: DocumentId | None = None) -> list[MarkRow]:
    """What the present coder marked, in the documents' order, then by place."""
    if not project.coder_name:
        return []
    mine = Mark.coder_id == project.coder
    return _rows(project, mine, *([] if document is None else [Mark.document_id == document]))


def marks_of_all(
    project: Project, documents: Collection[DocumentId] = (), coders: Collection[CoderId] = ()
) -> list[MarkRow]:
    """What everybody marked, in the same order; of these documents and coders, if any are named."""
    rows = _rows(project, *([Mark.coder_id.in_(coders)] if coders else []))
    return [row for row in rows if not documents or row.document_id in documents]


def _rows(project: Project, *where: ColumnElement[bool]) -> list[MarkRow]:
    wanted = (
        select(Mark, Coder.name)
        .join(Document, Document.id == Mark.document_id)
        .join(Coder, Coder.id == Mark.coder_id)
        .where(*where)
        .order_by(Document.position, Document.id, Mark.start, Mark.end, Mark.id)
    )
    with project.read() as session:
        found = [(mark, coder) for mark, coder in session.execute(wanted)]
        names = reference_names(session) if found else {}
    starts = starts_of(project, sorted({mark.document_id for mark, _ in found}))
    return [
        MarkRow(
            MarkId(mark.id),
            DocumentId(mark.document_id),
            mark.start,
            mark.end,
            cite(names[mark.document_id], starts[mark.document_id], mark.start, mark.end),
            project.text(DocumentId(mark.document_id))[mark.start : mark.end],
            datetime.fromisoformat(mark.created_at),
            coder,
        )
        for mark, coder in found
    ]


def mark_segment(project: Project, document: DocumentId, start: int, end: int) -> MarkId:
    """Mark ``start:end`` (code points) to be coded later; marks it overlaps are joined with it.

    Raises CoderError for a segment that is blank or outside the text.
    """
    segment = checked_segment(project, document, start, end)
    with project.read() as session:
        old = marks_touching(session, document, project.coder, segment)
        for mark in old:
            if mark.start <= start and end <= mark.end:
                return MarkId(mark.id)
        place = citation_in(session, document, start, end)
    with project.action(f"Mark {place} to be coded later") as session:
        old = marks_touching(session, document, project.coder, segment)
        kept = Mark(
            id=new_id(),
            document_id=document,
            coder_id=project.coder,
            start=min([start, *(mark.start for mark in old)]),
            end=max([end, *(mark.end for mark in old)]),
            created_at=now(),
        )
        for mark in old:
            session.delete(mark)
        session.add(kept)
        return MarkId(kept.id)


def remove_marks(project: Project, ids: Sequence[MarkId]) -> None:
    """Take marks away without coding what they stand on, in one action."""
    with project.read() as session:
        rows = [
            mark
            for part in in_parts(list(dict.fromkeys(ids)))
            for mark in session.scalars(select(Mark).where(Mark.id.in_(part)))
        ]
        if not rows:
            return
        one = rows[0]
        what = counted(len(rows), "mark")
        if len(rows) == 1:
            what = f"the mark from {citation_in(session, one.document_id, one.start, one.end)}"
    chosen = [mark.id for mark in rows]
    with project.action(f"Remove {what}") as session:
        for part in in_parts(chosen):
            session.execute(delete(Mark).where(Mark.id.in_(part)))
