"""Work in the worker process, brought back to the window's thread, with progress and cancel."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from coder_app.core.errors import Cancelled
from coder_app.core.worker import Job, Worker

Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


class Tasks(QObject):
    """Gives functions to the worker; callbacks run in the thread that owns this object."""

    progress = Signal(object, int, int)
    """A job that reports, what is done and what there is to do."""
    started = Signal(object, str)
    """A job that is worth showing, and what it does."""
    ended = Signal(object)
    _answered = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = Worker()
        self._jobs: set[Job] = set()
        self._answered.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def warm_up(self) -> None:
        """Start the process now, so that the first request does not wait for it."""
        self._worker.start()

    def run(
        self,
        function: Callable[..., Any],
        *args: Any,
        on_done: Done,
        on_error: Failed | None = None,
        title: str = "",
        urgent: bool = False,
    ) -> Job:
        """Run ``function(*args, progress=…)`` in the worker.

        With a ``title`` the window shows it with its progress and a way to cancel. Without
        ``on_error`` trouble reaches the excepthook; a cancel is no trouble.
        """
        holder: list[Job] = []

        def done(value: Any) -> None:
            self._answered.emit(holder, lambda: on_done(value))

        def failed(error: Exception) -> None:
            self._answered.emit(
                holder, lambda: _raise(error) if on_error is None else on_error(error)
            )

        def report(made: int, total: int) -> None:
            if holder:
                self.progress.emit(holder[0], made, total)

        job = self._worker.submit(
            function, *args, on_progress=report, on_done=done, on_error=failed, urgent=urgent
        )
        holder.append(job)
        self._jobs.add(job)
        if title:
            self.started.emit(job, title)
        return job

    def _answer(self, holder: list[Job], call: Callable[[], None]) -> None:
        job = holder[0]
        self._jobs.discard(job)
        self.ended.emit(job)
        call()

    def cancel_all(self) -> None:
        """Ask every job to stop."""
        for job in tuple(self._jobs):
            job.cancel()

    def close(self) -> None:
        """End the worker process."""
        self._worker.close()


def _raise(error: Exception) -> None:
    if not isinstance(error, Cancelled):
        raise error
