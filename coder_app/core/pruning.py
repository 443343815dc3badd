"""Pruning the history: the images of old steps go, who, when, what and why stay."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from coder_app.core.changes import Changes
from coder_app.core.errors import CoderError
from coder_app.core.steps import Who
from coder_app.core.writer import Writer
from models import journal


def as_kept(moment: datetime) -> str:
    """A time as the journal keeps it, so that the two compare."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def prune(
    writer: Writer, who: Who, before: datetime, saved: Callable[[Changes], None]
) -> tuple[int, int]:
    """Drop what undo needs of all steps before a time, note that it was done, and tell of it.

    Returns how many steps can no longer be taken back, and the bytes given back to the disk.
    Raises ReadOnly, Busy.
    """
    with writer.transaction() as connection:
        count = journal.prune(connection, as_kept(before))
        if not count:
            return 0, 0
        steps = f"{count:,} {'step' if count == 1 else 'steps'}"
        name = f"Prune the history before {before.astimezone():%Y-%m-%d %H:%M} ({steps})"
        seq = journal.note(connection, who.header(name))
        told = replace(who.told(connection, [seq], "do"), ids={"action": None})
    try:
        reclaimed = writer.compact()
    except CoderError:  # a full disk: what was pruned is pruned, and its room is used again
        reclaimed = 0
    saved(told)
    return count, reclaimed
