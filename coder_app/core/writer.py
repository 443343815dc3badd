"""The one writer of a project file: a transaction at a time, its errors in the coder's words."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from coder_app.core.disk_trouble import explained, with_foreign_keys
from coder_app.core.errors import Busy, ReadOnly
from models.project_file import ProjectFile


class Writer:
    """Writes to a project file, for one at a time."""

    def __init__(self, file: ProjectFile) -> None:
        self._file = file
        self._lock = threading.Lock()

    @contextmanager
    def transaction(self, *, foreign_keys: bool = True) -> Iterator[Connection]:
        """All or nothing. Raises ReadOnly, Busy."""
        writer = self._file.writer
        if writer is None:
            raise ReadOnly(
                f"{self._file.path.name} is open to read only. Nothing was changed. "
                "Save a copy to work on it, or open it where it can be written."
            )
        if not self._lock.acquire(blocking=False):
            raise Busy("The step before this is still being written. Nothing was lost; try again.")
        try:
            with (
                self._in_words(),
                writer.connect() as connection,
                with_foreign_keys(connection, on=foreign_keys),
                connection.begin(),
            ):
                yield connection
        finally:
            self._lock.release()

    def compact(self) -> int:
        """Give unused room back to the disk, in bytes. Raises CoderError, with nothing lost."""
        with self._lock, self._in_words():
            return self._file.compact()

    def checkpoint(self) -> None:
        """Write everything into the one file; skipped while an action runs. Raises CoderError."""
        if self._lock.acquire(blocking=False):
            try:
                with self._in_words():
                    self._file.checkpoint()
            finally:
                self._lock.release()

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            raise explained(error, self._file.path) from error
