"""Excerpts, suggestions and themes from the command line."""

from datetime import datetime

import pytest
from sqlalchemy import select

from coder_app.core.project import Project
from models import Coding


@pytest.fixture
def coded(study, code):
    code("P04", "Nobody ever rang me back. I waited for weeks by the phone.", "No call back")
    code("P04", "She listened to me for hours.", "Someone listened")
    code("P05", "The officer listened.", "Someone listened", "--coder", "Ben")
    study.write("people.csv", "case,gender\nP04,woman\nP05,man\n")
    study.ok("attributes", "study.coder", "people.csv")
    return study


def test_excerpts_hold_what_was_said_by_whom_and_who_coded_it(coded):
    rows = coded.data("excerpts", "study.coder")
    assert len(rows) == 3
    row = next(row for row in rows if row["coder"] == "Ben")
    assert datetime.fromisoformat(row.pop("at")).tzinfo is not None
    text = coded.ok("text", "study.coder", "P05")
    assert text[row["start"] : row["end"]] == row["text"]
    assert row == {
        "document": "P05",
        "case": "P05",
        "speaker": "P05",
        "code": "Someone listened",
        "path": "Support > Someone listened",
        "start": text.index("The officer"),
        "end": text.index(" He rang"),
        "text": "The officer listened.",
        "coder": "Ben",
        "origin": "hand",
    }
    printed = coded.ok("excerpts", "study.coder")
    assert "P05 ¶2  Support > Someone listened (B)\n    The officer listened.\n" in printed
    assert printed.endswith("3 excerpts.\n")


def test_themes_roll_subcodes_up(coded):
    data = coded.data("themes", "study.coder")
    assert (data["cases"], data["documents"], data["codings"]) == (2, 2, 3)
    support = next(row for row in data["rows"] if row["path"] == "Support")
    counts = [support[key] for key in ("theme", "cases", "documents", "codings", "words")]
    assert counts == [True, 2, 2, 2, 9]
    assert [row["path"] for row in data["rows"]][-1] == "Other"
    printed = coded.ok("themes", "study.coder")
    assert "2 of 2" in printed
    assert "Not in a theme yet" in printed
    assert "Not raised does not mean not experienced." in printed


def test_themes_are_split_by_an_attribute(coded):
    data = coded.data("themes", "study.coder", "--by", "Gender")
    assert data["by"] == "gender"
    assert data["groups"] == [{"value": "man", "cases": 1}, {"value": "woman", "cases": 1}]
    calls = next(row for row in data["rows"] if row["name"] == "No call back")
    assert [(group["value"], group["cases"]) for group in calls["groups"]] == [
        ("man", 0),
        ("woman", 1),
    ]
    assert "gender: woman" in coded.ok("themes", "study.coder", "--by", "gender")
    assert 'no attribute "age"' in coded.refused("themes", "study.coder", "--by", "age")


def test_names_with_brackets_are_printed_as_they_are(study):
    study.write("more.csv", "name\n[bold]Loud[/bold]\n")
    study.ok("codebook", "import", "study.coder", "more.csv")
    assert "[bold]Loud[/bold]" in study.ok("themes", "study.coder")
    assert "[bold]Loud[/bold]" in study.ok("codes", "study.coder")


def test_suggestions_come_with_reasons_and_code_nothing(coded):
    before = coded.data("history", "study.coder")
    passages = coded.data("suggest", "study.coder", "--document", "P05")
    passage = next(each for each in passages if "rang me back" in each["text"])
    assert (list(passage), passage["document"]) == (
        ["document", "start", "end", "text", "suggestions"],
        "P05",
    )
    text = coded.ok("text", "study.coder", "P05")
    assert text[passage["start"] : passage["end"]] == passage["text"]
    best = next(each for each in passage["suggestions"] if each["code"] == "No call back")
    assert 0 < best["probability"] <= 1
    assert {"rang", "back"} & set(best["reasons"]["words"])
    assert best["reasons"]["nearest"]["reference"] == "P04 ¶2"
    assert "Communication > No call back" in coded.ok("suggest", "study.coder")
    assert coded.data("history", "study.coder") == before


def test_all_documents_are_suggested_for_where_none_is_named(coded):
    documents = {each["document"] for each in coded.data("suggest", "study.coder")}
    assert documents <= {"P04", "P05"}
    assert "P05" in documents


def test_an_empty_project_has_nothing_to_show_and_says_so(run):
    run.ok("new", "a.coder")
    assert run.data("excerpts", "a.coder") == []
    assert run.data("suggest", "a.coder") == []
    assert run.data("themes", "a.coder")["rows"] == []
    assert run.data("documents", "a.coder") == []
    assert run.ok("excerpts", "a.coder") == "0 excerpts.\n"
    assert run.ok("suggest", "a.coder") == "0 passages with suggestions.\n"
    assert "0 cases, 0 documents, 0 codings." in run.ok("themes", "a.coder")


def test_by_hand_only_leaves_out_what_began_as_a_suggestion(coded):
    project = Project.open(coded.folder / "study.coder")
    with project.action("Accept") as session:
        session.scalars(select(Coding).order_by(Coding.id)).first().origin = "suggestion"
    project.close()
    assert len(coded.data("excerpts", "study.coder", "--by-hand")) == 2
    data = coded.data("themes", "study.coder", "--by-hand")
    assert (data["by_hand"], data["codings"]) == (True, 2)
    assert "2 codings by hand" in coded.ok("themes", "study.coder", "--by-hand")
    assert "2 excerpts" in coded.ok("export", "study.coder", "out.xlsx", "--by-hand")
