"""Runs one search at a time, in the worker where it burns time; the newest one counts."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from coder_app.core.errors import Cancelled, CoderError
from coder_app.core.ids import DocumentId
from coder_app.core.project import Project
from coder_app.core.search import Search
from coder_app.core.search_jobs import Answer, answer_search, found, needs_worker, plan_coding
from coder_app.core.search_rows import Span, found_at
from coder_app.core.search_segments import Reach
from coder_app.ui.run import Run

STOPPED = "The search was stopped. Nothing was changed."


class Searcher(QObject):
    """Answers that are no longer wanted are dropped, whatever they say."""

    began = Signal()
    """A search that takes its time."""
    answered = Signal(object, object, object)
    """A ``Search``, what it ``Found``, and what was given to ``search`` as ``keep``."""
    planned = Signal(object)
    """The segments to code, as a ``Found``."""
    failed = Signal(str)

    def __init__(self, run: Run, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._asked: object = None

    def forget(self) -> None:
        """Drop what is still to come."""
        self._asked = None

    def search(self, project: Project, search: Search, keep: object = None) -> None:
        """Search; words at once, all else in the worker."""
        asked = self._ask()

        def have(answer: Answer | None) -> None:
            if self._asked is asked:
                self._answer(project, search, answer, keep)

        if not needs_worker(search):
            have(None)
            return
        self.began.emit()
        self._run(
            answer_search,
            project.path,
            search,
            project.coder,
            on_done=have,
            on_error=self._teller(asked),
            title="Searching",
            urgent=True,
        )

    def _answer(
        self, project: Project, search: Search, answer: Answer | None, keep: object
    ) -> None:
        try:
            result = found(project, search, answer)
        except CoderError as error:
            self.failed.emit(str(error))
        else:
            self.answered.emit(search, result, keep)

    def plan(self, project: Project, search: Search, reach: Reach) -> None:
        """Work out which segments coding the hits would code."""
        asked = self._ask()

        def have(plan: Mapping[DocumentId, list[Span]]) -> None:
            if self._asked is asked:
                self.planned.emit(found_at(project, plan))

        self._run(
            plan_coding,
            project.path,
            search,
            reach,
            project.coder,
            on_done=have,
            on_error=self._teller(asked),
            title="Finding what to code",
            urgent=True,
        )

    def _ask(self) -> object:
        self._asked = object()
        return self._asked

    def _teller(self, asked: object) -> Callable[[Exception], None]:
        """Tells of trouble with what is still wanted."""

        def tell(error: Exception) -> None:
            if self._asked is not asked:
                return
            if isinstance(error, Cancelled):
                self.failed.emit(STOPPED)
            elif isinstance(error, CoderError):
                self.failed.emit(str(error))
            else:
                raise error

        return tell
