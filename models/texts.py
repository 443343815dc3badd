"""Text revisions, their paragraphs and the search index: never changed, shared by undo and redo."""

import hashlib
import re
from collections.abc import Iterator

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from models.base import new_id
from models.words import packed, word_starts

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")

TOKENIZER = "unicode61 remove_diacritics 2"

IN_USE = (
    "CREATE TRIGGER text_revision_in_use BEFORE DELETE ON text_revision"
    " WHEN EXISTS (SELECT 1 FROM document WHERE OLD.id IN (revision_id, original_id))"
    " BEGIN SELECT RAISE(ABORT, 'a text revision in use is not deleted'); END"
)

STATEMENTS = (
    "CREATE VIEW paragraph_text AS SELECT p.id AS id,"
    ' substr(r.text, p.start + 1, p."end" - p.start) AS text'
    " FROM paragraph p JOIN text_revision r ON r.id = p.revision_id",
    "CREATE VIRTUAL TABLE paragraph_fts USING fts5(text, content='paragraph_text',"
    f" content_rowid='id', tokenize='{TOKENIZER}')",
    "CREATE TRIGGER text_revision_stays BEFORE UPDATE ON text_revision"
    " BEGIN SELECT RAISE(ABORT, 'a text revision never changes'); END",
    IN_USE,
)


def paragraph_segments(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every stretch between line ends that is not blank, in code points."""
    for match in _PARAGRAPH.finditer(text):
        yield match.span()


def add_revision(session: Session, text: str) -> str:
    """Store a text with its paragraphs and index rows; returns the revision's id."""
    connection = session.connection()
    revision = new_id()
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    starts = word_starts(text)
    connection.exec_driver_sql(
        "INSERT INTO text_revision (id, hash, text, characters, words, word_gaps)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (revision, digest, text, len(text), len(starts), packed(starts)),
    )
    first = 1 + int(
        connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM paragraph").scalar() or 0
    )
    segments = list(paragraph_segments(text))
    if segments:
        connection.exec_driver_sql(
            'INSERT INTO paragraph (id, revision_id, number, start, "end") VALUES (?, ?, ?, ?, ?)',
            [(first + n, revision, n + 1, start, end) for n, (start, end) in enumerate(segments)],
        )
        connection.exec_driver_sql(
            "INSERT INTO paragraph_fts (rowid, text) VALUES (?, ?)",
            [(first + n, text[start:end]) for n, (start, end) in enumerate(segments)],
        )
    return revision


def purge(connection: Connection) -> int:
    """Drop revisions that neither a document nor the journal mentions; returns how many."""
    unused = connection.exec_driver_sql(
        "SELECT id FROM text_revision WHERE id NOT IN (SELECT revision_id FROM document)"
        " AND id NOT IN (SELECT coalesce(original_id, '') FROM document)"
        " AND id NOT IN (SELECT coalesce(json_extract(image, path), '') FROM"
        " (SELECT before AS image FROM change WHERE table_name = 'document'"
        " UNION ALL SELECT after FROM change WHERE table_name = 'document'),"
        " (SELECT '$.revision_id' AS path UNION ALL SELECT '$.original_id'))"
    ).scalars()
    revisions = list(unused)
    for revision in revisions:
        connection.exec_driver_sql(
            "INSERT INTO paragraph_fts (paragraph_fts, rowid, text) SELECT 'delete', id, text"
            " FROM paragraph_text WHERE id IN (SELECT id FROM paragraph WHERE revision_id = ?)",
            (revision,),
        )
        connection.exec_driver_sql("DELETE FROM paragraph WHERE revision_id = ?", (revision,))
        connection.exec_driver_sql("DELETE FROM text_revision WHERE id = ?", (revision,))
        connection.exec_driver_sql("DELETE FROM edit_draft WHERE revision_id = ?", (revision,))
        connection.exec_driver_sql(
            "UPDATE shown_suggestion SET reasons = '[]' WHERE revision_id = ?", (revision,)
        )
    return len(revisions)
