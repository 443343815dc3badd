"""An open project: the two doors to its data, undo and redo, and word of every change."""

import threading
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from coder_app.core.changes import MOST_IDS, ActionInfo, Changes, Kind
from coder_app.core.codebook_guard import refuse_if_frozen
from coder_app.core.disk_trouble import explained, is_damage, with_foreign_keys
from coder_app.core.errors import Busy, CoderError, ProjectRefused, ReadOnly
from coder_app.core.ids import ActionId, CoderId, DocumentId
from coder_app.core.kept import KEPT
from coder_app.core.listing import Listing
from coder_app.core.news import News
from coder_app.core.taken_back import TakenBack
from coder_app.core.text_store import TextStore
from models import Coder, Setting, journal, new_id, now
from models.journal import Action, Direction
from models.migrations import SCHEMA_VERSION
from models.project_file import ProjectFile, damaged

__all__ = ["ActionInfo", "Changes", "Listing", "Project"]

SUFFIX = ".coder"
_OPENING = "Start the project"


class Project:
    """One project, by one coder, in one program."""

    def __init__(self, file: ProjectFile) -> None:
        self._file = file
        self._writing = threading.Lock()
        self._texts = TextStore()
        self._news = News()
        self._coder: tuple[CoderId, str] | None = None
        self.session = uuid.uuid4().hex
        self.last_saved: datetime | None = None
        self.changed = False
        """Whether anything was written since it was opened."""
        self._kept: dict[str, object] = {}
        self._taken_back = TakenBack()

    # -- open and close --------------------------------------------------------------------------

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        name: str = "",
        language: str = "en",
        coder_name: str = "Coder",
        coder_initials: str = "",
        program: str = "Coder",
    ) -> Self:
        """A new project file with one coder. Raises ProjectRefused."""
        project = cls(ProjectFile.create(path, program=program, coder=coder_name))
        with project._write(_OPENING, undoable=False) as session:
            settings = {"name": name or path.stem, "language": language, "project_id": new_id()}
            session.add_all(Setting(id=key, value=value) for key, value in settings.items())
        project.use_coder(coder_name, coder_initials)
        project.changed = False
        return project

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        program: str = "Coder",
        coder: tuple[str, str] | None = None,
        backups: Path | None = None,
    ) -> Self:
        """Open to write where possible, else to read (``read_only``).

        ``coder`` is the name and initials of who works now; without it, the project's first.
        Raises ProjectRefused, OpenElsewhere.
        """
        name = coder[0] if coder else ""
        project = cls(ProjectFile.open(path, program=program, coder=name, backups=backups))
        project._choose_coder(coder)
        return project

    @classmethod
    def open_to_read(cls, path: Path) -> Self:
        """Open without a lock, to read only. Raises ProjectRefused."""
        project = cls(ProjectFile.open_to_read(path))
        try:
            project._choose_coder(None)
        except CoderError:
            project.close()
            raise
        return project

    def close(self) -> None:
        """Let go of the file; drop text revisions nothing mentions."""
        if self.changed:
            self._file.purge()
        self._file.close()

    # -- who and what ----------------------------------------------------------------------------

    @property
    def path(self) -> Path:
        """The project file."""
        return self._file.path

    @property
    def read_only(self) -> bool:
        """Whether actions are refused."""
        return self._file.read_only

    @property
    def name(self) -> str:
        """The project's name."""
        return self.setting("name", self.path.stem)

    @property
    def language(self) -> str:
        """The language of its transcripts, as an ISO 639 code."""
        return self.setting("language", "en")

    @property
    def coder(self) -> CoderId:
        """Who codes now. Raises CoderError where nobody was named."""
        if self._coder is None:
            raise CoderError("Nobody is named as the coder. Say who codes: name and initials.")
        return self._coder[0]

    @property
    def coder_name(self) -> str:
        """The name of who codes now."""
        return self._coder[1] if self._coder else ""

    def use_coder(self, name: str, initials: str = "") -> CoderId:
        """Code as this person from now on; a new name becomes a new coder."""
        wanted = " ".join(name.split())
        if not wanted:
            raise CoderError("A coder needs a name.")
        with self.read() as session:
            row = session.execute(select(Coder.id).where(Coder.name == wanted)).scalar()
        if row is None:
            row = new_id()
            initials = initials.strip() or "".join(word[0] for word in wanted.split()).upper()
            with self._write(f'Add coder "{wanted}"', undoable=False) as session:
                session.add(Coder(id=row, name=wanted, initials=initials, created_at=now()))
        self._coder = (CoderId(row), wanted)
        return CoderId(row)

    def _choose_coder(self, coder: tuple[str, str] | None) -> None:
        if coder is not None and not self.read_only:
            self.use_coder(*coder)
            return
        wanted = select(Coder.id, Coder.name).order_by(Coder.created_at, Coder.id)
        with self.read() as session:
            rows = session.execute(wanted).all()
        rows = [row for row in rows if coder is not None and row.name == coder[0]] or list(rows)
        if rows:
            self._coder = (CoderId(rows[0].id), rows[0].name)

    # -- the two doors ---------------------------------------------------------------------------

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A short look at a steady state of the data; nothing can be written through it."""
        try:
            with Session(self._file.reader, info=self._carried()) as session:
                yield session
        except DBAPIError as error:
            if is_damage(error):
                raise damaged(self.path, str(error.orig)) from error
            raise

    def _carried(self) -> dict[str, dict[str, object]] | None:
        """What a read takes along; another program may change what is open to read only."""
        return None if self.read_only else {KEPT: self._kept}

    @contextmanager
    def action(self, name: str, *, group: str | None = None, reason: str = "") -> Iterator[Session]:
        """One action of the coder: one transaction, one undo step, one notice.

        ``name`` is a sentence with its object. Raises ReadOnly, Busy; anything raised inside
        leaves the project as it was.
        """
        _ = self.coder  # refuse before anything is written
        with self._write(name, group=group, reason=reason) as session:
            yield session

    @contextmanager
    def record(self, name: str) -> Iterator[Session]:
        """An action that stays: it is in the history, and undo passes it by. Raises as ``action``.

        For what must not vanish, such as a filed version of the codebook.
        """
        _ = self.coder
        with self._write(name, undoable=False) as session:
            yield session

    @contextmanager
    def aside(self) -> Iterator[Session]:
        """A write that is no step and no news: to the tables outside the journal, and only those.

        Raises ReadOnly, Busy; anything raised inside leaves the project as it was.
        """
        with (
            self._transaction() as connection,
            Session(connection, join_transaction_mode="create_savepoint") as session,
        ):
            yield session
            session.commit()

    @contextmanager
    def _write(
        self, name: str, *, group: str | None = None, reason: str = "", undoable: bool = True
    ) -> Iterator[Session]:
        with self._transaction() as connection:
            header = self._header(name, group, reason)
            seq = journal.begin(connection, header)
            with Session(connection, join_transaction_mode="create_savepoint") as session:
                yield session
                session.commit()
            refuse_if_frozen(connection, seq)
            written = journal.end(connection, seq)
            changes = self._told(connection, [seq], "do", undoable) if written else None
            if written and undoable:
                journal.keep(connection)
            elif written:
                journal.forget(connection, seq)
        self._saved(changes)

    def _header(self, name: str, group: str | None, reason: str) -> journal.Header:
        coder_id, coder_name = self._coder or (CoderId(""), "")
        return journal.Header(
            name=name.replace("\x00", ""),
            coder_id=coder_id,
            coder_name=coder_name,
            session=self.session,
            schema_version=SCHEMA_VERSION,
            group_id=group,
            reason=reason,
        )

    @contextmanager
    def _transaction(self, *, foreign_keys: bool = True) -> Iterator[Connection]:
        """The one writer's transaction. Raises ReadOnly, Busy."""
        writer = self._file.writer
        if writer is None:
            raise ReadOnly(
                f"{self.path.name} is open to read only. Nothing was changed. "
                "Save a copy to work on it, or open it where it can be written."
            )
        if not self._writing.acquire(blocking=False):
            raise Busy("The step before this is still being written. Nothing was lost; try again.")
        try:
            with (
                writer.connect() as connection,
                with_foreign_keys(connection, on=foreign_keys),
                connection.begin(),
            ):
                yield connection
        except DBAPIError as error:
            raise explained(error, self.path) from error
        finally:
            self._writing.release()

    # -- undo and redo ---------------------------------------------------------------------------

    def undo(self) -> ActionInfo | None:
        """Take back the newest step, with its group; None where there is none.

        Raises ReplayRefused where what it changed has been changed since.
        """
        return self._replay("undo")

    def redo(self) -> ActionInfo | None:
        """Do the oldest undone step again; None where there is none.

        Its group comes along, and so does all that one command took back with it.
        """
        return self._replay("redo")

    def undo_back_to(self, action: ActionId) -> ActionInfo | None:
        """Take back everything after a step, newest first, as one command; the step stays.

        It stops where a step can't be taken back (``history.foresee_undo`` says so before).
        Raises ReplayRefused.
        """
        return self._replay("undo", action)

    def redo_forward_to(self, action: ActionId) -> ActionInfo | None:
        """Do everything undone up to a step again, oldest first, as one command."""
        return self._replay("redo", action)

    def _replay(self, direction: Direction, to: ActionId | None = None) -> ActionInfo | None:
        with self._transaction(foreign_keys=False) as connection:
            steps = self._steps(connection, direction, to)
            if not steps:
                return None
            place = journal.place(connection, steps)
            journal.replay(connection, steps, direction, SCHEMA_VERSION)
            changes = self._told(connection, steps, direction)
            changes = replace(changes, place=changes.place or _placed(place))
            if to is not None or self._taken_back.whole(steps[:1]) == steps:
                changes = replace(changes, action=_together(changes.action, len(steps)))
        if direction == "redo":
            self._taken_back.done_again(steps)
        elif to is not None:
            self._taken_back.note(steps)
        self._saved(changes)
        return changes.action

    def _steps(
        self, connection: Connection, direction: Direction, to: ActionId | None
    ) -> list[int]:
        """What one undo or redo replays; ``to``: as far as this step."""
        if to is not None and direction == "undo":
            return journal.steps_back_to(connection, to, SCHEMA_VERSION)[0]
        if to is not None:
            return journal.steps_forward_to(connection, to)
        steps = journal.next_steps(connection, direction)
        return self._taken_back.whole(steps) if direction == "redo" else steps

    def next_undo(self) -> ActionInfo | None:
        """The step that ``undo`` would take back."""
        return self._next("undo")

    def next_redo(self) -> ActionInfo | None:
        """The step that ``redo`` would do again."""
        return self._next("redo")

    def _next(self, direction: Direction) -> ActionInfo | None:
        with self._file.reader.connect() as connection:
            steps = self._steps(connection, direction, None)
            return self._info(connection, steps) if steps else None

    def prune_history(self, before: datetime) -> tuple[int, int]:
        """Drop what undo needs of all steps before a time; who, when, what and why stay.

        Returns how many steps can no longer be taken back, and the bytes given back to the disk.
        Raises ReadOnly, Busy.
        """
        limit = before.astimezone(UTC).isoformat(timespec="microseconds")
        with self._transaction() as connection:
            count = journal.prune(connection, limit)
            if not count:
                return 0, 0
            steps = f"{count:,} {'step' if count == 1 else 'steps'}"
            name = f"Prune the history before {before.astimezone():%Y-%m-%d %H:%M} ({steps})"
            seq = journal.note(connection, self._header(name, None, ""))
            told = replace(self._told(connection, [seq], "do"), ids={"action": None})
        with self._writing:
            reclaimed = self._file.compact()
        self._saved(told)
        return count, reclaimed

    def history(self, limit: int = 100) -> list[ActionInfo]:
        """The newest steps, newest first, those undone and gone among them."""
        with self.read() as session:
            rows = session.scalars(select(Action).order_by(Action.seq.desc()).limit(limit)).all()
            return [self._described(row, 1) for row in rows]

    # -- word of changes -------------------------------------------------------------------------

    def on_change(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Call back after every action, undo and redo; returns how to stop it."""
        return self._news.on_change(callback)

    def changes_since(self, version: int) -> list[Changes] | None:
        """The changes after a version, oldest first; None where they are too many to know."""
        return self._news.since(version)

    @property
    def version(self) -> int:
        """How many changes there were since it was opened."""
        return self._news.version

    def _told(
        self, connection: Connection, steps: Sequence[int], kind: Kind, undoable: bool = False
    ) -> Changes:
        ids: Mapping[str, frozenset[str] | None] = {
            table: frozenset(rows) if len(rows) <= MOST_IDS else None
            for table, rows in journal.touched(connection, steps).items()
        }
        place = _placed(journal.place(connection, steps))
        together = journal.next_steps(connection, "undo") if kind == "do" else steps
        named = together if steps[0] in together else steps
        return Changes(self._info(connection, named), kind, ids, place, undoable)

    def _info(self, connection: Connection, steps: Sequence[int]) -> ActionInfo:
        with Session(connection) as session:
            return self._described(session.get_one(Action, steps[0]), len(steps))

    def _described(self, row: Action, count: int) -> ActionInfo:
        here = row.session == self.session and self._coder is not None
        return ActionInfo(
            id=ActionId(row.id),
            name=row.name,
            coder_id=CoderId(row.coder_id),
            coder_name=row.coder_name,
            at=datetime.fromisoformat(row.at),
            group=row.group_id,
            count=count,
            here=here and row.coder_id == (self._coder or ("",))[0],
            state=row.state,
            reason=row.reason,
        )

    def _saved(self, changes: Changes | None) -> None:
        if changes is None:
            return
        self.last_saved = datetime.now(UTC)
        self.changed = True
        if changes.touch("code"):
            self._kept = {}
        self._news.tell(changes)

    # -- texts and settings ----------------------------------------------------------------------

    def text(self, document: DocumentId) -> str:
        """A document's text, from a small store of the texts read last. Raises CoderError."""
        with self.read() as session:
            return self._texts.text(session, document)

    def setting(self, key: str, default: str = "") -> str:
        """A setting of the project."""
        with self.read() as session:
            value = session.scalar(select(Setting.value).where(Setting.id == key))
        return default if value is None else value

    @staticmethod
    def set_setting(session: Session, key: str, value: str) -> None:
        """Change a setting, within an action."""
        row = session.get(Setting, key)
        if row is None:
            session.add(Setting(id=key, value=value))
        else:
            row.value = value

    # -- safety ----------------------------------------------------------------------------------

    def check(self) -> list[str]:
        """What is wrong with the file, in sentences; empty where nothing is."""
        return self._file.problems()

    def checkpoint(self) -> None:
        """Write everything into the one file; for quiet moments. Skipped while an action runs."""
        if self._writing.acquire(blocking=False):
            try:
                self._file.checkpoint()
            finally:
                self._writing.release()

    def save_copy(self, target: Path) -> None:
        """A checked copy of the project under another name. Raises ProjectRefused."""
        if target.resolve() == self.path.resolve():
            raise ProjectRefused("A copy needs another name than the project. Nothing was written.")
        self._file.copy_to(target)


def _together(action: ActionInfo, steps: int) -> ActionInfo:
    """Steps replayed by one command, in one sentence."""
    return replace(action, name=f"the last {steps:,} steps", count=1) if steps > 1 else action


def _placed(place: tuple[str, int, int] | None) -> tuple[DocumentId, int, int] | None:
    return None if place is None else (DocumentId(place[0]), place[1], place[2])
