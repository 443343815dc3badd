"""Attributes come from a sheet: nothing is guessed, everything is one step."""

from pathlib import Path

import pytest

from coder_app.core.cases import (
    add_case,
    attributes,
    cases,
    import_attributes,
    rename_case,
    set_attribute,
)
from coder_app.core.errors import CoderError
from coder_app.core.project import Project

SHEET = [
    ["Case", "gender", "age", "reported", "since"],
    ["p 01", "woman", "34", "yes", "31.03.2025"],
    ["P02", "man", "", "no", "2025-04-01"],
    ["P99", "man", "50", "no", ""],
]


@pytest.fixture
def study(project: Project) -> Project:
    with project.action("Cases") as session:
        for name in ("P01", "P02", "P03"):
            add_case(session, name)
    return project


def values(project: Project) -> dict[str, dict[str, str]]:
    return {row.name: dict(row.attributes) for row in cases(project)}


def test_a_sheet_sets_values_and_lists_what_has_no_partner(study: Project) -> None:
    report = import_attributes(study, SHEET)
    assert (report.cases_set, report.rows_without_case, report.cases_without_row) == (
        2,
        ("P99",),
        ("P03",),
    )
    assert values(study) == {
        "P01": {"gender": "woman", "age": "34", "reported": "yes", "since": "2025-03-31"},
        "P02": {"gender": "man", "reported": "no", "since": "2025-04-01"},
        "P03": {},
    }
    assert [(row.name, row.type) for row in attributes(study)] == [
        ("gender", "choice"),
        ("age", "number"),
        ("reported", "yes/no"),
        ("since", "date"),
    ]
    study.undo()
    assert attributes(study) == []


def test_a_sheet_is_read_from_a_file(study: Project, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("case;gender\nP01;woman\n", encoding="utf-8-sig")
    assert import_attributes(study, path).cases_set == 1
    assert values(study)["P01"] == {"gender": "woman"}


def test_a_second_sheet_widens_the_type_and_keeps_what_is_there(study: Project) -> None:
    import_attributes(study, SHEET)
    import_attributes(study, [["case", "AGE"], ["P02", "about 40"]])
    assert attributes(study)[1].type == "choice"
    assert (values(study)["P01"]["age"], values(study)["P02"]["age"]) == ("34", "about 40")


@pytest.mark.parametrize(
    "sheet",
    [
        [],
        [["case"]],
        [["case", "x"]],
        [["case", "x", "X"], ["P01", "1", "2"]],
        [["case", "x"], ["P01", "1"], ["p01", "2"]],
    ],
)
def test_a_sheet_that_can_not_be_read_changes_nothing(
    study: Project, sheet: list[list[str]]
) -> None:
    step = study.next_undo()
    with pytest.raises(CoderError, match="Nothing was changed"):
        import_attributes(study, sheet)
    assert study.next_undo() == step


def test_a_value_of_a_wrong_type_is_refused(study: Project) -> None:
    import_attributes(study, SHEET)
    case, age = cases(study)[0].id, attributes(study)[1].id
    set_attribute(study, case, age, "35,50")
    assert values(study)["P01"]["age"] == "35.5"
    with pytest.raises(CoderError, match="takes a number"):
        set_attribute(study, case, age, "old")
    set_attribute(study, case, age, "")
    assert "age" not in values(study)["P01"]


def test_two_cases_never_share_a_name(study: Project) -> None:
    with pytest.raises(CoderError, match="already"):
        rename_case(study, cases(study)[0].id, "p 02")
    rename_case(study, cases(study)[0].id, "P 01")
    assert cases(study)[0].name == "P 01"


def test_a_row_without_a_name_is_told_by_its_number_in_the_file(
    study: Project, tmp_path: Path
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("case,age\nP01,34\n\n,40\nP02,50\n", encoding="utf-8")
    report = import_attributes(study, path)
    assert (report.cases_set, report.rows_without_name) == (2, (4,))


def test_two_rows_or_columns_of_one_name_are_told_by_number(study: Project, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("case,age\nP01,34\n\nP02,1\np01,40\n", encoding="utf-8")
    with pytest.raises(CoderError, match=r'two rows for "P01": rows 2 and 5\. Nothing'):
        import_attributes(study, path)
    with pytest.raises(CoderError, match=r'two columns called "x": columns 2 and 4\. Nothing'):
        import_attributes(study, [["case", "x", "y", "X"], ["P01", "1", "2", "3"]])


def test_a_sheet_without_any_case_says_what_the_cases_are_called(study: Project) -> None:
    step = study.next_undo()
    with pytest.raises(CoderError, match=r'called "P01", .*first column holds "woman", "man"'):
        import_attributes(study, [["gender", "case"], ["woman", "P01"], ["man", "P02"]])
    assert study.next_undo() == step
