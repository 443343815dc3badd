"""The journal: every row change of every action, recorded by triggers, replayed for undo and redo.

It, ``journal_tables``, ``journal_replay`` and ``journal_history`` alone know how the journal is
kept. Nothing else writes ``action`` or ``change``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from models.base import new_id, now
from models.journal_history import note_subjects, prune
from models.journal_replay import (
    Direction,
    Image,
    image_of,
    next_steps,
    problems,
    replay,
    steps_back_to,
    steps_forward_to,
)
from models.journal_tables import (
    OUTSIDE,
    Action,
    Change,
    JournalState,
    journalled_tables,
    renew_triggers,
    trigger_statements,
)

__all__ = [
    "OUTSIDE",
    "Action",
    "Change",
    "Direction",
    "Header",
    "JournalState",
    "begin",
    "end",
    "forget",
    "journalled_tables",
    "keep",
    "mark",
    "next_steps",
    "note",
    "place",
    "problems",
    "prune",
    "renew_triggers",
    "replay",
    "steps_back_to",
    "steps_forward_to",
    "touched",
    "trigger_statements",
]


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


# -- writing -------------------------------------------------------------------------------------


def begin(connection: Connection, header: Header) -> int:
    """Start an action in the open transaction; returns its number."""
    seq = _write(connection, header, "done")
    connection.exec_driver_sql("UPDATE journal_state SET action_seq = ?", (seq,))
    return seq


def note(connection: Connection, header: Header) -> int:
    """Put down a header alone: what was done to the file itself, and is no step."""
    return _write(connection, header, "noted")


def _write(connection: Connection, header: Header, state: str) -> int:
    cursor = connection.exec_driver_sql(
        "INSERT INTO action (id, name, coder_id, coder_name, at, session, schema_version, group_id,"
        " reason, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
            state,
        ),
    )
    return int(cursor.lastrowid or 0)


def end(connection: Connection, seq: int) -> bool:
    """Finish an action; one that changed nothing leaves no header. Returns whether it changed."""
    connection.exec_driver_sql("UPDATE journal_state SET action_seq = NULL")
    changed = connection.exec_driver_sql(
        "SELECT EXISTS (SELECT 1 FROM change WHERE action_seq = ?)", (seq,)
    ).scalar()
    if not changed:
        connection.exec_driver_sql("DELETE FROM action WHERE seq = ?", (seq,))
        return False
    note_subjects(connection, seq)
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
    connection.exec_driver_sql("UPDATE action SET state = 'noted' WHERE seq = ?", (seq,))


# -- reading -------------------------------------------------------------------------------------


def mark(connection: Connection) -> str:
    """A word that is another one after every action, undo and redo. Cheap."""
    last = "(SELECT id FROM action ORDER BY seq DESC LIMIT 1)"
    done = "(SELECT count(*) FROM action WHERE state = 'done')"
    found = connection.exec_driver_sql(f"SELECT coalesce({last}, ''), {done}").one()
    return f"{found[0]}/{found[1]}"


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
        image = (image_of(row.before) or {}) | (image_of(row.after) or {})
        if "document_id" not in image:
            image |= _current_coding(connection, row.row_id)
        if {"document_id", "start", "end"} <= image.keys():
            return str(image["document_id"]), int(image["start"] or 0), int(image["end"] or 0)
    return None


def edited(connection: Connection, steps: Sequence[int]) -> tuple[str, str, str] | None:
    """The first document whose text the actions changed, its texts before and after; or None."""
    for seq in steps:
        rows = connection.exec_driver_sql(
            "SELECT before, after, row_id FROM change WHERE action_seq = ?"
            " AND table_name = 'document' AND before IS NOT NULL AND after IS NOT NULL ORDER BY id",
            (seq,),
        )
        for row in rows:
            before, after = image_of(row.before) or {}, image_of(row.after) or {}
            if before.get("revision_id") and after.get("revision_id"):
                one, two = (_text(connection, side["revision_id"]) for side in (before, after))
                if one is not None and two is not None:
                    return str(row.row_id), one, two
    return None


def _text(connection: Connection, revision: object) -> str | None:
    found = connection.exec_driver_sql(
        "SELECT text FROM text_revision WHERE id = ?", (str(revision),)
    ).scalar_one_or_none()
    return None if found is None else str(found)


def _current_coding(connection: Connection, row_id: str) -> Image:
    row = connection.exec_driver_sql(
        'SELECT document_id, start, "end" FROM coding WHERE id = ?', (row_id,)
    ).one_or_none()
    return {} if row is None else dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name
