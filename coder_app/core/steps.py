"""Steps of the journal as the program speaks of them: who, when, what, and which rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, select

from coder_app.core.changes import MOST_IDS, ActionInfo, Changes, Kind
from coder_app.core.ids import ActionId, CoderId, DocumentId
from coder_app.core.text_difference import alike
from models import journal
from models.journal import Action
from models.migrations import SCHEMA_VERSION

_STEP = select(Action.__table__).where(
    Action.seq == bindparam("seq")
)  # made once: told at each step
_NEWEST = select(Action.__table__).order_by(Action.seq.desc())


class Who(NamedTuple):
    """Who works, and since when: a session is one program's work on a project."""

    coder_id: CoderId
    coder_name: str
    session: str

    def header(self, name: str, group: str | None = None, reason: str = "") -> journal.Header:
        """What the journal keeps of a step of this coder."""
        return journal.Header(
            name=name.replace("\x00", ""),
            coder_id=self.coder_id,
            coder_name=self.coder_name,
            session=self.session,
            schema_version=SCHEMA_VERSION,
            group_id=group,
            reason=reason,
        )

    def described(self, row: Action | Row[Any], count: int) -> ActionInfo:
        """A step, or ``count`` of them told as one, as this coder is told of it."""
        return ActionInfo(
            id=ActionId(row.id),
            name=row.name,
            coder_id=CoderId(row.coder_id),
            coder_name=row.coder_name,
            at=datetime.fromisoformat(row.at),
            group=row.group_id,
            count=count,
            here=row.session == self.session and row.coder_id == self.coder_id != "",
            state=row.state,
            reason=row.reason,
        )

    def info(self, connection: Connection, steps: Sequence[int]) -> ActionInfo:
        """Steps that go together, told by the first."""
        row = connection.execute(_STEP, {"seq": steps[0]}).one()
        return self.described(row, len(steps))

    def newest(self, connection: Connection, limit: int) -> list[ActionInfo]:
        """The newest steps, newest first, each by itself."""
        rows = connection.execute(_NEWEST.limit(limit))
        return [self.described(row, 1) for row in rows]

    def told(
        self, connection: Connection, steps: Sequence[int], kind: Kind, *, undoable: bool = False
    ) -> Changes:
        """What steps changed, as everything in sight is told of it."""
        ids: Mapping[str, frozenset[str] | None] = {
            table: frozenset(rows) if len(rows) <= MOST_IDS else None
            for table, rows in journal.touched(connection, steps).items()
        }
        together = journal.next_steps(connection, "undo") if kind == "do" else steps
        named = together if steps[0] in together else steps
        place = edit_of(connection, steps) if kind != "do" and "document" in ids else None
        place = place or place_of(connection, steps)
        return Changes(self.info(connection, named), kind, ids, place, undoable)


def edit_of(connection: Connection, steps: Sequence[int]) -> tuple[DocumentId, int, int] | None:
    """Where in which document steps first changed the words; None where they did not."""
    found = journal.edited(connection, steps)
    if found is None:
        return None
    start = alike(*found[1:])
    return DocumentId(found[0]), start, start


def place_of(connection: Connection, steps: Sequence[int]) -> tuple[DocumentId, int, int] | None:
    """Where in a text steps changed something; None where they did not."""
    place = journal.place(connection, steps)
    return None if place is None else (DocumentId(place[0]), place[1], place[2])


def together(changes: Changes, steps: int) -> Changes:
    """Changes of steps that one command replayed, in one sentence."""
    if steps == 1:
        return changes
    action = replace(changes.action, name=f"the last {steps:,} steps", count=1)
    return replace(changes, action=action)
