"""Sentence vectors for a project: what the window and the command line ask the worker for.

Light to import. The function runs in the worker, which reads; who asked keeps what it made.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from coder_app.core.embeddings.extra import extra
from coder_app.core.embeddings.kept import Row, drop, keep
from coder_app.core.ids import CoderId
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project
from coder_app.core.suggestions.choices import choices


@dataclass(frozen=True, slots=True)
class Filled:
    """What one job made, and how far it all is, in texts: passages and descriptions of codes."""

    rows: tuple[Row, ...]
    done: int
    total: int
    gone: tuple[str, ...] = ()
    """Keys in the file that no text has any more; told once all is done."""
    used: bool = False
    """Whether suggestions are made with vectors already; else it is time to learn again."""

    @property
    def complete(self) -> bool:
        return self.done >= self.total


def wanted(project: Project) -> bool:
    """Whether vectors are to be made: the extra is there, and the project wants them."""
    chosen = choices(project)
    return chosen.embeddings and not chosen.off and extra().installed


def fill_some(path: Path, coder: CoderId | None = None, progress: Progress = silent) -> Filled:
    """Make vectors of some texts that have none; less than half a second, once it is loaded.

    Ask again until it is ``complete``. Raises ``ProjectRefused``, ``ModelRefused``, and
    ``Cancelled`` from ``progress``.
    """
    study: Any = import_module("coder_app.core.suggestions.study")
    filled: Filled = study.fill_some(path, coder, progress)
    return filled


def keep_filled(project: Project, filled: Filled) -> bool:
    """Put what a job made into the file, and take out what is gone; whether that was possible."""
    return keep(project, filled.rows) and (not filled.gone or drop(project, filled.gone))


def fill_all(project: Project, fill: Callable[[], Filled], progress: Progress = silent) -> int:
    """Make and keep all vectors that are missing; returns how many were made."""
    made = 0
    while True:
        filled = fill()
        keep_filled(project, filled)
        made += len(filled.rows)
        progress(filled.done, filled.total)
        if filled.complete or not filled.rows:
            return made
