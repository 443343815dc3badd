"""Use embeddings or not, and what is said where the extra is missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coder_app.core.embeddings.extra import INSTALL, extra

if TYPE_CHECKING:
    from coder_app.core.project import Changes
    from coder_app.ui.main_window import MainWindow

COMMAND = "suggest.embeddings"
USE = "Use embeddings"
TIP = (
    "Passages that mean alike are found although they share no word. Made on this computer, in the "
    "background, and kept in the project."
)
MISSING = f"{USE} (not installed: {INSTALL})"


def of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each of these commands does, by its id."""
    return {COMMAND: lambda: toggle(window), "help.about": lambda: show_about(window)}


def connect(window: MainWindow) -> None:
    """Once all vectors are there, suggestions are learned anew; trouble is said at length."""
    fine = (("Fine", lambda: None),)
    window.work.embedding.troubled.connect(lambda text: window.strip.say(text, fine))
    window.work.embedding.completed.connect(window.work.suggestions.learn_again)


def opened(window: MainWindow) -> None:
    """Make what is missing in the project just opened."""
    from coder_app.core.suggestions.choices import choices

    window.work.embedding.open_project(window.project)
    window.work.embedding.chosen = choices(window.project).embeddings
    show(window)


def toggle(window: MainWindow) -> None:
    """Let sentence vectors count, or not: a choice of the project."""
    from coder_app.core.suggestions.choices import choices, use_embeddings

    project = window.project
    use_embeddings(project, use=not choices(project).embeddings)


def changed(window: MainWindow, changes: Changes) -> None:
    """New texts need vectors; the choice may have been taken back."""
    from coder_app.core.suggestions.choices import choices

    line = window.work.embedding
    if changes.touch("setting"):
        show(window)
        # Not by the command's tick: pressing it has changed that already.
        if line.chosen != (chosen := choices(window.project).embeddings):
            line.chosen = chosen
            line.rest()
            line.look_soon()
            window.work.suggestions.learn_again(otherwise=True)
    if changes.touch("document", "turn", "speaker", "code", "code_example"):
        line.look_soon()


def show(window: MainWindow) -> None:
    """Tick the command by the project's choice; grey it, with the reason, without the extra."""
    from coder_app.core.suggestions.choices import choices

    action = window.actions_by_id[COMMAND]
    found = extra()
    there = found.installed
    window.actions_by_id.retitle(COMMAND, USE if there else MISSING)
    action.setToolTip(TIP if there else found.says)
    action.setStatusTip(action.toolTip())
    action.setChecked(there and choices(window.project).embeddings)
    action.setEnabled(there and not window.project.read_only)


def show_about(window: MainWindow) -> None:
    """Say which version this is, and whether the extra is there."""
    from coder_app.core.about import about

    window.strip.say("\n".join(about().lines), (("Fine", lambda: None),))
