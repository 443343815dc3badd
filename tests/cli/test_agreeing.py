"""Agreement between coders, from the command line."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from coder_app.core.documents import find_document
from coder_app.core.project import Project
from coder_app.core.suggestions.choices import code_twice

PLACE = "Nobody ever rang me back."


@pytest.fixture
def compared(study):
    """Two coders who agree on one sentence of P04; the second coded one more."""

    def put(coder, words, code):
        text = study.ok("text", "study.coder", "P04")
        start = text.index(words)
        place = (str(start), str(start + len(words)))
        study.ok("code", "study.coder", "P04", *place, code, "--coder", coder)

    put("Ann Lee", PLACE, "No call back")
    put("Bo Moss", PLACE, "No call back")
    put("Bo Moss", "She listened to me for hours.", "Someone listened")
    return study


def test_nothing_to_compare_is_told_with_what_to_do(study):
    assert study.ok("agreement", "study.coder").startswith("There is nothing to compare yet")


def test_figures_as_data(compared):
    result = compared("agreement", "study.coder", "--json", "--differences")
    assert result.exit_code == 0
    data = compared.data("agreement", "study.coder", "--differences")
    assert data["coders"] == ["Ann Lee", "Bo Moss"]
    assert data["documents"] == ["P04"]
    call, listened = data["codes"]
    assert (call["kappa"], call["alpha"], call["agreed"]) == (1, 1, 1)
    assert call["coded"] == {"Ann Lee": len(PLACE), "Bo Moss": len(PLACE)}
    assert listened["kappa"] == 0
    assert [(one["code"], one["differs"], one["citation"]) for one in data["differences"]] == [
        ("Someone listened", "Only BM", "P04 ¶4")
    ]
    assert any(one.startswith("Not marked as done yet: P04") for one in data["warnings"])


def test_figures_for_people_and_as_a_workbook_without_formulas(compared):
    result = compared(
        "agreement", "study.coder", "--passages", "--differences", "--out", "out.xlsx"
    )
    assert result.exit_code == 0
    assert "Ann Lee and Bo Moss in 1 document, 2 codes" in result.stdout
    assert "Cohen's kappa" in result.stdout
    assert "Not marked as done yet" in result.stderr
    book = load_workbook("out.xlsx")
    assert book.sheetnames == ["Read me", "Agreement", "Passages that differ"]
    rows = list(book["Agreement"].values)
    assert rows[0][:3] == ("Code", "Ann Lee: paragraphs", "Bo Moss: paragraphs")
    assert rows[1][:5] == ("All codes", 1, 2, 1, 2)
    assert [row[0] for row in rows[2:]] == [
        "Communication > No call back",
        "Support > Someone listened",
    ]
    said = {row[0]: row[1] for row in book["Read me"].values}
    assert said["Unit"] == "paragraphs, 4 in all: the whole text, coded or not"
    assert said["For a methods section"].startswith("Ann Lee and Bo Moss coded 1 document;")
    assert next(iter(book["Passages that differ"].iter_rows(min_row=2, values_only=True)))[1:3] == (
        "Only BM",
        "P04 ¶4",
    )
    for sheet in book:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_some_of_it_and_the_table_as_csv(compared):
    result = compared(
        "agreement", "study.coder", "--code", "No call back", "--coder", "AL", "--coder", "Bo Moss",
        "--document", "P04", "--subcodes", "--out", "out.csv",
    )  # fmt: skip
    assert result.exit_code == 0
    lines = Path("out.csv").read_text("utf-8-sig").splitlines()
    assert [line.partition(",")[0] for line in lines] == [
        "Code", "All codes", "Communication > No call back",
    ]  # fmt: skip


def test_what_cannot_be_done_is_refused(compared):
    assert "There is no coder" in compared.refused("agreement", "study.coder", "--coder", "Cy")
    said = compared.refused("agreement", "study.coder", "--done", "--out", "out.xlsx")
    assert "No document is marked as done by all who coded it" in said
    assert ".xlsx or .csv" in compared.refused("agreement", "study.coder", "--out", "out.txt")


def test_double_coding_shows_only_when_asked(compared):
    opened = Project.open(compared.folder / "study.coder")
    code_twice(opened, find_document(opened, "P04"), twice=True)
    opened.close()
    said = compared.ok("agreement", "study.coder", "--differences")
    assert said.startswith("Out of sight, for double coding: P04.")
    assert "Bo" not in said
    result = compared("agreement", "study.coder", "--all-the-same")
    assert "Ann Lee and Bo Moss in 1 document" in result.stdout
    assert "Not marked as done yet: P04" in result.stderr
