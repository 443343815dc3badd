"""The composition root: settings, look, tasks, main window."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from coder_app.core.last_words import LastWords
from coder_app.ui import errors
from coder_app.ui.collector import Collector
from coder_app.ui.main_window import MainWindow
from coder_app.ui.settings import THEME, Settings
from coder_app.ui.theme import as_mode, theme
from coder_app.ui.window_commands import projects

FURNISH_MS = 100
"""After the window is in sight, its panels are made, while the person looks at the start page."""


def application(arguments: Sequence[str] = ()) -> QApplication:
    """The one application object, dressed."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication([sys.argv[0], *arguments])
    app.setApplicationName("Coder")
    app.setApplicationDisplayName("Coder")
    app.setDesktopFileName("coder")
    return app


def make_window(settings: Settings | None = None) -> MainWindow:
    """A main window with everything in it, not yet shown."""
    kept = settings or Settings()
    theme.apply(application(), as_mode(str(kept.get(THEME))), sheet=False)
    window = MainWindow(kept)
    theme.dress()
    return window


def main(path: Path | None = None, *, sample: bool = False) -> int:
    """Open the window, with a project or the sample; returns the exit status."""
    app = application()
    windows: list[MainWindow] = []

    def parent() -> QWidget | None:
        return windows[0] if windows else None

    errors.install(parent)
    window = make_window()
    windows.append(window)
    Collector(window)
    window.show()
    if path is not None:
        QTimer.singleShot(0, lambda: window.open_path(path))
    elif sample:
        QTimer.singleShot(0, lambda: projects.open_sample(window))
    else:
        QTimer.singleShot(FURNISH_MS, window.furnish)
    QTimer.singleShot(1_000, window.tasks.warm_up)  # after the first paint
    with listening(window):
        status = app.exec()
    leave_clipboard()
    return status


@contextmanager
def listening(window: MainWindow) -> Iterator[None]:
    """Keep where the program was, should it be torn down; tell of the last time it was."""
    try:
        errors.tell_of_earlier(window.strip, window)
        last_words = LastWords()
    except OSError:  # a full disk: work goes on without
        yield
        return
    yield
    last_words.close()


def leave_clipboard() -> None:
    """Leave what was copied as plain text that Qt owns.

    An object of ours on the clipboard would be taken down after Python: a crash at the exit.
    """
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.setText(clipboard.text())
