"""What the journal tells about single rows."""

import json
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, bindparam, text
from sqlalchemy.orm import Session

_DESCRIBED = text("""
    SELECT c.row_id AS code, max(a.at) AS at FROM change c JOIN action a ON a.seq = c.action_seq
    WHERE c.table_name = 'code' AND c.operation = 'U' AND a.state = 'done' AND c.row_id IN :codes
      AND EXISTS (SELECT 1 FROM json_each(c.after)
                  WHERE key IN ('name', 'definition', 'include', 'exclude'))
    GROUP BY c.row_id
    UNION ALL
    SELECT code, max(at) AS at FROM (
      SELECT coalesce(json_extract(c.after, '$.code_id'), json_extract(c.before, '$.code_id'),
        (SELECT code_id FROM code_example WHERE id = c.row_id)) AS code, a.at AS at
      FROM change c JOIN action a ON a.seq = c.action_seq
      WHERE c.table_name = 'code_example' AND a.state = 'done')
    WHERE code IN :codes GROUP BY code
""").bindparams(bindparam("codes", expanding=True))


def described_at(session: Session, codes: Iterable[str]) -> dict[str, str]:
    """When name, definition or examples of each code last changed, as UTC text.

    Codes that were only created are not in it, nor changes that were undone.
    """
    latest: dict[str, str] = {}
    for code, at in session.execute(_DESCRIBED, {"codes": sorted(set(codes))}):
        latest[code] = max(at, latest.get(code, ""))
    return latest


_STEP = text("""
    SELECT c.table_name, c.operation,
      (SELECT json_group_array(key) FROM json_each(c.after)) AS columns
    FROM change c WHERE c.action_seq = :seq AND c.table_name IN :tables
""").bindparams(bindparam("tables", expanding=True))


def changes_of(
    connection: Connection, seq: int, tables: Iterable[str]
) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Table, operation (I, U, D) and columns written of each change of an action to some tables."""
    for table, operation, columns in connection.execute(
        _STEP, {"seq": seq, "tables": sorted(set(tables))}
    ):
        yield table, operation, frozenset(json.loads(columns))
