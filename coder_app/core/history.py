"""The history: its steps, filtered and by page; what going back to one would take back; as csv."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from coder_app.core.errors import CoderError, NotFound
from coder_app.core.exchange.beside import refuse_open
from coder_app.core.exchange.csv_file import write_csv_file
from coder_app.core.finding import in_parts
from coder_app.core.ids import ActionId
from coder_app.core.listing import Listing
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project
from coder_app.core.pruning import as_kept
from coder_app.core.work_done import work_in
from models import journal_history
from models.journal import Action, steps_back_to, steps_forward_to
from models.migrations import SCHEMA_VERSION

STATES = {
    "done": "Done",
    "undone": "Undone",
    "gone": "Undone for good",
    "pruned": "Done, pruned",
    "noted": "Noted",
}
"""What the state of a step is called: undone for good, something else was done instead; pruned,
only who, when, what and why are left; noted, it never was a step that could be undone."""

_HEADINGS = ("Step", "When (UTC)", "Who", "What", "Why", "State", "Undone together")
_OTHERS = 50
"""Steps of other coders that a preview names."""


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which steps: an empty field asks for nothing. All ``words`` must stand in what or why."""

    document: str = ""
    code: str = ""
    coder: str = ""
    words: str = ""
    coding: str = ""
    """A coding, with its memos; steps whose images were pruned are not found by it."""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One step: who did what, when and why, and whether it is in force."""

    id: ActionId
    number: int
    name: str
    coder_name: str
    at: datetime
    """UTC."""
    state: str
    """A key of ``STATES``."""
    reason: str
    group: str | None


@dataclass(frozen=True, slots=True)
class UndoForeseen:
    """What going back to a step would take back."""

    steps: int
    work: tuple[str, ...]
    """In words: 12 codings, 1 merge, 3 memos."""
    others: tuple[HistoryRow, ...]
    """Steps of other coders among them, newest first; at most 50."""
    others_count: int
    stops: str
    """Why it ends before the step that was asked for; empty where it does not."""


@dataclass(frozen=True, slots=True)
class PruneForeseen:
    """What a prune would drop."""

    steps: int
    size: int
    """Bytes of the images; the file gives back about as much."""


def history(project: Project, wanted: HistoryFilter | None = None) -> Listing[HistoryRow]:
    """The steps that a filter finds, newest first; their numbers are the ids."""
    asked = wanted or HistoryFilter()
    with project.read() as session:
        found = journal_history.found(
            session.connection(),
            journal_history.Wanted(
                asked.document, asked.code, asked.coder, asked.words, asked.coding
            ),
        )
    return Listing(tuple(map(str, found)), lambda ids: history_rows(project, ids))


def history_rows(project: Project, numbers: Sequence[str]) -> list[HistoryRow]:
    """The steps of these numbers, in their order."""
    found: dict[int, HistoryRow] = {}
    with project.read() as session:
        for part in in_parts(numbers):
            for row in session.scalars(select(Action).where(Action.seq.in_(map(int, part)))):
                found[row.seq] = _row(row)
    return [found[int(number)] for number in numbers if int(number) in found]


def step_number(project: Project, action: ActionId) -> int | None:
    """The number of a step."""
    with project.read() as session:
        return session.scalar(select(Action.seq).where(Action.id == action))


def coders_in_history(project: Project) -> list[tuple[str, str]]:
    """Id and name of everybody who did a step."""
    wanted = select(Action.coder_id, Action.coder_name).distinct().order_by(Action.coder_name)
    with project.read() as session:
        return [(row.coder_id, row.coder_name) for row in session.execute(wanted) if row.coder_id]


def _row(row: Action) -> HistoryRow:
    return HistoryRow(
        ActionId(row.id),
        row.seq,
        row.name,
        row.coder_name,
        datetime.fromisoformat(row.at),
        row.state,
        row.reason,
        row.group_id,
    )


# -- back to a point -------------------------------------------------------------------------------


def foresee_undo(project: Project, action: ActionId) -> UndoForeseen:
    """What ``project.undo_back_to`` would take back. Raises NotFound."""
    with project.read() as session:
        if session.scalar(select(Action.seq).where(Action.id == action)) is None:
            raise NotFound("This step is no longer in the history.")
        connection = session.connection()
        steps, stopper = steps_back_to(connection, action, SCHEMA_VERSION)
        written = journal_history.rows_written(connection, steps)
        at = None if stopper is None else session.get_one(Action, stopper)
        stops = "" if at is None else _stops(at)
        mine = project.coder
        others = [
            row.seq
            for part in in_parts(steps)
            for row in session.execute(
                select(Action.seq)
                .where(Action.seq.in_(part), Action.coder_id != mine)
                .order_by(Action.seq.desc())
            )
        ]
    named = history_rows(project, [str(number) for number in others[:_OTHERS]])
    return UndoForeseen(len(steps), work_in(written.values()), tuple(named), len(others), stops)


def foresee_redo(project: Project, action: ActionId) -> UndoForeseen:
    """What ``project.redo_forward_to`` would do again."""
    with project.read() as session:
        connection = session.connection()
        steps = steps_forward_to(connection, action)
        written = journal_history.rows_written(connection, steps)
    return UndoForeseen(len(steps), work_in(written.values()), (), 0, "")


def _stops(row: Action) -> str:
    why = (
        "it was pruned" if row.state == "pruned" else "it was made before the project was upgraded"
    )
    return f"It stops before “{row.name}”, which can't be taken back: {why}."


# -- pruning ---------------------------------------------------------------------------------------


def foresee_prune(project: Project, before: datetime) -> PruneForeseen:
    """What ``project.prune_history`` would drop."""
    with project.read() as session:
        found = journal_history.prunable(session.connection(), as_kept(before))
    return PruneForeseen(found.steps, found.size)


def days_ago(days: int) -> datetime:
    """The time so many days before now."""
    return datetime.now(UTC) - timedelta(days=days)


# -- csv -------------------------------------------------------------------------------------------


def write_history(
    project: Project,
    out: Path,
    wanted: HistoryFilter | None = None,
    progress: Progress = silent,
) -> int:
    """Write the steps, oldest first, as csv (UTF-8 with BOM); returns how many.

    A cell that a spreadsheet would take for a formula begins with an apostrophe. Raises CoderError
    where the file can't be written, Cancelled.
    """
    if out.suffix.lower() != ".csv":
        raise CoderError(f"{out.name} was not written: its name must end in .csv.")
    refuse_open(out)
    listing = history(project, wanted)
    numbers = listing.ids[::-1]
    write_csv_file(out, _lines(project, numbers, progress))
    return len(numbers)


def _lines(
    project: Project, numbers: Sequence[str], progress: Progress
) -> Iterator[tuple[object, ...]]:
    yield _HEADINGS
    groups: dict[str, int] = {}
    for first in range(0, len(numbers), 1_000):
        progress(first, len(numbers))
        for row in history_rows(project, numbers[first : first + 1_000]):
            yield _cells(row, groups)


def _cells(row: HistoryRow, groups: dict[str, int]) -> tuple[object, ...]:
    together = groups.setdefault(row.group, len(groups) + 1) if row.group else None
    at = row.at.astimezone(UTC).replace(tzinfo=None)
    state = STATES.get(row.state, row.state)
    return row.number, at, row.coder_name, row.name, row.reason, state, together
