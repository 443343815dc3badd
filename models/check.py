"""The check of a project: what would be wrong if anything were."""

from collections.abc import Iterator

from sqlalchemy import Connection

from models import journal

_PLACED = ("coding", "turn", "decision", "mark")


def problems(connection: Connection) -> Iterator[str]:
    """Sentences about damage; none where the file is sound.

    SQLite's own integrity check, foreign keys, segments within their text, the journal.
    """
    found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
    if found != ["ok"]:
        yield from (f"SQLite: {line}" for line in found)
        return
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"Row {row} of {table} belongs to a row of {parent} that is missing."
    yield from _outside_their_text(connection)
    yield from journal.problems(connection)


def _outside_their_text(connection: Connection) -> Iterator[str]:
    for table in (*_PLACED, "memo"):
        count = connection.exec_driver_sql(
            f'SELECT count(*) FROM "{table}" x JOIN document d ON d.id = x.document_id'  # noqa: S608
            " JOIN text_revision r ON r.id = d.revision_id"
            ' WHERE x.start IS NOT NULL AND (x.start < 0 OR x."end" > r.characters'
            ' OR x."end" < x.start)'
        ).scalar()
        if count:
            yield f"{count} rows of {table} lie outside their document's text."
    unindexed = connection.exec_driver_sql(
        "SELECT count(*) FROM text_revision WHERE trim(text, char(10, 32, 9)) <> ''"
        " AND id NOT IN (SELECT revision_id FROM paragraph)"
    ).scalar()
    if unindexed:
        yield f"{unindexed} texts are missing from the search index."
