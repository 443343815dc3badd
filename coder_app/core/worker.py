"""The one worker process: work that burns CPU leaves the window's process alone.

A job is a function at the top level of a module; it runs as ``function(*args, progress=report)``
and calls ``report(done, total)`` often, which raises ``Cancelled`` once the job was cancelled.
What it keeps in its module's globals is there for the next job, until the process is replaced.
"""

import atexit
import contextlib
import multiprocessing
import threading
from collections import deque
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from multiprocessing.reduction import ForkingPickler
from types import TracebackType
from typing import Any, Self

from coder_app.core.errors import Cancelled, CoderError
from coder_app.core.job import Done, Failed, Job, WorkerStopped
from coder_app.core.progress import Progress
from coder_app.core.worker_process import (
    CANCEL,
    ONE_THREAD,
    Answer,
    JobFailed,
    Order,
    received,
    serve,
)

__all__ = ["Job", "JobFailed", "Worker", "WorkerStopped"]

GRACE = 3.0
"""Seconds that closing waits for the thread, which in turn waits for a callback to return."""


class Worker:
    """One process, started when first needed, and one thread that waits for it."""

    def __init__(self) -> None:
        self._urgent: deque[Job] = deque()
        self._queue: deque[Job] = deque()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._closing = False
        self._wake_sent = False
        self._woken, self._waker = multiprocessing.Pipe(duplex=False)
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        atexit.register(self.close)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the process now, so that the first job does not wait for it; returns at once."""
        with self._lock:
            if self._thread is None and not self._closing:
                self._thread = threading.Thread(target=self._dispatch, name="worker", daemon=True)
                self._thread.start()

    def submit(
        self,
        function: Callable[..., Any],
        *args: Any,
        on_progress: Progress | None = None,
        on_done: Done | None = None,
        on_error: Failed | None = None,
        urgent: bool = False,
    ) -> Job:
        """Queue ``function(*args, progress=…)``; urgent jobs go before the others that wait.

        ``on_done`` gets the result, ``on_error`` the exception (``Cancelled`` after a cancel).
        They run in a thread that is not the caller's. Raises ``PicklingError`` (or what pickle
        raises) where function or arguments cannot travel, ``CoderError`` once closed.
        """
        order = bytes(ForkingPickler.dumps(Order(function, args)))
        job = Job(order, self._wake, on_progress, on_done, on_error)
        with self._lock:
            if self._closing:
                raise CoderError("Coder is closing: nothing new was started.")
            (self._urgent if urgent else self._queue).append(job)
        self.start()
        self._wake()
        return job

    def close(self) -> None:
        """End the process, running job or not; jobs that have not ended fail as cancelled."""
        with self._lock:
            self._closing = True
        atexit.unregister(self.close)
        self._wake()
        thread = self._thread
        if thread is None:
            self._end()
        elif thread is not threading.current_thread():
            thread.join(GRACE)

    @property
    def process_id(self) -> int | None:
        """The process id of the worker; None while there is none."""
        process = self._process
        return process.pid if process is not None else None

    def _wake(self) -> None:
        with contextlib.suppress(OSError), self._lock:  # closed meanwhile: nobody to wake
            if not self._wake_sent:  # one is enough, and more would fill the pipe
                self._wake_sent = True
                self._waker.send_bytes(b"!")

    # From here on: the waiting thread only.

    def _woke(self) -> None:
        with self._lock:
            self._woken.recv_bytes()
            self._wake_sent = False

    def _dispatch(self) -> None:
        with contextlib.suppress(OSError):  # the first job will try again, and tell
            self._ensure_process()
        while not self._closing:
            self._fail_cancelled()
            job = self._next()
            if job is not None:
                self._run(job)
            else:
                wait([self._woken])
                self._woke()
        self._end()

    def _next(self) -> Job | None:
        with self._lock:
            queue = self._urgent or self._queue
            return queue.popleft() if queue else None

    def _fail_cancelled(self) -> None:
        """Tell of the jobs that were cancelled before they began."""
        with self._lock:
            gone = [job for job in (*self._urgent, *self._queue) if job.cancel_asked]
            for job in gone:
                (self._urgent if job in self._urgent else self._queue).remove(job)
        for job in gone:
            job.fail(Cancelled())

    def _run(self, job: Job) -> None:
        job.state = "running"
        try:
            answer = self._await(job, self._send(job.order))
        except (EOFError, OSError):
            self._discard()
            job.fail(Cancelled() if self._closing else WorkerStopped())
            return
        if answer.kind == "done":
            job.finish(answer.value)
        else:
            job.fail(answer.value.error())

    def _send(self, order: bytes) -> Connection:
        """Hand the order over; a process that died while idle is replaced without a word."""
        try:
            pipe = self._ensure_process()
            pipe.send_bytes(order)
        except OSError:
            self._discard()
            pipe = self._ensure_process()
            pipe.send_bytes(order)
        return pipe

    def _await(self, job: Job, pipe: Connection) -> Answer:
        """Wait for the job's end, passing progress on and a cancel down.

        Raises ``EOFError`` or ``OSError`` where the process has gone or the worker is closing.
        """
        told = False
        while True:
            ready = wait([pipe, self._woken])
            if self._woken in ready:
                self._woke()
                if self._closing:
                    raise EOFError
                self._fail_cancelled()
            if job.cancel_asked and not told:
                pipe.send(CANCEL)
                told = True
            if pipe in ready:
                answer = received(pipe)
                if answer.kind != "progress":
                    return answer
                job.report(*answer.value)

    def _ensure_process(self) -> Connection:
        if self._pipe is not None and self._process is not None and self._process.is_alive():
            return self._pipe
        self._discard()
        spawn = multiprocessing.get_context("spawn")
        ours, theirs = spawn.Pipe()
        environment = dict.fromkeys(ONE_THREAD, "1")
        self._process = spawn.Process(
            target=serve, args=(theirs, environment), name="Coder worker", daemon=True
        )
        self._process.start()
        theirs.close()  # so that its death is an end of file here
        self._pipe = ours
        return ours

    def _discard(self) -> None:
        """Forget the process, ending it if it still runs."""
        pipe, process, self._pipe, self._process = self._pipe, self._process, None, None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.kill()  # it only reads: there is nothing to lose
            process.join()
            process.close()

    def _end(self) -> None:
        self._discard()
        with self._lock:
            left = [*self._urgent, *self._queue]
            self._urgent.clear()
            self._queue.clear()
            self._woken.close()
            self._waker.close()
        for job in left:
            job.fail(Cancelled())
