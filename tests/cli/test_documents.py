"""Documents, turns, cases and search from the command line."""

from sqlalchemy import update

from coder_app.core.project import Project
from models import Document


def test_documents_are_listed_with_their_speakers(study, code):
    code("P04", "Nobody ever rang me back", "No call back")
    first, second = study.data("documents", "study.coder")
    assert len(first.pop("id")) == 32
    assert first == {
        "name": "P04",
        "characters": 206,
        "turns": 4,
        "speakers": {"Interviewer": "interviewer", "P04": "participant"},
        "codings": 1,
    }
    assert (second["name"], second["codings"]) == ("P05", 0)
    assert "Interviewer (interviewer), P04 (participant)" in study.ok("documents", "study.coder")


def test_a_text_is_printed_character_for_character(study):
    text = study.ok("text", "study.coder", "P04")
    assert text == (study.folder / "P04.txt").read_text(encoding="utf-8")
    document = study.data("documents", "study.coder")[0]
    assert study.ok("text", "study.coder", document["id"]) == text
    assert study.ok("text", "study.coder", "p 04") == text


def test_turns_say_where_speech_begins(run):
    run.ok("new", "a.coder")
    run.write("talk.txt", "[00:01:02] I: Well? 😀\n[00:01:09] R: Fine.\n[00:01:12] I: Good.\n")
    run.ok("import", "a.coder", "talk.txt")
    text = run.ok("text", "a.coder", "talk")
    turns = run.data("turns", "a.coder", "talk")
    assert list(turns[0]) == ["start", "body_start", "end", "speaker", "time"]
    said = [text[turn["body_start"] : turn["end"]].strip() for turn in turns]
    assert said == ["Well? 😀", "Fine.", "Good."]
    assert [(turn["speaker"], turn["time"]) for turn in turns] == [
        ("I", 62_000),
        ("R", 69_000),
        ("I", 72_000),
    ]
    assert "00:01:02" in run.ok("turns", "a.coder", "talk")


def test_a_document_that_is_not_there_is_refused_with_one_that_is_near(study):
    said = study.refused("text", "study.coder", "P4")
    assert said == 'There is no document "P4" in this project. Did you mean "P04" or "P05"?'
    assert "no document" in study.refused("turns", "study.coder", "X")
    assert "no document" in study.refused("suggest", "study.coder", "--document", "X")
    assert "no document" in study.refused("code", "study.coder", "X", "0", "5", "Other")


def test_an_ambiguous_document_is_refused_with_its_choices(study):
    project = Project.open(study.folder / "study.coder")
    with project.action("Name both alike") as session:
        session.execute(update(Document).values(name="P04"))
    project.close()
    said = study.refused("text", "study.coder", "P04")
    ids = [row["id"] for row in study.data("documents", "study.coder")]
    assert said.startswith('"P04" is the name of 2 documents')
    assert all(document in said for document in ids)
    assert study.ok("text", "study.coder", ids[0]).startswith("Interviewer: What")


def test_cases_are_listed_with_attributes_from_a_sheet(study):
    study.write("people.csv", "case,gender,age\np 04,woman,34\nP05,man,\nP99,man,3\n")
    assert study.data("attributes", "study.coder", "people.csv") == {
        "cases_set": 2,
        "rows_without_case": ["P99"],
        "cases_without_row": [],
        "rows_without_name": [],
    }
    first, second = study.data("cases", "study.coder")
    assert len(first.pop("id")) == 32
    assert first == {
        "name": "P04",
        "attributes": {"gender": "woman", "age": "34"},
        "documents": 1,
        "codings": 0,
    }
    assert second["attributes"] == {"gender": "man"}
    assert "woman" in study.ok("cases", "study.coder")


def test_rows_and_cases_without_a_partner_are_told(study):
    study.write("people.csv", "case,gender\nP04,woman\nP99,man\n")
    assert study.ok("attributes", "study.coder", "people.csv").splitlines() == [
        "Attributes of 1 case were read.",
        "Rows without a case: P99.",
        "Cases without a row: P05.",
    ]


def test_a_sheet_that_can_not_be_read_is_refused(study):
    assert "gone.csv" in study.refused("attributes", "study.coder", "gone.csv")
    assert "people.doc" in study.refused("attributes", "study.coder", study.write("people.doc", ""))
    empty = study.refused("attributes", "study.coder", study.write("empty.csv", "case\n"))
    assert "holds no attributes" in empty


def test_words_are_found_where_they_stand(study):
    text = study.ok("text", "study.coder", "P04")
    first = study.data("search", "study.coder", "rang me back")[0]
    assert list(first) == ["document", "paragraph", "start", "end", "snippet"]
    assert (first["document"], first["paragraph"]) == ("P04", 2)
    assert text[first["start"] : first["end"]] in {"rang", "rang me back"}
    assert "P05 ¶2" in study.ok("search", "study.coder", "evening")
    assert study.ok("search", "study.coder", "zebra") == "Nothing was found for zebra.\n"
    assert study.data("search", "study.coder", "zebra") == []
    assert "nothing to search for" in study.refused("search", "study.coder", '"*')


def test_a_search_can_be_a_pattern_or_limited_to_a_role(study):
    found = study.data("search", "study.coder", r"r.ng\b", "--regex")
    text = study.ok("text", "study.coder", "P04")
    assert {text[hit["start"] : hit["end"]] for hit in found if hit["document"] == "P04"} == {
        "rang"
    }
    asked = study.data("search", "study.coder", "r*", "--role", "interviewer")
    said = study.data("search", "study.coder", "r*", "--role", "participant")
    assert said
    assert all(hit not in said for hit in asked)
    assert "no regular expression" in study.refused("search", "study.coder", "(", "--regex")
    only = study.data("search", "study.coder", "e*", "--document", "P05", "--limit", "1")
    assert [hit["document"] for hit in only] == ["P05"]
