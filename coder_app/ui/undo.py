"""Undo and redo for the person at the keyboard: at a border it asks first."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from coder_app.core.project import ActionInfo, Project

Ask = Callable[[str, Sequence[str]], str]
"""Ask a question with named buttons; the answer is the name of one, the last where it is left."""

UNDO, REDO, SHOW, LEAVE = "Undo", "Redo", "Show", "Leave"


class Undoer:
    """Takes steps back and does them again; past this session, or into others' work, it asks.

    It asks once for a coder's steps of a day, then goes on with them, back and forth, until a step
    of this session is taken back or another project is open.
    """

    def __init__(self, ask: Ask, show: Callable[[ActionInfo], None]) -> None:
        self._ask = ask
        self._show = show
        self._project: Project | None = None
        self._crossed: set[tuple[str, date]] = set()

    def undo(self, project: Project) -> ActionInfo | None:
        """Take the newest step back, unless the answer is no. Raises ReplayRefused."""
        step = project.next_undo()
        if step is None or not self._agreed(project, step, UNDO):
            return None
        return project.undo()

    def redo(self, project: Project) -> ActionInfo | None:
        """Do the oldest undone step again, unless the answer is no. Raises ReplayRefused."""
        step = project.next_redo()
        if step is None or not self._agreed(project, step, REDO):
            return None
        return project.redo()

    def _agreed(self, project: Project, step: ActionInfo, how: str) -> bool:
        if step.here or project is not self._project:
            self._crossed.clear()
            self._project = project
        border = (step.coder_id, step.at.astimezone().date())
        if step.here or border in self._crossed:
            return True
        answer = self._ask(border_question(step, how), (how, SHOW, LEAVE))
        if answer == SHOW:
            self._show(step)
        if answer == how:
            self._crossed.add(border)
        return answer == how


def border_question(step: ActionInfo, how: str) -> str:
    """The question at the border of this session or of another coder's work."""
    where = "before this" if how == UNDO else "after this"
    return f"The step {where} is by {step.coder_name}, {when(step.at)}: {step.sentence}. {how} it?"


def when(at: datetime, now: datetime | None = None) -> str:
    """A time as a person would say it: 16:20, yesterday 16:20, 3 Mar 2025 16:20."""
    local = at.astimezone()
    today = (now or datetime.now().astimezone()).date()
    days = (today - local.date()).days
    clock = f"{local:%H:%M}"
    if days == 0:
        return clock
    if days == 1:
        return f"yesterday {clock}"
    return f"{local.day} {local:%b %Y} {clock}"
