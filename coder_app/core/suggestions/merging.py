"""What becomes of refusals and of the off switch when codes are merged. Within an action.

A code that takes others in means more than before. So it is off only where all of them were, and
a coder who refused one that goes has not refused the one that stays: such a refusal is kept for
the record, but says nothing any more. What was refused of the code that stays, stays refused.
"""

from collections.abc import Collection

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from coder_app.core.finding import in_parts
from coder_app.core.suggestions.choices import never_in, put_never
from coder_app.core.suggestions.material import TURNED_DOWN
from models import Decision


def merge_suggestions(session: Session, code: str, into: str) -> None:
    """Let what was decided about suggestions of a code, and its switch, go over to another."""
    session.execute(
        update(Decision).where(Decision.code_id == code, Decision.former == "").values(former=code)
    )
    session.execute(update(Decision).where(Decision.code_id == code).values(code_id=into))
    off = never_in(session)
    if code in off or into in off:
        put_never(session, off - {code} if {code, into} <= off else off - {code, into})


def refusals_of(session: Session, codes: Collection[str]) -> int:
    """How many refusals of some codes would say nothing any more after a merge."""
    return sum(
        session.scalar(
            select(func.count())
            .select_from(Decision)
            .where(Decision.code_id.in_(part), Decision.former == "")
            .where(Decision.kind.in_(TURNED_DOWN))
        )
        or 0
        for part in in_parts(codes)
    )


def switched(session: Session, gone: Collection[str], into: str) -> tuple[bool, bool]:
    """Whether some of the codes are never suggested now, and whether the merged one will be not."""
    off = never_in(session)
    every = {*gone, into}
    return bool(every & off), every <= off
