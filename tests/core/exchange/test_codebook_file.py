"""Codebooks in and out, and pasted ones."""

import csv
from pathlib import Path

import openpyxl
import pytest

from coder_app.core.errors import CoderError, ImportRefused
from coder_app.core.exchange.codebook_file import (
    CodebookRow,
    outlined,
    parse_codebook_text,
    read_codebook,
    read_codebook_file,
    write_codebook,
)

ROWS = (
    CodebookRow("C1", "Communication", "What they said; and how.\nTwice.", theme=True),
    CodebookRow("C2", "=No call back", "-no", "C1", ("“Nobody; ever”", "- 1\n2"), False, "@", "+"),
    CodebookRow("C3", "'=quoted", "", "C1", ("[x]",)),
)  # fmt: skip


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_what_was_written_is_read_back(tmp_path: Path, name: str) -> None:
    write_codebook(tmp_path / name, ROWS)
    assert read_codebook(tmp_path / name) == ROWS
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_workbook_is_never_in_the_folder_of_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", pytest.fail)
    write_codebook(tmp_path / "a.xlsx", ROWS)


def test_a_text_longer_than_a_cell_is_refused_as_excel_counts_it(tmp_path: Path) -> None:
    long = CodebookRow("", "Waves", "\N{WATER WAVE}" * 20_000)
    with pytest.raises(CoderError, match="a cell in Excel holds 32,767"):
        write_codebook(tmp_path / "a.xlsx", (long,))
    assert list(tmp_path.iterdir()) == []


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    write_codebook(tmp_path / "a.xlsx", ROWS)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert sheet["B3"].value == "=No call back"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    write_codebook(tmp_path / "a.csv", ROWS)
    with (tmp_path / "a.csv").open(newline="", encoding="utf-8-sig") as file:
        assert not [c for row in csv.reader(file) for c in row if c[:1] in set("=+-@\t\r") and c]


def test_headings_of_any_case_and_order_are_known(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "Description;THEME;Code Name;Parent Code;Example Quotes;Inclusion\n"
        'How;Yes;Communication;;;\nNever;;No call back;Communication;"one\ntwo; three";all\n'
        ";;Waiting;Communication;one; \n",
        encoding="utf-8",
    )
    assert read_codebook(tmp_path / "a.csv") == (
        CodebookRow("", "Communication", "How", "", (), True),
        CodebookRow(
            "", "No call back", "Never", "Communication", ("one", "two; three"), False, "all"
        ),
        CodebookRow("", "Waiting", "", "Communication", ("one",)),
    )


def test_examples_may_be_parted_by_semicolons_or_be_json(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        'name,examples\nA,one; two ;\nB,"[""x; y"", ""z""]"\nC,[no json\n'
    )
    examples = [row.examples for row in read_codebook(tmp_path / "a.csv")]
    assert examples == [("one", "two"), ("x; y", "z"), ("[no json",)]


def test_paths_give_parents_where_there_is_no_parent_column(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Code,Definition\nPolice > No update,x\nSafety,y\n")
    rows = read_codebook(tmp_path / "a.csv")
    assert [(row.parent, row.name, row.code) for row in rows] == [
        ("Police", "No update", ""), ("", "Safety", ""),
    ]  # fmt: skip


SHEET = """Theme,Code,Definition,Weight,Empty
Affect,Joy,Is glad,3,
Affect,Fear,,,
Tools,Typewriter,A machine,1,
,Loose,,,
Tools,Tools,What is used,,
Place,,Where,,
"""


def test_a_column_theme_with_names_gives_parents_and_other_columns_are_named(
    tmp_path: Path,
) -> None:
    path = tmp_path / "codes.csv"
    path.write_text(SHEET, encoding="utf-8")
    found = read_codebook_file(path)
    assert [(row.name, row.parent, row.theme) for row in found.rows] == [
        ("Joy", "Affect", False),
        ("Fear", "Affect", False),
        ("Typewriter", "Tools", False),
        ("Loose", "", False),
        ("Tools", "", True),
        ("Place", "", True),
    ]
    assert found.unused == ("Weight",)


def test_a_column_theme_with_yes_and_no_stays_what_it_was(tmp_path: Path) -> None:
    path = tmp_path / "codes.csv"
    path.write_text("Name,Theme,Parent\nAffect,yes,\nJoy,no,Affect\n", encoding="utf-8")
    found = read_codebook_file(path)
    assert [(row.name, row.parent, row.theme) for row in found.rows] == [
        ("Affect", "", True),
        ("Joy", "Affect", False),
    ]
    assert found.unused == ()


def test_with_a_column_parent_names_of_themes_are_not_taken_and_that_is_told(
    tmp_path: Path,
) -> None:
    path = tmp_path / "codes.csv"
    path.write_text("Name,Theme,Parent\nJoy,Affect,Mood\nMood,Affect,\n", encoding="utf-8")
    found = read_codebook_file(path)
    assert [(row.name, row.parent) for row in found.rows] == [("Joy", "Mood"), ("Mood", "")]
    assert found.unused == ("Theme",)


def merged_codebook(path: Path, rows: list[tuple], *areas: str) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for area in areas:
        book.active.merge_cells(area)
    book.save(path)
    return path


def test_a_theme_in_merged_cells_counts_for_each_code_beside_it(tmp_path: Path) -> None:
    rows = [
        ("Codebook of the study", None, None),
        (),
        ("Theme", "Code", "Definition"),
        (None, None, None),
        ("Affect", "Joy", "Is glad, or afraid"),
        (None, "Fear", None),
        (None, None, None),
        (None, "Loose", "Stands alone"),
        ("Tools", "Typewriter", None),
        (None, "Pen", None),
        (None, None, "A row without a code"),
    ]
    path = merged_codebook(
        tmp_path / "a.xlsx", rows, "A1:C1", "A3:A4", "B3:B4", "A5:A7", "C5:C6", "A9:A11"
    )
    found = read_codebook_file(path)
    assert [(row.name, row.parent, row.definition) for row in found.rows] == [
        ("Joy", "Affect", "Is glad, or afraid"),
        ("Fear", "Affect", ""),
        ("Loose", "", "Stands alone"),
        ("Typewriter", "Tools", ""),
        ("Pen", "Tools", ""),
    ]
    assert found.notes == ("1 row without the name of a code is not taken.",)


def test_a_name_in_merged_cells_is_one_code(tmp_path: Path) -> None:
    rows = [("Name", "Examples"), ("Joy", "I laughed."), (None, "I sang."), ("Fear", None)]
    path = merged_codebook(tmp_path / "a.xlsx", rows, "A2:A3")
    assert [row.name for row in read_codebook_file(path).rows] == ["Joy", "Fear"]


def test_a_table_without_names_is_refused_with_what_is_needed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("age,town\n1,Leeds\n")
    with pytest.raises(ImportRefused, match="no column is headed Name or Code"):
        read_codebook(tmp_path / "a.csv")


def test_a_text_that_no_cell_holds_is_refused_and_the_old_file_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_codebook(path, ROWS)
    before = path.read_bytes()
    with pytest.raises(CoderError, match="32,767"):
        write_codebook(path, [CodebookRow("", "long", "x" * 32_768)])
    assert path.read_bytes() == before


def test_pasted_lists_are_read_by_indentation() -> None:
    rows = parse_codebook_text(
        "Communication - what they said - and how\r\n\t- No call back\tnobody rang\n"
        "\t* Self-blame\n\n    Kept informed\n        Letters\n2. Emotional support – any\n"
        "  Communication\n"
    )
    assert [(row.code, row.name, row.parent, row.definition) for row in rows] == [
        ("Communication", "Communication", "", "what they said - and how"),
        ("Communication > No call back", "No call back", "Communication", "nobody rang"),
        ("Communication > Self-blame", "Self-blame", "Communication", ""),
        ("Communication > Kept informed", "Kept informed", "Communication", ""),
        ("Communication > Kept informed > Letters", "Letters", "Communication > Kept informed", ""),
        ("Emotional support", "Emotional support", "", "any"),
        ("Emotional support > Communication", "Communication", "Emotional support", ""),
    ]


def test_without_a_column_for_themes_what_has_others_beneath_it_is_one(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("Name,Parent\nPolice,\nNo update,police\nAlone,\n")
    assert [row.name for row in read_codebook(file) if row.theme] == ["Police"]
    file.write_text("Name,Parent,Theme\nPolice,,\nNo update,Police,\n")
    assert not any(row.theme for row in read_codebook(file))


TREE = ["Police", "  No update", "  Rude", "Support", "  Family", "Alone"]


@pytest.mark.parametrize(
    "text",
    [
        "Police\n\tNo update\n\tRude\nSupport\n\tFamily\nAlone\n",
        "Police\n  No update\n  Rude\nSupport\n  Family\nAlone",
        "  Police\n    - No update\n    - Rude\n  Support\n    - Family\n  Alone",
        "Police\n- No update\n- Rude\nSupport\n- Family\nAlone",
        "•\tPolice\no\tNo update\no\tRude\n•\tSupport\no\tFamily\n•\tAlone",
        "1. Police\n1.1 No update\n1.2 Rude\n2. Support\n2.1. Family\n3. Alone",
        "1) Police\na) No update\nb) Rude\n2) Support\na) Family\n3) Alone",
        "* Police\n  * No update\n  * Rude\n* Support\n  * Family\n* Alone",
    ],
)
def test_themes_with_their_codes_come_from_indentation_bullets_or_numbers(text: str) -> None:
    rows = parse_codebook_text(text)
    assert [f"{'  ' * depth}{row.name}" for depth, row in outlined(rows)] == TREE
    assert [row.name for row in rows if row.theme] == ["Police", "Support"]


def test_a_flat_list_has_no_themes() -> None:
    rows = parse_codebook_text("- No update\n- Rude\n- Family")
    assert [(row.name, row.parent, row.theme) for row in rows] == [
        ("No update", "", False),
        ("Rude", "", False),
        ("Family", "", False),
    ]


def test_blank_paste_has_no_codes() -> None:
    assert parse_codebook_text(" \n\t\n") == ()
