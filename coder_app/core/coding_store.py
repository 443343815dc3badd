"""Codings put down within an action: applied, extended, joined."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from coder_app.core.citing import citation_in
from coder_app.core.document_changes import CODING, NOT_STARTED, put_status
from coder_app.core.finding import in_parts
from coder_app.core.ids import CodeId, CodingId
from coder_app.core.joining import collapse_identical, join_memos, join_overlapping
from coder_app.core.names import counted, quoted
from coder_app.core.project import Project
from models import Code, Coder, Coding, DocumentStatus, Mark, Memo, Segment, new_id, now

_NAMED = 3
"""Coders that a sentence names."""

# Made once, for what every coding asks: to make a statement takes longer than to run it.
_PUT = insert(Coding)
_OVERLAPPING = (
    select(Coding)
    .where(
        Coding.document_id == bindparam("document"),
        Coding.code_id == bindparam("code"),
        Coding.coder_id == bindparam("coder"),
        Coding.start < bindparam("end"),
        Coding.end > bindparam("start"),
    )
    .order_by(Coding.start, Coding.end, Coding.id)
)
_MARKED = (
    select(Mark)
    .where(
        Mark.document_id == bindparam("document"),
        Mark.coder_id == bindparam("coder"),
        Mark.start < bindparam("end"),
        Mark.end > bindparam("start"),
    )
    .order_by(Mark.start, Mark.end, Mark.id)
)
_STATUS = select(DocumentStatus.status).where(
    DocumentStatus.document_id == bindparam("document"),
    DocumentStatus.coder_id == bindparam("coder"),
)


@dataclass(frozen=True, slots=True)
class Applied:
    """The coding that holds the segment now, its code, and whether it was there and grew."""

    coding: CodingId
    code: CodeId
    extended: bool


def overlapping(
    session: Session, document: str, code: str, coder: str, segment: Segment
) -> list[Coding]:
    """The coder's codings of a code that have a character in common with a segment, by place."""
    return list(
        session.scalars(
            _OVERLAPPING,
            {
                "document": document,
                "code": code,
                "coder": coder,
                "start": segment.start,
                "end": segment.end,
            },
        )
    )


def marks_touching(session: Session, document: str, coder: str, segment: Segment) -> list[Mark]:
    """The coder's marks that have a character in common with a segment, by place."""
    return list(
        session.scalars(
            _MARKED,
            {"document": document, "coder": coder, "start": segment.start, "end": segment.end},
        )
    )


def put_coding(
    session: Session,
    document: str,
    code: str,
    coder: str,
    segment: Segment,
    *,
    origin: str,
    alone: bool = False,
) -> Applied:
    """Apply a code: extend what overlaps, else add; who begins to code a document is coding it.

    What was marked there to be coded later is coded now: the marks go. An import never extends,
    and settles no marks: its segments stay as they were made. Nor is there anything to look for
    where the segment is known to be ``alone``.
    """
    alone = alone or origin == "import"
    if not alone:
        for mark in marks_touching(session, document, coder, segment):
            session.delete(mark)
    old = [] if alone else overlapping(session, document, code, coder, segment)
    if old:
        grows = not Segment(old[0].start, old[0].end).contains(segment) or len(old) > 1
        join(session, old[0], old, segment)
        return Applied(CodingId(old[0].id), CodeId(code), extended=grows)
    session.flush()
    one = CodingId(new_id())
    row = {
        "id": one,
        "document_id": document,
        "code_id": code,
        "coder_id": coder,
        "start": segment.start,
        "end": segment.end,
        "created_at": now(),
        "origin": origin,
    }
    session.connection().execute(_PUT, row)
    _begin(session, document, coder)
    return Applied(one, CodeId(code), extended=False)


def _begin(session: Session, document: str, coder: str) -> None:
    status = session.scalar(_STATUS, {"document": document, "coder": coder})
    if (status or NOT_STARTED) == NOT_STARTED:
        put_status(session, document, coder, CODING)


def join(session: Session, kept: Coding, all_of: Sequence[Coding], segment: Segment) -> None:
    """Make one coding hold a segment and all the others, which go; their memos join by place."""
    in_order = sorted(all_of, key=lambda coding: (coding.start, coding.end, coding.id))
    for coding in in_order:
        segment = segment.union(Segment(coding.start, coding.end))
    place = in_order.index(kept)
    for other in reversed(in_order[:place]):
        join_memos(session, Memo.coding_id, other.id, kept.id, first=True)
    for other in in_order[place + 1 :]:
        join_memos(session, Memo.coding_id, other.id, kept.id)
    for other in in_order:
        if other is not kept:
            session.delete(other)
    kept.start, kept.end = segment.start, segment.end
    kept.important = max(coding.important for coding in in_order)
    session.flush()


def existing(project: Project, ids: Sequence[CodingId]) -> list[str]:
    """Those of the ids that are there, in order."""
    with project.read() as session:
        found = {
            row
            for part in in_parts(ids)
            for row in session.scalars(select(Coding.id).where(Coding.id.in_(part)))
        }
    return [one for one in dict.fromkeys(ids) if one in found]


def give_code(session: Session, ids: Sequence[str], code: str) -> None:
    """Give codings a code; what overlaps since then becomes one, as if the code were applied."""
    former = {
        row.id: row.code_id
        for part in in_parts(ids)
        for row in session.execute(select(Coding.id, Coding.code_id).where(Coding.id.in_(part)))
    }
    there = session.scalars(select(Coding.id).where(Coding.code_id == code)).all()
    for part in in_parts(ids):
        session.execute(update(Coding).where(Coding.id.in_(part)).values(code_id=code))
    collapse_identical(session, [code])
    join_overlapping(session, code, {**dict.fromkeys(there, code), **former})


def named_codings(project: Project, ids: Sequence[str], at: str) -> str:
    """Codings in a sentence, others' with their coder: ``"No call back" by Bo from P04 ¶12``.

    ``at`` is the word before the place; more than one are counted: ``3 codings (2 by Bo)``.
    """
    with project.read() as session:
        by = whose(session, ids, project.coder)
        if len(ids) > 1:
            return f"{counted(len(ids), 'coding')}{by}"
        coding = session.get_one(Coding, ids[0])
        name = session.scalars(select(Code.name).where(Code.id == coding.code_id)).one()
        place = citation_in(session, coding.document_id, coding.start, coding.end)
    return f"{quoted(name)}{by} {at} {place}"


def whose(session: Session, ids: Sequence[str], me: str) -> str:
    """Whose work is touched by what is done to codings: `` by Bo``, empty for one's own."""
    found = _others(session, Coding.id, ids, me)
    if not found:
        return ""
    return f" by {next(iter(found))}" if len(ids) == 1 else f" ({_counted_by(found)})"


def others_work(project: Project, codes: Sequence[str]) -> str:
    """Whose work hangs on codes, beside one's own: ``7 by Bo, 2 by Cy``; empty for nobody's."""
    with project.read() as session:
        return _counted_by(_others(session, Coding.code_id, codes, project.coder))


def others_codings(project: Project, ids: Sequence[str]) -> str:
    """Whose codings these are, beside one's own: ``Bo`` for one coding, else ``2 by Bo``."""
    with project.read() as session:
        found = _others(session, Coding.id, ids, project.coder)
    return next(iter(found), "") if len(ids) == 1 else _counted_by(found)


def _others(
    session: Session, column: InstrumentedAttribute[str], ids: Sequence[str], me: str
) -> Counter[str]:
    """How many of the codings, found by a column, each other coder has."""
    found: Counter[str] = Counter()
    for part in in_parts(ids):
        of = select(Coder.name, func.count()).join(Coding, Coding.coder_id == Coder.id)
        rows = session.execute(of.where(column.in_(part), Coder.id != me).group_by(Coder.name))
        found.update({name: count for name, count in rows})  # noqa: C416 - rows are no pairs
    return found


def _counted_by(found: Counter[str]) -> str:
    named = [f"{count:,} by {name}" for name, count in found.most_common(_NAMED)]
    rest = found.total() - sum(count for _, count in found.most_common(_NAMED))
    return ", ".join([*named, *([f"{rest:,} by others"] if rest else [])])
