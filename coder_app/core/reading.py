"""Reads: short looks at a steady state, and what they keep for one another until it changes."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from coder_app.core.changes import Changes
from coder_app.core.disk_trouble import is_damage
from coder_app.core.kept import KEPT, OF_KEPT
from models.damage import damaged
from models.project_file import ProjectFile


class Reading:
    """Gives sessions that only read."""

    def __init__(self, file: ProjectFile) -> None:
        self._file = file
        self._kept: dict[str, object] = {}

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session on the state as it is now. Raises ProjectRefused where the file is damaged."""
        # what is open to read only may be changed by another program: nothing is kept of it
        carried = None if self._file.read_only else {KEPT: self._kept}
        try:
            with Session(self._file.reader, info=carried) as session:
                yield session
        except DBAPIError as error:
            if is_damage(error):
                raise damaged(self._file.path, str(error.orig)) from error
            raise

    def heard(self, changes: Changes) -> None:
        """Keep nothing that changes may have made untrue; reads under way end as they began."""
        if changes.touch(*OF_KEPT):
            self._kept = {}
