"""How long work reports: a plain function of what is done and what there is to do."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""``report(done, total)``; it raises ``Cancelled`` where the person asked to stop."""


def silent(done: int, total: int) -> None:
    """Report to nobody."""
