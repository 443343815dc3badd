"""What runs inside the worker process: take a job, report, answer, wait for the next."""

import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from typing import Any, Literal

from coder_app.core.errors import Cancelled, CoderError

NICER = 15
"""How much lower than the window's the worker's priority is (Unix "nice" steps)."""

ONE_THREAD = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
    "NUMEXPR_NUM_THREADS",
)
LISTEN_EVERY = 0.01
REPORT_EVERY = 0.05
"""Seconds between two looks at the pipe, and between two reports of progress."""

CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Order:
    """One function to run; ``progress`` is given to it as a keyword."""

    function: Callable[..., Any]
    args: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes back: a report of progress, a result, or an error."""

    kind: Literal["progress", "done", "failed"]
    value: Any


@dataclass(frozen=True, slots=True)
class Failure:
    """An exception in parts: pickle would call its ``__init__``, whose arguments we do not know."""

    kind: type[Exception]
    args: tuple[Any, ...]
    state: dict[str, Any]

    def error(self) -> Exception:
        """Put it together again, of the same type and with the same message."""
        fresh = self.kind.__new__(self.kind)
        fresh.args = self.args
        vars(fresh).update(self.state)
        return fresh


class JobFailed(Exception):
    """A defect in a job: its type and where it happened; ``said`` is the message it came with.

    The message is kept apart because it may hold words of a transcript, and crash reports do not.
    """

    def __init__(self, kind: str, trace: str, said: str = "") -> None:
        super().__init__(kind, trace, said)

    @property
    def said(self) -> str:
        return str(self.args[2])

    def __str__(self) -> str:
        return f"{self.args[0]} in the worker process\n{self.args[1]}"


@dataclass
class _Reporter:
    """The ``progress`` of one job: listens for a cancel, and reports now and then."""

    pipe: Connection
    listened: float = field(default=0.0)
    reported: float = field(default=0.0)

    def __call__(self, done: int, total: int) -> None:
        now, last = time.monotonic(), done >= total
        if last or now - self.listened >= LISTEN_EVERY:
            self.listened = now
            if self.pipe.poll():
                self.pipe.recv()  # while a job runs nothing but a cancel is sent
                raise Cancelled
        if last or now - self.reported >= REPORT_EVERY:
            self.reported = now
            self.pipe.send(Answer("progress", (done, total)))


def serve(pipe: Connection, environment: Mapping[str, str]) -> None:
    """Run the jobs that come through ``pipe`` until it closes or the window's process dies."""
    _settle(environment)
    while True:
        try:
            order = pipe.recv()
        except (EOFError, OSError):
            return
        except Exception as error:  # noqa: BLE001 - an order that cannot be read is an answer, too
            _answer(pipe, Answer("failed", _portable(error)))
            continue
        if isinstance(order, Order):  # a cancel that came too late is passed over
            _answer(pipe, _run(order, _Reporter(pipe)))


def _settle(environment: Mapping[str, str]) -> None:
    """Step back behind the window: one thread, low priority, no say in what is printed."""
    os.environ.update(environment)
    if hasattr(os, "nice"):
        os.nice(NICER)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which then ends us
    sys.stdout = sys.stderr  # what a library prints must not mix with --json
    threading.Thread(target=_die_with_parent, daemon=True).start()


def _die_with_parent() -> None:
    """Wait for the parent to be gone, then go at once, whatever runs."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _run(order: Order, report: _Reporter) -> Answer:
    try:
        return Answer("done", order.function(*order.args, progress=report))
    except Exception as error:  # noqa: BLE001 - reported where the job was given
        return Answer("failed", _portable(error))


def _answer(pipe: Connection, answer: Answer) -> None:
    try:
        pipe.send(answer)
    except (BrokenPipeError, ConnectionResetError):
        os._exit(1)  # nobody is left to read it
    except Exception as error:  # noqa: BLE001 - a result that cannot be pickled is a defect
        pipe.send(Answer("failed", _portable(error)))


def received(pipe: Connection) -> Answer:
    """The next answer, read by the window's side; one that can't be put together is a defect.

    Raises ``EOFError`` or ``OSError`` where the process has gone.
    """
    words = pipe.recv_bytes()
    try:
        answer: Answer = ForkingPickler.loads(words)
    except Exception as error:  # noqa: BLE001 - what a class does to be read again is its own
        return Answer("failed", _portable(error))
    return answer


def _portable(error: Exception) -> Failure:
    """An error that can cross to the window: the coder's own as they are, defects as text."""
    if isinstance(error, Cancelled | CoderError):
        return Failure(type(error), error.args, dict(vars(error)))
    trace = "".join(traceback.format_tb(error.__traceback__))
    return Failure(JobFailed, (type(error).__name__, trace, str(error)), {})
