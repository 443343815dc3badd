"""A survey's sheet: which row has the headings, and what each column is taken for."""

import datetime as dt
from pathlib import Path

import pytest

from coder_app.core.errors import ImportRefused
from coder_app.core.exchange import read, survey_file
from coder_app.core.exchange.parsed import ParsedFile
from coder_app.core.exchange.read_many import read_one
from coder_app.core.exchange.survey_columns import use_of
from coder_app.core.exchange.survey_file import SurveyFile, SurveyPlan, propose_survey, with_use
from tests.core.sheet_files import SURVEY, Rows, csv_file, workbook

FOUND = [
    ("Respondent", "respondent"),
    ("Gender", "attribute"),
    ("Age", "attribute"),
    ("What helped?", "answer"),
    ("What would be better?", "answer"),
]


def uses(plan: SurveyPlan) -> list[tuple[str, str]]:
    return [(column.name, column.use) for column in plan.columns]


def plan_of(path: Path) -> SurveyPlan:
    found = read_one(path, frozenset(), "en")
    assert isinstance(found, SurveyFile)
    return propose_survey(found)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_of_a_csv_are_proposed(tmp_path: Path, delimiter: str) -> None:
    plan = plan_of(csv_file(tmp_path / "a.csv", delimiter=delimiter))
    assert uses(plan) == FOUND
    assert plan.columns[1].samples == ("woman", "man")


def test_a_workbook_says_the_same(tmp_path: Path) -> None:
    assert uses(plan_of(workbook(tmp_path / "a.xlsx"))) == FOUND


def test_a_western_european_csv_is_read_and_told(tmp_path: Path) -> None:
    rows = [["Teilnehmer", "Straße?"], *[[f"T{n}", f"Größe zählt für mich {n}"] for n in range(9)]]
    plan = plan_of(csv_file(tmp_path / "a.csv", rows, ";", "cp1252"))
    assert uses(plan) == [("Teilnehmer", "respondent"), ("Straße?", "answer")]
    assert plan.file.warnings == (
        "Read as Windows-1252 (Western European); look at a few accents.",
    )


@pytest.mark.parametrize(
    ("name", "values", "use"),
    [
        ("Age", ["34", "51", "29"], "attribute"),
        ("Since", ["2025-03-01", "2024-02-09"], "attribute"),
        ("Timestamp", ["2025/03/01 10:11:00 AM GMT+1", "2025/03/02 9:01:00 PM GMT+1"], "attribute"),
        ("Told anyone", ["yes", "no", "yes"], "attribute"),
        ("Rating", ["Neither good nor poor"] * 9 + ["Very good"] * 5, "attribute"),
        ("Town", [f"Town{n}" for n in range(30)], "attribute"),
        ("In a word?", [f"Word{n}" for n in range(30)], "answer"),
        ("Comment", ["They rang me back", "Nobody ever came to us"], "answer"),
        ("Comment", ["No"] * 20 + ["x" * 201], "answer"),
        ("Comment", ["one\ntwo", "no"], "answer"),
        ("E-mail", ["ann", "bea"], "out"),
        ("Where to", ["ann@mail.org", "bea@mail.org"], "out"),
        ("Empty", [], "out"),
    ],
)
def test_what_a_column_is_taken_for(name: str, values: list[str], use: str) -> None:
    assert use_of(name, values) == use


@pytest.mark.parametrize(
    "second",
    [["ID", "x1", "x2", "x3"], ["Seconds", 31, 57, 12], ["When", "2.3.25 10:01", "2.3.25 10:02",
     "2.3.25 10:03"]],
)  # fmt: skip
def test_a_heading_that_says_so_names_the_respondents(tmp_path: Path, second: list[object]) -> None:
    """What else differs in every row, an id, seconds or moments, does not."""
    rows = [[second[0], "Pseudonym"]]
    rows += [[second[n], f"Person {n}"] for n in (1, 2, 3)]
    found = dict(uses(plan_of(csv_file(tmp_path / "a.csv", rows))))
    names = [name for name, use in found.items() if use == "respondent"]
    assert names == ["ID" if second[0] == "ID" else "Pseudonym"]


def test_ages_that_happen_to_count_up_name_nobody(tmp_path: Path) -> None:
    rows = [["How old are you?", "Town"], *[[n, f"Town{n % 2}"] for n in range(1, 7)]]
    assert uses(plan_of(csv_file(tmp_path / "a.csv", rows)))[0] == ("How old are you?", "attribute")
    rows[0] = ["Row", "Town"]
    assert uses(plan_of(csv_file(tmp_path / "a.csv", rows)))[0] == ("Row", "respondent")


def test_what_a_failed_formula_shows_is_no_answer(tmp_path: Path) -> None:
    rows = [["ID", "Total"], ["x1", "#N/A"], ["x2", 3], ["x3", 4]]
    total = plan_of(csv_file(tmp_path / "a.csv", rows)).columns[1]
    assert (total.use, total.filled, total.samples) == ("attribute", 2, ("3", "4"))


def test_at_most_one_column_names_the_respondents(tmp_path: Path) -> None:
    plan = with_use(plan_of(csv_file(tmp_path / "a.csv")), 1, "respondent")
    assert uses(plan)[:2] == [("Respondent", "out"), ("Gender", "respondent")]


# -- headings --------------------------------------------------------------------------------------


def test_a_column_without_a_heading_is_named_by_its_letter(tmp_path: Path) -> None:
    rows: list[list[object]] = [list(row) for row in SURVEY]
    rows[0][1] = "\u200b"  # nothing that shows
    assert uses(plan_of(csv_file(tmp_path / "a.csv", rows)))[1] == ("Column B", "attribute")


def test_a_sheet_without_headings_loses_no_row(tmp_path: Path) -> None:
    plan = plan_of(workbook(tmp_path / "a.xlsx", SURVEY[1:]))
    assert not plan.headed
    assert plan.first == 0
    assert uses(plan)[0] == ("Column A", "respondent")
    assert propose_survey(plan.file, headed=True).first == 1


def test_twin_headings_are_told_apart(tmp_path: Path) -> None:
    rows = [["ID", "Why?", "Why?"], ["x1", "It rang too often", "It rained all day"]]
    names = [name for name, _ in uses(plan_of(csv_file(tmp_path / "a.csv", rows)))]
    assert names == ["ID", "Why?", "Why? (2)"]


TITLED: Rows = [["Survey of 2025"], [], *SURVEY]
MONKEY: Rows = [
    ["Respondent ID", "What helped?", "Which of these?", ""],
    ["", "Open-Ended Response", "Letter", "Call"],
    ["77", "They were kind to me.", "Letter", ""],
    ["78", "The officer listened to me.", "", "Call"],
]
QUALTRICS: Rows = [
    ["ResponseId", "Q1"],
    ["Response ID", "What helped?"],
    ['{"ImportId":"_recordId"}', '{"ImportId":"QID1_TEXT"}'],
    ["R_1a", "They were kind to me."],
]


@pytest.mark.parametrize(
    ("rows", "names", "first"),
    [
        (TITLED, [name for name, _ in FOUND], 3),
        (
            MONKEY,
            [
                "Respondent ID",
                "What helped?",
                "Which of these? · Letter",
                "Which of these? · Call",
            ],
            2,
        ),
        (QUALTRICS, ["Response ID", "What helped?"], 3),
    ],
)
def test_headings_as_survey_programs_write_them(
    tmp_path: Path, rows: Rows, names: list[str], first: int
) -> None:
    plan = plan_of(csv_file(tmp_path / "a.csv", rows))
    assert [name for name, _ in uses(plan)] == names
    assert plan.first == first
    assert plan.columns[0].use == "respondent"


def test_merged_headings_go_with_those_below(tmp_path: Path) -> None:
    rows: Rows = [
        ["ID", "Service", ""],
        ["", "What helped?", "What did not?"],
        ["x1", "They were kind to me.", "It took so long."],
    ]
    path = workbook(tmp_path / "a.xlsx", rows, lambda book: book.active.merge_cells("B1:C1"))
    names = [name for name, _ in uses(plan_of(path))]
    assert names == ["ID", "Service · What helped?", "Service · What did not?"]


# -- what is hidden, merged, or of another kind ----------------------------------------------------


def test_hidden_columns_are_left_out_and_can_be_had(tmp_path: Path) -> None:
    def hide(book) -> None:
        book.active.column_dimensions["B"].hidden = True
        book.active.row_dimensions[3].hidden = True

    plan = plan_of(workbook(tmp_path / "a.xlsx", change=hide))
    assert (plan.columns[1].hidden, plan.columns[1].use) == (True, "out")
    assert plan.table.hidden_rows == {2}
    assert uses(with_use(plan, 1, "attribute"))[1] == ("Gender", "attribute")


def test_merged_cells_hold_for_all_their_rows(tmp_path: Path) -> None:
    rows: Rows = [["Household", "What helped?"], ["H1", "A call back."], ["", "A letter to us."]]
    path = workbook(tmp_path / "a.xlsx", rows, lambda book: book.active.merge_cells("A2:A3"))
    assert [row[0] for row in plan_of(path).table.rows] == ["Household", "H1", "H1"]


def test_of_several_sheets_the_fullest_is_proposed(tmp_path: Path) -> None:
    def more(book) -> None:
        book.create_sheet("About", 0).append(["Made in autumn", "by us"])
        book.create_sheet("Old").append(["x"])
        book["Old"].append(["y"])
        book.create_sheet("Secret").append(["a"])
        book["Secret"].append(["b"])
        book["Secret"].sheet_state = "hidden"

    plan = plan_of(workbook(tmp_path / "a.xlsx", change=more))
    assert [sheet.name for sheet in plan.file.sheets] == ["Sheet", "Old"]
    assert plan.table.name == "Sheet"


def test_dates_and_numbers_come_as_a_person_reads_them(tmp_path: Path) -> None:
    rows = [["ID", "Day", "Score"], ["x1", dt.datetime(2025, 3, 2), 2.50], ["x2", None, 3.0]]  # noqa: DTZ001
    plan = plan_of(workbook(tmp_path / "a.xlsx", rows))
    assert plan.table.rows[1:] == (("x1", "2025-03-02", "2.5"), ("x2", "", "3"))


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_file_too_large_is_refused_before_it_is_read(
    tmp_path: Path, name: str, monkeypatch
) -> None:
    path = (csv_file if name.endswith("csv") else workbook)(tmp_path / name)
    monkeypatch.setattr(read, "MAX_BYTES", 20)
    with pytest.raises(ImportRefused, match="was not imported: it is too large"):
        survey_file.read_survey(path)


def test_a_sheet_of_headings_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=r"a\.csv was not imported: it holds a heading at most"):
        read_one(csv_file(tmp_path / "a.csv", SURVEY[:1]), frozenset(), "en")


# -- transcripts stay transcripts ------------------------------------------------------------------


def test_a_transcript_with_further_columns_gives_attributes(tmp_path: Path) -> None:
    rows = [
        ["Speaker", "Gender", "Mood", "Tag", "Text"],
        ["Anna", "woman", "calm", "", "They never rang."],
        ["Ben", "man", "calm", "", "They did."],
        ["Anna", "woman", "angry", "odd", "Not me."],
        ["", "", "", "", "Never."],
    ]
    found = read_one(csv_file(tmp_path / "a.csv", rows), frozenset(), "en")
    assert isinstance(found, ParsedFile)
    assert found.attributes == (("Anna", "Gender", "woman"), ("Ben", "Gender", "man"))
    assert "“Gender” becomes an attribute of the speakers' cases." in found.warnings
    assert "Left out, because no attribute of a case: “Mood” and “Tag”." in found.warnings


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (["Speaker", "Gender", "Text"], ParsedFile),
        (["Speaker", "Time", "Text"], ParsedFile),
        (["Text", "", ""], ParsedFile),
        (["Participant", "Comment", "What else?"], SurveyFile),
        (["Nr", "Gender", "Comment"], SurveyFile),
    ],
)
def test_what_is_read_as_a_survey(tmp_path: Path, head: list[str], kind: type) -> None:
    def cell(name: str, n: int) -> str:
        if name in ("Text", "Comment", "What else?"):
            return f"They never rang me back {n}"
        return {"": "", "Gender": "woman", "Time": f"0:0{n}"}.get(name, f"R00{n}")

    rows = [head, *[[cell(name, n) for name in head] for n in range(1, 6)]]
    assert isinstance(read_one(csv_file(tmp_path / "a.csv", rows), frozenset(), "en"), kind)
