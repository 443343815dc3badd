"""Going about in the window, and how it looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coder_app.ui.settings import THEME, ZOOM
from coder_app.ui.theme import MODES, as_mode, theme

if TYPE_CHECKING:
    from coder_app.ui.main_window import MainWindow

ZOOM_STEP, ZOOM_LEAST, ZOOM_MOST = 10, 60, 300


def of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each of these commands does, by its id."""
    modes = {f"view.{mode}": (lambda mode=mode: set_mode(window, mode)) for mode in MODES}
    return {
        **modes,
        "go.back": lambda: window.go(window.trail.back()),
        "go.forward": lambda: window.go(window.trail.forward()),
        "go.next_workspace": lambda: window.work.step_workspace(1),
        "go.previous_workspace": lambda: window.work.step_workspace(-1),
        "go.next_document": lambda: window.step_document(1),
        "go.previous_document": lambda: window.step_document(-1),
        "go.next_pane": lambda: window.work.step_pane(1),
        "go.previous_pane": lambda: window.work.step_pane(-1),
        "view.larger": lambda: zoom(window, ZOOM_STEP),
        "view.smaller": lambda: zoom(window, -ZOOM_STEP),
        "view.usual": lambda: zoom(window, 0),
    }


def back_to_text(window: MainWindow) -> None:
    """Go back to the text from a workspace, as Escape does; Alt+Left comes here again."""
    window.work.show_workspace("code")
    window.focus_text()


def set_mode(window: MainWindow, mode: str) -> None:
    """Light, dark, or as the system."""
    window.settings.set(THEME, mode)
    theme.set_mode(as_mode(mode))
    show_mode(window)


def show_mode(window: MainWindow) -> None:
    """Tick the mode in force."""
    for mode in MODES:
        window.actions_by_id[f"view.{mode}"].setChecked(theme.mode == mode)


def zoom(window: MainWindow, by: int) -> None:
    """Make the text larger or smaller, in per cent; 0 is the usual size."""
    now = window.work.reader.zoom
    size = 100 if by == 0 else max(ZOOM_LEAST, min(ZOOM_MOST, now + by))
    window.work.reader.set_zoom(size)
    window.settings.set(ZOOM, size)
