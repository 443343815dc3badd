"""Workbooks, csv and the demonstration from the command line."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook


@pytest.fixture
def coded(study, code):
    code("P04", "Nobody ever rang me back.", "No call back")
    code("P05", "The officer listened.", "Someone listened")
    study.write("people.csv", "case,gender\nP04,woman\nP05,man\n")
    study.ok("attributes", "study.coder", "people.csv")
    return study


def words_of(path):
    book = load_workbook(path)
    return {
        str(cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def test_a_workbook_for_the_team_holds_everything(coded):
    assert "2 excerpts, 2 cases." in coded.ok("export", "study.coder", "out.xlsx")
    assert load_workbook("out.xlsx").sheetnames == ["Read me", "Themes", "Excerpts", "Codebook"]
    assert {"P04", "woman", "Ann", "The officer listened."} <= words_of("out.xlsx")


def test_a_workbook_to_send_out_leaves_people_out(coded):
    said = coded.ok("export", "study.coder", "out.xlsx", "--for", "outside")
    assert "Left out: document names" in said
    words = words_of("out.xlsx")
    assert {"woman", "Ann", "A"} & words == set()
    assert "The officer listened." in words


def test_attributes_are_chosen_by_name(coded):
    coded.ok("export", "study.coder", "out.csv", "--for", "outside", "--attribute", "gender")
    with Path("out.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [row["Excerpt"] for row in rows] == [
        "Nobody ever rang me back.",
        "The officer listened.",
    ]
    assert "gender" in rows[0]
    assert "Coder" not in rows[0]
    assert 'no attribute "age"' in coded.refused(
        "export", "study.coder", "a.csv", "--attribute", "age"
    )


def test_a_file_that_can_not_be_written_is_refused(coded):
    assert "must end in .xlsx, .csv or .qdpx" in coded.refused("export", "study.coder", "out.pdf")
    assert "no such folder" in coded.refused("export", "study.coder", "no/out.xlsx")
    assert coded("export", "study.coder", "out.xlsx", "--for", "friends").exit_code == 2
    assert sorted(path.suffix for path in Path().iterdir() if path.stem == "out") == []


def test_the_demonstration_leaves_a_project_and_its_workbook(run):
    said = run.ok("demo", "build/demo")
    folder = Path("build/demo")
    assert sorted(path.name for path in folder.iterdir()) == ["sample.coder", "sample.xlsx"]
    assert "passages with suggestions" in said
    assert "Communication" in said
    assert "6 of 8" in said
    assert len(run.data("documents", "build/demo/sample.coder")) == 8
    assert "Excerpts" in load_workbook(folder / "sample.xlsx").sheetnames


def test_the_demonstration_leaves_a_project_that_is_there_as_it_is(run):
    run.ok("demo", "demo")
    run.ok("undo", "demo/sample.coder")
    steps = run.data("history", "demo/sample.coder")
    assert "is there already and is used as it is" in run.ok("demo", "demo")
    assert run.data("history", "demo/sample.coder") == steps


def test_the_demonstration_needs_a_folder_it_can_make(run):
    assert "could not be made" in run.refused("demo", run.write("file.txt", "x"))


def test_the_whole_project_for_other_programs(coded):
    said = coded.ok("export", "study.coder", "out.qdpx")
    assert "2 documents, 5 codes, 2 codings, 0 memos, 2 cases." in said
    assert "Left out" in said
    assert "2 codings" in coded.ok("export", "study.coder", "out.qdpx")  # over the older one
    assert "holds the whole project, every name" in coded.refused(
        "export", "study.coder", "b.qdpx", "--for", "outside"
    )
    assert not Path("b.qdpx").exists()
