"""The history is filtered, gone back in, pruned and written down; who, when and what stay."""

import csv
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from coder_app.core import codebook, coding, documents, history, memos
from coder_app.core.editing import edit_text
from coder_app.core.errors import CoderError
from coder_app.core.history import HistoryFilter
from coder_app.core.project import Project
from tests.core.conftest import INTERVIEW


def names(project: Project, **wanted: str) -> list[str]:
    listing = history.history(project, HistoryFilter(**wanted))
    return [row.name for row in listing.rows(0, listing.count)]


def later() -> datetime:
    return datetime.now(UTC) + timedelta(seconds=1)


def test_steps_are_listed_newest_first_by_page(desk, codes) -> None:
    codes.plant("a", "b")
    listing = history.history(desk.project)
    rows = listing.rows(0, 2)
    assert [row.name for row in rows] == ['Create code "b"', 'Create code "a"']
    assert rows[0].state == "done"
    assert [row.number for row in rows] == sorted((row.number for row in rows), reverse=True)
    desk.project.undo()
    assert history.history(desk.project).rows(0, 1)[0].state == "undone"


def test_a_document_and_a_code_find_every_step_that_touched_them(desk, codes) -> None:
    codes.plant("a", "b")
    bea = desk.lay("Bea", INTERVIEW.replace("Ann", "Bea"))
    one = desk.code("statement", codes["a"])
    coding.resize_coding(desk.project, one, 0, 9)
    memos.set_memo(desk.project, "coding", one, "look")
    coding.recode(desk.project, [one], codes["b"])
    documents.rename_document(desk.project, bea, "Bee")
    coding.remove_codings(desk.project, [one])
    in_ann = names(desk.project, document=desk.documents["Ann"])
    assert [name.split()[0] for name in in_ann] == [
        "Remove", "Recode", "Write", "Change", "Apply", "Import",
    ]  # fmt: skip
    assert [name.split()[0] for name in names(desk.project, code=codes["a"])] == [
        "Recode", "Write", "Change", "Apply", "Create",
    ]  # fmt: skip
    assert [name.split()[0] for name in names(desk.project, code=codes["b"])] == [
        "Remove", "Recode", "Create",
    ]  # fmt: skip
    assert names(desk.project, document=bea)[0] == 'Rename document "Bea" to "Bee"'


def test_a_coding_finds_what_was_done_to_it_and_its_memo(desk, codes) -> None:
    codes.plant("a", "b")
    one, other = desk.code("statement", codes["a"]), desk.code("Nobody", codes["a"])
    memos.set_memo(desk.project, "coding", one, "look")
    memos.set_memo(desk.project, "coding", other, "elsewhere")
    memos.set_memo(desk.project, "coding", one, "look again")
    coding.recode(desk.project, [one, other], codes["b"])
    assert [name.split()[0] for name in names(desk.project, coding=one)] == [
        "Recode", "Change", "Write", "Apply",
    ]  # fmt: skip
    assert names(desk.project, coding=one, words="look") == []


def test_coders_and_words_narrow_the_list(desk, codes) -> None:
    codes.plant("Wärme", "b")
    first = desk.project.coder
    desk.project.use_coder("Bea Roe")
    codebook.rename_code(desk.project, codes["b"], "c")
    assert names(desk.project, coder=desk.project.coder)[0].startswith("Rename")
    assert len(names(desk.project, coder=desk.project.coder)) == 1
    assert names(desk.project, words="WÄRME create") == ['Create code "Wärme"']
    assert names(desk.project, words="create", coder=first) != []
    assert [name for _, name in history.coders_in_history(desk.project)][:1] == ["Ann Lee"]


def test_going_back_is_one_command_after_a_preview(desk, codes, tables) -> None:
    codes.plant("a")
    point = desk.project.next_undo()
    before = tables()
    one = desk.code("statement", codes["a"])
    desk.code("stupid", codes["a"])
    memos.set_memo(desk.project, "coding", one, "look")
    coding.remove_codings(desk.project, [one])
    codes.plant("b")
    seen = history.foresee_undo(desk.project, point.id)
    assert seen.steps == 5
    assert seen.work == ("2 codings", "1 coding removed", "1 new code", "1 memo")
    assert (seen.others, seen.stops) == ((), "")
    told = []
    desk.project.on_change(told.append)
    step = desk.project.undo_back_to(point.id)
    assert step.name == "the last 5 steps"
    assert len(told) == 1
    assert told[0].kind == "undo"
    assert tables() == before
    assert desk.project.next_undo() == point
    again = desk.project.redo()
    assert again is not None
    assert again.name == "the last 5 steps"
    assert [row.name for row in codebook.codebook(desk.project)] == ["a", "b"]
    assert desk.project.next_redo() is None
    assert desk.project.check() == []


def test_after_the_whole_way_forward_steps_go_one_by_one_again(desk, codes) -> None:
    codes.plant("a", "b", "c", "d")
    listing = history.history(desk.project)
    rows = {row.name: row for row in listing.rows(0, listing.count)}
    desk.project.undo_back_to(rows['Create code "c"'].id)
    desk.project.undo_back_to(rows['Create code "a"'].id)  # further back: two ways
    assert desk.project.redo().name == "the last 2 steps"
    assert [row.name for row in codebook.codebook(desk.project)] == ["a", "b", "c"]
    desk.project.undo()
    assert desk.project.redo().name == 'Create code "c"'
    assert desk.project.redo().name == 'Create code "d"'


def test_going_forward_stops_at_a_step(desk, codes) -> None:
    codes.plant("a", "b", "c", "d")
    listing = history.history(desk.project)
    rows = {row.name: row for row in listing.rows(0, listing.count)}
    desk.project.undo_back_to(rows['Create code "a"'].id)
    seen = history.foresee_redo(desk.project, rows['Create code "c"'].id)
    assert (seen.steps, seen.work) == (2, ("2 new codes",))
    desk.project.redo_forward_to(rows['Create code "c"'].id)
    assert [row.name for row in codebook.codebook(desk.project)] == ["a", "b", "c"]
    assert desk.project.redo().name == 'Create code "d"'


def test_a_merge_is_told_as_one_piece_of_work(desk, codes) -> None:
    codes.plant("a", "b")
    point = desk.project.next_undo()
    desk.code("statement", codes["a"])
    memos.set_memo(desk.project, "coding", desk.code("stupid", codes["b"]), "look")
    codebook.merge_codes(desk.project, [codes["b"]], codes["a"])
    edit_text(desk.project, desk.documents["Ann"], INTERVIEW.replace("stupid", "silly"))
    seen = history.foresee_undo(desk.project, point.id)
    assert seen.work == ("2 codings", "1 merge", "1 memo", "1 edit of a text")


def test_steps_of_others_are_named_and_the_newest_takes_nothing_back(desk, codes) -> None:
    codes.plant("a")
    point = desk.project.next_undo()
    assert history.foresee_undo(desk.project, point.id).steps == 0
    assert desk.project.undo_back_to(point.id) is None
    desk.project.use_coder("Bea Roe")
    desk.code("statement", codes["a"])
    desk.project.use_coder("Ann Lee")
    seen = history.foresee_undo(desk.project, point.id)
    assert [(row.coder_name, row.name) for row in seen.others] == [
        ("Bea Roe", 'Apply "a" to Ann ¶2')
    ]
    assert seen.others_count == 1


def test_a_group_goes_whole(desk, project: Project) -> None:
    from coder_app.core import replacing

    desk.lay("Bea", INTERVIEW.replace("Ann", "Bea"))
    hits = replacing.find_words(project, "statement")
    replacing.replace_words(project, hits, "note", "statement")
    listing = history.history(project)
    newest, older = listing.rows(0, 2)
    assert newest.group == older.group != None  # noqa: E711
    assert history.foresee_undo(project, older.id).steps == 0
    assert history.foresee_undo(project, listing.rows(2, 3)[0].id).steps == 2


def test_pruned_steps_keep_their_heads_and_can_be_found(desk, codes) -> None:
    codes.plant("a")
    one = desk.code("statement", codes["a"])
    text_before = desk.project.text(desk.documents["Ann"])
    documents.edit_text(desk.project, desk.documents["Ann"], text_before.replace("stupid", "silly"))
    old = names(desk.project)
    cut = later()
    seen = history.foresee_prune(desk.project, cut)
    assert seen.steps == 4
    assert seen.size > 0
    steps, reclaimed = desk.project.prune_history(cut)
    assert steps == 4
    assert reclaimed >= 0
    now = names(desk.project)
    assert now[1:] == old
    assert now[0].startswith("Prune the history before ")
    assert now[0].endswith("(4 steps)")
    assert desk.project.next_undo() is None
    assert desk.project.undo() is None
    rows = history.history(desk.project).rows(1, 5)
    assert {row.state for row in rows} == {"pruned"}
    assert names(desk.project, code=codes["a"]) != []
    assert desk.coded() == [("a", "statement")]
    assert desk.project.check() == []
    coding.remove_codings(desk.project, [one])
    seen = history.foresee_undo(desk.project, rows[-1].id)
    assert seen.steps == 1
    assert "was pruned" in seen.stops
    assert desk.project.undo_back_to(rows[-1].id).name == 'Remove "a" from Ann ¶2'
    assert desk.coded() == [("a", "statement")]


def test_pruning_leaves_the_original_text_and_newer_steps(desk, codes) -> None:
    from coder_app.core import comparing

    document = desk.documents["Ann"]
    first = desk.project.text(document)
    documents.edit_text(desk.project, document, first.replace("stupid", "silly"))
    documents.edit_text(desk.project, document, first.replace("stupid", "daft"))
    cut = datetime.now(UTC)
    codes.plant("a")
    desk.project.prune_history(cut)
    assert comparing.original_text(desk.project, document) == first
    assert desk.project.undo().name == 'Create code "a"'
    with desk.project.read() as session:
        assert session.scalar(text("SELECT count(*) FROM text_revision")) == 2


def test_what_was_pruned_is_told_where_a_full_disk_gives_no_room_back(
    desk, codes, monkeypatch
) -> None:
    def full(_) -> int:
        raise sqlite3.OperationalError("database or disk is full")

    codes.plant("a")
    told = []
    desk.project.on_change(told.append)
    with monkeypatch.context() as patched:
        patched.setattr("models.project_file.ProjectFile.compact", full)
        steps, reclaimed = desk.project.prune_history(later())
    assert (steps > 0, reclaimed) == (True, 0)
    assert [change.touch("action") for change in told] == [True]
    assert desk.project.next_undo() is None


def test_nothing_to_prune_changes_nothing(desk) -> None:
    before = names(desk.project)
    assert desk.project.prune_history(datetime(2020, 1, 1, tzinfo=UTC)) == (0, 0)
    assert names(desk.project) == before


def test_the_history_goes_into_a_methods_annex(desk, codes, tmp_path) -> None:
    codes.plant("a", '=HYPERLINK("x")')
    with desk.project.action("=1+1", reason="@why") as session:
        desk.project.set_setting(session, "x", "y")
    out = tmp_path / "history.csv"
    count = history.write_history(desk.project, out)
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == count
    assert rows[0]["What"] == "Start the project"
    assert rows[0]["State"] == "Noted"
    assert (rows[-1]["What"], rows[-1]["Why"], rows[-1]["Who"]) == ("'=1+1", "'@why", "Ann Lee")
    assert datetime.fromisoformat(rows[-1]["When (UTC)"])
    with pytest.raises(CoderError, match=r"must end in \.csv"):
        history.write_history(desk.project, tmp_path / "history.txt")
    assert [path.name for path in tmp_path.glob("*.csv")] == ["history.csv"]


def test_fifty_thousand_steps_are_filtered_at_once(desk) -> None:
    """No figure, but the plan: the filter reads an index, never the images."""
    with desk.project.read() as session:
        plan = session.execute(
            text(
                "EXPLAIN QUERY PLAN SELECT seq, '', '' FROM action WHERE seq IN (SELECT action_seq"
                " FROM action_subject WHERE kind = 'document' AND subject_id = 'x')"
                " ORDER BY seq DESC"
            )
        ).all()
    assert any("ix_action_subject_of" in str(row) for row in plan)
    assert not any("SCAN" in str(row) for row in plan)
