"""Every change is recorded, taken back and done again, or refused."""

from collections.abc import Callable

import pytest
from sqlalchemy import Integer, Text, delete, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from coder_app.core.errors import ReplayRefused
from coder_app.core.project import Project
from models import Base, Code, Coding, Memo, TextRevision, new_id, now
from models.journal import Action, Change, journalled_tables
from models.migrations import SCHEMA_VERSION
from models.texts import add_revision

Apply = Callable[..., None]


def tables(project: Project) -> dict[str, list[tuple[object, ...]]]:
    with project.read() as session:
        return {
            table.name: sorted(tuple(row) for row in session.execute(select(table)))
            for table in journalled_tables()
        }


def codings(project: Project) -> list[tuple[int, int]]:
    with project.read() as session:
        rows = session.execute(select(Coding.start, Coding.end).order_by(Coding.start))
        return [(row.start, row.end) for row in rows]


def test_undo_and_redo_put_every_row_back(study: Project, apply: Apply) -> None:
    before = tables(study)
    apply(study, 0, 5)
    after = tables(study)
    study.undo()
    assert tables(study) == before
    study.redo()
    assert tables(study) == after


def test_a_cascade_is_recorded_and_taken_back_as_one_step(study: Project, apply: Apply) -> None:
    apply(study, 0, 5, "x")
    with study.action("Memo") as session:
        session.add(
            Memo(
                kind="coding",
                coding_id="x",
                text="?",
                coder_id=study.coder,
                created_at=now(),
                updated_at=now(),
            )
        )
    before = tables(study)
    with study.action('Delete code "No call back"') as session:
        session.execute(delete(Code))
    assert codings(study) == []
    study.undo()
    assert tables(study) == before
    study.redo()
    assert codings(study) == []


def test_replacing_a_row_is_recorded_too(study: Project) -> None:
    before = tables(study)
    with study.action("Replace") as session:
        session.execute(
            text(
                "INSERT OR REPLACE INTO code (id, name, colour, definition, include, exclude,"
                " is_theme, position, created_at) VALUES ('c', 'x', '#fff', '', '', '', 0, 0, '')"
            )
        )
    study.undo()
    assert tables(study) == before


def test_an_update_records_only_what_changed(study: Project, apply: Apply) -> None:
    apply(study, 0, 5)
    with study.action("Shift") as session:
        session.execute(update(Coding).values(start=Coding.start + 1))
    with study.read() as session:
        change = session.scalars(select(Change).order_by(Change.id.desc()).limit(1)).one()
    assert (change.before, change.after) == ('{"start":0}', '{"start":1}')


def test_an_update_that_changes_nothing_is_no_step(study: Project, apply: Apply) -> None:
    apply(study, 0, 5)
    newest = study.next_undo()
    with study.action("Nothing") as session:
        session.execute(update(Coding).values(start=Coding.start))
    assert study.next_undo() == newest


def test_two_codes_of_one_parent_can_swap_names_and_back(study: Project) -> None:
    with study.action("Add") as session:
        session.add(Code(id="d", name="Waiting", colour="#1", position=1, created_at=now()))
    before = tables(study)
    with study.action("Swap") as session:
        for code, name in (("c", "?"), ("d", "No call back"), ("c", "Waiting")):
            session.execute(update(Code).where(Code.id == code).values(name=name))
    study.undo()
    assert tables(study) == before


def test_a_row_changed_behind_the_journal_stops_the_undo(study: Project, apply: Apply) -> None:
    apply(study, 0, 5)
    with study._writer.transaction() as connection:
        connection.exec_driver_sql("UPDATE journal_state SET replaying = 1")
        connection.exec_driver_sql("UPDATE coding SET start = 2")
        connection.exec_driver_sql("UPDATE journal_state SET replaying = 0")
    with pytest.raises(ReplayRefused, match="Nothing was changed"):
        study.undo()
    assert codings(study) == [(2, 5)]
    assert any("journal" in problem for problem in study.check())


def test_a_step_before_an_upgrade_is_not_taken_back(study: Project, apply: Apply) -> None:
    apply(study, 0, 5)
    with study._writer.transaction() as connection:
        connection.exec_driver_sql("UPDATE action SET schema_version = 0")
    with pytest.raises(ReplayRefused, match="upgraded"):
        study.undo()


def test_a_write_outside_an_action_is_refused(study: Project) -> None:
    refused = pytest.raises(DBAPIError, match="outside an action")
    with refused, study._writer.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM code")
    with pytest.raises(DBAPIError, match="readonly"), study.read() as session:
        session.execute(delete(Code))


def test_what_fails_in_an_action_leaves_nothing(study: Project) -> None:
    before = tables(study)
    with pytest.raises(DBAPIError), study.action("Fail") as session:
        session.execute(insert(Coding), [coding(study, n) for n in (0, 1, -1)])
    assert tables(study) == before
    assert study.next_undo().name == "Set up"


def coding(project: Project, start: int) -> dict[str, object]:
    return {
        "id": new_id(),
        "document_id": "d",
        "code_id": "c",
        "coder_id": project.coder,
        "start": start,
        "end": start + 3,
        "created_at": now(),
        "origin": "hand",
    }


def test_undo_takes_the_newest_and_redo_the_oldest_undone(study: Project, apply: Apply) -> None:
    for start in (1, 2, 3):
        apply(study, start, 5)
    assert [study.undo().name for _ in range(2)] == ["Apply 3:5", "Apply 2:5"]
    assert study.redo().name == "Apply 2:5"
    assert study.next_redo().name == "Apply 3:5"


def test_a_new_step_drops_what_was_undone_but_keeps_its_header(
    study: Project, apply: Apply
) -> None:
    apply(study, 1, 5)
    study.undo()
    apply(study, 2, 5)
    assert study.redo() is None
    assert [(step.name, step.state) for step in study.history(2)] == [
        ("Apply 2:5", "done"),
        ("Apply 1:5", "gone"),
    ]


def test_a_group_is_taken_back_and_done_again_together(study: Project) -> None:
    group = new_id()
    for start in range(3):
        with study.action(f"Import {start}", group=group) as session:
            session.execute(insert(Coding), [coding(study, start)])
    assert study.next_undo().count == 3
    study.undo()
    assert codings(study) == []
    study.redo()
    assert len(codings(study)) == 3


def test_undo_reaches_over_a_restart_and_says_that_it_was_another_session(
    study: Project, apply: Apply
) -> None:
    apply(study, 1, 5)
    assert study.next_undo().here
    study.close()
    again = Project.open(study.path, coder=("Ann Lee", "AL"))
    assert not again.next_undo().here
    again.undo()
    assert codings(again) == []
    again.close()


def test_another_coders_step_is_not_ours(study: Project, apply: Apply) -> None:
    apply(study, 1, 5)
    study.use_coder("Bo Diaz")
    step = study.next_undo()
    assert (step.here, step.coder_name) == (False, "Ann Lee")


def test_a_coder_is_added_without_cutting_the_redo(study: Project, apply: Apply) -> None:
    apply(study, 1, 5)
    study.undo()
    study.use_coder("Bo Diaz", "BD")
    assert study.next_redo().name == "Apply 1:5"


def test_changes_say_which_rows_and_beyond_a_thousand_all_of_it(study: Project) -> None:
    told = []
    study.on_change(told.append)
    with study.action("Few") as session:
        session.execute(insert(Coding), [coding(study, n) for n in range(2)])
    with study.action("Many") as session:
        session.execute(insert(Coding), [coding(study, n % 50) for n in range(1001)])
    study.undo()
    assert [len(told[0].of("coding")), told[1].of("coding"), told[2].kind] == [2, None, "undo"]
    assert told[0].place == ("d", 0, 3)
    assert not told[0].touch("code")


def test_journalled_columns_are_text_or_integer() -> None:
    """JSON rounds REAL and can't hold BLOB."""
    kinds = {
        f"{table.name}.{column.name}": column.type
        for table in journalled_tables()
        for column in table.columns
    }
    assert [name for name, kind in kinds.items() if not isinstance(kind, (Text, Integer))] == []


def test_no_unjournalled_table_points_at_a_journalled_one() -> None:
    """A cascade would lose what no undo brings back."""
    journalled = {table.name for table in journalled_tables()}
    pointing = [
        f"{table.name} -> {key.column.table.name}"
        for table in Base.metadata.sorted_tables
        if table.name not in journalled
        for key in table.foreign_keys
        if key.column.table.name in journalled
    ]
    assert pointing == []


def test_a_revision_never_changes_and_stays_while_in_use(study: Project) -> None:
    for statement in (update(TextRevision).values(text="x"), delete(TextRevision)):
        with pytest.raises(DBAPIError), study.action("Tamper") as session:
            session.execute(statement)


def test_a_revision_nobody_mentions_goes_on_close_with_its_index(study: Project) -> None:
    with study.action("Stray") as session:
        add_revision(session, "xylophone")
        session.execute(update(Code).values(name="Other"))
    study.close()
    again = Project.open(study.path)
    with again.read() as session:
        assert session.scalar(select(func.count()).select_from(TextRevision)) == 1
        found = session.execute(
            text("SELECT count(*) FROM paragraph_fts WHERE paragraph_fts MATCH 'xylophone'")
        )
        assert found.scalar() == 0
    assert again.check() == []
    again.close()


def test_the_header_of_an_action_holds_who_when_and_why(study: Project) -> None:
    with study.action("Rename", reason="clearer") as session:
        session.execute(update(Code).values(name="Other"))
    with study.read() as session:
        row = session.scalars(select(Action).order_by(Action.seq.desc()).limit(1)).one()
    assert (row.coder_name, row.reason, row.schema_version) == (
        "Ann Lee",
        "clearer",
        SCHEMA_VERSION,
    )
