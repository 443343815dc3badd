"""The journal: every row change of every action, recorded by triggers, replayed for undo and redo.

This module alone knows how the journal is kept. Nothing else writes ``action`` or ``change``.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, ForeignKey, Index, Table
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, new_id, now
from models.errors import ReplayRefused

Direction = Literal["undo", "redo"]
Image = dict[str, str | int | None]
_CHUNK = 500

OUTSIDE = "write outside an action"


class Action(Base):
    """One step of one coder; its header stays for the audit when its images are gone."""

    __tablename__ = "action"
    __table_args__ = {"info": {"journalled": False}}  # noqa: RUF012 - read by SQLAlchemy
    seq: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    coder_id: Mapped[str]
    coder_name: Mapped[str]
    at: Mapped[str]
    session: Mapped[str]
    schema_version: Mapped[int]
    group_id: Mapped[str | None] = mapped_column(index=True)
    reason: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="done", index=True)
    """``done``, ``undone``, or ``gone``: undone, and its images dropped."""


class Change(Base):
    """One row that an action inserted (I), updated (U) or deleted (D), with its images as JSON."""

    __tablename__ = "change"
    __table_args__ = (
        Index("ix_change_row", "table_name", "row_id"),
        {"info": {"journalled": False}},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    action_seq: Mapped[int] = mapped_column(ForeignKey("action.seq"), index=True)
    table_name: Mapped[str]
    row_id: Mapped[str]
    operation: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]


class JournalState(Base):
    """One row: which action is being written, and whether it is a replay."""

    __tablename__ = "journal_state"
    __table_args__ = {"info": {"journalled": False}}  # noqa: RUF012 - read by SQLAlchemy
    id: Mapped[int] = mapped_column(primary_key=True)
    action_seq: Mapped[int | None]
    replaying: Mapped[int] = mapped_column(default=0)


@dataclass(frozen=True, slots=True)
class Header:
    """What stands at the head of an action before it is written."""

    name: str
    coder_id: str
    coder_name: str
    session: str
    schema_version: int
    group_id: str | None = None
    reason: str = ""


def journalled_tables() -> list[Table]:
    """The tables whose every change is recorded, in dependency order."""
    return [t for t in Base.metadata.sorted_tables if t.info.get("journalled", True)]


# -- triggers ------------------------------------------------------------------------------------


def trigger_statements() -> Iterator[str]:
    """SQL that makes journalled tables record their changes and refuse them outside an action."""
    for table in journalled_tables():
        yield from _triggers_of(table)


def renew_triggers(connection: Connection) -> None:
    """Make the triggers anew after an upgrade: they name every column."""
    named = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    triggers = list(connection.exec_driver_sql(named).scalars())
    for name in (one for one in triggers if one.startswith("journal_")):
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for statement in trigger_statements():
        connection.exec_driver_sql(statement)


def _triggers_of(table: Table) -> Iterator[str]:
    columns = [column.name for column in table.columns]
    differ = " OR ".join(f'OLD."{c}" IS NOT NEW."{c}"' for c in columns)
    name = table.name
    yield _trigger(name, "INSERT", _record(name, "NEW", "I", after=_whole("NEW", columns)))
    yield _trigger(name, "DELETE", _record(name, "OLD", "D", before=_whole("OLD", columns)))
    images = {"before": _changed("OLD", columns), "after": _changed("NEW", columns)}
    yield _trigger(name, "UPDATE", _record(name, "OLD", "U", **images), when=differ)
    yield (
        f'CREATE TRIGGER "journal_{table.name}_id" BEFORE UPDATE OF id ON "{table.name}" '
        "WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'an id never changes'); END"
    )


def _trigger(table: str, event: str, record: str, *, when: str = "1") -> str:
    return f"""
    CREATE TRIGGER "journal_{table}_{event.lower()}" AFTER {event} ON "{table}"
    WHEN (SELECT replaying FROM journal_state) = 0 AND ({when})
    BEGIN
      SELECT CASE WHEN (SELECT action_seq FROM journal_state) IS NULL
        THEN RAISE(ABORT, '{OUTSIDE}') END;
      {record};
    END"""


def _record(
    table: str, row: str, operation: str, *, before: str = "NULL", after: str = "NULL"
) -> str:
    return f"""INSERT INTO change (action_seq, table_name, row_id, operation, before, after)
      SELECT action_seq, '{table}', {row}.id, '{operation}', {before}, {after} FROM journal_state"""


def _whole(row: str, columns: Sequence[str]) -> str:
    return "json_object(" + ", ".join(f"'{c}', {row}.\"{c}\"" for c in columns) + ")"


def _changed(row: str, columns: Sequence[str]) -> str:
    """The columns that differ, as a JSON object: an update's image is no longer than its change."""
    pairs = " UNION ALL ".join(
        f'SELECT \'{c}\' AS k, {row}."{c}" AS v WHERE OLD."{c}" IS NOT NEW."{c}"' for c in columns
    )
    return f"(SELECT json_group_object(k, v) FROM ({pairs}))"


# -- writing -------------------------------------------------------------------------------------


def begin(connection: Connection, header: Header) -> int:
    """Start an action in the open transaction; returns its number."""
    cursor = connection.exec_driver_sql(
        "INSERT INTO action (id, name, coder_id, coder_name, at, session, schema_version, group_id,"
        " reason, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'done')",
        (
            new_id(),
            header.name,
            header.coder_id,
            header.coder_name,
            now(),
            header.session,
            header.schema_version,
            header.group_id,
            header.reason,
        ),
    )
    seq = int(cursor.lastrowid or 0)
    connection.exec_driver_sql("UPDATE journal_state SET action_seq = ?", (seq,))
    return seq


def end(connection: Connection, seq: int) -> bool:
    """Finish an action; one that changed nothing leaves no header. Returns whether it changed."""
    connection.exec_driver_sql("UPDATE journal_state SET action_seq = NULL")
    changed = connection.exec_driver_sql(
        "SELECT EXISTS (SELECT 1 FROM change WHERE action_seq = ?)", (seq,)
    ).scalar()
    if not changed:
        connection.exec_driver_sql("DELETE FROM action WHERE seq = ?", (seq,))
        return False
    return True


def keep(connection: Connection) -> None:
    """The step just ended forks the history: of what was undone only the headers stay."""
    connection.exec_driver_sql(
        "DELETE FROM change WHERE action_seq IN (SELECT seq FROM action WHERE state = 'undone')"
    )
    connection.exec_driver_sql("UPDATE action SET state = 'gone' WHERE state = 'undone'")


def forget(connection: Connection, seq: int) -> None:
    """The step just ended is no step of a coder's: only its header stays, undo passes it by."""
    connection.exec_driver_sql("DELETE FROM change WHERE action_seq = ?", (seq,))
    connection.exec_driver_sql("UPDATE action SET state = 'gone' WHERE seq = ?", (seq,))


# -- replay --------------------------------------------------------------------------------------


def next_steps(connection: Connection, direction: Direction) -> list[int]:
    """The numbers of the actions that one undo (newest first) or redo (oldest first) replays."""
    state, order = ("done", "DESC") if direction == "undo" else ("undone", "ASC")
    rows = connection.exec_driver_sql(
        f"SELECT seq, group_id FROM action WHERE state = ? ORDER BY seq {order} LIMIT 1", (state,)
    ).all()
    if not rows or rows[0].group_id is None:
        return [row.seq for row in rows]
    group = connection.exec_driver_sql(
        f"SELECT seq FROM action WHERE state = ? AND group_id = ? ORDER BY seq {order}",
        (state, rows[0].group_id),
    )
    return [row.seq for row in group]


def replay(
    connection: Connection, steps: Sequence[int], direction: Direction, schema_version: int
) -> None:
    """Take the steps back, or do them again, in the open transaction (foreign keys off).

    Raises ReplayRefused where a row is not as the step left it; nothing is changed then.
    """
    _refuse_older_schema(connection, steps, schema_version)
    rows = _Rows(connection)
    changes = _changes(connection, steps, direction)
    rows.load((table, row_id) for table, row_id, *_ in changes)
    for table, row_id, operation, before, after in changes:
        rows.step(
            table, row_id, operation, *((after, before) if direction == "undo" else (before, after))
        )
    connection.exec_driver_sql("UPDATE journal_state SET replaying = 1")
    rows.write()
    connection.exec_driver_sql("UPDATE journal_state SET replaying = 0")
    state = "undone" if direction == "undo" else "done"
    for seq in steps:
        connection.exec_driver_sql("UPDATE action SET state = ? WHERE seq = ?", (state, seq))


def _refuse_older_schema(connection: Connection, steps: Sequence[int], version: int) -> None:
    for seq in steps:
        made = connection.exec_driver_sql(
            "SELECT schema_version FROM action WHERE seq = ?", (seq,)
        ).scalar()
        if made != version:
            raise ReplayRefused(
                "This step was made before the project was upgraded and can no longer be taken "
                "back. Nothing was changed; a copy from before the upgrade is among the backups."
            )


_ChangeRow = tuple[str, str, str, Image | None, Image | None]


def _changes(
    connection: Connection, steps: Sequence[int], direction: Direction
) -> list[_ChangeRow]:
    order = "DESC" if direction == "undo" else "ASC"
    found: list[_ChangeRow] = []
    for seq in steps:
        rows = connection.exec_driver_sql(
            "SELECT table_name, row_id, operation, before, after FROM change"
            f" WHERE action_seq = ? ORDER BY id {order}",
            (seq,),
        )
        found += [(t, i, op, _image(before), _image(after)) for t, i, op, before, after in rows]
    return found


def _image(text: str | None) -> Image | None:
    return None if text is None else json.loads(text)


class _Rows:
    """The rows a replay touches: as they are, and as they will be."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._now: dict[tuple[str, str], Image | None] = {}
        self._then: dict[tuple[str, str], Image | None] = {}

    def load(self, keys: Iterable[tuple[str, str]]) -> None:
        for key in keys:
            self._now[key] = None
        for table, ids in self._by_table(self._now).items():
            for part in _chunks(ids):
                marks = ",".join("?" * len(part))
                cursor = self._connection.exec_driver_sql(
                    f'SELECT * FROM "{table}" WHERE id IN ({marks})', tuple(part)
                )
                for row in cursor.mappings():
                    self._now[table, row["id"]] = dict(row)
        self._then = dict(self._now)

    def step(
        self, table: str, row_id: str, operation: str, expected: Image | None, target: Image | None
    ) -> None:
        state = self._then[table, row_id]
        if operation == "U" and state is not None and expected is not None and target is not None:
            matches = all(state.get(column) == value for column, value in expected.items())
            target = state | target
        else:
            matches = state == expected
        if not matches:
            raise ReplayRefused(
                "This step can't be replayed: what it changed has been changed again since. "
                "Nothing was changed now. Run the check (File > Check project) to see more."
            )
        self._then[table, row_id] = target

    def write(self) -> None:
        """Put the rows down: first all old ones away, so that no unique name is held twice."""
        touched = {key for key, state in self._then.items() if state != self._now[key]}
        for table, ids in self._by_table(k for k in touched if self._now[k] is not None).items():
            self._connection.exec_driver_sql(
                f'DELETE FROM "{table}" WHERE id = ?', [(row_id,) for row_id in ids]
            )
        for table, ids in self._by_table(k for k in touched if self._then[k] is not None).items():
            self._insert(table, [self._then[table, row_id] or {} for row_id in ids])

    def _insert(self, table: str, images: list[Image]) -> None:
        columns = list(images[0])
        names = ", ".join(f'"{c}"' for c in columns)
        marks = ", ".join("?" * len(columns))
        self._connection.exec_driver_sql(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks})',
            [tuple(image[c] for c in columns) for image in images],
        )

    @staticmethod
    def _by_table(keys: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
        tables: dict[str, list[str]] = {}
        for table, row_id in keys:
            tables.setdefault(table, []).append(row_id)
        return tables


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _CHUNK):
        yield ids[start : start + _CHUNK]


# -- reading -------------------------------------------------------------------------------------


def touched(connection: Connection, steps: Sequence[int]) -> dict[str, set[str]]:
    """Which rows of which tables the actions changed."""
    found: dict[str, set[str]] = {}
    for seq in steps:
        for table, row_id in connection.exec_driver_sql(
            "SELECT DISTINCT table_name, row_id FROM change WHERE action_seq = ?", (seq,)
        ):
            found.setdefault(table, set()).add(row_id)
    return found


def place(connection: Connection, steps: Sequence[int]) -> tuple[str, int, int] | None:
    """Where in which document the actions changed a coding: (document id, start, end)."""
    for seq in steps:
        row = connection.exec_driver_sql(
            "SELECT before, after, row_id FROM change WHERE action_seq = ?"
            " AND table_name = 'coding' ORDER BY id LIMIT 1",
            (seq,),
        ).one_or_none()
        if row is None:
            continue
        image = (_image(row.before) or {}) | (_image(row.after) or {})
        if "document_id" not in image:
            image |= _current_coding(connection, row.row_id)
        if {"document_id", "start", "end"} <= image.keys():
            return str(image["document_id"]), int(image["start"] or 0), int(image["end"] or 0)
    return None


def _current_coding(connection: Connection, row_id: str) -> Image:
    row = connection.exec_driver_sql(
        'SELECT document_id, start, "end" FROM coding WHERE id = ?', (row_id,)
    ).one_or_none()
    return {} if row is None else dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name


def problems(connection: Connection) -> Iterator[str]:
    """What is wrong in the journal itself: images that do not lead to the rows as they are."""
    state = connection.exec_driver_sql("SELECT action_seq, replaying FROM journal_state").all()
    if [tuple(row) for row in state] != [(None, 0)]:
        yield "The journal holds an unfinished step."
    orphans = connection.exec_driver_sql(
        "SELECT count(*) FROM change WHERE action_seq NOT IN (SELECT seq FROM action)"
    ).scalar()
    if orphans:
        yield f"{orphans} changes in the journal belong to no step."
    yield from _image_problems(connection)


def _image_problems(connection: Connection) -> Iterator[str]:
    """Compare the newest live image of every row with the row."""
    newest = connection.exec_driver_sql(
        "SELECT table_name, row_id, operation, after, max(change.id) FROM change"
        " JOIN action ON action.seq = action_seq WHERE state = 'done' GROUP BY table_name, row_id"
    ).all()
    rows = _Rows(connection)
    rows.load((row.table_name, row.row_id) for row in newest)
    for row in newest:
        current = rows._now[row.table_name, row.row_id]  # noqa: SLF001 - same module
        image = _image(row.after)
        if row.operation == "D":
            fits = current is None
        else:
            fits = current is not None and all(
                current.get(column) == value for column, value in (image or {}).items()
            )
        if not fits:
            yield f"A row of {row.table_name} is not as the journal says ({row.row_id})."
