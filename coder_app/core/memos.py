"""Memos: one of each coder on a thing; leaving the field saves one action."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.orm import Session

from coder_app.core.citing import citation_in
from coder_app.core.errors import CoderError, NotFound
from coder_app.core.ids import CoderId, DocumentId, MemoId
from coder_app.core.names import clean_text, quoted
from coder_app.core.project import Project
from models import Case, Code, Coder, Coding, Document, Memo, now

Kind = Literal["project", "document", "segment", "code", "coding", "case"]
_NAMED: dict[str, type[Document | Code | Case]] = {
    "document": Document,
    "code": Code,
    "case": Case,
}


@dataclass(frozen=True, slots=True)
class MemoRow:
    """A memo and who wrote it; ``target`` is the id of what it is on (a segment's document)."""

    id: MemoId
    kind: str
    target: str
    start: int | None
    end: int | None
    text: str
    coder_id: CoderId
    coder_name: str
    updated_at: datetime


def memo_of(
    project: Project, kind: Kind, target: str = "", segment: tuple[int, int] | None = None
) -> MemoRow | None:
    """The present coder's memo on a thing, or None. A segment's target is its document."""
    with project.read() as session:
        row = session.execute(
            _rows().where(_on(kind, target, segment), Memo.coder_id == project.coder)
        ).first()
        return None if row is None else _row(row[0], row[1])


def memos_on(
    project: Project, kind: Kind, target: str = "", segment: tuple[int, int] | None = None
) -> list[MemoRow]:
    """The memos of all coders on a thing, the oldest first."""
    wanted = _rows().where(_on(kind, target, segment))
    with project.read() as session:
        rows = session.execute(wanted.order_by(Memo.created_at, Memo.id))
        return [_row(row[0], row[1]) for row in rows]


def described(
    project: Project, kind: Kind, target: str = "", segment: tuple[int, int] | None = None
) -> str:
    """A thing in words: the project, document "P04", P04 ¶12. Raises NotFound."""
    with project.read() as session:
        return _described(session, kind, target, segment)


def memos(project: Project, kind: Kind | None = None) -> list[MemoRow]:
    """All memos of all coders, or those on one kind of thing, the newest first."""
    wanted = _rows() if kind is None else _rows().where(Memo.kind == kind)
    with project.read() as session:
        rows = session.execute(wanted.order_by(Memo.updated_at.desc(), Memo.id))
        return [_row(row[0], row[1]) for row in rows]


def set_memo(
    project: Project,
    kind: Kind,
    target: str,
    text: str,
    segment: tuple[int, int] | None = None,
    *,
    group: str | None = None,
) -> None:
    """Write the present coder's memo on a thing; an empty text removes it. Raises CoderError.

    Steps of one ``group`` are taken back together.
    """
    kept = clean_text(text, "A memo")
    before = memo_of(project, kind, target, segment)
    if kept == (before.text if before else ""):
        return
    with project.read() as session:
        what = _described(session, kind, target, segment)
    verb = "Write" if before is None else "Change" if kept else "Remove"
    with project.action(f"{verb} memo on {what}", group=group) as session:
        if before is None:
            session.add(_new(project, kind, target, segment, kept))
        elif kept:
            memo = session.get_one(Memo, before.id)
            memo.text, memo.updated_at = kept, now()
        else:
            session.delete(session.get_one(Memo, before.id))


def _rows() -> Select[Memo, str]:
    return select(Memo, Coder.name).join(Coder, Coder.id == Memo.coder_id)


def _row(memo: Memo, coder: str) -> MemoRow:
    return MemoRow(
        id=MemoId(memo.id),
        kind=memo.kind,
        target=memo.document_id or memo.code_id or memo.coding_id or memo.case_id or "",
        start=memo.start,
        end=memo.end,
        text=memo.text,
        coder_id=CoderId(memo.coder_id),
        coder_name=coder,
        updated_at=datetime.fromisoformat(memo.updated_at),
    )


def _on(kind: Kind, target: str, segment: tuple[int, int] | None) -> ColumnElement[bool]:
    if kind == "project":
        return Memo.kind == kind
    if kind == "segment":
        if segment is None:
            raise CoderError("A memo on a segment needs its start and end.")
        place = and_(Memo.document_id == target, Memo.start == segment[0], Memo.end == segment[1])
        return and_(Memo.kind == kind, place)
    return and_(Memo.kind == kind, getattr(Memo, f"{kind}_id") == target)


def _new(
    project: Project, kind: Kind, target: str, segment: tuple[int, int] | None, text: str
) -> Memo:
    start, end = segment if kind == "segment" and segment else (None, None)
    column = (
        {} if kind == "project" else {"document_id" if kind == "segment" else f"{kind}_id": target}
    )
    return Memo(
        kind=kind,
        start=start,
        end=end,
        text=text,
        coder_id=project.coder,
        created_at=now(),
        updated_at=now(),
        **column,
    )


def _described(session: Session, kind: Kind, target: str, segment: tuple[int, int] | None) -> str:
    """The thing a memo is on, in the words of an action's name. Raises NotFound."""
    if kind == "project":
        return "the project"
    if kind == "segment" and segment is not None:
        return citation_in(session, DocumentId(target), *segment)
    if kind == "coding":
        wanted = select(Code.name, Coding.document_id, Coding.start, Coding.end).join(
            Coding, Coding.code_id == Code.id
        )
        row = session.execute(wanted.where(Coding.id == target)).one_or_none()
        if row is not None:
            return f"{quoted(row.name)} in {citation_in(session, *row[1:])}"
    elif kind in _NAMED:
        table = _NAMED[kind]
        name = session.scalar(select(table.name).where(table.id == target))
        if name is not None:
            return f"{kind} {quoted(name)}"
    raise NotFound(f"This {kind} is no longer in the project. The memo was not saved.")
