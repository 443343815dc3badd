"""What a list or a table shows, written as it is shown: excerpts of a filter, Themes."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from coder_app.core.analysis.theme_rows import ThemesAsked
from coder_app.core.coding_changes import set_important
from coder_app.core.errors import CoderError
from coder_app.core.excerpts import ExcerptFilter
from coder_app.core.exchange.theme_table_file import write_theme_table
from coder_app.core.exchange.workbook_jobs import ExcerptsAsked, look_at, write_excerpts
from coder_app.core.ids import CodeId, CodingId
from tests.planting import Study


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    study = Study(tmp_path / "study.coder")
    for number in range(12):
        name = f"P{number:02}"
        study.case(name, gender="woman" if number < 8 else "man")
        said = f"Nobody called me at all. They were rude, I felt small {number}."
        study.document(f"Tape {name}", [("I", "And then?"), (name, said)], {name: name})
    study.code("Contact", theme=True)
    study.code("No call", "Contact")
    study.code("Loose")
    for number in range(7):
        study.coding(f"Tape P{number:02}", "No call", "Nobody called me at all.")
    study.coding("Tape P09", "No call", "Nobody called me at all.", memo="Ask again")
    study.coding("Tape P09", "Loose", "They were rude")
    study.coding("Tape P10", "Loose", "And then?")
    yield study
    study.project.close()


@pytest.fixture
def loose(study: Study) -> ExcerptsAsked:
    wanted = ExcerptFilter(codes=frozenset({CodeId(study.codes["Loose"])}))
    return ExcerptsAsked(wanted, "code Loose, case P09", "code Loose, one case")


def sheets(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_only_the_excerpts_of_the_filter_are_written_and_read_me_says_the_filter(
    study: Study, loose: ExcerptsAsked, tmp_path: Path
) -> None:
    out = tmp_path / "out.xlsx"
    report = write_excerpts(study.project.path, out, "team", None, loose)
    found = sheets(out)
    assert list(found) == ["Read me", "Excerpts"]
    assert [row[3] for row in found["Excerpts"][1:]] == [
        "They were rude",
        "[Interviewer] And then?",
    ]
    told = {row[0]: row[1] for row in found["Read me"]}
    assert told["Filters"] == "code Loose, case P09"
    assert (told["Excerpts"], report.excerpts) == (2, 2)


def test_sent_out_the_filter_names_nobody(
    study: Study, loose: ExcerptsAsked, tmp_path: Path
) -> None:
    out = tmp_path / "out.xlsx"
    write_excerpts(study.project.path, out, "outside", [], loose)
    told = {row[0]: row[1] for row in sheets(out)["Read me"]}
    assert told["Filters"] == "code Loose, one case"
    report = look_at(study.project.path, "outside", [], loose)
    assert (report.excerpts, report.hidden) == (2, 0)


def test_excerpts_go_into_csv_and_word_in_the_order_of_the_list(
    study: Study, tmp_path: Path
) -> None:
    star = study.coding("Tape P00", "Loose", "They were rude")
    set_important(study.project, [CodingId(star)], important=True)
    wanted = ExcerptFilter(codes=frozenset({CodeId(study.codes["Loose"])}), group="case")
    asked = ExcerptsAsked(wanted, "code Loose", "code Loose")
    write_excerpts(study.project.path, tmp_path / "out.csv", "team", None, asked)
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Case"] for row in rows] == ["P00", "P09", ""]
    write_excerpts(study.project.path, tmp_path / "out.docx", "team", None, asked)
    written = docx.Document(str(tmp_path / "out.docx")).paragraphs
    assert [one.text for one in written if one.style.name == "Heading 1"] == [
        "P00", "P09", "No case",
    ]  # fmt: skip
    assert written[3].text == "\u201cThey were rude\u201d"
    about = ("P00 \u00b62", "Loose", "woman", "Ann Lee", "\u2605 important")
    assert written[4].text == " \u00b7 ".join(about)
    with pytest.raises(CoderError, match=r"\.xlsx, \.csv or \.docx"):
        write_excerpts(study.project.path, tmp_path / "out.odt", "team", None, asked)


def test_the_table_of_themes_is_written_as_it_is_counted_and_split(
    study: Study, tmp_path: Path
) -> None:
    asked = ThemesAsked(measure="codings", by="gender", interviewer_words=True, loose=True)
    write_theme_table(study.project.path, tmp_path / "out.xlsx", asked)
    found = sheets(tmp_path / "out.xlsx")
    assert found["Themes"] == [
        ("Theme or code", "Kind", "Codings", "gender: man (4)", "gender: woman (8)"),
        ("Contact", "Theme", 8, 1, 7),
        ("No call", "Code", 8, 1, 7),
        ("Loose", "Not in a theme yet", 2, 1, 0),
    ]
    told = {row[0]: row[1] for row in found["Read me"]}
    assert told["Counted"] == (
        "Codings, of 12 cases in 12 documents, split by gender, subcodes included, "
        "with the interviewer's words"
    )
    bare = ThemesAsked(subcodes=False, loose=False)
    write_theme_table(study.project.path, tmp_path / "out.csv", bare)
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1:] == [
            ["Contact", "Theme", "0", "12", "", "0"],
            ["No call", "Code", "8", "12", "", "8"],
        ]


def test_small_groups_of_the_table_are_hidden_when_it_is_sent_out(
    study: Study, tmp_path: Path
) -> None:
    asked = ThemesAsked(measure="codings", by="gender")
    report = write_theme_table(study.project.path, tmp_path / "out.xlsx", asked, "outside")
    rows = sheets(tmp_path / "out.xlsx")["Themes"]
    assert rows[0][3:] == ("gender: man (\u00b0)", "gender: woman (\u00b0)")
    assert rows[2][3:] == ("\u00b0", "\u00b0")
    assert report.hidden > 0
