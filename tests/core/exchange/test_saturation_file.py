"""New codes by document as a file, read back."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from coder_app.core.analysis.chosen import Among
from coder_app.core.analysis.saturation import SaturationAsked
from coder_app.core.errors import CoderError
from coder_app.core.exchange.saturation_file import write_saturation
from tests.planting import Study

ASKED = SaturationAsked("list", base=1, run=1)


def planted(tmp_path: Path, *coded: str) -> Path:
    study = Study(tmp_path / "police.coder")
    for letter in "AB":
        study.code(letter)
    for number, letters in enumerate(coded, 1):
        study.document(f"P{number}", [("R", "A B")], {"R": f"P{number}"})
        for letter in letters:
            study.coding(f"P{number}", letter, letter)
    study.project.close()
    return study.project.path


def test_the_workbook_says_what_was_found_and_how(tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    report = write_saturation(planted(tmp_path, "A", "AB", "B", ""), out, ASKED, Among())
    book = load_workbook(out)
    rows = [list(row) for row in book["Saturation"].iter_rows(values_only=True)]
    assert rows[1:] == [
        [1, "P1", 1, 1, 1, None, None, "A"],
        [2, "P2", 2, 1, 2, 1, 1, "B"],
        [3, "P3", 1, 0, 2, 0, 0, None],
    ]
    said = {row[0]: row[1] for row in book["Read me"].iter_rows(values_only=True, max_col=2)}
    assert said["Found"] == str(report)
    assert "reached. Document 3 brought no new code" in said["Measure"]
    assert said["Left out"].startswith("1 document:")


def test_csv_and_refusals(tmp_path: Path) -> None:
    source = planted(tmp_path, "A", "B")
    write_saturation(source, tmp_path / "out.csv", ASKED, Among())
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row[1] for row in csv.reader(file)] == ["Document", "P1", "P2"]
    with pytest.raises(CoderError, match=r"must end in \.xlsx or \.csv"):
        write_saturation(source, tmp_path / "out.txt", ASKED, Among())
    bare = tmp_path / "bare"
    bare.mkdir()
    with pytest.raises(CoderError, match="no document is coded yet"):
        write_saturation(planted(bare), tmp_path / "none.xlsx", ASKED, Among())
