"""Connections to a project file: the pragmas each one must have, and engines made from them."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

Mode = Literal["rwc", "rw", "ro", "immutable"]
Connect = Callable[[Path, Mode], sqlite3.Connection]

BUSY_MS = 5_000


def connect(path: Path, mode: Mode) -> sqlite3.Connection:
    """Open the file with plain SQLite; an encrypted driver can stand in for this function."""
    how = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?{how}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_MS / 1000,
    )
    for pragma in (
        "foreign_keys = ON",
        "recursive_triggers = ON",
        "synchronous = FULL",
        "temp_store = MEMORY",
        f"busy_timeout = {BUSY_MS}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    if mode in ("ro", "immutable"):
        connection.execute("PRAGMA query_only = ON")
    return connection


def writer_engine(path: Path, open_file: Connect, mode: Mode = "rw") -> Engine:
    """The one connection that writes; a transaction takes the write lock when it begins."""
    engine = create_engine("sqlite://", creator=lambda: open_file(path, mode), poolclass=StaticPool)
    event.listen(engine, "begin", lambda connection: _begin(connection, "IMMEDIATE"))
    return engine


def reader_engine(path: Path, open_file: Connect, mode: Mode = "ro") -> Engine:
    """Connections that read a steady state of the file and can't write."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: open_file(path, mode),
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=8,
    )
    event.listen(engine, "begin", lambda connection: _begin(connection, "DEFERRED"))
    return engine


def _begin(connection: Connection, kind: str) -> None:
    connection.exec_driver_sql(f"BEGIN {kind}")
