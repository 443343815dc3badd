"""What the commands of the window do: for each part a table, and a short function for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coder_app.ui.window_commands import (
    agreeing,
    codes,
    coding,
    embeddings,
    evaluating,
    files,
    going,
    keys,
    memos,
    people,
    projects,
    reading,
    reviewing,
    searching,
    suggesting,
    texts,
    together,
    view,
)

if TYPE_CHECKING:
    from coder_app.ui.main_window import MainWindow

_PARTS = (
    projects,
    files,
    coding,
    codes,
    embeddings,
    going,
    view,
    reading,
    keys,
    searching,
    suggesting,
    texts,
    memos,
    people,
    reviewing,
    evaluating,
    together,
    agreeing,
)


def of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each command does, by its id."""
    return {command: call for part in _PARTS for command, call in part.of(window).items()}
