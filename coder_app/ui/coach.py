"""Advice for the first hours: one line under the text, gone for good once it was followed."""

from collections.abc import Callable

from coder_app.core import documents, pins
from coder_app.core.project import Changes, Project
from coder_app.ui.settings import (
    COACH_DONE,
    COACH_PINS_DONE,
    COACH_SUGGESTIONS_DONE,
    Key,
    Settings,
)

FIRST = "Select words or press Space, type a code, press Enter. Ctrl+Z takes anything back."
PINS = "Pin codes with Ctrl+1..9? Right-click a code in the codebook and choose Pin."
SUGGESTIONS = "Suggestions are ready when you ask (F8)."
_LEARNT = 3
"""Codings after which the first line goes."""
_PINS_FROM, _PINS_UNTIL = 10, 25
"""Codings between which pinning is offered to those who have not pinned a code."""
_DONE_FROM, _DONE_UNTIL = 3, 5
"""Documents done between which suggestions are pointed out."""


class Coach:
    """Says at most one line of advice at a time, through ``say``; an empty line hides it."""

    def __init__(self, settings: Settings, say: Callable[[str], None]) -> None:
        self._settings, self._say = settings, say
        self._lent = False
        """Whether what is coded came with the project: it says nothing of who looks at it."""

    def begin(self, project: Project, *, lent: bool = False) -> None:
        """A document is shown; ``lent``: of the sample."""
        self._lent = lent
        if not project.read_only:
            self._advise(project)

    def changed(self, project: Project, changes: Changes) -> None:
        """Something was done: codings, pins and documents done move the advice on."""
        tables = {"document_status"}
        if not (self._settings.get(COACH_DONE) and self._settings.get(COACH_PINS_DONE)):
            tables |= {"coding", "setting"}  # counted only while it matters
        if changes.touch(*tables):
            self._advise(project)

    def asked_for_suggestions(self) -> None:
        """F8 was found: nobody needs to be told of it any more."""
        if not self._settings.get(COACH_SUGGESTIONS_DONE):
            self._settings.set(COACH_SUGGESTIONS_DONE, value=True)
            self._say("")

    def _advise(self, project: Project) -> None:
        due = [key for key in _ORDER if not self._settings.get(key)]
        if not due:
            return
        rows = documents.documents(project)
        codings = sum(row.codings for row in rows)
        done = sum(row.status == "done" for row in rows)
        over = {
            COACH_DONE: codings >= _LEARNT,
            COACH_PINS_DONE: codings >= _PINS_UNTIL or bool(pins.pins(project)),
            COACH_SUGGESTIONS_DONE: done >= _DONE_UNTIL,
        }
        for key in due:
            if over[key] and not self._lent:
                self._settings.set(key, value=True)
        timely = {
            COACH_DONE: True,
            COACH_PINS_DONE: codings >= _PINS_FROM,
            COACH_SUGGESTIONS_DONE: done >= _DONE_FROM,
        }
        lines = (_ORDER[key] for key in due if timely[key] and not over[key])
        self._say(next(lines, ""))


_ORDER: dict[Key, str] = {
    COACH_DONE: FIRST,
    COACH_SUGGESTIONS_DONE: SUGGESTIONS,
    COACH_PINS_DONE: PINS,
}
"""What is said while a setting is not yet true, the most wanted first."""
