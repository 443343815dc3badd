"""Vectors in the project file: table ``cache``, outside the journal, safe to drop.

The window's process writes; the worker only reads.
"""

from collections.abc import Collection, Sequence

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from coder_app.core.embeddings.vectors import KIND, MODEL
from coder_app.core.errors import CoderError
from coder_app.core.project import Project
from models import Cache

Row = tuple[str, bytes]
"""The key of a text, and its vector packed."""

_AT_A_TIME = 500


def kept(session: Session) -> Sequence[Row]:
    """All vectors of this model that the file has."""
    wanted = select(Cache.id, Cache.value).where(Cache.id.startswith(f"{KIND}/{MODEL}/"))
    return [(key, value) for key, value in session.execute(wanted)]


def keep(project: Project, rows: Sequence[Row]) -> bool:
    """Put vectors into the file, no step and no news; returns whether that was possible.

    A project open to read only, or busy, or on a full disk, is left as it is: the vectors can be
    made again.
    """
    try:
        with project.aside() as session:
            for first in range(0, len(rows), _AT_A_TIME):
                values = [{"id": k, "value": v} for k, v in rows[first : first + _AT_A_TIME]]
                session.execute(insert(Cache).values(values).on_conflict_do_nothing())
    except CoderError:
        return False
    return True


def drop(project: Project, keys: Collection[str] | None = None) -> bool:
    """Take vectors out of the file, those of other models too: all, or those of these keys."""
    try:
        with project.aside() as session:
            if keys is None:
                session.execute(delete(Cache).where(Cache.id.startswith(f"{KIND}/")))
                return True
            ordered = sorted(keys)
            for first in range(0, len(ordered), _AT_A_TIME):
                part = ordered[first : first + _AT_A_TIME]
                session.execute(delete(Cache).where(Cache.id.in_(part)))
    except CoderError:
        return False
    return True
