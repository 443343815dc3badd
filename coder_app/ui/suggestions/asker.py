"""Asks the worker process: to learn when it is time, and for suggestions."""

import time
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from coder_app.core.errors import Cancelled
from coder_app.core.ids import DocumentId
from coder_app.core.project import Project
from coder_app.core.suggestions.choices import who
from coder_app.core.suggestions.session import (
    LearnState,
    Part,
    PassageSuggestions,
    keep,
    learn_some,
    learning_due,
    suggest_for,
    suggest_part,
    suggest_unasked,
    to_keep,
)
from coder_app.core.worker import WorkerStopped
from coder_app.ui.run import Run

_DUE_AFTER = 250
"""Milliseconds from a change to looking whether to learn, so that no coding waits for it."""

_KEEP_EVERY = 300
"""Seconds between two writings of what was learned."""

_ATTEMPTS = 2
"""Times that learning begins anew by itself where the worker process has ended in the middle."""

Place = tuple[DocumentId, int, int]
"""Document, start and end in code points."""


class Asker(QObject):
    """One project's learning and asking; an answer for a project that was closed is dropped.

    Where the worker process ends in the middle, what it was at is begun anew.
    """

    learned = Signal()
    learning = Signal(int)
    """How much of it is done, in per cent."""
    restarted = Signal()
    """The worker process has ended in the middle; it goes on with a new one."""
    failed = Signal(object)
    """The exception."""

    def __init__(self, run: Run, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._project: Project | None = None
        self.state: LearnState | None = None
        """What was learned last; None until then."""
        self._learning = self._again = False
        self._attempts = self._document_turn = 0
        self._kept_at = -float(_KEEP_EVERY)
        self.due = QTimer(self, singleShot=True, interval=_DUE_AFTER)
        self.due.timeout.connect(self.learn_when_due)

    def work_on(self, project: Project | None) -> None:
        """Ask about this project from now on."""
        self.due.stop()
        self._project, self.state, self._learning = project, None, False
        self._again, self._attempts = False, 0
        self.drop_document()
        self._kept_at = -float(_KEEP_EVERY)

    def learn_when_due(self) -> None:
        """After an import, and again every 20 codings; the window goes on meanwhile."""
        project = self._project
        if project is None or self._learning or not learning_due(project, self.state):
            return
        self._learn(project)

    @property
    def goes_on(self) -> bool:
        """Whether it is to be learned once more after what was learned now."""
        return self._again

    def learn_again(self) -> None:
        """Learn now; once more where that is going on, for it may have begun too early."""
        if self._learning:
            self._again = True
        elif self._project is not None and self.state is not None:
            self._learn(self._project)

    def _learn(self, project: Project) -> None:
        self._learning, self._again = True, False
        self._learn_on(project)

    def _learn_on(self, project: Project) -> None:
        """Learn for a moment; whoever asks meanwhile comes first."""
        done = partial(self._have_learned, project)
        coder = who(project)
        failed = partial(self._have_not_learned, project)
        self._run(learn_some, project.path, coder, on_done=done, on_error=failed)

    def _have_learned(self, project: Project, state: LearnState) -> None:
        if project is not self._project:
            return
        if state.left:
            self.learning.emit(100 * max(0, state.steps - state.left) // max(1, state.steps))
            self._learn_on(project)
            return
        self.state, self._learning, self._attempts = state, False, 0
        self.learned.emit()
        self._keep_now_and_then(project)
        if self._again:
            self.learn_again()
        self.due.start()  # more may have come in meanwhile

    def _keep_now_and_then(self, project: Project) -> None:
        """Put what was learned into the project file, so that the next start need not learn."""
        now = time.monotonic()
        if now - self._kept_at < _KEEP_EVERY or project.read_only:
            return
        self._kept_at = now

        def put(rows: tuple[tuple[str, bytes], ...]) -> None:
            if rows and project is self._project:
                keep(project, rows)

        self._run(to_keep, project.path, on_done=put, on_error=lambda _: None)

    def _have_not_learned(self, project: Project, error: Exception) -> None:
        """Begin anew where it was not the fault of what is learned; else say so."""
        if project is not self._project:
            return
        if isinstance(error, Cancelled):  # "stop" was said to something else
            self._learn_on(project)
        elif isinstance(error, WorkerStopped) and self._attempts < _ATTEMPTS:
            self._attempts += 1
            self.restarted.emit()
            self._learn_on(project)
        else:
            self._learning = False
            self.failed.emit(error)

    def ask(
        self,
        place: Place,
        then: Callable[[PassageSuggestions | None], None],
        *,
        unasked: bool = False,
    ) -> None:
        """Ask for the passage at a place; ``unasked``: only for what is sure enough by itself."""
        self._ask(suggest_unasked if unasked else suggest_for, place, then, urgent=True)

    def ask_document(
        self, document: DocumentId, then: Callable[[list[PassageSuggestions]], None]
    ) -> None:
        """Ask for what is sure enough to show itself in a document, instead of what was before.

        A part at a time, so that who asks for a passage comes first.
        """
        self.drop_document()
        self._ask_part(document, then, self._document_turn, Part((), 0))

    def drop_document(self) -> None:
        """No answer about a document is waited for."""
        self._document_turn += 1

    def _ask_part(
        self,
        document: DocumentId,
        then: Callable[[list[PassageSuggestions]], None],
        turn: int,
        so_far: Part,
    ) -> None:
        def go_on(part: Part) -> None:
            if turn != self._document_turn:
                return
            whole = Part((*so_far.found, *part.found), part.next)
            if part.next:
                self._ask_part(document, then, turn, whole)
            else:
                then(list(whole.found))

        self._ask(suggest_part, (document, so_far.next), go_on, urgent=False)

    def _ask(
        self,
        job: Callable[..., Any],
        about: tuple[Any, ...],
        then: Callable[[Any], None],
        *,
        urgent: bool,
        again: bool = True,
    ) -> None:
        project = self._project
        if project is None:
            return

        def answer(found: Any) -> None:
            if project is self._project:
                then(found)

        def fail(error: Exception) -> None:
            if project is not self._project:
                return
            if again and isinstance(error, WorkerStopped):
                self.restarted.emit()
                self._ask(job, about, then, urgent=urgent, again=False)
            else:
                self.failed.emit(error)

        self._run(
            job,
            project.path,
            *about,
            who(project),
            on_done=answer,
            on_error=fail,
            urgent=urgent,
        )
