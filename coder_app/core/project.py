"""An open project: the two doors to its data, undo and redo, and word of every change."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from sqlalchemy.orm import Session

from coder_app.core.changes import ActionInfo, Changes
from coder_app.core.coder_now import CoderNow, add_coder, coder_called
from coder_app.core.ids import ActionId, CoderId, DocumentId
from coder_app.core.listing import Listing
from coder_app.core.names import clean_name
from coder_app.core.news import News
from coder_app.core.project_settings import read_setting, write_first_settings, write_setting
from coder_app.core.pruning import prune
from coder_app.core.reading import Reading
from coder_app.core.recording import Recording
from coder_app.core.replaying import Replaying
from coder_app.core.text_store import TextStore
from coder_app.core.writer import Writer
from models.journal import Direction
from models.project_file import ProjectFile

__all__ = ["ActionInfo", "Changes", "Listing", "Project"]

SUFFIX = ".coder"


class Project:
    """One project, by one coder, in one program."""

    def __init__(self, file: ProjectFile) -> None:
        self._file = file
        self._reading = Reading(file)
        self._writer = Writer(file)
        self._recording = Recording(self._writer, self._saved)
        self._replaying = Replaying(file, self._writer)
        self._texts = TextStore()
        self._news = News()
        self._coder_now = CoderNow()
        self.last_saved: datetime | None = None
        self.changed = False
        """Whether anything was written since it was opened."""

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
        """A new project file with one coder. Raises ProjectRefused, CoderError; no file then."""
        coder_name = clean_name(coder_name, "A coder's name")
        project = cls(ProjectFile.create(path, program=program, coder=coder_name))
        try:
            with project._write("Start the project", undoable=False) as session:
                write_first_settings(session, name or path.stem, language)
            project.use_coder(coder_name, coder_initials)
        except BaseException:
            project.close()
            path.unlink(missing_ok=True)
            raise
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
        file = ProjectFile.open(path, program=program, coder=name, backups=backups)
        return cls._opened(file, coder)

    @classmethod
    def open_to_read(cls, path: Path) -> Self:
        """Open without a lock, to read only. Raises ProjectRefused."""
        return cls._opened(ProjectFile.open_to_read(path), None)

    @classmethod
    def _opened(cls, file: ProjectFile, coder: tuple[str, str] | None) -> Self:
        project = cls(file)
        try:
            project._choose_coder(coder)
        except BaseException:  # nobody would let go of the file, nor of its lock
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
        return self._coder_now.id

    @property
    def coder_name(self) -> str:
        """The name of who codes now."""
        return self._coder_now.name

    def use_coder(self, name: str, initials: str = "") -> CoderId:
        """Code as this person from now on; a new name becomes a new coder. Raises CoderError.

        Names that differ in capitals alone are one coder's, whose own spelling stays.
        """
        self._coder_now.become(self._called(name, initials))
        return self.coder

    def coder_called(self, name: str, initials: str = "") -> CoderId:
        """The coder of a name, who may be new; who codes now stays. Raises CoderError."""
        return self._called(name, initials)[0]

    def _called(self, name: str, initials: str) -> tuple[CoderId, str]:
        wanted = clean_name(name, "A coder's name")
        with self.read() as session:
            known = coder_called(session, wanted)
        if known is not None:
            return known
        with self._write(f'Add coder "{wanted}"', undoable=False) as session:
            return add_coder(session, wanted, initials)

    def _choose_coder(self, coder: tuple[str, str] | None) -> None:
        """Code as who works now; who only reads adds nobody, and reads as the first."""
        if coder is not None and not self.read_only:
            self.use_coder(*coder)
            return
        with self.read() as session:
            if coder is None or not self._coder_now.take(session, coder[0]):
                self._coder_now.take_first(session)

    # -- the two doors ---------------------------------------------------------------------------

    def read(self) -> AbstractContextManager[Session]:
        """A short look at a steady state of the data; nothing can be written through it."""
        return self._reading.session()

    def action(
        self, name: str, *, group: str | None = None, reason: str = ""
    ) -> AbstractContextManager[Session]:
        """One action of the coder: one transaction, one undo step, one notice.

        ``name`` is a sentence with its object. Raises ReadOnly, Busy; anything raised inside
        leaves the project as it was.
        """
        _ = self.coder  # refuse before anything is written
        return self._write(name, group=group, reason=reason)

    def record(self, name: str) -> AbstractContextManager[Session]:
        """An action that stays: it is in the history, and undo passes it by. Raises as ``action``.

        For what must not vanish, such as a filed version of the codebook.
        """
        _ = self.coder
        return self._write(name, undoable=False)

    def aside(self) -> AbstractContextManager[Session]:
        """A write that is no step and no news: to the tables outside the journal, and only those.

        Raises ReadOnly, Busy; anything raised inside leaves the project as it was.
        """
        return self._recording.aside()

    def _write(
        self, name: str, *, group: str | None = None, reason: str = "", undoable: bool = True
    ) -> AbstractContextManager[Session]:
        who = self._coder_now.who
        return self._recording.action(who, name, group=group, reason=reason, undoable=undoable)

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
        changes = self._replaying.replay(direction, self._coder_now.who, to)
        if changes is not None:
            self._saved(changes)
        return changes.action if changes is not None else None

    def next_undo(self) -> ActionInfo | None:
        """The step that ``undo`` would take back."""
        return self._replaying.next("undo", self._coder_now.who)

    def next_redo(self) -> ActionInfo | None:
        """The step that ``redo`` would do again."""
        return self._replaying.next("redo", self._coder_now.who)

    def prune_history(self, before: datetime) -> tuple[int, int]:
        """Drop what undo needs of all steps before a time; who, when, what and why stay.

        Returns how many can no longer be taken back, and the bytes given back to the disk. Raises
        ReadOnly, Busy.
        """
        return prune(self._writer, self._coder_now.who, before, self._saved)

    def history(self, limit: int = 100) -> list[ActionInfo]:
        """The newest steps, newest first, those undone and gone among them."""
        with self.read() as session:
            return self._coder_now.who.newest(session.connection(), limit)

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

    def _saved(self, changes: Changes) -> None:
        self.last_saved = datetime.now(UTC)
        self.changed = True
        self._reading.heard(changes)
        if changes.touch("coder"):
            with self.read() as session:
                self._coder_now.renew(session)
        self._news.tell(changes)

    # -- texts and settings ----------------------------------------------------------------------

    def text(self, document: DocumentId) -> str:
        """A document's text, from a small store of the texts read last. Raises CoderError."""
        with self.read() as session:
            return self._texts.text(session, document)

    def setting(self, key: str, default: str = "") -> str:
        """A setting of the project."""
        with self.read() as session:
            return read_setting(session, key, default)

    set_setting = staticmethod(write_setting)

    # -- safety ----------------------------------------------------------------------------------

    def check(self) -> list[str]:
        """What is wrong with the file, in sentences; empty where nothing is."""
        return self._file.problems()

    def checkpoint(self) -> None:
        """Write everything into the one file; for quiet moments. Skipped while an action runs."""
        self._writer.checkpoint()

    def save_copy(self, target: Path) -> None:
        """A checked copy of the project under another name. Raises ProjectRefused."""
        self._file.copy_to(target)
