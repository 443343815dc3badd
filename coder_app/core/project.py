"""An open project: the two doors to its data, undo and redo, and word of every change."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from coder_app.core.changes import ActionInfo, Changes
from coder_app.core.codebook_guard import refuse_if_frozen
from coder_app.core.disk_trouble import is_damage
from coder_app.core.errors import CoderError, ProjectRefused
from coder_app.core.ids import ActionId, CoderId, DocumentId
from coder_app.core.kept import KEPT, OF_KEPT
from coder_app.core.listing import Listing
from coder_app.core.news import News
from coder_app.core.replaying import Replaying
from coder_app.core.steps import Who
from coder_app.core.text_store import TextStore
from coder_app.core.writer import Writer
from models import Coder, Setting, journal, new_id, now
from models.journal import Action, Direction
from models.project_file import ProjectFile, damaged

__all__ = ["ActionInfo", "Changes", "Listing", "Project"]

SUFFIX = ".coder"
_OPENING = "Start the project"


class Project:
    """One project, by one coder, in one program."""

    def __init__(self, file: ProjectFile) -> None:
        self._file = file
        self._writer = Writer(file)
        self._replaying = Replaying(self._writer)
        self._texts = TextStore()
        self._news = News()
        self._coder: tuple[CoderId, str] | None = None
        self.session = uuid.uuid4().hex
        self.last_saved: datetime | None = None
        self.changed = False
        """Whether anything was written since it was opened."""
        self._kept: dict[str, object] = {}

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

    def _who(self) -> Who:
        return Who(*(self._coder or (CoderId(""), "")), self.session)

    def _renew_coder(self) -> None:
        """Who codes now may have another name since, or be known by an older one again."""
        if self._coder is not None:
            with self.read() as session:
                name = session.scalar(select(Coder.name).where(Coder.id == self._coder[0]))
            self._coder = (self._coder[0], name) if name else self._coder

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
            self._writer.transaction() as connection,
            Session(connection, join_transaction_mode="create_savepoint") as session,
        ):
            yield session
            session.commit()

    @contextmanager
    def _write(
        self, name: str, *, group: str | None = None, reason: str = "", undoable: bool = True
    ) -> Iterator[Session]:
        who = self._who()
        with self._writer.transaction() as connection:
            seq = journal.begin(connection, who.header(name, group, reason))
            with Session(connection, join_transaction_mode="create_savepoint") as session:
                yield session
                session.commit()
            refuse_if_frozen(connection, seq)
            written = journal.end(connection, seq)
            changes = who.told(connection, [seq], "do", undoable=undoable) if written else None
            if written and undoable:
                journal.keep(connection)
            elif written:
                journal.forget(connection, seq)
        self._saved(changes)

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
        changes = self._replaying.replay(direction, self._who(), to)
        self._saved(changes)
        return changes.action if changes else None

    def next_undo(self) -> ActionInfo | None:
        """The step that ``undo`` would take back."""
        return self._next("undo")

    def next_redo(self) -> ActionInfo | None:
        """The step that ``redo`` would do again."""
        return self._next("redo")

    def _next(self, direction: Direction) -> ActionInfo | None:
        with self._file.reader.connect() as connection:
            steps = self._replaying.steps(connection, direction)
            return self._who().info(connection, steps) if steps else None

    def prune_history(self, before: datetime) -> tuple[int, int]:
        """Drop what undo needs of all steps before a time; who, when, what and why stay.

        Returns how many steps can no longer be taken back, and the bytes given back to the disk.
        Raises ReadOnly, Busy.
        """
        limit = before.astimezone(UTC).isoformat(timespec="microseconds")
        who = self._who()
        with self._writer.transaction() as connection:
            count = journal.prune(connection, limit)
            if not count:
                return 0, 0
            steps = f"{count:,} {'step' if count == 1 else 'steps'}"
            name = f"Prune the history before {before.astimezone():%Y-%m-%d %H:%M} ({steps})"
            seq = journal.note(connection, who.header(name))
            told = replace(who.told(connection, [seq], "do"), ids={"action": None})
        reclaimed = self._writer.compact()
        self._saved(told)
        return count, reclaimed

    def history(self, limit: int = 100) -> list[ActionInfo]:
        """The newest steps, newest first, those undone and gone among them."""
        with self.read() as session:
            rows = session.scalars(select(Action).order_by(Action.seq.desc()).limit(limit)).all()
            return [self._who().described(row, 1) for row in rows]

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

    def _saved(self, changes: Changes | None) -> None:
        if changes is None:
            return
        self.last_saved = datetime.now(UTC)
        self.changed = True
        if changes.touch(*OF_KEPT):
            self._kept = {}
        if changes.touch("coder"):
            self._renew_coder()
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
        self._writer.checkpoint()

    def save_copy(self, target: Path) -> None:
        """A checked copy of the project under another name. Raises ProjectRefused."""
        if target.resolve() == self.path.resolve():
            raise ProjectRefused("A copy needs another name than the project. Nothing was written.")
        self._file.copy_to(target)
