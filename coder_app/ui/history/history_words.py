"""What the history says before it takes steps back or drops what undo needs."""

from collections.abc import Sequence
from datetime import datetime

from coder_app.core.history import HistoryRow, PruneForeseen, UndoForeseen
from coder_app.core.names import counted
from coder_app.ui.undo import when

PRUNES = (
    ("older than a year", 365),
    ("older than three months", 91),
    ("older than a month", 30),
    ("older than a week", 7),
    ("all of it", 0),
)
"""How far back images are kept: words, and days."""

_NAMED = 4
_KILO = 1024


def back_words(row: HistoryRow, seen: UndoForeseen) -> str:
    """What going back to a step would take back."""
    if not seen.steps:
        reason = seen.stops or "It is the newest step in force."
        return f"Nothing would go. {reason}"
    lines = [f"Back to “{row.name}”, {when(row.at)}: {counted(seen.steps, 'step')} would go."]
    if seen.work:
        lines.append(f"That is {', '.join(seen.work)}.")
    if seen.others_count:
        named = [f"{o.coder_name}, {when(o.at)}: {o.name}" for o in seen.others[:_NAMED]]
        more = seen.others_count - len(named)
        rest = f"; and {more} more" if more else ""
        lines.append(f"Among them work of others ({'; '.join(named)}{rest}).")
    if seen.stops:
        lines.append(seen.stops)
    lines.append("One Redo brings all of it back, until something else is done.")
    return "\n".join(lines)


def gone_back_words(steps: int, work: Sequence[str]) -> str:
    """What was taken back, and how it comes again."""
    told = f" ({', '.join(work)})" if work else ""
    return f"{counted(steps, 'step')} taken back{told}. One Redo brings all of it back."


def forward_words(row: HistoryRow, seen: UndoForeseen) -> str:
    """What going forward to an undone step would do again."""
    told = f", {', '.join(seen.work)}" if seen.work else ""
    return (
        f"Forward to “{row.name}”, {when(row.at)}: {counted(seen.steps, 'step')}{told}, "
        "would be done again."
    )


def prune_words(seen: PruneForeseen, before: datetime) -> str:
    """What pruning would drop."""
    if not seen.steps:
        return f"There is nothing to prune before {when(before)}."
    one = seen.steps == 1
    return (
        f"{counted(seen.steps, 'step')} before {when(before)} can no longer be undone after this; "
        f"about {size(seen.size)} come free.\nWho, when, what and why of {'it' if one else 'them'} "
        "stay in the history, and so do codebook versions, the original texts and all your work. "
        "This itself can't be undone."
    )


def pruned_words(steps: int, reclaimed: int) -> str:
    """What pruning dropped."""
    if not steps:
        return "Nothing was pruned"
    return f"{counted(steps, 'step')} pruned; {size(max(0, reclaimed))} came free"


def size(count: int) -> str:
    """Bytes as a person reads them."""
    if count < _KILO:
        return counted(count, "byte")
    if count < _KILO**2:
        return f"{count / _KILO:.0f} KB"
    return f"{count / _KILO**2:.1f} MB"
