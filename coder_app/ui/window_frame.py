"""The frame of the window: its pages, its lines below them, its title, size and colours."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from coder_app.core.errors import CoderError
from coder_app.core.project import Project
from coder_app.ui.file_dialogs import FileDialogs
from coder_app.ui.project_session import ProjectSession
from coder_app.ui.settings import GEOMETRY, THEME, Settings
from coder_app.ui.start_page import StartPage
from coder_app.ui.status_line import StatusLine
from coder_app.ui.tasks import Tasks
from coder_app.ui.theme import as_mode, theme
from coder_app.ui.undo import Ask
from coder_app.ui.widgets.ask import ask as ask_person
from coder_app.ui.widgets.ask_line import AskLine
from coder_app.ui.widgets.strip import Strip
from coder_app.ui.working import Working

TITLE = "Coder"
USUAL_SIZE = QSize(1280, 800)


class WindowFrame(QMainWindow):
    """A window with the start page and room for another; it knows which project is open."""

    def __init__(
        self, settings: Settings | None = None, tasks: Tasks | None = None, ask: Ask | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(TITLE)
        self.settings = settings or Settings()
        self.tasks = tasks or Tasks(self)
        self.ask: Ask = ask or (lambda text, buttons: ask_person(self, text, buttons))
        dialogs = FileDialogs(self, self.settings, self._file)
        self.ask_open, self.ask_save = dialogs.ask_open, dialogs.ask_save
        self.session = ProjectSession(self.settings, self.ask, self)
        self.start = StartPage(self.settings)
        self.strip = Strip("strip")
        self.question = AskLine("asking")
        self.working = Working(self.strip, self.tasks, self)
        self.pages = QStackedWidget()
        self.pages.setObjectName("window.pages")
        self.pages.addWidget(self.start)
        self.setCentralWidget(_stacked(self.pages, self.question, self.strip))
        self.status = StatusLine()
        self.setStatusBar(self.status)

    @property
    def project(self) -> Project:
        """The open project. Raises CoderError where none is."""
        if self.session.project is None:
            raise CoderError("Open a project first.")
        return self.session.project

    def _file(self) -> Path | None:
        return self.session.project.path if self.session.project is not None else None

    # -- title, size and colours

    def show_title(self, project: Project | None) -> None:
        """Name the project that is open, before the program."""
        self.setWindowTitle(TITLE if project is None else f"{named(project)} - {TITLE}")

    def restore_look(self) -> None:
        """Light or dark, as large and where it was when last closed."""
        theme.set_mode(as_mode(str(self.settings.get(THEME))))
        geometry = self.settings.get(GEOMETRY)
        if geometry is None or geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(self.screen().availableGeometry().size().boundedTo(USUAL_SIZE))

    def keep_look(self) -> None:
        """Remember how large it is, and where."""
        self.settings.set(GEOMETRY, self.saveGeometry())


def named(project: Project) -> str:
    """A project by its name, with its file's where that differs, as that of a copy does."""
    same = project.path.stem.casefold() == project.name.casefold()
    return project.name if same else f"{project.name} ({project.path.name})"


def _stacked(*parts: QWidget) -> QWidget:
    """Widgets below each other, without gaps; the first takes what room there is."""
    whole = QWidget()
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part in parts:
        layout.addWidget(part, 1 if part is parts[0] else 0)
    return whole
