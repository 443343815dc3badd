"""Counts of cases, documents, codings and words per theme and code."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder_app.core.analysis.frequencies import Counts, ThemeRow, ThemeTable, theme_table
from coder_app.core.analysis.wording import percent, raised_by, share
from coder_app.core.errors import NotFound
from coder_app.core.excerpts import ExcerptFilter, excerpts
from coder_app.core.origins import BY_HAND
from coder_app.core.project import Project
from models import Coding
from models.words import word_starts, words
from tests.planting import Study


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    study = Study(tmp_path / "police.coder")
    study.case("P01", gender="woman")
    study.case("P02", gender="man")
    study.case("P03")
    study.document(
        "One", [("I", "Did they ring you back?"), ("R", "Never. Nobody called me back.")],
        {"R": "P01"},
    )  # fmt: skip
    study.document(
        "Group",
        [("A", "They came at once."), ("B", "To me they never came."), ("I", "Go on, please.")],
        {"A": "P02", "B": "P03"},
    )
    study.document("Field note", [("", "The station was closed all day.")], case="P01")
    study.code("Felt stupid")
    study.code("Communication", theme=True)
    study.code("No call back", "Communication")
    study.code("Rude", "Communication")
    yield study
    study.project.close()


def row(table: ThemeTable, name: str) -> ThemeRow:
    return next(row for row in table.rows if row.name == name)


def test_a_theme_counts_a_case_of_two_subcodes_once(study: Study) -> None:
    study.coding("One", "No call back", "Nobody called me back")
    study.coding("One", "Rude", "called me back")
    counted = row(theme_table(study.project), "Communication")
    assert counted.counts == Counts(cases=1, documents=1, codings=2, words=4)


def test_without_subcodes_a_theme_has_only_its_own_codings(study: Study) -> None:
    study.coding("One", "No call back", "Nobody called me back")
    table = theme_table(study.project, subcodes=False)
    assert row(table, "Communication").counts == Counts()
    assert row(table, "No call back").counts.codings == 1


def test_the_interviewers_words_are_left_out_unless_asked_for(study: Study) -> None:
    study.coding("One", "Rude", "Did they ring you back?")
    study.coding("One", "Rude", "back?\n\nR: Never.")
    table = theme_table(study.project)
    assert row(table, "Rude").counts == Counts(cases=1, documents=1, codings=1, words=1)
    assert (table.left_out, table.codings_total) == (1, 1)
    table = theme_table(study.project, interviewer_words=True)
    assert row(table, "Rude").counts == Counts(cases=1, documents=1, codings=2, words=6)
    assert (table.left_out, table.codings_total) == (0, 2)


def test_labels_are_no_words(study: Study) -> None:
    study.coding("Group", "Rude", study.texts["Group"])
    assert row(theme_table(study.project), "Rude").counts.words == 9


def test_a_field_note_counts_for_its_own_case(study: Study) -> None:
    study.coding("Field note", "Rude", "The station was closed")
    assert row(theme_table(study.project), "Rude").counts == Counts(1, 1, 1, 4)


def test_a_coding_over_two_people_gives_each_group_its_own_words(study: Study) -> None:
    study.coding("Group", "Rude", "at once.\n\nB: To me they")
    table = theme_table(study.project, "gender")
    assert [(group.value, group.cases) for group in table.groups] == [
        ("man", 1), ("woman", 1), ("", 1),
    ]  # fmt: skip
    man, woman, unknown = row(table, "Communication").groups
    assert man == Counts(cases=1, documents=1, codings=1, words=2)
    assert woman == Counts()
    assert unknown == Counts(cases=1, documents=1, codings=1, words=3)


def test_every_case_is_in_one_group(study: Study) -> None:
    study.coding("Group", "Rude", "at once.\n\nB: To me they")
    study.coding("One", "Rude", "Never.")
    table = theme_table(study.project, "gender")
    assert sum(group.cases for group in table.groups) == table.cases_total == 3
    for each in table.rows:
        assert sum(group.cases for group in each.groups) == each.counts.cases


def test_codes_in_no_theme_stand_last_and_are_counted(study: Study) -> None:
    study.coding("One", "Felt stupid", "Never.")
    table = theme_table(study.project)
    assert [each.name for each in table.rows] == [
        "Communication", "No call back", "Rude", "Felt stupid",
    ]  # fmt: skip
    assert [each.in_theme for each in table.rows] == [True, True, True, False]
    assert (table.loose_codes, table.loose_codings) == (1, 1)


def test_a_case_without_a_document_is_in_no_base(study: Study) -> None:
    study.case("P99", gender="woman")
    assert theme_table(study.project, "gender").cases_total == 3


def test_an_attribute_can_be_named_in_other_capitals_but_must_exist(study: Study) -> None:
    assert theme_table(study.project, "Gender").by == "gender"
    with pytest.raises(NotFound, match="gendre"):
        theme_table(study.project, "gendre")


def test_an_empty_project_has_an_empty_table(project: Project) -> None:
    table = theme_table(project)
    assert (table.rows, table.cases_total, table.documents_total) == ((), 0, 0)


@given(st.text())
def test_words_begin_where_words_are_counted(text: str) -> None:
    assert len(word_starts(text)) == words(text)


@given(st.text(alphabet="a .'-_…\u30fb\u30a2\u4e00é7\n"))
def test_odd_marks_are_counted_alike(text: str) -> None:
    assert len(word_starts(text)) == words(text)


def test_counts_are_put_into_words_with_their_base() -> None:
    assert raised_by(14, 18, "woman") == "raised by 14 of 18 women"
    assert raised_by(16, 20, "woman") == "raised by 16 of 20 women (80 %)"
    assert raised_by(3, 8) == "raised by 3 of 8 cases"
    assert raised_by(2, 6, "25-34", "age") == 'raised by 2 of 6 cases with age "25-34"'
    assert raised_by(2, 6, "", "age") == "raised by 2 of 6 cases without age"


def test_no_percentage_stands_on_fewer_than_twenty_cases() -> None:
    assert (percent(10, 19), percent(10, 20)) == ("", "50 %")
    assert share(10, 19) is None


def test_by_hand_only_codings_that_began_as_suggestions_do_not_count(study: Study) -> None:
    hand = study.coding("One", "Rude", "called me back")
    for origin in ("suggestion", "suggestion, in bulk", "search"):
        coding = study.coding("Group", "Rude", "never came")
        with study.project.action("Accept") as session:
            session.get_one(Coding, coding).origin = origin
    assert row(theme_table(study.project), "Rude").counts.codings == 4
    table = theme_table(study.project, by="gender", by_hand=True)
    assert row(table, "Rude").counts == Counts(cases=2, documents=2, codings=2, words=5)
    assert (table.by_hand, table.codings_total) == (True, 2)
    listed = excerpts(study.project, ExcerptFilter(origins=BY_HAND))
    assert listed.count == 2
    assert hand in listed.ids
