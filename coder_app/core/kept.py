"""What the reads of a project keep until the data changes, so that no view derives it again."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy.orm import Session

OF_KEPT = ("code", "document", "speaker", "case")
"""Where these tables change, what was kept goes."""
KEPT = "kept"
"""Where a session carries it; a session that writes, or looks at another's file, carries none."""

_Value = TypeVar("_Value")


def kept(session: Session, name: str, make: Callable[[], _Value]) -> _Value:
    """What was made under this name since the last change, else made now. Not to be changed."""
    values: dict[str, Any] | None = session.info.get(KEPT)
    if values is None:
        return make()
    if name not in values:
        values[name] = make()
    found: _Value = values[name]
    return found
