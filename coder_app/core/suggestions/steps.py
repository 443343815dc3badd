"""Long work in small steps: a generator that yields where it may be left for a while."""

from collections.abc import Generator
from typing import TypeVar

Result = TypeVar("Result")

Steps = Generator[None, None, Result]
"""Yields between two steps, in a state others may use; returns what it made."""


def finish(steps: Steps[Result]) -> Result:
    """Take all steps at once and return what was made."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: Result = end.value
            return made
