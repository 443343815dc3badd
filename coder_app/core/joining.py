"""What two things that become one keep: the memos of both, and no coding twice."""

from collections import defaultdict

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from coder_app.core.finding import in_parts
from models import Coding, Memo, now

_PARTED = "\n\n"


def join_memos(
    session: Session,
    column: InstrumentedAttribute[str | None],
    gone: str,
    kept: str,
    *,
    first: bool = False,
) -> None:
    """Give the memos on one coding or code (by ``column``) to another.

    Two memos of one coder become one text, that of ``kept`` before the other unless
    the other is ``first``; nothing of either is lost.
    """
    own = {memo.coder_id: memo for memo in session.scalars(select(Memo).where(column == kept))}
    for memo in session.scalars(select(Memo).where(column == gone)).all():
        stays = own.get(memo.coder_id)
        if stays is None:
            setattr(memo, column.key, kept)
            own[memo.coder_id] = memo
        else:
            both = (memo.text, stays.text) if first else (stays.text, memo.text)
            stays.text, stays.updated_at = _PARTED.join(both), now()
            session.delete(memo)
    session.flush()


def join_texts(first: str, second: str, origin: str) -> str:
    """Two definitions as one; the second is added, with where it is from, unless it says the same.

    ``origin`` is the name of the code the second one is from.
    """
    if not second or second == first:
        return first
    return f"{first}{_PARTED}{origin}: {second}" if first else second


def collapse_identical(session: Session, codes: list[str]) -> None:
    """Where a coder coded a segment with one of the codes twice, the older coding stays.

    The memos on the other are joined to it. Codings that merely overlap are left as they are.
    """
    session.flush()
    groups: dict[tuple[str, str, str, int, int], list[str]] = defaultdict(list)
    for part in in_parts(codes):
        for row in _rows(session, Coding.code_id.in_(part)):
            groups[row[1:]].append(row[0])
    for first, *twins in groups.values():
        for twin in twins:
            join_memos(session, Memo.coding_id, twin, first)
            session.delete(session.get_one(Coding, twin))
    session.flush()


def _rows(
    session: Session, which: ColumnElement[bool]
) -> list[tuple[str, str, str, str, int, int]]:
    wanted = select(
        Coding.id, Coding.code_id, Coding.document_id, Coding.coder_id, Coding.start, Coding.end
    ).where(which)
    return list(session.execute(wanted.order_by(Coding.created_at, Coding.id)))
