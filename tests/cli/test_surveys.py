"""Surveys from the command line: proposed, corrected by options, brought once."""

import pytest

SHEET = (
    "Respondent,Gender,Age,What helped?,What would be better?\n"
    "N01,woman,34,They were kind to me.,A call back within a week.\n"
    "N02,man,51,,Less waiting in the hall.\n"
    "N03,woman,29,Nobody laughed at me.,\n"
)


@pytest.fixture
def study(run):
    run.ok("new", "a.coder")
    run.write("feedback.csv", SHEET)
    return run


def test_a_survey_is_proposed_told_and_imported(study):
    said = study.ok("import", "a.coder", "feedback.csv").splitlines()
    assert said[:6] == [
        "feedback is read as a survey:",
        "    Respondent: respondent",
        "    Gender: attribute",
        "    Age: attribute",
        "    What helped?: open question",
        "    What would be better?: open question",
    ]
    assert said[6].startswith(
        "feedback: 3 respondents, 2 attributes, 2 open questions: 2 documents"
    )
    assert said[7] == "1 of 1 file imported; 3 new cases."
    again = study.ok("import", "a.coder", "feedback.csv")
    assert "all of it is in the project already; nothing was changed" in again
    study.ok("undo", "a.coder")
    assert study.data("cases", "a.coder") == []


def test_columns_are_corrected_by_name(study):
    options = ("--respondent", "-", "--answer", "gender", "--leave-out", "What helped?")
    (entry,) = study.data("import", "a.coder", "feedback.csv", *options)
    assert [each["document"] for each in entry["documents"]] == ["Gender", "What would be better?"]
    assert [row["name"] for row in study.data("cases", "a.coder")] == ["R001", "R002", "R003"]


def test_a_column_that_is_not_there_is_refused_with_those_that_are(study):
    result = study("import", "a.coder", "feedback.csv", "--attribute", "Town")
    assert result.exit_code == 1
    assert 'it has no column "Town". It has "Respondent", "Gender"' in result.stderr
    assert study.data("cases", "a.coder") == []


def test_a_column_has_one_use(study):
    result = study("import", "a.coder", "feedback.csv", "--answer", "Age", "--attribute", "age")
    assert result.exit_code == 2
    assert "given twice" in result.stderr


def test_columns_named_for_no_survey_are_told(study):
    study.write("P04.txt", "I: And then?\nR: Nothing.\nI: Oh.\nR: Yes.\n")
    result = study("import", "a.coder", "P04.txt", "--answer", "Age")
    assert result.exit_code == 0
    assert "None of these files is read as a survey" in result.stderr
