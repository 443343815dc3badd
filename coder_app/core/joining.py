"""What two things that become one keep: the memos of both, and no coding twice."""

from collections.abc import Collection, Mapping, Sequence
from operator import attrgetter

from sqlalchemy import ColumnElement, bindparam, delete, func, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from coder_app.core.finding import in_parts
from coder_app.core.overlaps import Spot, identical, newly_overlapping
from models import Coding, Memo, now

_PARTED = "\n\n"
_AGE = attrgetter("created_at", "id")
_ROWS = Coding.__table__.c
_GROW = (
    update(Coding.__table__)  # type: ignore[arg-type]
    .where(_ROWS.id == bindparam("kept"))
    .values(
        {
            "start": bindparam("first"),
            "end": bindparam("last"),
            "important": func.max(_ROWS.important, bindparam("marked")),
        }
    )
)
"""Many rows at a time: one by one, 5,000 take 4 s instead of .3."""


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


def spots_of(session: Session, which: ColumnElement[bool]) -> list[Spot]:
    """The places of codings."""
    wanted = select(
        Coding.document_id,
        Coding.coder_id,
        Coding.start,
        Coding.end,
        Coding.id,
        Coding.created_at,
    ).where(which)
    return [Spot(*row) for row in session.execute(wanted)]


def collapse_identical(session: Session, codes: list[str]) -> None:
    """Where a coder coded a segment with one of the codes twice, the older coding stays.

    The memos on the other are joined to it. Codings that merely overlap are left as they are.
    """
    session.flush()
    for code in codes:
        twins = list(identical(spots_of(session, Coding.code_id == code)))
        _join(session, [(group[0], group) for group in twins])


def join_overlapping(session: Session, code: str, was: Mapping[str, str]) -> None:
    """Make one coding of those of a coder that overlap since they have one code; memos by place.

    ``was`` gives the former code of each coding.
    """
    session.flush()
    chains = newly_overlapping(spots_of(session, Coding.code_id == code), was)
    _join(session, [(min(chain, key=_AGE), chain) for chain in chains])


def _join(session: Session, groups: Sequence[tuple[Spot, Sequence[Spot]]]) -> None:
    """Let the first of each group hold the segments, memos and mark of all of it."""
    gone = [spot.id for kept, group in groups for spot in group if spot is not kept]
    if not gone:
        return
    every = [spot.id for _, group in groups for spot in group]
    noted, important = _those(session, Memo.coding_id, every), set[str | None]()
    for part in in_parts(gone):
        marked = select(Coding.id).where(Coding.id.in_(part), Coding.important == 1)
        important.update(session.scalars(marked))
    for kept, group in groups:
        _join_notes(session, kept, [spot for spot in group if spot is kept or spot.id in noted])
    grown = [_grown(kept, group, important) for kept, group in groups]
    session.flush()
    session.connection().execute(_GROW, grown)
    for part in in_parts(gone):
        session.execute(delete(Coding).where(Coding.id.in_(part)))
    session.expire_all()


def _grown(
    kept: Spot, group: Sequence[Spot], important: Collection[str | None]
) -> dict[str, str | int]:
    """What the coding that stays holds of them all; a row that is so already is not recorded."""
    return {
        "kept": kept.id,
        "first": min(spot.start for spot in group),
        "last": max(spot.end for spot in group),
        "marked": int(any(spot.id in important for spot in group)),
    }


def _join_notes(session: Session, kept: Spot, group: Sequence[Spot]) -> None:
    place = group.index(kept)
    for spot in reversed(group[:place]):
        join_memos(session, Memo.coding_id, spot.id, kept.id, first=True)
    for spot in group[place + 1 :]:
        join_memos(session, Memo.coding_id, spot.id, kept.id)


def _those(
    session: Session, column: InstrumentedAttribute[str | None], ids: Sequence[str]
) -> set[str | None]:
    """Those of the ids that a column names."""
    return {
        found
        for part in in_parts(ids)
        for found in session.scalars(select(column).where(column.in_(part)))
    }
