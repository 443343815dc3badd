"""Projects from the command line: made, looked at, taken back; refused in one line."""

import sqlite3
from pathlib import Path

import pytest

from coder_app.core.project import Project


def test_a_new_project_is_coded_by_whom_the_command_names(run, monkeypatch):
    assert (
        run.ok("new", "a.coder", "--coder", "Ann Lee") == "Created a.coder. Ann Lee codes in it.\n"
    )
    monkeypatch.setenv("CODER_NAME", "Ben")
    assert "Ben codes" in run.ok("new", "b.coder")
    monkeypatch.delenv("CODER_NAME")
    assert "Coder codes" in run.ok("new", "c.coder", "--language", "de")
    project = Project.open_to_read(Path("c.coder"))
    assert (project.name, project.language, project.coder_name) == ("c", "de", "Coder")
    project.close()


def test_a_new_project_never_takes_the_place_of_a_file(run):
    run.ok("new", "a.coder")
    before = Path("a.coder").read_bytes()
    assert "already a file a.coder" in run.refused("new", "a.coder")
    assert Path("a.coder").read_bytes() == before


def test_a_new_project_needs_a_fitting_name_a_folder_and_a_language(run):
    assert "ends in .coder, such as a.coder" in run.refused("new", "a.txt")
    assert "does not exist" in run.refused("new", "nowhere/a.coder")
    assert "no language" in run.refused("new", "a.coder", "--language", "klingon")
    assert "can't be empty" in run.refused("new", "a.coder", "--coder", "  ")
    assert list(Path().iterdir()) == []


ON_A_PROJECT = [
    ["import", "x.coder", "a.txt"],
    ["documents", "x.coder"],
    ["text", "x.coder", "P01"],
    ["turns", "x.coder", "P01"],
    ["codebook", "import", "x.coder", "book.csv"],
    ["codebook", "export", "x.coder", "book.csv"],
    ["codes", "x.coder"],
    ["cases", "x.coder"],
    ["attributes", "x.coder", "people.csv"],
    ["code", "x.coder", "P01", "0", "5", "Pain"],
    ["excerpts", "x.coder"],
    ["suggest", "x.coder"],
    ["themes", "x.coder"],
    ["search", "x.coder", "words"],
    ["export", "x.coder", "out.xlsx"],
    ["undo", "x.coder"],
    ["redo", "x.coder"],
    ["history", "x.coder"],
    ["check", "x.coder"],
]


@pytest.mark.parametrize("words", ON_A_PROJECT, ids=" ".join)
def test_a_project_that_is_not_there_is_told_in_a_line(run, words):
    assert "no project at x.coder" in run.refused(*words)
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("words", ON_A_PROJECT, ids=" ".join)
def test_a_file_that_is_no_project_is_refused_and_left_alone(run, words):
    run.write("x.coder", "Dear diary, " * 50)
    assert "x.coder is not a Coder project" in run.refused(*words)
    assert Path("x.coder").read_text(encoding="utf-8") == "Dear diary, " * 50


def test_a_foreign_a_newer_an_empty_and_a_cut_project_are_refused(run):
    connection = sqlite3.connect("foreign.coder")
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()
    assert "another application" in run.refused("documents", "foreign.coder")
    run.ok("new", "a.coder")
    whole = Path("a.coder").read_bytes()
    Path("newer.coder").write_bytes(whole[:60] + (99).to_bytes(4, "big") + whole[64:])
    assert "newer version of Coder" in run.refused("documents", "newer.coder")
    assert "newer version of Coder" in run.refused("undo", "newer.coder")
    run.write("empty.coder", "")
    assert "is empty" in run.refused("check", "empty.coder")
    Path("cut.coder").write_bytes(whole[: len(whole) // 2])
    assert "damage" in run.refused("undo", "cut.coder")
    Path("folder.coder").mkdir()
    assert "is a folder" in run.refused("check", "folder.coder")


def test_steps_are_taken_back_and_done_again_and_listed(study, code):
    code("P04", "Nobody ever rang me back", "No call back")
    step = study.data("undo", "study.coder")
    assert (step["name"], step["coder"]) == ('Apply "No call back" to P04 ¶2', "Ann")
    assert study.data("excerpts", "study.coder") == []
    assert "Done again: Apply" in study.ok("redo", "study.coder")
    assert len(study.data("excerpts", "study.coder")) == 1
    newest = study.data("history", "study.coder")[0]
    assert (newest["name"], newest["state"], newest["coder"]) == (step["name"], "done", "Ann")
    assert "Apply" in study.ok("history", "study.coder")


def test_an_import_is_one_step_to_undo(study):
    study.ok("undo", "study.coder")  # the codebook
    assert ", 2 steps)" in study.ok("undo", "study.coder")
    assert study.data("documents", "study.coder") == []
    assert "nothing to undo" in study.refused("undo", "study.coder")
    study.ok("redo", "study.coder")
    assert len(study.data("documents", "study.coder")) == 2
    study.ok("redo", "study.coder")
    assert "nothing to redo" in study.refused("redo", "study.coder")


def test_a_sound_project_is_called_sound(study):
    assert study.ok("check", "study.coder") == "study.coder is sound.\n"
    assert study.data("check", "study.coder") == {"problems": []}


def test_a_check_that_finds_something_lists_it_and_fails(study, code):
    code("P04", "Nobody ever rang me back", "No call back")
    connection = sqlite3.connect("study.coder")
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute('UPDATE coding SET "end" = 1000000')
    connection.commit()
    connection.close()
    result = study("check", "study.coder")
    assert result.exit_code == 1
    assert result.stdout.strip() != ""
    assert "sound" not in result.stdout


def test_the_whole_history_goes_into_a_file(study):
    steps = study.data("history", "study.coder")
    assert f"{len(steps)} step" in study.ok("history", "study.coder", "--csv", "history.csv")
    written = (study.folder / "history.csv").read_text(encoding="utf-8-sig")
    assert steps[0]["name"].split('"')[0] in written
    assert "must end in .csv" in study.refused("history", "study.coder", "--csv", "history.txt")
