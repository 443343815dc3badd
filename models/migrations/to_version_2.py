"""From version 1 to 2: what an edit lost, marks, aliases, code sets, versions, suggestions shown.

The statements are as they were when version 2 was made; they do not follow the mapped classes.
"""

from sqlalchemy import Connection

_TABLES = (
    """CREATE TABLE code_set (
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  CONSTRAINT pk_code_set PRIMARY KEY (id),
  CONSTRAINT uq_code_set_name UNIQUE (name)
)""",
    """CREATE TABLE code_alias (
  code_id TEXT NOT NULL,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  reason TEXT NOT NULL,
  coder_id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  id TEXT NOT NULL,
  CONSTRAINT pk_code_alias PRIMARY KEY (id),
  CONSTRAINT fk_code_alias_code_id_code FOREIGN KEY(code_id)
    REFERENCES code (id) ON DELETE CASCADE,
  CONSTRAINT fk_code_alias_coder_id_coder FOREIGN KEY(coder_id) REFERENCES coder (id)
)""",
    "CREATE INDEX ix_code_alias_code_id ON code_alias (code_id)",
    "CREATE INDEX ix_code_alias_coder_id ON code_alias (coder_id)",
    """CREATE TABLE code_set_member (
  set_id TEXT NOT NULL,
  code_id TEXT NOT NULL,
  id TEXT NOT NULL,
  CONSTRAINT pk_code_set_member PRIMARY KEY (id),
  CONSTRAINT uq_code_set_member_set_id UNIQUE (set_id, code_id),
  CONSTRAINT fk_code_set_member_set_id_code_set FOREIGN KEY(set_id)
    REFERENCES code_set (id) ON DELETE CASCADE,
  CONSTRAINT fk_code_set_member_code_id_code FOREIGN KEY(code_id)
    REFERENCES code (id) ON DELETE CASCADE
)""",
    "CREATE INDEX ix_code_set_member_code_id ON code_set_member (code_id)",
    """CREATE TABLE codebook_version (
  name TEXT NOT NULL,
  note TEXT NOT NULL,
  coder_id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  content TEXT NOT NULL,
  id TEXT NOT NULL,
  CONSTRAINT pk_codebook_version PRIMARY KEY (id),
  CONSTRAINT fk_codebook_version_coder_id_coder FOREIGN KEY(coder_id) REFERENCES coder (id)
)""",
    "CREATE INDEX ix_codebook_version_coder_id ON codebook_version (coder_id)",
    """CREATE TABLE lost_coding (
  document_id TEXT NOT NULL,
  code_id TEXT NOT NULL,
  coder_id TEXT NOT NULL,
  place INTEGER NOT NULL,
  excerpt TEXT NOT NULL,
  memo TEXT NOT NULL,
  created_at TEXT NOT NULL,
  origin TEXT NOT NULL,
  important INTEGER NOT NULL,
  lost_at TEXT NOT NULL,
  id TEXT NOT NULL,
  CONSTRAINT pk_lost_coding PRIMARY KEY (id),
  CONSTRAINT fk_lost_coding_document_id_document FOREIGN KEY(document_id)
    REFERENCES document (id) ON DELETE CASCADE,
  CONSTRAINT fk_lost_coding_code_id_code FOREIGN KEY(code_id)
    REFERENCES code (id) ON DELETE CASCADE,
  CONSTRAINT fk_lost_coding_coder_id_coder FOREIGN KEY(coder_id) REFERENCES coder (id)
)""",
    "CREATE INDEX ix_lost_coding_code_id ON lost_coding (code_id)",
    "CREATE INDEX ix_lost_coding_coder_id ON lost_coding (coder_id)",
    "CREATE INDEX ix_lost_coding_document_id ON lost_coding (document_id)",
    """CREATE TABLE mark (
  document_id TEXT NOT NULL,
  coder_id TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  id TEXT NOT NULL,
  CONSTRAINT pk_mark PRIMARY KEY (id),
  CONSTRAINT ck_mark_segment CHECK (0 <= start AND start < "end"),
  CONSTRAINT fk_mark_document_id_document FOREIGN KEY(document_id)
    REFERENCES document (id) ON DELETE CASCADE,
  CONSTRAINT fk_mark_coder_id_coder FOREIGN KEY(coder_id) REFERENCES coder (id)
)""",
    "CREATE INDEX ix_mark_coder_id ON mark (coder_id)",
    "CREATE INDEX ix_mark_place ON mark (document_id, start)",
    """CREATE TABLE edit_draft (
  document_id TEXT NOT NULL,
  coder_id TEXT NOT NULL,
  revision_id TEXT NOT NULL,
  changes TEXT NOT NULL,
  caret INTEGER NOT NULL,
  typed_at TEXT NOT NULL,
  id TEXT NOT NULL,
  CONSTRAINT pk_edit_draft PRIMARY KEY (id)
)""",
    """CREATE TABLE shown_suggestion (
  document_id TEXT NOT NULL,
  revision_id TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  code_id TEXT NOT NULL,
  coder_id TEXT NOT NULL,
  probability INTEGER NOT NULL,
  model TEXT NOT NULL,
  reasons TEXT NOT NULL,
  asked INTEGER NOT NULL,
  shown_at TEXT NOT NULL,
  id TEXT NOT NULL,
  CONSTRAINT pk_shown_suggestion PRIMARY KEY (id),
  CONSTRAINT uq_shown_suggestion_revision_id
    UNIQUE (revision_id, start, "end", code_id, coder_id),
  CONSTRAINT ck_shown_suggestion_segment CHECK (0 <= start AND start < "end")
)""",
    "CREATE INDEX ix_shown_suggestion_code ON shown_suggestion (code_id)",
    """CREATE TABLE action_subject (
  id INTEGER NOT NULL,
  action_seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  CONSTRAINT pk_action_subject PRIMARY KEY (id),
  CONSTRAINT fk_action_subject_action_seq_action FOREIGN KEY(action_seq) REFERENCES action (seq)
)""",
    "CREATE INDEX ix_action_subject_action_seq ON action_subject (action_seq)",
    "CREATE INDEX ix_action_subject_of ON action_subject (kind, subject_id, action_seq)",
)
_COLUMNS = (
    "ALTER TABLE text_revision ADD COLUMN word_gaps BLOB",
    "ALTER TABLE coding ADD COLUMN important INTEGER DEFAULT '0' NOT NULL",
    "ALTER TABLE decision ADD COLUMN model TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE decision ADD COLUMN reasons TEXT DEFAULT '[]' NOT NULL",
    "ALTER TABLE decision ADD COLUMN former TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE document ADD COLUMN original_id TEXT REFERENCES text_revision (id)",
    "CREATE INDEX ix_document_original_id ON document (original_id)",
)
_IN_USE = (
    "DROP TRIGGER text_revision_in_use",
    "CREATE TRIGGER text_revision_in_use BEFORE DELETE ON text_revision"
    " WHEN EXISTS (SELECT 1 FROM document WHERE OLD.id IN (revision_id, original_id))"
    " BEGIN SELECT RAISE(ABORT, 'a text revision in use is not deleted'); END",
)
_ORIGINS = (
    "PRAGMA writable_schema = ON",
    "UPDATE sqlite_master SET sql = replace(sql, '''suggestion'', ''import'')', '''suggestion'',"
    " ''suggestion, in bulk'', ''import'')') WHERE type = 'table' AND name = 'coding'",
    "PRAGMA writable_schema = RESET",
)
"""A wider CHECK: SQLite has no statement for it, and this way leaves the rows alone."""
_FIRST_TEXT = """(
  SELECT json_extract(c.before, '$.revision_id') FROM change c
  WHERE c.table_name = 'document' AND c.operation = 'U' AND c.row_id = {row}
    AND json_extract(c.before, '$.revision_id') IS NOT NULL
  ORDER BY c.id LIMIT 1)"""
_NOTED = (
    "UPDATE action SET state = 'noted' WHERE state = 'gone'"
    " AND (name = 'Start the project' OR name LIKE 'Add coder \"%')"
)
_SUBJECTS = {
    "document": ("document", "coding", "turn", "speaker", "document_status", "decision", "memo"),
    "code": ("code", "coding", "code_example", "decision", "memo"),
}
"""What an action touched, by the tables of version 1."""
_IMAGES = (("after", "I"), ("before", "D"))
"""The images that hold a whole row."""


def to_version_2(connection: Connection) -> None:
    """Add tables and columns, and fill up the images, so that undo goes on over the upgrade."""
    for statement in (*_TABLES, *_COLUMNS, *_IN_USE, *_ORIGINS):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("UPDATE journal_state SET replaying = 1")
    first = _FIRST_TEXT.format(row="document.id")
    connection.exec_driver_sql(f"UPDATE document SET original_id = {first}")
    connection.exec_driver_sql("UPDATE journal_state SET replaying = 0")
    _fill_images(connection, "coding", "important", "0")
    _fill_images(connection, "decision", "model", "''")
    _fill_images(connection, "decision", "reasons", "'[]'")
    _fill_images(connection, "decision", "former", "''")
    _fill_images(connection, "document", "original_id", _FIRST_TEXT.format(row="change.row_id"))
    connection.exec_driver_sql("UPDATE action SET schema_version = 2 WHERE schema_version = 1")
    connection.exec_driver_sql(_NOTED)
    for kind, tables in _SUBJECTS.items():
        for table in tables:
            connection.exec_driver_sql(_subjects(kind, table))


def _subjects(kind: str, table: str) -> str:
    """Note for all actions which documents or codes they touched through a table."""
    column = f"{kind}_id"
    ids = (
        "SELECT action_seq, row_id AS subject"
        if table == kind
        else f"SELECT action_seq, coalesce(json_extract(after, '$.{column}'),"
        f" json_extract(before, '$.{column}'),"
        f" (SELECT t.{column} FROM {table} t WHERE t.id = row_id)) AS subject"
    )
    return (
        "INSERT INTO action_subject (action_seq, kind, subject_id)"
        f" SELECT DISTINCT action_seq, '{kind}', subject FROM ({ids} FROM change"
        f" WHERE table_name = '{table}') WHERE subject IS NOT NULL EXCEPT"
        f" SELECT action_seq, kind, subject_id FROM action_subject"
    )


def _fill_images(connection: Connection, table: str, column: str, value: str) -> None:
    for image, operation in _IMAGES:
        connection.exec_driver_sql(
            f"UPDATE change SET {image} = json_set({image}, '$.{column}', {value})"
            f" WHERE table_name = '{table}' AND operation = '{operation}'"
        )
