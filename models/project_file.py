"""One project file: create, open, upgrade, back up, check, lock, close."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateIndex, CreateTable

from models import check, journal, places, texts
from models.base import Base
from models.connect import Connect, Mode, connect, reader_engine, writer_engine
from models.damage import refuse_damage, refuse_short
from models.errors import ProjectRefused
from models.header import APPLICATION_ID, FileHeader, read_header
from models.lock import Lock
from models.migrations import MIGRATIONS, SCHEMA_VERSION


class ProjectFile:
    """An open project file: one engine that writes (or none), one that reads."""

    def __init__(
        self, path: Path, reader: Engine, writer: Engine | None = None, lock: Lock | None = None
    ) -> None:
        self.path = path
        self.reader = reader
        self.writer = writer
        self._lock = lock
        self._closed = False

    @property
    def read_only(self) -> bool:
        """Whether the file is open to read only."""
        return self.writer is None

    # -- doors -----------------------------------------------------------------------------------

    @classmethod
    def create(cls, path: Path, *, program: str, coder: str, open_file: Connect = connect) -> Self:
        """A new, empty project. Raises ProjectRefused where there is a file or no such folder."""
        if path.exists():
            raise ProjectRefused(
                f"There is already a file {path.name} in {path.parent}. It was not touched. "
                "Choose another name, or open it."
            )
        lock = _lock(path, program, coder)
        if lock is None:
            raise ProjectRefused(
                f"{path.parent} can't be written to, or does not exist. Choose another folder."
            )
        try:
            with closing(open_file(path, "rwc")) as raw:
                _set_up(raw)
            _set_journal_mode(path, open_file)
        except (sqlite3.Error, OSError) as error:
            lock.release()
            path.unlink(missing_ok=True)
            raise ProjectRefused(f"{path.name} could not be created: {error}.") from error
        return cls(path, reader_engine(path, open_file), writer_engine(path, open_file), lock)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        program: str,
        coder: str,
        backups: Path | None = None,
        open_file: Connect = connect,
    ) -> Self:
        """Open to read and write, or to read only where the file can't be written.

        Raises OpenElsewhere where another program has it, ProjectRefused where it is damaged, of
        a newer version, or not a project; the file is the same to the byte then.
        """
        header = _known(path)
        if not os.access(path, os.W_OK):
            return cls.open_to_read(path, open_file=open_file)
        lock = _lock(path, program, coder)
        if lock is None:
            return cls.open_to_read(path, open_file=open_file)
        try:
            refuse_damage(path, header, open_file)
            if header.user_version < SCHEMA_VERSION:
                upgrade(path, header.user_version, backups or path.parent, open_file)
            _set_journal_mode(path, open_file)
        except BaseException:
            lock.release()
            raise
        return cls(path, reader_engine(path, open_file), writer_engine(path, open_file), lock)

    @classmethod
    def open_to_read(cls, path: Path, *, open_file: Connect = connect) -> Self:
        """Open without a lock, to read only: a worker, a second program, a write-protected file."""
        header = _known(path)
        if header.user_version < SCHEMA_VERSION:
            raise ProjectRefused(
                f"{path.name} was made by an older Coder and must be upgraded before it can be "
                "read. Open it where it can be written."
            )
        mode = _read_mode(path)
        refuse_short(path, header)
        if mode == "immutable":
            refuse_damage(path, header, open_file)
        return cls(path, reader_engine(path, open_file, mode))

    # -- while open ------------------------------------------------------------------------------

    def checkpoint(self) -> None:
        """Write everything into the one file, so that a copy of it is whole."""
        if self.writer is not None:
            with self.writer.connect() as connection:
                raw = connection.connection.driver_connection
                if raw is not None:
                    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def copy_to(self, target: Path) -> None:
        """A checked copy under another name, by SQLite's own backup. Raises ProjectRefused."""
        if target.resolve() == self.path.resolve():
            raise ProjectRefused("A copy needs another name than the project. Nothing was written.")
        with self.reader.connect() as connection:
            raw = connection.connection.driver_connection
            if raw is None:
                raise ProjectRefused("The project is closed.")
            checked_copy(raw, target)

    def problems(self) -> list[str]:
        """What the check finds wrong; empty where nothing is."""
        try:
            with self.reader.connect() as connection:
                return list(check.problems(connection))
        except DBAPIError as error:
            return [f"SQLite: {error.orig}"]

    def purge(self) -> None:
        """Drop text revisions that nothing mentions any more."""
        if self.writer is not None and not self._closed:
            with self.writer.begin() as connection:
                texts.purge(connection)

    def compact(self) -> int:
        """Give back the room that nothing uses any more; returns how many bytes."""
        if self.writer is None:
            return 0
        self.checkpoint()
        before = self.path.stat().st_size
        self.purge()
        with self.writer.connect() as connection:
            raw = connection.connection.driver_connection
            if raw is not None:
                raw.execute("VACUUM")
        self.checkpoint()
        return before - self.path.stat().st_size

    def close(self) -> None:
        """Write all into the one file, let go of it and of the lock; closing twice is once."""
        if self._closed:
            return
        self._closed = True
        self.reader.dispose()
        if self.writer is None:
            _tidy(self.path)
        else:  # the last to close, so that SQLite takes the -wal away
            with suppress(DBAPIError, sqlite3.Error):
                self.checkpoint()
            self.writer.dispose()
        if self._lock is not None:
            self._lock.release()


def checked_copy(source: sqlite3.Connection, target: Path) -> None:
    """Back up an open database beside the target, check the copy, then give it its name."""
    beside = target.with_name(f".{target.name}.part")
    beside.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(beside)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise ProjectRefused(f"The copy was not kept, because its check failed: {found}")
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(target)
    except (sqlite3.Error, OSError) as error:
        raise ProjectRefused(
            f"The copy {target.name} could not be written: {error}. The project itself is safe."
        ) from error
    finally:
        beside.unlink(missing_ok=True)


def upgrade(path: Path, version: int, backups: Path, open_file: Connect) -> None:
    """Bring a file to this program's version in one transaction, a checked copy kept before."""
    backups.mkdir(parents=True, exist_ok=True)
    with closing(open_file(path, "rw")) as raw:
        checked_copy(raw, backups / f"{path.stem}-before-upgrade-from-{version}.coder")
    engine = writer_engine(path, open_file)
    try:
        with engine.begin() as connection:
            for step in range(version, SCHEMA_VERSION):
                MIGRATIONS[step](connection)
            journal.renew_triggers(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
    finally:
        engine.dispose()


# -- opening, in parts ---------------------------------------------------------------------------


def _known(path: Path) -> FileHeader:
    header = read_header(path)
    if header.user_version > SCHEMA_VERSION:
        raise ProjectRefused(
            f"{path.name} was made by a newer version of Coder (file format "
            f"{header.user_version}; this version reads up to {SCHEMA_VERSION}). "
            "It was not touched. Install the newer version to open it."
        )
    return header


def _lock(path: Path, program: str, coder: str) -> Lock | None:
    """The lock, or None where the folder can't be written, so that nobody could hold it."""
    try:
        return Lock(path, program, coder)
    except OSError:
        return None


def _read_mode(path: Path) -> Mode:
    wal = path.with_name(f"{path.name}-wal")
    writable = os.access(path.parent, os.W_OK) and os.access(path, os.W_OK)
    return "ro" if writable or wal.exists() else "immutable"


def _tidy(path: Path) -> None:
    """Take away the empty ``-wal`` that reading leaves, where nobody else has the project.

    A connection that can't write can't remove it; the last one that can does so on closing.
    """
    wal = path.with_name(f"{path.name}-wal")
    if not wal.exists() or not os.access(path, os.W_OK):
        return
    with suppress(OSError, ProjectRefused, sqlite3.Error):
        lock = Lock(path, "", "")
        try:
            with closing(connect(path, "rw")) as raw:
                raw.execute("SELECT count(*) FROM journal_state").fetchone()
        finally:
            lock.release()


def _set_up(raw: sqlite3.Connection) -> None:
    raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    raw.execute("PRAGMA secure_delete = ON")
    raw.execute("BEGIN IMMEDIATE")
    for statement in schema_statements():
        raw.execute(statement)
    raw.execute("INSERT INTO journal_state (id, action_seq, replaying) VALUES (1, NULL, 0)")
    raw.execute("COMMIT")


def schema_statements() -> list[str]:
    """All SQL that makes an empty project: tables, indexes, texts, triggers."""
    dialect = sqlite.dialect()
    statements: list[str] = []
    for table in Base.metadata.sorted_tables:
        statements.append(str(CreateTable(table).compile(dialect=dialect)))
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        statements += [str(CreateIndex(index).compile(dialect=dialect)) for index in indexes]
    return [*statements, *texts.STATEMENTS, *journal.trigger_statements()]


def _set_journal_mode(path: Path, open_file: Connect) -> None:
    """WAL, but never on a network drive, where its shared memory can't work."""
    mode = "DELETE" if places.on_network(path) else "WAL"
    with closing(open_file(path, "rw")) as raw:
        if raw.execute("PRAGMA journal_mode").fetchone()[0] != mode.lower():
            raw.execute(f"PRAGMA journal_mode = {mode}")
