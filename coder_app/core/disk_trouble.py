"""What the database says when the disk or another program stands in the way, in words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from coder_app.core.errors import Busy, CoderError
from models.damage import damaged


@contextmanager
def with_foreign_keys(connection: Connection, *, on: bool) -> Iterator[None]:
    """Replay goes without foreign keys: its rows come from a state in which they held."""
    raw = connection.connection.driver_connection
    if on or raw is None:
        yield
        return
    raw.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        raw.execute("PRAGMA foreign_keys = ON")


def is_damage(error: DBAPIError | sqlite3.Error) -> bool:
    """Whether the file itself is broken."""
    return any(words in _said(error) for words in ("malformed", "not a database"))


def explained(error: DBAPIError | sqlite3.Error, path: Path) -> Exception:
    """Trouble of the disk as a message; a broken rule of ours stays an error of ours."""
    text = _said(error)
    if "locked" in text:
        return Busy(
            f"{path.name} is being written by another program. Nothing was lost; try again."
        )
    if is_damage(error):
        return damaged(path, text)
    if "full" in text or "disk I/O" in text or "readonly" in text:
        return CoderError(
            f"{path.name} could not be written ({text}). The step was not taken; everything before "
            "it is safe. Make room or check the drive, then try again."
        )
    return error


def _said(error: DBAPIError | sqlite3.Error) -> str:
    return str(error.orig if isinstance(error, DBAPIError) else error)
