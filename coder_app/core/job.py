"""A piece of work given to the worker, as the one who gave it sees it."""

import threading
from collections.abc import Callable
from typing import Any, Literal

from coder_app.core.errors import Cancelled, CoderError
from coder_app.core.progress import Progress

Done = Callable[[Any], None]
Failed = Callable[[Exception], None]
State = Literal["waiting", "running", "done", "failed", "cancelled"]


class WorkerStopped(CoderError):
    """The worker process ended in the middle of a job."""

    def __init__(self) -> None:
        super().__init__(
            "The work in the background stopped unexpectedly. Your codings are saved and nothing "
            "was changed. Please try again; the next attempt starts afresh."
        )


class Job:
    """A piece of work given to the worker; its callbacks run in the worker's waiting thread."""

    def __init__(
        self,
        order: bytes,
        wake: Callable[[], None],
        on_progress: Progress | None,
        on_done: Done | None,
        on_error: Failed | None,
    ) -> None:
        self.state: State = "waiting"
        self.order = order
        self.cancel_asked = False
        self._wake = wake
        self._on_progress, self._on_done, self._on_error = on_progress, on_done, on_error
        self._value: Any = None
        self._error: Exception | None = None
        self._ended = threading.Event()

    def cancel(self) -> None:
        """Ask it to stop: at its next ``progress``, or before it starts; then ``Cancelled``."""
        self.cancel_asked = True
        self._wake()

    def result(self, timeout: float | None = None) -> Any:
        """Wait for the end (seconds) and return what the function returned.

        Raises what the function raised: a ``CoderError`` as it was, ``Cancelled``, ``JobFailed``
        for a defect, ``WorkerStopped``; ``TimeoutError`` where it has not ended in time.
        """
        if not self._ended.wait(timeout):
            raise TimeoutError
        if self._error is not None:
            raise self._error
        return self._value

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for the end (seconds), whatever it is; returns whether it came."""
        return self._ended.wait(timeout)

    @property
    def ended(self) -> bool:
        return self._ended.is_set()

    def report(self, done: int, total: int) -> None:
        if self._on_progress is not None:
            _call(self._on_progress, done, total)

    def finish(self, value: Any) -> None:
        self._value, self.state = value, "done"
        self._ended.set()
        if self._on_done is not None:
            _call(self._on_done, value)

    def fail(self, error: Exception) -> None:
        self._error = error
        self.state = "cancelled" if isinstance(error, Cancelled) else "failed"
        self._ended.set()
        if self._on_error is not None:
            _call(self._on_error, error)


def _call(callback: Callable[..., None], *args: Any) -> None:
    """Run a callback; its defects are reported and must not end the waiting thread."""
    try:
        callback(*args)
    except Exception as error:  # noqa: BLE001
        trouble = (type(error), error, error.__traceback__, threading.current_thread())
        threading.excepthook(threading.ExceptHookArgs(trouble))
