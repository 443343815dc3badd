"""The workbook, read back: what the team gets, what is sent out, and Excel's traps."""

import csv
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import update

from coder_app.core.codebook import create_code, define_code, merge_codes
from coder_app.core.coding_changes import set_important
from coder_app.core.errors import CoderError, NotFound
from coder_app.core.excerpts import ExcerptFilter
from coder_app.core.exchange.workbook import write_csv, write_workbook
from coder_app.core.exchange.workbook_gather import WorkbookAsked
from coder_app.core.ids import CodeId, CodingId, DocumentId
from coder_app.core.marks import mark_segment
from models import Attribute, Coding, Memo
from tests.planting import AT, Study

SPEECHES = {
    "P01": "Nobody called me back. =SUM(A1) is what he wrote. Anna Smith heard it.",
    "Anna Smith": "-5 degrees and +44 on the phone. @home I waited. They were kind.",
    "P03": "A form\x0cfeed in the file. They were rude.",
}


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    study = Study(tmp_path / "police.coder")
    for number, (case, speech) in enumerate(SPEECHES.items()):
        study.case(case, gender="woman" if number else "man", age=str(30 + number))
        study.document(f"Tape {case}", [("I", "And then?"), ("R", speech)], {"R": case})
    with study.project.action("types") as session:
        session.execute(update(Attribute).where(Attribute.name == "age").values(type="number"))
    study.code("Communication", theme=True, colour="#1f77b4", definition="=What they said.")
    study.code("No call back", "Communication", colour="#fdf6b0")
    study.code("Loose > end", colour="#000000")
    study.coding("Tape P01", "No call back", "Nobody called me back.", memo="Ask Tom Reed again")
    study.coding("Tape P01", "No call back", "=SUM(A1) is what he wrote. Anna Smith heard it.")
    study.coding("Tape Anna Smith", "Communication", "-5 degrees")
    study.coding("Tape Anna Smith", "Communication", "+44 on the phone.")
    study.coding("Tape Anna Smith", "Communication", "@home I waited.")
    study.coding("Tape P03", "Loose > end", "A form\x0cfeed in the file.")
    study.coding("Tape P03", "Loose > end", "And then?\n\nR: A form")
    yield study
    study.project.close()


def sheets(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def table(rows: list[tuple[Any, ...]]) -> list[dict[str, Any]]:
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def about(path: Path) -> dict[str, Any]:
    return {row[0]: row[1] for row in sheets(path)["Read me"]}


def test_the_sheets_stand_in_order(study: Study, tmp_path: Path) -> None:
    write_workbook(study.project, tmp_path / "out.xlsx")
    assert list(sheets(tmp_path / "out.xlsx")) == ["Read me", "Themes", "Excerpts", "Codebook"]


def test_the_team_gets_everything(study: Study, tmp_path: Path) -> None:
    report = write_workbook(study.project.path, tmp_path / "out.xlsx")
    rows = table(sheets(tmp_path / "out.xlsx")["Excerpts"])
    assert list(rows[0]) == [
        "Ref", "Theme", "Code", "Excerpt", "Case", "gender", "age", "Speaker", "Time", "Important",
        "Memo", "Words", "Coder", "Date", "Origin", "Document", "Path", "Level 1", "Level 2",
        "Coding id", "Code id", "Document id", "Start", "End",
    ]  # fmt: skip
    first = next(row for row in rows if row["Memo"])
    assert first["Ref"] == "P01 ¶2"
    assert (first["Theme"], first["Code"]) == ("Communication", "No call back")
    assert first["Excerpt"] == "Nobody called me back."
    assert (first["Case"], first["gender"], first["age"]) == ("P01", "man", 30)
    assert (first["Speaker"], first["Time"]) == ("R", timedelta(seconds=61))
    assert (first["Memo"], first["Words"], first["Coder"]) == ("Ask Tom Reed again", 4, "Ann Lee")
    at = datetime.fromisoformat(AT).astimezone().replace(tzinfo=None)
    assert (first["Date"], first["Origin"], first["Document"]) == (at, "hand", "Tape P01")
    assert (first["Path"], first["Level 2"]) == ("Communication > No call back", "No call back")
    assert first["Document id"] == study.documents["Tape P01"]
    text = study.texts["Tape P01"]
    assert text[first["Start"] : first["End"]] == "Nobody called me back."
    assert (report.excerpts, report.cases, report.names) == (7, 3, ())


def test_a_code_is_told_by_its_id_not_by_the_beginning_of_its_name(
    study: Study, tmp_path: Path
) -> None:
    study.code("No call back at all")
    study.coding("Tape P03", "No call back at all", "They were rude.")
    wanted = ExcerptFilter(codes=frozenset({CodeId(study.codes["No call back"])}))
    write_workbook(
        study.project, tmp_path / "out.xlsx", WorkbookAsked(wanted=wanted, filtered="No call back")
    )
    codes = {row["Code"] for row in table(sheets(tmp_path / "out.xlsx")["Excerpts"])}
    assert codes == {"No call back"}
    assert about(tmp_path / "out.xlsx")["Filters"] == "No call back"


def test_text_that_looks_like_a_formula_stays_text(study: Study, tmp_path: Path) -> None:
    write_workbook(study.project, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    cells = [cell for row in book["Excerpts"].iter_rows() for cell in row if cell.value]
    cells += [cell for row in book["Codebook"].iter_rows() for cell in row if cell.value]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    guarded = {cell.value for cell in cells if cell.quotePrefix}
    assert guarded == {
        "=SUM(A1) is what he wrote. Anna Smith heard it.", "-5 degrees", "+44 on the phone.",
        "@home I waited.", "=What they said.",
    }  # fmt: skip
    with zipfile.ZipFile(tmp_path / "out.xlsx") as archive:
        for name in archive.namelist():
            assert b"<f>" not in archive.read(name)


def test_csv_cells_are_no_formulas_either_and_excel_reads_the_file(
    study: Study, tmp_path: Path
) -> None:
    write_csv(study.project, tmp_path / "out.csv")
    data = (tmp_path / "out.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
    texts = {row["Excerpt"] for row in rows}
    assert {"'-5 degrees", "'+44 on the phone.", "'@home I waited."} <= texts
    assert not [cell for row in rows for cell in row.values() if cell[:1] in tuple("=+-@")]
    assert rows[0]["Ref"].endswith("¶2")


def test_control_characters_are_cleaned_and_told(study: Study, tmp_path: Path) -> None:
    report = write_workbook(study.project, tmp_path / "out.xlsx")
    texts = [row["Excerpt"] for row in table(sheets(tmp_path / "out.xlsx")["Excerpts"])]
    assert "A formfeed in the file." in texts
    assert report.cleaned == 1
    assert "1 character" in about(tmp_path / "out.xlsx")["Control characters"]


def test_a_text_too_long_for_a_cell_goes_on_in_linked_rows(study: Study, tmp_path: Path) -> None:
    speech = " ".join(f"word{number}" for number in range(9_000))
    study.document("Long", [("R", speech)], {"R": "P09"})
    study.coding("Long", "No call back", speech)
    report = write_workbook(study.project, tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["Excerpts"]
    rows = [row for row in sheet.iter_rows() if str(row[0].value).startswith("P09 ¶1 · part")]
    assert "".join(str(row[3].value) for row in rows) == speech
    assert [row[0].value for row in rows] == [f"P09 ¶1 · part {n} of 3" for n in (1, 2, 3)]
    first = rows[0][0].row
    places = [row[0].hyperlink.location for row in rows]
    assert places == [f"'Excerpts'!A{first + n}" for n in (1, 2, 0)]
    words = [
        each.value for row in rows for each in row if sheet.cell(1, each.column).value == "Words"
    ]
    assert words == [9_000, None, None], "a sum counts it once"
    assert report.continued == 1
    assert "1 row" in about(tmp_path / "out.xlsx")["Long texts"]


def test_headings_and_references_stay_in_sight_and_can_be_filtered(
    study: Study, tmp_path: Path
) -> None:
    write_workbook(study.project, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    sheet = book["Excerpts"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:X{sheet.max_row}"
    assert sheet.print_title_rows == "$1:$1"
    widths = [sheet.column_dimensions[letter].width for letter in "ABCD"]
    assert sum(widths) * 7 + 20 < 1366, "pixels to the end of the excerpt"
    assert sheet["D2"].alignment.wrap_text
    places = sheet.column_dimensions["Q"]
    assert (places.outlineLevel, places.hidden, places.min, places.max) == (1, True, 17, 24)
    assert book["Read me"].freeze_panes is None


def test_a_code_stands_on_its_colour_in_a_readable_font(study: Study, tmp_path: Path) -> None:
    write_workbook(study.project, tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["Excerpts"]
    looks = {
        sheet.cell(row, 3).value: (
            sheet.cell(row, 3).fill.fgColor.rgb[-6:],
            sheet.cell(row, 3).font.color.rgb[-6:],
        )
        for row in range(2, sheet.max_row + 1)
    }
    assert looks["No call back"] == ("FDF6B0", "000000")
    assert looks["Loose > end"] == ("000000", "FFFFFF")


def test_a_name_with_the_sign_of_a_path_is_one_level(study: Study, tmp_path: Path) -> None:
    write_workbook(study.project, tmp_path / "out.xlsx")
    rows = table(sheets(tmp_path / "out.xlsx")["Excerpts"])
    loose = next(row for row in rows if row["Code"] == "Loose > end")
    assert (loose["Level 1"], loose["Level 2"], loose["Theme"]) == ("Loose > end", None, None)


def test_themes_count_cases_and_groups(study: Study, tmp_path: Path) -> None:
    write_workbook(study.project, tmp_path / "out.xlsx", WorkbookAsked(attributes=["gender"]))
    rows = table(sheets(tmp_path / "out.xlsx")["Themes"])
    assert list(rows[0])[-2:] == ["gender: men (1)", "gender: women (2)"]
    theme = rows[0]
    assert (theme["Theme or code"], theme["Kind"]) == ("Communication", "Theme")
    assert (theme["Cases"], theme["of"], theme["Share"], theme["Codings"]) == (2, 3, None, 5)
    assert (theme["gender: men (1)"], theme["gender: women (2)"]) == (1, 1)
    assert [row["Kind"] for row in rows] == ["Theme", "Code", "Not in a theme yet"]


def test_the_read_me_says_what_is_in_the_file(study: Study, tmp_path: Path) -> None:
    with study.project.action("memo") as session:
        session.add(
            Memo(
                kind="segment", document_id=study.documents["Tape P01"], start=0, end=3, text="Odd",
                coder_id=study.project.coder, created_at=AT, updated_at=AT,
            )
        )  # fmt: skip
    study.coding("Tape P01", "No call back", "And then?")
    write_workbook(study.project, tmp_path / "out.xlsx")
    said = about(tmp_path / "out.xlsx")
    assert said["Made for"] == "The team: everything"
    assert said["Contains personal data"].startswith("Yes")
    assert isinstance(said["Made on"], datetime)
    assert (said["Excerpts"], said["Cases"], said["Codes"], said["Themes"]) == (8, 3, 3, 1)
    assert said["Filters"] == "None: all excerpts"
    assert said["Memos on passages without a code"].startswith("1 memo")
    assert said["Codings not counted in Themes"].startswith("1 coding")
    assert said["Made with"].startswith("Coder ")


def test_what_is_marked_for_later_is_in_the_teams_workbook(study: Study, tmp_path: Path) -> None:
    text = study.texts["Tape P03"]
    start = text.index("They were rude")
    mark_segment(study.project, DocumentId(study.documents["Tape P03"]), start, start + 14)
    write_workbook(study.project.path, tmp_path / "out.xlsx")
    rows = table(sheets(tmp_path / "out.xlsx")["Marked for later"])
    assert [(row["Ref"], row["Marked"], row["Coder"]) for row in rows] == [
        ("P03 ¶2", "They were rude", "Ann Lee")
    ]
    assert isinstance(rows[0]["Date"], datetime)
    said = about(tmp_path / "out.xlsx")["Marked, to be coded later"]
    assert said == "1 passage, in the sheet Marked for later"
    write_workbook(study.project, tmp_path / "sent.xlsx", WorkbookAsked(audience="outside"))
    assert "Marked for later" not in sheets(tmp_path / "sent.xlsx")
    said = about(tmp_path / "sent.xlsx")["Marked, to be coded later"]
    assert said == "1 passage, not in this workbook"
    some = ExcerptFilter(documents=frozenset([DocumentId(study.documents["Tape P01"])]))
    write_workbook(study.project, tmp_path / "some.xlsx", WorkbookAsked(wanted=some))
    assert "Marked for later" not in sheets(tmp_path / "some.xlsx")


# -- sent out --------------------------------------------------------------------------------------


def everything_in(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return "\n".join(archive.read(name).decode("utf-8") for name in archive.namelist())


def test_what_is_sent_out_names_nobody(study: Study, tmp_path: Path) -> None:
    write_workbook(study.project, tmp_path / "out.xlsx", WorkbookAsked(audience="outside"))
    content = everything_in(tmp_path / "out.xlsx")
    for word in (
        "Tape",
        "Ann Lee",
        "Tom Reed",
        "police.coder",
        "0:01:01",
        *study.documents.values(),
    ):
        assert word not in content, word
    rows = table(sheets(tmp_path / "out.xlsx")["Excerpts"])
    assert list(rows[0]) == [
        "Ref", "Theme", "Code", "Excerpt", "Case", "Speaker", "Words", "Origin", "Path",
        "Level 1", "Level 2",
    ]  # fmt: skip
    assert {row["Case"] for row in rows} == {"P01", "P02", "P03"}
    assert {row["Ref"] for row in rows} >= {"P01 ¶2", "P02 ¶2", "P03 ¶2"}
    assert "[Interviewer] And then? [P03] A form" in {row["Excerpt"] for row in rows}
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert (book.properties.creator, book.properties.lastModifiedBy) == ("Coder", None)
    assert about(tmp_path / "out.xlsx")["Made for"].startswith("To send out")


def test_excerpts_that_still_hold_a_name_are_told_but_not_in_the_file(
    study: Study, tmp_path: Path
) -> None:
    report = write_workbook(study.project, tmp_path / "out.xlsx", WorkbookAsked(audience="outside"))
    assert [(found.reference, found.name) for found in report.names] == [("P01 ¶2", "Anna Smith")]
    assert "Look at 1 place that still contains a name." in str(report)
    assert "Anna Smith" not in str(about(tmp_path / "out.xlsx"))
    assert "P01 ¶2" not in str(about(tmp_path / "out.xlsx"))


def test_only_ticked_attributes_are_sent_out_and_rare_values_are_hidden(
    study: Study, tmp_path: Path
) -> None:
    for number in range(6):
        study.case(f"P1{number}", gender="woman", age="50")
        study.document(f"Tape {number}", [("R", f"Again number {number}.")], {"R": f"P1{number}"})
        study.coding(f"Tape {number}", "No call back", "Again")
    write_workbook(
        study.project,
        tmp_path / "out.xlsx",
        WorkbookAsked(audience="outside", attributes=["gender"]),
    )
    rows = table(sheets(tmp_path / "out.xlsx")["Excerpts"])
    assert "age" not in rows[0]
    assert {row["gender"] for row in rows} == {"°"}, "where all others are women, he is no riddle"
    themes = sheets(tmp_path / "out.xlsx")["Themes"]
    assert [title for title in themes[0] if "gender" in title] == [
        "gender: men (°)", "gender: women (°)",
    ]  # fmt: skip
    assert themes[1][-2:] == ("°", "°")
    assert about(tmp_path / "out.xlsx")["Hidden counts"]


def test_a_hidden_total_is_not_the_sum_of_another_attributes_counts(tmp_path: Path) -> None:
    study = Study(tmp_path / "two.coder")
    study.code("Waiting", theme=True)
    for number in range(12):
        name = f"P{number:02}"
        study.case(name, gender="woman", region="north" if number < 6 else "south")
        study.document(name, [("R", "I waited.")], {"R": name})
    for number in (0, 1, 2):
        study.coding(f"P{number:02}", "Waiting", "waited")
    write_workbook(
        study.project,
        tmp_path / "out.xlsx",
        WorkbookAsked(audience="outside", attributes=["gender", "region"]),
    )
    row = table(sheets(tmp_path / "out.xlsx")["Themes"])[0]
    hidden = {title for title, value in row.items() if value == "°"}
    assert {"Cases", "Documents", "gender: women (12)"} <= hidden, "all of three cases are women"
    assert {"region: north (6)", "region: south (6)"} <= hidden
    study.project.close()


def test_an_attribute_that_is_not_there_is_refused(study: Study, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        write_workbook(study.project, tmp_path / "out.xlsx", WorkbookAsked(attributes=["sex"]))
    assert not (tmp_path / "out.xlsx").exists()


# -- the file --------------------------------------------------------------------------------------


def test_no_participants_words_are_left_in_other_files(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("a temporary file")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refuse)
    monkeypatch.setattr("openpyxl.worksheet._writer.NamedTemporaryFile", refuse)
    folder = tmp_path / "out"
    folder.mkdir()
    write_workbook(study.project, folder / "out.xlsx")
    assert [path.name for path in folder.iterdir()] == ["out.xlsx"]


def test_a_cancelled_export_leaves_nothing(study: Study, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()

    def cancel(done: int, _total: int) -> None:
        if done > 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_workbook(study.project, folder / "out.xlsx", progress=cancel)
    assert list(folder.iterdir()) == []


def test_a_workbook_ends_in_xlsx_and_no_project_is_overwritten(study: Study) -> None:
    before = study.project.path.read_bytes()
    with pytest.raises(CoderError, match=r"must end in \.xlsx"):
        write_workbook(study.project, study.project.path)
    assert study.project.path.read_bytes() == before


def test_an_empty_project_gives_an_honest_workbook(tmp_path: Path) -> None:
    study = Study(tmp_path / "empty.coder")
    write_workbook(study.project, tmp_path / "out.xlsx")
    write_csv(study.project, tmp_path / "out.csv")
    found = sheets(tmp_path / "out.xlsx")
    assert [len(found[name]) for name in ("Themes", "Excerpts", "Codebook")] == [1, 1, 1]
    study.project.close()


def test_days_are_days(study: Study, tmp_path: Path) -> None:
    study.case("P05", since="2024-05-01")
    study.document("Five", [("R", "It was then.")], {"R": "P05"})
    study.coding("Five", "No call back", "It was then.")
    with study.project.action("types") as session:
        session.execute(update(Attribute).where(Attribute.name == "since").values(type="date"))
    write_workbook(study.project, tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["Excerpts"]
    found = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.is_date]
    days = [cell.value.date() for cell in found if cell.number_format == "yyyy-mm-dd"]
    assert days == [date(2024, 5, 1)]


def test_the_summary_says_how_many_of_the_cases_are_coded(study: Study, tmp_path: Path) -> None:
    wanted = ExcerptFilter(codes=frozenset({CodeId(study.code("Just one"))}))
    study.coding("Tape P03", "Just one", "They were rude.")
    report = write_workbook(study.project, tmp_path / "out.xlsx", WorkbookAsked(wanted=wanted))
    assert str(report) == "1 excerpt, 1 of 3 cases."


def test_by_hand_only_suggestions_are_in_no_sheet_and_the_read_me_says_so(
    study: Study, tmp_path: Path
) -> None:
    with study.project.action("Accept") as session:
        session.execute(
            update(Coding)
            .where(Coding.code_id == study.codes["Communication"])
            .values(origin="suggestion")
        )
    write_workbook(study.project, tmp_path / "out.xlsx", WorkbookAsked(by_hand=True))
    assert "by hand only" in about(tmp_path / "out.xlsx")["Filters"]
    assert about(tmp_path / "out.xlsx")["Excerpts"] == 4
    rows = table(sheets(tmp_path / "out.xlsx")["Themes"])
    assert next(row for row in rows if row["Theme or code"] == "Communication")["Codings"] == 2
    report = write_csv(study.project, tmp_path / "out.csv", WorkbookAsked(by_hand=True))
    assert report.excerpts == 4
    assert "@home" not in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")


def test_the_codebook_holds_examples_and_aliases_and_read_me_says_so(
    study: Study, tmp_path: Path
) -> None:
    project = study.project
    define_code(project, study.codes["No call back"], examples=["Nobody rang.", "=Not once."])
    old = create_code(project, "Never rang back")
    merge_codes(project, [old], CodeId(study.codes["No call back"]))
    write_workbook(project, tmp_path / "out.xlsx")
    rows = {row["Code"]: row for row in table(sheets(tmp_path / "out.xlsx")["Codebook"])}
    assert rows["No call back"]["Examples"] == "Nobody rang.\n=Not once."
    assert rows["No call back"]["Aliases"] == "Never rang back"
    assert rows["Communication"]["Aliases"] is None
    said = about(tmp_path / "out.xlsx")
    assert "aliases" in said["Sheet Codebook"]
    first = sheets(tmp_path / "out.xlsx")["Excerpts"][1][0]
    assert said["References"] == f"{first} is paragraph 2 of {first.removesuffix(' ¶2')}"


def test_a_name_in_an_alias_is_pointed_out_before_it_is_sent_out(
    study: Study, tmp_path: Path
) -> None:
    old = create_code(study.project, "What Anna Smith said")
    merge_codes(study.project, [old], CodeId(study.codes["No call back"]))
    report = write_workbook(study.project, tmp_path / "out.xlsx", WorkbookAsked(audience="outside"))
    assert [found.reference for found in report.names if not found.coding_id] == [
        "Codebook: Communication > No call back"
    ]
    alone = write_csv(study.project, tmp_path / "out.csv", WorkbookAsked(audience="outside"))
    assert [found.reference for found in alone.names] == ["P01 ¶2"], "a csv holds no codebook"


def test_the_teams_workbook_tells_stars_and_counts(study: Study, tmp_path: Path) -> None:
    starred = study.coding("Tape P03", "No call back", "They were rude.")
    study.code("No answer")
    study.coding("Tape P03", "No answer", "A form")
    set_important(study.project, [CodingId(starred)], important=True)
    merge_codes(
        study.project, [CodeId(study.codes["No answer"])], CodeId(study.codes["No call back"])
    )
    write_workbook(study.project, tmp_path / "out.xlsx")
    rows = table(sheets(tmp_path / "out.xlsx")["Excerpts"])
    assert [row["Excerpt"] for row in rows if row["Important"] == "yes"] == ["They were rude."]
    codes = {row["Code"]: row for row in table(sheets(tmp_path / "out.xlsx")["Codebook"])}
    assert (codes["No call back"]["Own codings"], codes["No call back"]["Own cases"]) == (4, 2)
    write_csv(study.project, tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        told = [row["Excerpt"] for row in csv.DictReader(file) if row["Important"] == "yes"]
    assert told == ["They were rude."]
    write_workbook(study.project, tmp_path / "sent.xlsx", WorkbookAsked(audience="outside"))
    sent = sheets(tmp_path / "sent.xlsx")
    assert "Own cases" not in sent["Codebook"][0]
    assert "Important" not in sent["Excerpts"][0]
