"""The history: what actions touched, which ones a filter finds, what they wrote."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Table

from models.journal_tables import journalled_tables

_PART = 500
_PLACED = ("document_id", "code_id")
_KINDS = ("document", "code")


# -- what an action touched ------------------------------------------------------------------------


def note_subjects(connection: Connection, seq: int) -> None:
    """Note which documents and codes an action touched; called as it ends."""
    found = set(_in_images(connection, seq)) | set(_of_rows(connection, seq))
    if found:
        connection.exec_driver_sql(
            "INSERT INTO action_subject (action_seq, kind, subject_id) VALUES (?, ?, ?)",
            [(seq, kind, subject) for kind, subject in sorted(found)],
        )


def _in_images(connection: Connection, seq: int) -> Iterator[tuple[str, str]]:
    """Documents and codes that the images name."""
    rows = connection.exec_driver_sql(
        "SELECT DISTINCT CASE WHEN table_name IN ('document', 'code') THEN table_name END AS own,"
        " CASE WHEN table_name IN ('document', 'code') THEN row_id END AS row,"
        " json_extract(before, '$.document_id'), json_extract(after, '$.document_id'),"
        " json_extract(before, '$.code_id'), json_extract(after, '$.code_id')"
        " FROM change WHERE action_seq = ?",
        (seq,),
    )
    for own, row, *ids in rows:
        if own is not None:
            yield own, row
        yield from (
            (kind, one)
            for kind, one in zip(("document",) * 2 + ("code",) * 2, ids, strict=True)
            if one is not None
        )


def _of_rows(connection: Connection, seq: int) -> Iterator[tuple[str, str]]:
    """Documents and codes of rows of which an image holds only what changed."""
    names = set(
        connection.exec_driver_sql(
            "SELECT DISTINCT table_name FROM change WHERE action_seq = ? AND operation <> 'D'",
            (seq,),
        ).scalars()
    )
    for table in (one for one in journalled_tables() if one.name in names):
        for kind, source in _sources(table):
            rows = connection.exec_driver_sql(
                f"SELECT DISTINCT {source} FROM change c"
                f' JOIN "{table.name}" t ON t.id = c.row_id'
                " WHERE c.action_seq = ? AND c.table_name = ?",
                (seq, table.name),
            )
            yield from ((kind, one) for one in rows.scalars() if one is not None)


def _sources(table: Table) -> Iterator[tuple[str, str]]:
    for kind, column in zip(_KINDS, _PLACED, strict=True):
        if column in table.columns:
            yield kind, f"t.{column}"
        if "coding_id" in table.columns:
            yield kind, f"(SELECT {column} FROM coding WHERE id = t.coding_id)"


# -- which actions a filter finds ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which actions: each empty field asks for nothing. ``words`` must all be in name or reason."""

    document: str = ""
    code: str = ""
    coder: str = ""
    words: str = ""
    coding: str = ""


_OF_CODING = (
    "seq IN (SELECT action_seq FROM change WHERE table_name = 'coding' AND row_id = ?"
    " UNION SELECT action_seq FROM change WHERE table_name = 'memo' AND row_id IN"
    " (SELECT row_id FROM change WHERE table_name = 'memo' AND ? IN"
    " (json_extract(before, '$.coding_id'), json_extract(after, '$.coding_id'))))"
)
"""What was done to a coding and its memos, as far as the images are kept."""


def found(connection: Connection, wanted: Wanted) -> list[int]:
    """The numbers of the actions, newest first."""
    where, values = ["1"], []
    for kind, subject in (("document", wanted.document), ("code", wanted.code)):
        if subject:
            where.append(
                "seq IN (SELECT action_seq FROM action_subject WHERE kind = ? AND subject_id = ?)"
            )
            values += [kind, subject]
    if wanted.coding:
        where.append(_OF_CODING)
        values += [wanted.coding] * 2
    if wanted.coder:
        where.append("coder_id = ?")
        values.append(wanted.coder)
    columns = "seq, name, reason" if wanted.words.strip() else "seq, '', ''"
    rows = connection.exec_driver_sql(
        f"SELECT {columns} FROM action WHERE {' AND '.join(where)} ORDER BY seq DESC",
        tuple(values),
    )
    words = wanted.words.casefold().split()
    return [
        seq
        for seq, name, reason in rows
        if not words or all(word in f"{name} {reason}".casefold() for word in words)
    ]


# -- what steps wrote ------------------------------------------------------------------------------


def rows_written(
    connection: Connection, steps: Iterable[int]
) -> dict[int, dict[tuple[str, str], int]]:
    """For each step: how many rows it wrote, by table and operation.

    A new text of a document counts as ``("text_edit", "U")``.
    """
    found: dict[int, dict[tuple[str, str], int]] = {}
    many = sorted(steps)
    for at in range(0, len(many), _PART):
        part = many[at : at + _PART]
        rows = connection.exec_driver_sql(
            "SELECT action_seq, CASE WHEN table_name = 'document' AND operation = 'U'"
            " AND json_extract(after, '$.revision_id') IS NOT NULL THEN 'text_edit'"
            " ELSE table_name END AS kind, operation, count(DISTINCT row_id) FROM change"
            f" WHERE action_seq IN ({','.join('?' * len(part))}) GROUP BY 1, 2, 3",
            tuple(part),
        )
        for seq, kind, operation, count in rows:
            found.setdefault(seq, {})[kind, operation] = count
    return found


# -- pruning ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Prunable:
    """What a prune up to a time would drop: steps, rows of images, and their bytes."""

    steps: int
    changes: int
    size: int


def prunable(connection: Connection, before: str) -> Prunable:
    """What ``prune`` would drop; ``before`` is a time as the journal writes it."""
    last = _last_before(connection, before)
    steps = connection.exec_driver_sql(
        "SELECT count(*) FROM action WHERE seq <= ? AND state IN ('done', 'undone')", (last,)
    ).scalar()
    changes, size = connection.exec_driver_sql(
        "SELECT count(*), coalesce(sum(coalesce(length(before), 0) + coalesce(length(after), 0)"
        " + length(table_name) + length(row_id)), 0) FROM change WHERE action_seq <= ?",
        (last,),
    ).one()
    return Prunable(steps or 0, changes, size)


def prune(connection: Connection, before: str) -> int:
    """Drop the images of all actions before a time; headers stay. Returns how many steps.

    Of a group all or nothing is dropped, so that it can be undone whole or not at all.
    """
    last = _last_before(connection, before)
    connection.exec_driver_sql("DELETE FROM change WHERE action_seq <= ?", (last,))
    count = 0
    for old, new in (("done", "pruned"), ("undone", "gone")):
        count += connection.exec_driver_sql(
            "UPDATE action SET state = ? WHERE state = ? AND seq <= ?", (new, old, last)
        ).rowcount
    return count


def _last_before(connection: Connection, before: str) -> int:
    """The number of the last action before a time, or of the last of its group."""
    found = connection.exec_driver_sql("SELECT max(seq) FROM action WHERE at < ?", (before,))
    last = found.scalar() or 0
    whole = connection.exec_driver_sql(
        "SELECT max(seq) FROM action WHERE seq = ? OR"
        " group_id = (SELECT group_id FROM action WHERE seq = ?)",
        (last, last),
    )
    return whole.scalar() or 0
