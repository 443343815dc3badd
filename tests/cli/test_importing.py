"""Import from the command line: each file by itself, and the reason for every refusal."""

import json
from pathlib import Path

import pytest
from docx import Document

from coder_app.core.exchange import read, read_many

OTHER = "DB: I asked once.\nDevin Becker: And again.\nSam: I answered.\nDB: So.\nSam: So it was.\n"


def test_a_file_becomes_a_document_with_its_speakers(run):
    run.ok("new", "a.coder")
    run.write("P04.txt", "Interviewer: And then?\nP04: Nothing.\nInterviewer: Oh.\nP04: Yes.\n")
    (entry,) = run.data("import", "a.coder", "P04.txt")
    assert len(entry.pop("id")) == 32
    assert entry == {
        "file": "P04.txt",
        "document": "P04",
        "characters": 64,
        "turns": 4,
        "speakers": {"Interviewer": "interviewer", "P04": "participant"},
        "warnings": [],
        "cleaned": [],
        "refused": None,
    }


def test_speakers_can_be_corrected_by_name(run):
    run.ok("new", "a.coder")
    run.write("talk.txt", OTHER)
    same = ("--same", "DB=Devin Becker", "--interviewer", "Devin Becker")
    (entry,) = run.data("import", "a.coder", "talk.txt", *same)
    assert entry["speakers"] == {"Devin Becker": "interviewer", "Sam": "participant"}
    assert [row["name"] for row in run.data("cases", "a.coder")] == ["Sam"]
    labels = [row["speaker"] for row in run.data("turns", "a.coder", "talk")]
    assert labels == ["Devin Becker", "Devin Becker", "Sam", "Devin Becker", "Sam"]


def test_a_speaker_who_is_in_no_file_is_told_of(run):
    run.ok("new", "a.coder")
    run.write("talk.txt", OTHER)
    result = run("import", "a.coder", "talk.txt", "--interviewer", "Debbie")
    assert result.exit_code == 0
    assert 'No speaker is called "Debbie" in these files.' in result.stderr.splitlines()


def test_initials_are_joined_as_the_window_joins_them_and_that_is_told(run):
    run.ok("new", "a.coder")
    run.write("talk.txt", OTHER)
    (entry,) = run.data("import", "a.coder", "talk.txt")
    assert entry["warnings"] == ['"DB" is taken for "Devin Becker". --apart "DB" keeps them two.']
    assert list(entry["speakers"]) == ["Devin Becker", "Sam"]


def test_initials_stay_apart_where_that_is_said(run):
    run.ok("new", "a.coder")
    run.write("talk.txt", OTHER)
    (entry,) = run.data("import", "a.coder", "talk.txt", "--apart", "db")
    assert entry["warnings"] == []
    assert set(entry["speakers"]) == {"Devin Becker", "DB", "Sam"}


def test_initials_said_to_be_somebody_else_are_that(run):
    run.ok("new", "a.coder")
    run.write("talk.txt", OTHER)
    (entry,) = run.data("import", "a.coder", "talk.txt", "--same", "DB=Sam")
    assert entry["warnings"] == []
    assert set(entry["speakers"]) == {"Devin Becker", "Sam"}


@pytest.mark.parametrize("pair", ["DB", "=B", "A="])
def test_a_pair_that_is_none_is_wrong_usage(run, pair):
    run.ok("new", "a.coder")
    result = run("import", "a.coder", "talk.txt", "--same", pair)
    assert result.exit_code == 2
    assert "A=B" in result.stderr


def test_one_bad_file_does_not_stop_the_others(run):
    run.ok("new", "a.coder")
    run.write("empty.txt", "")
    run.write("old.doc", "x")
    run.write("talk.txt", OTHER)
    result = run("import", "a.coder", "empty.txt", "old.doc", "talk.txt", "gone.txt", "--json")
    assert result.exit_code == 1
    entries = {entry["file"]: entry for entry in json.loads(result.stdout)}
    assert list(entries) == ["empty.txt", "old.doc", "talk.txt", "gone.txt"]
    assert entries["talk.txt"]["document"] == "talk"
    assert entries["talk.txt"]["refused"] is None
    refused = [entry["refused"] for entry in entries.values() if entry["refused"]]
    assert [line for line in result.stderr.splitlines() if line] == refused
    assert "empty" in refused[0]
    assert "save it as .docx" in refused[1]
    assert "could not be opened" in refused[2]
    assert [row["name"] for row in run.data("documents", "a.coder")] == ["talk"]


def test_the_same_file_again_is_refused_under_whatever_name(run):
    run.ok("new", "a.coder")
    run.ok("import", "a.coder", run.write("talk.txt", OTHER))
    run.write("again.txt", OTHER)
    result = run("import", "a.coder", "again.txt")
    assert result.exit_code == 1
    assert 'the same file is in the project already, as "talk"' in result.stderr
    assert result.stdout == "0 of 1 file imported; 0 new cases.\n"
    twice = run("import", "a.coder", run.write("new.txt", OTHER + "x"), "new.txt", "--json")
    first, second = json.loads(twice.stdout)
    assert (first["document"], first["refused"]) == ("new", None)
    assert second["document"] is None
    assert 'as "new"' in second["refused"]


def test_what_is_too_large_or_no_docx_is_refused(run, monkeypatch):
    run.ok("new", "a.coder")
    monkeypatch.setattr(read, "MAX_BYTES", 1000)
    run.write("large.txt", "word " * 300)
    run.write("false.docx", "no Word file")
    result = run("import", "a.coder", "large.txt", "false.docx")
    assert result.exit_code == 1
    large, false = result.stderr.splitlines()
    assert "large.txt was not imported: it is too large" in large
    assert "false.docx was not imported" in false


def test_a_defect_in_one_file_is_reported_and_the_others_go_on(run, monkeypatch, own_home):
    real = read.read_file

    def read_file(path, **options):
        return 1 / 0 if path.name == "bad.txt" else real(path, **options)

    monkeypatch.setattr(read_many, "read_file", read_file)
    run.ok("new", "a.coder")
    result = run("import", "a.coder", "bad.txt", run.write("talk.txt", OTHER))
    assert result.exit_code == 1
    assert result.stderr.startswith("bad.txt was not imported: Coder failed")
    (report,) = (own_home / "reports").iterdir()
    assert str(report) in result.stderr
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    assert len(run.data("documents", "a.coder")) == 1


def test_cleaning_is_done_where_it_is_asked_for_and_told(run):
    run.ok("new", "a.coder")
    pages = "".join(
        f"\fStudy of waiting\n\nI: Question {n} about it?\n\nR: My answer is {n} words.\n\n{n}\n"
        for n in range(1, 9)
    )
    run.write("pages.txt", pages)
    (kept,) = run.data("import", "a.coder", "pages.txt")
    assert kept["cleaned"] == []
    assert "Study of waiting" in run.ok("text", "a.coder", "pages")
    run.ok("undo", "a.coder")
    (cleaned,) = run.data("import", "a.coder", "pages.txt", "--clean")
    assert cleaned["cleaned"] != []
    assert "Study of waiting" not in run.ok("text", "a.coder", "pages")


def test_a_person_reads_what_came_in(run):
    run.ok("new", "a.coder")
    printed = run.ok("import", "a.coder", run.write("talk.txt", OTHER))
    assert "talk: 84 characters, 5 turns; Devin Becker (participant), Sam (participant)" in printed
    assert printed.endswith("1 of 1 file imported; 2 new cases.\n")


def test_word_files_come_in_as_well(run):
    run.ok("new", "a.coder")
    file = Document()
    for line in OTHER.splitlines():
        file.add_paragraph(line)
    file.save("talk.docx")
    (entry,) = run.data("import", "a.coder", "talk.docx")
    assert (entry["document"], entry["turns"]) == ("talk", 5)


def test_who_imports_is_in_the_history(run):
    run.ok("new", "a.coder", "--coder", "Ann")
    run.ok("import", "a.coder", run.write("talk.txt", OTHER), "--coder", "Ben")
    assert run.data("history", "a.coder")[0]["coder"] == "Ben"
    assert Path("talk.txt").read_text(encoding="utf-8") == OTHER
