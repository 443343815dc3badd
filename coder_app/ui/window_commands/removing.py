"""Removing codings: another coder's only after a question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from coder_app.core import coding
from coder_app.core.ids import CodingId

if TYPE_CHECKING:
    from coder_app.ui.main_window import MainWindow


def connect(window: MainWindow) -> None:
    """Ask here where a panel is to remove what another coder did."""
    work = window.work
    for source in (work.reader.requests, work.here, work.excerpts):
        source.othersRemovalAsked.connect(lambda ids: ask(window, ids))
    window.session.closing.connect(lambda *_: window.question.forget())
    work.reader.documentShown.connect(lambda _: window.question.forget())
    work.workspaceShown.connect(lambda _: window.question.forget())


def ask(window: MainWindow, ids: Sequence[CodingId]) -> None:
    """Ask whether codings, some of them by others, are to go."""
    project, chosen = window.project, list(ids)
    words = coding.others_codings(project, chosen)
    if not words:
        return
    remove: Callable[[], object] = lambda: coding.remove_codings(project, chosen)  # noqa: E731
    one = len(chosen) == 1
    whose = f"This coding is by {words}." if one else f"Of these {len(chosen)} codings {words}."
    back = f"Delete {'it' if one else 'all'}?   Ctrl+Z can bring {'it' if one else 'them'} back."
    window.question.ask(f"{whose} {back}", "Delete", "Keep", remove, again=Qt.Key.Key_Delete)
