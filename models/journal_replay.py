"""Replay: the steps taken back, or done again, from their images; and whether those are sound."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from sqlalchemy import Connection

from models.errors import ReplayRefused

Direction = Literal["undo", "redo"]
Image = dict[str, str | int | None]
_CHUNK = 500


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


def steps_back_to(
    connection: Connection, action: str, schema_version: int
) -> tuple[list[int], int | None]:
    """The live actions after one and its group, newest first: what going back to it takes back.

    They end at the first that can't be taken back (pruned, or of an older schema); its number
    comes second.
    """
    last = connection.exec_driver_sql(
        "SELECT max(seq) FROM action WHERE id = ? OR"
        " group_id = (SELECT group_id FROM action WHERE id = ?)",
        (action, action),
    ).scalar()
    rows = connection.exec_driver_sql(
        "SELECT seq, state, schema_version FROM action WHERE state IN ('done', 'pruned')"
        " AND seq > ? ORDER BY seq DESC",
        (last,),
    )
    steps: list[int] = []
    for number, state, version in rows:
        if state == "pruned" or version != schema_version:
            return steps, number
        steps.append(number)
    return steps, None


def steps_forward_to(connection: Connection, action: str) -> list[int]:
    """The undone actions up to one and its group, oldest first: what going forward to it redoes."""
    last = connection.exec_driver_sql(
        "SELECT max(seq) FROM action WHERE id = ? OR"
        " group_id = (SELECT group_id FROM action WHERE id = ?)",
        (action, action),
    ).scalar()
    rows = connection.exec_driver_sql(
        "SELECT seq FROM action WHERE state = 'undone' AND seq <= ? ORDER BY seq", (last,)
    )
    return [row.seq for row in rows]


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
        found += [(t, i, op, image_of(before), image_of(after)) for t, i, op, before, after in rows]
    return found


def image_of(text: str | None) -> Image | None:
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


# -- check ---------------------------------------------------------------------------------------


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
        image = image_of(row.after)
        if row.operation == "D":
            fits = current is None
        else:
            fits = current is not None and all(
                current.get(column) == value for column, value in (image or {}).items()
            )
        if not fits:
            yield f"A row of {row.table_name} is not as the journal says ({row.row_id})."
