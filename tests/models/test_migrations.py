"""Projects of older versions become projects of this one: same tables, same words, undo goes on."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from coder_app.core import coding, documents
from coder_app.core.ids import DocumentId
from coder_app.core.project import Project
from models import Coding
from models.header import APPLICATION_ID, read_header
from models.migrations import SCHEMA_VERSION

SCHEMA_1 = Path(__file__).parents[1] / "data" / "schema_1.sql"
AT = "2026-03-03T09:15:00.000000+00:00"


def begin(raw: sqlite3.Connection, seq: int, name: str) -> None:
    raw.execute(
        "INSERT INTO action (seq, id, name, coder_id, coder_name, at, session, schema_version,"
        " reason, state) VALUES (?, ?, ?, 'a', 'Ann Lee', ?, 's', 1, '', 'done')",
        (seq, f"x{seq}", name, AT),
    )
    raw.execute("UPDATE journal_state SET action_seq = ?", (seq,))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A project as version 1 left it: a text edited once, one coding made, one removed."""
    path = tmp_path / "old.coder"
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.executescript(SCHEMA_1.read_text(encoding="utf-8"))
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute("PRAGMA user_version = 1")
        raw.execute("INSERT INTO journal_state (id, action_seq, replaying) VALUES (1, NULL, 0)")
        begin(raw, 1, "Start")
        raw.execute(
            "INSERT INTO coder (id, name, initials, created_at) VALUES ('a', 'Ann Lee', 'AL', ?)",
            (AT,),
        )
        for revision, text in (("r1", "Nobody caled."), ("r2", "Nobody called.")):
            raw.execute(
                "INSERT INTO text_revision (id, hash, text, characters, words)"
                " VALUES (?, ?, ?, ?, 2)",
                (revision, revision, text, len(text)),
            )
            raw.execute(
                'INSERT INTO paragraph (revision_id, number, start, "end") VALUES (?, 1, 0, ?)',
                (revision, len(text)),
            )
        raw.execute(
            "INSERT INTO document (id, name, position, revision_id, file_name, file_hash, format,"
            " created_at) VALUES ('d', 'P01', 0, 'r1', '', '', '', ?)",
            (AT,),
        )
        raw.execute(
            "INSERT INTO code (id, name, colour, definition, include, exclude, is_theme, position,"
            " created_at) VALUES ('c', 'Waiting', '#146e5f', '', '', '', 0, 0, ?)",
            (AT,),
        )
        for one, start in (("k1", 0), ("k2", 7)):
            begin(raw, 2 + start, f"Apply {one}")
            raw.execute(
                'INSERT INTO coding (id, document_id, code_id, coder_id, start, "end", created_at,'
                " origin) VALUES (?, 'd', 'c', 'a', ?, ?, ?, 'hand')",
                (one, start, start + 6, AT),
            )
        begin(raw, 20, "Edit P01")
        raw.execute("UPDATE document SET revision_id = 'r2'")
        begin(raw, 21, "Remove k2")
        raw.execute("DELETE FROM coding WHERE id = 'k2'")
        raw.execute("UPDATE journal_state SET action_seq = NULL")
    return path


def shape(path: Path) -> dict[str, object]:
    """Tables with their columns, indexes with theirs, and triggers with their text."""
    with closing(sqlite3.connect(path)) as raw:
        found: dict[str, object] = {}
        for kind, name, sql in raw.execute("SELECT type, name, sql FROM sqlite_master"):
            if kind == "table":
                columns = raw.execute(f'PRAGMA table_info("{name}")')
                found[name] = sorted(tuple(column)[1:] for column in columns)
            elif kind == "index":
                found[name] = [row[2] for row in raw.execute(f'PRAGMA index_info("{name}")')]
            else:
                found[name] = " ".join(sql.split())
        return found


def test_an_upgraded_project_has_the_tables_of_a_new_one(old: Path, project: Project) -> None:
    Project.open(old).close()
    assert read_header(old).user_version == SCHEMA_VERSION
    upgraded, made = shape(old), shape(project.path)
    assert upgraded.keys() == made.keys()
    triggers = {key for key, value in made.items() if isinstance(value, str)}
    for key in made.keys() - triggers:
        assert upgraded[key] == made[key], key


def test_undo_and_redo_go_on_over_the_upgrade(old: Path) -> None:
    study = Project.open(old)
    one = DocumentId("d")
    assert study.check() == []
    assert [row.id for row in coding.codings(study, one)] == ["k1"]
    for _ in range(3):
        assert study.undo() is not None
    assert study.text(one) == "Nobody caled."
    assert [row.id for row in coding.codings(study, one)] == ["k1"]
    while study.redo() is not None:
        pass
    assert study.text(one) == "Nobody called."
    assert study.check() == []
    study.close()
    again = Project.open(old)
    assert documents.documents(again)[0].name == "P01"
    while again.undo() is not None:
        pass
    assert documents.documents(again) == []
    assert again.check() == []
    again.close()


def test_the_first_text_is_known_and_stays(old: Path) -> None:
    Project.open(old).close()
    with closing(sqlite3.connect(old)) as raw:
        assert raw.execute("SELECT original_id, revision_id FROM document").fetchone() == (
            "r1",
            "r2",
        )


def test_an_upgraded_project_takes_codings_accepted_in_bulk(old: Path) -> None:
    study = Project.open(old)
    with study.action("Accept") as session:
        session.get_one(Coding, "k1").origin = "suggestion, in bulk"
    invent = update(Coding).values(origin="guess")
    with study.action("Invent an origin") as session, pytest.raises(IntegrityError):
        session.execute(invent)
    assert study.check() == []
    study.close()
    again = Project.open(old)
    assert [row.origin for row in coding.codings(again, DocumentId("d"))] == ["suggestion, in bulk"]
    again.close()
