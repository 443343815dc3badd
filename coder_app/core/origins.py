"""How codings came about, and which of them a person made without a suggestion."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Coding

FROM_SUGGESTIONS = frozenset({"suggestion", "suggestion, in bulk"})
BY_HAND = frozenset({"hand", "search", "import"})
"""Origins of codings that began as no suggestion: what "by hand only" means everywhere."""


def suggested_codings(session: Session) -> frozenset[str]:
    """Ids of the codings that began as suggestions."""
    wanted = select(Coding.id).where(Coding.origin.in_(FROM_SUGGESTIONS))
    return frozenset(session.scalars(wanted))
