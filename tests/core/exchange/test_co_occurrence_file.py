"""The table of co-occurrence as a file, read back."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from coder_app.core.analysis.chosen import Among
from coder_app.core.analysis.co_occurrence import TogetherAsked
from coder_app.core.errors import CoderError
from coder_app.core.exchange.co_occurrence_file import write_co_occurrence
from tests.planting import Study

SAID = "Nobody rang me back. I felt so small. I waited by the phone."


@pytest.fixture
def source(tmp_path: Path) -> Path:
    study = Study(tmp_path / "police.coder")
    study.document("One", [("R", SAID)], {"R": "P01"})
    study.code("=Silence()", theme=True)
    study.code("Nobody rang", "=Silence()")
    study.code("Shame")
    study.code("Waiting")
    study.code("Unused")
    study.coding("One", "Nobody rang", "Nobody rang me back.")
    study.coding("One", "Shame", "back. I felt so small")
    study.coding("One", "Waiting", "I waited")
    study.project.close()
    return study.project.path


def test_the_workbook_holds_counts_coefficients_and_pairs(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    report = write_co_occurrence(source, out, TogetherAsked(), Among())
    book = load_workbook(out)
    assert book.sheetnames == ["Read me", "Counts", "Coefficients", "Pairs"]
    rows = [list(row) for row in book["Counts"].iter_rows(values_only=True)]
    assert rows[0] == ["Code", "=Silence()", "=Silence() > Nobody rang", "Shame", "Waiting"]
    assert rows[1:3] == [["=Silence()", 1, None, 1, 0], ["Nobody rang", None, 1, 1, 0]]
    assert book["Counts"]["A2"].data_type == "s"
    (shaded,) = book["Counts"].conditional_formatting
    assert str(shaded.sqref) == "B2:E5"
    assert [each.val for each in shaded.rules[0].colorScale.cfvo] == [0, 1]
    assert [cell.value for cell in book["Coefficients"][4]] == ["Shame", 1, 1, 1, 0]
    pairs = [list(row) for row in book["Pairs"].iter_rows(values_only=True)]
    assert pairs[1] == ["=Silence()", "Shame", 1, 1, 1, 1, 1, 1, 1]
    assert len(pairs) == 3
    said = {row[0]: row[1] for row in book["Read me"].iter_rows(values_only=True, max_col=2)}
    assert said["Codes left out"] == "1: nothing that counts is coded with them"
    assert "n12 / (n1 + n2 - n12)" in said["c"]
    assert str(report) == (
        "2 pairs of codes that stand together: 4 codes by 4 codes in overlapping passages, "
        "subcodes included; 3 codings in all documents, without the interviewer's words."
    )


def test_csv_holds_the_pairs(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    write_co_occurrence(source, out, TogetherAsked("document", subcodes=False), Among())
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == [
        "First code", "Second code", "Documents of the first", "Documents of the second",
        "With both", "With either", "c",
    ]  # fmt: skip
    assert len(rows) == 4


def test_another_ending_is_refused(source: Path, tmp_path: Path) -> None:
    with pytest.raises(CoderError, match=r"must end in \.xlsx or \.csv"):
        write_co_occurrence(source, tmp_path / "out.docx", TogetherAsked(), Among())
