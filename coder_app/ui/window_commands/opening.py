"""What the window does when a project opens: where one goes on, and what is said of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from coder_app.core import documents, edit_drafts
from coder_app.core.errors import CoderError
from coder_app.core.places import free_place, move_project, own_folder, warning_about
from coder_app.ui.window_commands import codes, embeddings, projects, suggesting

if TYPE_CHECKING:
    from collections.abc import Callable

    from coder_app.core.project import Project
    from coder_app.ui.main_window import MainWindow

READ_ONLY = "This project is open to read only: nothing can be coded in it. A copy can be changed."


def begin(window: MainWindow) -> None:
    """Go on in the project that has just been opened and shown."""
    project = window.project
    window.actions_by_id.allow(project=True, write=not project.read_only)
    suggesting.show_choices(window)
    embeddings.opened(window)
    codes.show_frozen(window)
    _open_where_left(window)
    _warn_of_place(window, project)
    _say_read_only(window, project)
    QTimer.singleShot(0, window.work.suggestions.learn_when_due)


def _open_where_left(window: MainWindow) -> None:
    rows = documents.documents(window.project)
    begun = [row for row in rows if row.status == "coding"]
    last = [row for row in rows if row.id == window.work.reader.keeper.last_document()]
    typed = edit_drafts.drafted_documents(window.project)  # and not saved: that comes first
    if rows:
        window.open_document((typed or [row.id for row in last or begun or rows])[0])


def _warn_of_place(window: MainWindow, project: Project) -> None:
    warning = warning_about(project.path)
    if warning and window.settings.warn_once(project.path):
        choices: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Move it to this computer", lambda: move_here(window)),
            ("Go on here", lambda: None),
        )
        window.strip.say(warning, choices, kind="warning")


def _say_read_only(window: MainWindow, project: Project) -> None:
    if project.read_only:
        choices = (("Save a copy…", lambda: projects.save_copy(window)), ("Fine", lambda: None))
        window.strip.say(READ_ONLY, choices, kind="warning")


def move_here(window: MainWindow) -> None:
    """Move the project out of a synced or network folder and open it there.

    Raises ProjectRefused; the project is open where it lay then.
    """
    path, folder = window.project.path, own_folder()
    free_place(path, folder)  # before anything is closed
    window.session.close()  # what is being written is saved there, and moves along
    try:
        target = move_project(path, folder)
    except CoderError:
        window.open_path(path)
        raise
    window.settings.moved(path, target)
    window.open_path(target)
    window.status.tell(f"Moved to {target}")
