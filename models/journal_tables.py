"""The tables of the journal, and the triggers that write into them."""

from collections.abc import Iterator, Sequence
from functools import cache

from sqlalchemy import Connection, ForeignKey, Index, Table
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base

STATES = ("done", "undone", "gone", "pruned", "noted")
"""``gone``: undone, images dropped; ``pruned``: done, images dropped; ``noted``: never a step."""
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
    """One of ``STATES``."""


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


class ActionSubject(Base):
    """A document or code that an action touched: known even when its images are gone."""

    __tablename__ = "action_subject"
    __table_args__ = (
        Index("ix_action_subject_of", "kind", "subject_id", "action_seq"),
        {"info": {"journalled": False}},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    action_seq: Mapped[int] = mapped_column(ForeignKey("action.seq"), index=True)
    kind: Mapped[str]
    subject_id: Mapped[str]


@cache
def journalled_tables() -> tuple[Table, ...]:
    """The tables whose every change is recorded, in dependency order."""
    tables = Base.metadata.sorted_tables  # a millisecond's work, and the same at every action
    return tuple(table for table in tables if table.info.get("journalled", True))


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
