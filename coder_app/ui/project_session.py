"""The open project and what surrounds it: opening, word of saving, backups, quiet moments."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from coder_app.core import backups
from coder_app.core.errors import CoderError, Damaged, OpenElsewhere
from coder_app.core.project import Changes, Project
from coder_app.ui.project_signals import ProjectSignals
from coder_app.ui.settings import CODER_INITIALS, CODER_NAME, Settings

Ask = Callable[[str, Sequence[str]], str]

PROGRAM = "Coder"
IDLE_MS = 3_000
"""After so long without a change everything is written into the one file."""

READ_ONLY, RESTORE, DETAILS, CANCEL = (
    "Open to read only",
    "Open backup as a copy",
    "Details",
    "Cancel",
)


class ProjectSession(QObject):
    """Opens and closes projects, one at a time."""

    opened = Signal(object, object)
    """The project, and its ``ProjectSignals``."""
    closing = Signal()
    closed = Signal()
    saved = Signal(str)
    """Words for the status bar: All changes saved 14:02."""

    def __init__(self, settings: Settings, ask: Ask, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._ask = ask
        self.project: Project | None = None
        self.signals: ProjectSignals | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._checkpoint)

    # -- open

    def coder(self) -> tuple[str, str]:
        """Name and initials of who works here."""
        name = str(self._settings.get(CODER_NAME)).strip() or "Coder"
        return name, str(self._settings.get(CODER_INITIALS)).strip()

    def create(self, path: Path, *, name: str, language: str) -> Project:
        """Make and open a project. Raises ProjectRefused."""
        coder, initials = self.coder()
        project = Project.create(
            path,
            name=name,
            language=language,
            coder_name=coder,
            coder_initials=initials,
            program=PROGRAM,
        )
        return self.take(project)

    def open(self, path: Path, coder: tuple[str, str] | None = None) -> Project | None:
        """Open a project; asks where another program has it or it is damaged.

        Returns None where the answer was no. Raises ProjectRefused.
        """
        try:
            return self.take(
                Project.open(
                    path,
                    program=PROGRAM,
                    coder=coder or self.coder(),
                    backups=backups.home() / "backups" / "before-upgrade",
                )
            )
        except OpenElsewhere as error:
            if self._ask(str(error), (READ_ONLY, CANCEL)) == READ_ONLY:
                return self.take(Project.open_to_read(path))
        except Damaged as error:
            return self._offer_backup(path, error)
        return None

    def _offer_backup(self, path: Path, error: Damaged) -> Project | None:
        kept = backups.backups_of_file(path)
        text = f"The check found damage in {path.name}. The file was not touched. "
        if kept:
            last = kept[0].at.astimezone()
            text += f"The last good backup is of {last.day} {last:%b, %H:%M}."
        else:
            text += "This computer has no backup of it; look for a copy that was sent or kept."
        choices = (RESTORE, CANCEL) if kept else (CANCEL,)
        answer = self._ask(text, (*choices[:-1], DETAILS, CANCEL))
        if answer == DETAILS:
            answer = self._ask(f"{text}\n\n{error}", choices)
        if answer == RESTORE:
            return self.open(backups.restore(kept[0], path))
        return None

    def take(self, project: Project) -> Project:
        """Work on this project from now on; the one before is closed."""
        self.close()
        self.project = project
        self.signals = ProjectSignals(project, self)
        self.signals.changed.connect(self._changed)
        self._settings.remember(project.path)
        self.opened.emit(project, self.signals)
        self.saved.emit(self.saved_words())
        return project

    # -- while open

    def _changed(self, changes: Changes) -> None:
        _ = changes
        self._idle.start()
        self.saved.emit(self.saved_words())

    def saved_words(self) -> str:
        """What the status bar says of saving."""
        if self.project is None:
            return ""
        if self.project.read_only:
            return "Open to read only"
        at = self.project.last_saved or datetime.now().astimezone()
        return f"All changes saved {at.astimezone():%H:%M}"

    def _checkpoint(self) -> None:
        if self.project is not None:
            with suppress(CoderError):  # nothing is lost; the next step, or closing, will tell
                self.project.checkpoint()

    # -- close

    def close(self) -> None:
        """Keep a backup where something changed, then let go of the project."""
        project, signals = self.project, self.signals
        if project is None:
            return
        self.closing.emit()
        self._idle.stop()
        try:
            if project.changed and not project.read_only:
                backups.back_up(project)
        except CoderError as error:
            self._ask(f"{error} The project itself was closed well.", ("Go on",))
        finally:
            if signals is not None:
                signals.stop()
                signals.deleteLater()
            project.close()
            self.project = self.signals = None
            self.closed.emit()
