"""The start page: new, open, sample, recent; who codes is asked once, in place."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coder_app.ui.coder_form import CoderForm
from coder_app.ui.form import COLUMN
from coder_app.ui.new_project_form import Choose, NewProject, NewProjectForm
from coder_app.ui.recent_list import RecentList
from coder_app.ui.settings import CODER_INITIALS, CODER_NAME, Settings
from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.choice_row import ChoiceRow
from coder_app.ui.widgets.parts import button
from coder_app.ui.widgets.strip import Strip

PROMISE = "Works without a network. Nothing leaves this computer."


def choose_project(parent: QWidget, start: str) -> Path | None:
    """Ask for a project file."""
    found, _ = QFileDialog.getOpenFileName(parent, "Open project", start, "Projects (*.coder)")
    return Path(found) if found else None


class StartPage(QFrame):
    """Choices of the first minute; each leads on to one signal."""

    newRequested = Signal(object)
    """A ``NewProject``."""
    openRequested = Signal(object)
    """A ``Path``."""
    sampleRequested = Signal()
    coderChanged = Signal(str, str)
    """Name and initials, already kept in the settings."""

    def __init__(
        self,
        settings: Settings,
        choose: Choose = choose_project,
        form: NewProjectForm | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        self.setAccessibleName("Start")
        self.setProperty("ground", "panel")
        self._settings = settings
        self._choose = choose
        self._next: Callable[[], None] = self.show_home
        self.coder_form = CoderForm()
        self.new_form = form or NewProjectForm()
        self.pages = QStackedWidget()
        for page in (self._home(), self.coder_form, self.new_form):
            self.pages.addWidget(_column(page))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self.coder_form.given.connect(self._coder_given)
        self.coder_form.left.connect(self.show_home)
        self.new_form.asked.connect(self._new_asked)
        self.new_form.left.connect(self.show_home)
        theme.changed.connect(self.update)
        self.show_home()

    def _home(self) -> QWidget:
        home = QWidget()
        rows = QVBoxLayout(home)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        title = QLabel("Coder")
        title.setObjectName("start.title")
        title.setFont(theme.font(14, bold=True))
        promise = QLabel(PROMISE)
        promise.setObjectName("start.promise")
        promise.setProperty("tone", "quiet")
        for line in (title, promise):
            line.setContentsMargins(2 * GRID, 0, 0, 0)
            rows.addWidget(line)
            rows.addSpacing(GRID // 2)
        rows.addSpacing(3 * GRID)
        for row in self._choices():
            rows.addWidget(row)
        rows.addSpacing(3 * GRID)
        self._add_recent(rows)
        rows.addLayout(self._coder_line())
        rows.addStretch(1)
        return home

    def _choices(self) -> tuple[ChoiceRow, ChoiceRow, ChoiceRow]:
        look = (theme.colour, theme.pixmap)
        self.new = ChoiceRow(
            "start.new", ("New project", "Name it, then drop transcripts in"), "file-plus", look
        )
        self.open = ChoiceRow(
            "start.open", ("Open…", "A project on this computer"), "folder-open", look
        )
        self.sample = ChoiceRow(
            "start.sample",
            ("Try the sample", "8 invented interviews, crime and police; nothing graphic"),
            "book-open",
            look,
        )
        self.new.clicked.connect(lambda: self._after_name(self.show_new))
        self.open.clicked.connect(lambda: self._after_name(self._ask_open))
        self.sample.clicked.connect(self.sampleRequested)  # it has a coder of its own
        return self.new, self.open, self.sample

    def _add_recent(self, rows: QVBoxLayout) -> None:
        self.recent_title = QLabel("RECENT")
        self.recent_title.setObjectName("start.recent.title")
        self.recent_title.setProperty("tone", "header")
        self.recent_title.setContentsMargins(2 * GRID, 0, 0, GRID)
        self.recent = RecentList()
        self.recent.opened.connect(self._open)
        self.recent.missed.connect(self._missed)
        self.recent.forgotten.connect(self._forget)
        self.gone = Strip("start.gone")
        rows.addWidget(self.recent_title)
        rows.addWidget(self.recent)
        rows.addWidget(self.gone)
        rows.addSpacing(3 * GRID)

    def _coder_line(self) -> QHBoxLayout:
        self.coder = QLabel()
        self.coder.setObjectName("start.coder")
        self.coder.setProperty("tone", "quiet")
        self.coder.setTextFormat(Qt.TextFormat.PlainText)
        self.change = button("start.coder.change", "Change", flat=True)
        self.change.setAccessibleName("Change who codes")
        self.change.clicked.connect(self.show_coder)
        line = QHBoxLayout()
        line.setContentsMargins(2 * GRID, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(self.coder)
        line.addWidget(self.change)
        line.addStretch(1)
        return line

    # -- pages

    def show_home(self) -> None:
        """Show the choices and what was opened last."""
        paths = self._settings.remembered()
        self.recent.show_paths(paths)
        self.gone.hide()
        self.recent.setVisible(bool(paths))
        self.recent_title.setVisible(bool(paths))
        name, initials = self._coder()
        self.coder.setText(f"Coding as {name} ({initials})")
        self.coder.setVisible(bool(name))
        self.change.setVisible(bool(name))
        self.pages.setCurrentIndex(0)
        self.take_focus()

    def take_focus(self) -> None:
        """Give the keys to what stands to be chosen on the page in sight."""
        first = (
            self.recent if self._settings.remembered() else self.new,
            self.coder_form.name,
            self.new_form.name,
        )
        first[self.pages.currentIndex()].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_coder(self) -> None:
        """Ask who codes; then back to the choices."""
        self._next = self.show_home
        self._show_coder()

    def start_new(self) -> None:
        """Begin a new project from elsewhere; asks who codes first where nobody is named."""
        self._after_name(self.show_new)

    def show_new(self) -> None:
        """Show the form for a new project."""
        self.new_form.clear()
        self.pages.setCurrentIndex(2)
        self.new_form.name.setFocus()

    def _show_coder(self) -> None:
        self.coder_form.show_coder(*self._coder())
        self.pages.setCurrentIndex(1)
        self.coder_form.name.setFocus()

    # -- what happens

    def _coder(self) -> tuple[str, str]:
        get = self._settings.get
        return str(get(CODER_NAME)).strip(), str(get(CODER_INITIALS)).strip()

    def _after_name(self, call: Callable[[], None]) -> None:
        if self._coder()[0]:
            call()
            return
        self._next = call
        self._show_coder()

    def _coder_given(self, name: str, initials: str) -> None:
        self._settings.set(CODER_NAME, name)
        self._settings.set(CODER_INITIALS, initials)
        self.coderChanged.emit(name, initials)
        self.show_home()
        self._next()

    def _ask_open(self) -> None:
        paths = self._settings.recent()
        found = self._choose(self, str(paths[0].parent) if paths else "")
        if found is not None:
            self.openRequested.emit(found)

    def _open(self, path: Path) -> None:
        self._after_name(lambda: self.openRequested.emit(path))

    def _missed(self, path: Path) -> None:
        """Say that it is gone, and what can be done about it."""
        self.recent.show_paths(self._settings.remembered())
        self.gone.say(
            f"“{path.stem}” was not found in {path.parent}. It was moved, renamed or deleted, "
            "or its drive is not connected.",
            (
                ("Locate it…", lambda: self._locate(path)),
                ("Remove from the list", lambda: self._forget(path)),
            ),
            kind="warning",
        )

    def _locate(self, path: Path) -> None:
        found = self._choose(self, str(path.parent) if path.parent.is_dir() else "")
        if found is not None:
            self._settings.moved(path, found)
            self.show_home()
            self._open(found)

    def _forget(self, path: Path) -> None:
        self._settings.forget(path)
        self.show_home()

    def _new_asked(self, wanted: NewProject) -> None:
        self.newRequested.emit(wanted)

    def changeEvent(self, event: QEvent) -> None:
        """What happened to files meanwhile is seen when the window comes to the front."""
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            paths = self._settings.remembered()
            if self.recent.isVisible() and self.recent.gone() != [not p.is_file() for p in paths]:
                self.recent.show_paths(paths)
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.pages.currentIndex():
            self.show_home()
            return
        super().keyPressEvent(event)


def _column(page: QWidget) -> QScrollArea:
    """The page as a column in the middle that scrolls where the window is low."""
    page.setMaximumWidth(COLUMN)
    inside = QFrame()
    inside.setProperty("ground", "panel")
    rows = QVBoxLayout(inside)
    rows.setContentsMargins(3 * GRID, 8 * GRID, 3 * GRID, 3 * GRID)
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(page, 100)
    line.addStretch(1)
    rows.addLayout(line)
    area = QScrollArea()
    area.setObjectName("start.area")
    area.setAccessibleName("Page")
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    return area
