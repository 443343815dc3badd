# ruff: noqa: ARG001 - a job takes progress whether it reports or not
"""Jobs for the tests of the worker; at the top level of a module, as jobs must be."""

import os
import signal
import time

from coder_app.core.errors import CoderError, ImportRefused

kept: list[int] = []


class Stubborn(CoderError):
    def __init__(self, *, file, reason):
        super().__init__(f"{file} was not read: {reason}")
        self.file = file


class Unreadable(Exception):
    """Pickled with its message, which its ``__init__`` does not take."""

    def __init__(self):
        super().__init__("a message")


def return_what_cannot_be_read(progress):
    return [Unreadable()]


def add(a, b, progress):
    progress(1, 1)
    return a + b


def keep(value, progress):
    kept.append(value)
    return list(kept)


def count_to(total, progress):
    for done in range(total):
        time.sleep(0.005)
        progress(done, total)
    return total


def tell_when_begun(path, progress):
    path.touch()
    return count_to(10_000, progress)


def wait_for(path, progress):
    while not path.exists():
        time.sleep(0.005)
        progress(0, 1)


def note(path, word, progress):
    with path.open("a") as file:
        file.write(word)


def refuse(progress):
    raise ImportRefused("P12.pdf was not imported: its pages are pictures.")


def refuse_stubbornly(progress):
    raise Stubborn(file="a.txt", reason="it is empty")


def break_down(progress):
    raise ValueError("quokka")


def give_unpicklable(progress):
    return lambda: 1


def die(progress):
    os.kill(os.getpid(), signal.SIGKILL)


def chatter(progress):
    print("words for nobody")  # noqa: T201


def surroundings(progress):
    return os.getpid(), os.nice(0), {k: v for k, v in os.environ.items() if "THREADS" in k}


def threads_of_libraries(progress):
    import numpy as np
    from threadpoolctl import threadpool_info

    np.ones((50, 50)) @ np.ones((50, 50))
    return [pool["num_threads"] for pool in threadpool_info()]


def spin_without_reporting(path, progress):
    path.write_text(str(os.getpid()))
    while True:
        pass
