"""Codebook and coding from the command line."""

from pathlib import Path

import pytest


def outline(run):
    return [(row["path"], row["theme"]) for row in run.data("codes", "study.coder")]


TREE = [
    ("Communication", True),
    ("Communication > No call back", False),
    ("Support", True),
    ("Support > Someone listened", False),
    ("Other", False),
]


def test_codes_are_listed_with_their_counts(study, code):
    code("P04", "Nobody ever rang me back", "No call back")
    code("P05", "The officer listened", "Someone listened")
    code("P04", "She listened to me for hours", "Support > Someone listened")
    assert outline(study) == TREE
    row = study.data("codes", "study.coder")[3]
    assert len(row.pop("id")) == 32
    assert row == {
        "name": "Someone listened",
        "path": "Support > Someone listened",
        "theme": False,
        "definition": "Somebody took time",
        "codings": 2,
        "documents": 2,
        "cases": 2,
    }
    assert "  Someone listened" in study.ok("codes", "study.coder")


@pytest.mark.parametrize("file", ["out.csv", "out.xlsx"])
def test_a_codebook_goes_out_and_comes_back_the_same(study, file):
    study.ok("codebook", "export", "study.coder", file)
    study.ok("new", "second.coder")
    assert "5 codes created" in study.ok("codebook", "import", "second.coder", file)
    keys = ("name", "path", "theme", "definition")
    first, second = (
        [[row[key] for key in keys] for row in study.data("codes", name)]
        for name in ("study.coder", "second.coder")
    )
    assert first == second
    report = study.data("codebook", "import", "second.coder", file)
    assert (report["created"], report["changed"], len(report["unchanged"])) == ([], [], 5)


def test_codes_of_one_name_in_two_places_come_back_the_same(run):
    run.ok("new", "study.coder")
    run.write("book.csv", "code,name,parent\na,Trust,\nb,Doubt,\nc,Trust,b\nd,Deep,c\n")
    run.ok("codebook", "import", "study.coder", "book.csv")
    before = outline(run)
    assert ("Doubt > Trust > Deep", False) in before
    run.ok("codebook", "export", "study.coder", "out.csv")
    Path("study.coder").unlink()
    run.ok("new", "study.coder")
    run.ok("codebook", "import", "study.coder", "out.csv")
    assert sorted(outline(run)) == sorted(before)


def test_a_codebook_that_can_not_be_read_or_written_is_refused(study):
    assert "gone.csv" in study.refused("codebook", "import", "study.coder", "gone.csv")
    study.write("bad.csv", "colour\nred\n")
    assert "no column is headed" in study.refused("codebook", "import", "study.coder", "bad.csv")
    assert "ends in .xlsx or .csv" in study.refused("codebook", "export", "study.coder", "b.txt")
    assert "was not written" in study.refused("codebook", "export", "study.coder", "no/b.csv")
    assert outline(study) == TREE


def test_a_code_is_applied_as_the_projects_first_coder(study, code):
    said = code("P04", "Nobody ever rang me back", "no call back")
    assert said == 'Ann: "Communication > No call back" applied to P04 ¶2 (55 to 79).\n'
    (row,) = study.data("excerpts", "study.coder")
    assert (row["coder"], row["origin"], row["start"], row["end"]) == ("Ann", "hand", 55, 79)


def test_another_coder_can_be_named(study, code):
    code("P04", "Nobody ever rang me back", "No call back", "--coder", "Ben Ito")
    assert study.data("excerpts", "study.coder")[0]["coder"] == "Ben Ito"
    code("P05", "He rang me back", "No call back")
    assert {row["coder"] for row in study.data("excerpts", "study.coder")} == {"Ann", "Ben Ito"}


def test_an_overlapping_coding_of_the_same_code_is_extended(study, code):
    code("P04", "Nobody ever rang me back", "No call back")
    data = study.data("code", "study.coder", "P04", "60", "90", "No call back")
    assert len(data.pop("id")) == 32
    assert data == {
        "document": "P04",
        "start": 55,
        "end": 90,
        "code": "No call back",
        "path": "Communication > No call back",
        "coder": "Ann",
        "extended": True,
    }
    assert len(study.data("excerpts", "study.coder")) == 1


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [
        ("5", "5", "no part of this document"),
        ("9", "5", "no part of this document"),
        ("0", "9999", "no part of this document"),
        ("12", "13", "Only blanks"),
    ],
)
def test_a_segment_that_is_none_is_refused_and_adds_nobody(study, start, end, reason):
    words = ("code", "study.coder", "P04", start, end, "Other")
    before = study.data("history", "study.coder")
    assert reason in study.refused(*words, "--coder", "Zoe")
    assert study.data("history", "study.coder") == before


def test_a_code_that_is_not_there_or_ambiguous_is_refused(study):
    words = ("code", "study.coder", "P04", "55", "79")
    assert 'There is no code "Xyz"' in study.refused(*words, "Xyz")
    assert 'Did you mean "Other"?' in study.refused(*words, "Others")
    study.write("more.csv", "name,parent\nSomeone listened,Communication\n")
    study.ok("codebook", "import", "study.coder", "more.csv")
    said = study.refused(*words, "Someone listened")
    assert "Support > Someone listened" in said
    assert "Communication > Someone listened" in said
    study.ok(*words, "Communication > Someone listened")
    assert study.data("excerpts", "study.coder")[0]["path"] == "Communication > Someone listened"


def test_wrong_words_are_wrong_usage(study):
    assert study("code", "study.coder", "P04", "one", "two", "Other").exit_code == 2
    assert study("code", "study.coder", "P04").exit_code == 2
    assert study("codify", "study.coder").exit_code == 2
