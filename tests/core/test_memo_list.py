"""All memos with what they are on; filtered; written to files that hold no formula."""

import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import docx
import openpyxl
import pytest

from coder_app.core.errors import CoderError
from coder_app.core.exchange.memo_file import COLUMNS, MemoLine, write_memos
from coder_app.core.memo_list import MemoFilter, memo_entries, words_below
from coder_app.core.memos import set_memo
from tests.planting import Study


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    study = Study(tmp_path / "study.coder")
    study.document("Talk", [("I", "Did they?"), ("P04", "Nobody called me back.")], {"P04": "P04"})
    study.code("Contact")
    study.code("No call", "Contact")
    coding = study.coding("Talk", "No call", "Nobody called")
    start = study.texts["Talk"].index("called")
    project, talk = study.project, study.documents["Talk"]
    set_memo(project, "project", "", "Why this study")
    set_memo(project, "document", talk, "Long pause before")
    set_memo(project, "segment", talk, "Her own word", (start, start + 6))
    set_memo(project, "code", study.codes["No call"], "=SUM(A1)")
    set_memo(project, "coding", coding, "Strong case")
    set_memo(project, "case", study.cases["P04"], "Spoke for an hour")
    yield study
    project.close()


def on(study: Study, wanted: MemoFilter | None = None) -> list[tuple[str, str]]:
    return [(one.kind, one.on) for one in memo_entries(study.project, wanted)]


def test_every_memo_says_what_it_is_on(study: Study) -> None:
    assert on(study) == [
        ("case", "P04"),
        ("coding", "No call in P04 ¶2"),
        ("code", "Contact > No call"),
        ("segment", "P04 ¶2"),
        ("document", "Talk"),
        ("project", "The project"),
    ]


def test_memos_are_filtered_by_kind_coder_and_words(study: Study) -> None:
    assert on(study, MemoFilter(kinds=frozenset(["code", "case"]))) == [
        ("case", "P04"),
        ("code", "Contact > No call"),
    ]
    assert on(study, MemoFilter(words="case STRONG")) == [("coding", "No call in P04 ¶2")]
    assert on(study, MemoFilter(words="talk")) == [("document", "Talk")]
    mine = study.project.coder
    study.project.use_coder("Bea")
    assert on(study, MemoFilter(coders=frozenset([study.project.coder]))) == []
    assert len(on(study, MemoFilter(coders=frozenset([mine])))) == 6


def test_a_place_leads_to_the_text(study: Study) -> None:
    places = {one.kind: one.place for one in memo_entries(study.project)}
    start = study.texts["Talk"].index("called")
    assert places["segment"] == (study.documents["Talk"], start, start + 6)
    assert places["coding"] is not None
    assert places["code"] is None


def lines(study: Study) -> list[MemoLine]:
    entries = memo_entries(study.project)
    said = words_below(study.project, entries)
    return [
        MemoLine(e.kind, e.on, e.text, e.coder_name, e.updated_at, said.get(e.id, ""))
        for e in entries
    ]


def test_a_file_holds_them_all_and_no_formula(study: Study, tmp_path: Path) -> None:
    entries = lines(study)
    write_memos(tmp_path / "memos.csv", entries)
    with (tmp_path / "memos.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert tuple(rows[0]) == COLUMNS
    assert [row[3] for row in rows[1:]][2] == "'=SUM(A1)"
    write_memos(tmp_path / "memos.xlsx", entries)
    sheet = openpyxl.load_workbook(tmp_path / "memos.xlsx").active
    assert sheet["D4"].value == "=SUM(A1)"
    assert sheet["D4"].data_type == "s"
    assert sheet.max_row == 7
    write_memos(tmp_path / "memos.md", entries, "Police")
    text = (tmp_path / "memos.md").read_text(encoding="utf-8")
    assert text.startswith("# Memos: Police\n")
    assert "## Contact > No call" in text
    assert "> =SUM(A1)" in text


def test_a_memo_longer_than_a_cell_goes_on_below(study: Study, tmp_path: Path) -> None:
    set_memo(study.project, "project", "", "word " * 10_000)
    write_memos(tmp_path / "m.xlsx", lines(study))
    sheet = openpyxl.load_workbook(tmp_path / "m.xlsx").active
    whole = "".join(row[3].value for row in sheet.iter_rows(min_row=2, max_row=3))
    assert whole == ("word " * 10_000).strip()


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CoderError, match=r"as \.docx, \.xlsx, \.csv or \.md"):
        write_memos(tmp_path / "memos.doc", [])
    assert list(tmp_path.iterdir()) == []


def test_memos_go_into_a_word_file(tmp_path: Path) -> None:
    at = datetime(2026, 3, 3, 9, 15, tzinfo=UTC)
    text = "=SUM(A1) & <b>\x0c\nnext line\n\nsecond paragraph"
    write_memos(
        tmp_path / "m.docx", [MemoLine("code", "Contact > No call", text, "Ann", at)], "P&Q"
    )
    document = docx.Document(str(tmp_path / "m.docx"))
    assert [(one.style.name, one.text) for one in document.paragraphs] == [
        ("Title", "Memos: P&Q"),
        ("Heading 1", "Contact > No call"),
        ("Quiet", f"code, Ann, {at.astimezone():%Y-%m-%d %H:%M}"),
        ("Normal", "=SUM(A1) & <b>\nnext line"),
        ("Normal", "second paragraph"),
    ]
    assert document.core_properties.author == ""


def test_a_memo_on_a_coding_quotes_its_words_in_every_kind_of_file(
    study: Study, tmp_path: Path
) -> None:
    entries = [line for line in lines(study) if line.kind in ("coding", "segment", "document")]
    assert [(line.kind, line.words) for line in entries] == [
        ("coding", "Nobody called"),
        ("segment", "called"),
        ("document", ""),
    ]
    for ending in ("docx", "md", "csv", "xlsx"):
        write_memos(tmp_path / f"m.{ending}", entries)
    written = docx.Document(str(tmp_path / "m.docx")).paragraphs
    assert [(one.style.name, one.text) for one in written[1:5]] == [
        ("Heading 1", "No call in P04 \u00b62"),
        ("Quiet", written[2].text),
        ("Quote", "\u201cNobody called\u201d"),
        ("Normal", "Strong case"),
    ]
    pages = (tmp_path / "m.md").read_text("utf-8")
    assert "> > \u201cNobody called\u201d\n>\n> Strong case" in pages
    assert "Nobody called,Strong case" in (tmp_path / "m.csv").read_text("utf-8-sig")
    sheet = openpyxl.load_workbook(tmp_path / "m.xlsx").active
    assert (sheet["C2"].value, sheet["D2"].value) == ("Nobody called", "Strong case")


def test_a_workbook_of_memos_is_never_in_the_folder_of_temporary_files(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", pytest.fail)
    write_memos(tmp_path / "m.xlsx", lines(study))
