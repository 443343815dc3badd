"""A survey becomes a document a question, a turn a respondent, and comes only once."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder_app.core import cases, coding, documents, excerpts, importing, quotes
from coder_app.core.errors import Cancelled, ImportRefused
from coder_app.core.exchange import read
from coder_app.core.exchange.parsed import ParsedFile
from coder_app.core.exchange.read_many import read_one
from coder_app.core.exchange.survey_file import SurveyFile, SurveyPlan, propose_survey, with_use
from coder_app.core.importing import ImportReport
from coder_app.core.names import clean_name, name_key
from coder_app.core.project import Project
from coder_app.core.survey import outcome
from coder_app.core.survey_known import NOTHING, known_surveys
from coder_app.core.survey_words import outcome_notes, outcome_words
from tests.core.conftest import INTERVIEW, parsed
from tests.core.sheet_files import SURVEY, Rows, csv_file, workbook


def plan_of(path: Path) -> SurveyPlan:
    found = read_one(path, frozenset(), "en")
    assert isinstance(found, SurveyFile)
    return propose_survey(found)


def sheet(tmp_path: Path, rows: Rows = SURVEY) -> SurveyPlan:
    return plan_of(csv_file(tmp_path / "feedback.csv", rows))


def bring(project: Project, *plans: SurveyPlan) -> ImportReport:
    return importing.import_items(project, [], surveys=plans)


def words(project: Project, plan: SurveyPlan) -> str:
    return outcome_words(outcome(plan, known_surveys(project)))


def notes(project: Project, plan: SurveyPlan) -> str:
    return "\n".join(outcome_notes(plan, outcome(plan, known_surveys(project))))


def texts(project: Project) -> dict[str, str]:
    return {row.name: project.text(row.id) for row in documents.documents(project)}


def test_what_comes_of_it_is_told_and_comes(project: Project, tmp_path: Path) -> None:
    plan = sheet(tmp_path)
    assert words(project, plan) == (
        "4 respondents, 2 attributes, 2 open questions: 2 documents with 6 answers; "
        "2 empty answers left out"
    )
    report = bring(project, plan)
    assert (len(report.documents), report.cases, report.refused) == (2, 4, ())
    assert texts(project)["What would be better?"] == (
        "N01: A call back within a week.\nN02: Less waiting in the hall.\n"
        "N03: Nothing at all, really."
    )
    assert [(row.name, row.attributes, row.documents) for row in cases.cases(project)] == [
        ("N01", (("Gender", "woman"), ("Age", "34")), 2),
        ("N02", (("Gender", "man"), ("Age", "51")), 1),
        ("N03", (("Gender", "woman"), ("Age", "29")), 2),
        ("N04", (("Gender", "man"), ("Age", "60")), 1),
    ]
    kinds = [(row.name, row.type) for row in cases.attributes(project)]
    assert kinds == [("Gender", "choice"), ("Age", "number")]


def test_it_is_one_step(project: Project, tmp_path: Path) -> None:
    bring(project, sheet(tmp_path))
    project.undo()
    assert (cases.cases(project), cases.attributes(project), texts(project)) == ([], [], {})
    project.redo()
    assert len(cases.cases(project)) == 4


def test_a_survey_tells_how_far_it_is_and_stops_when_asked(desk, tmp_path: Path) -> None:
    plan, seen = sheet(tmp_path), []
    before = texts(desk.project)

    def cancel(done: int, total: int) -> None:
        seen.append((done, total))
        if done == 4:
            raise Cancelled

    items = importing.propose(desk.project, [parsed("Another", INTERVIEW.replace("Ann", "Bea"))])
    with pytest.raises(Cancelled):
        importing.import_items(desk.project, items, cancel, surveys=[plan])
    assert seen == [(done, 6) for done in range(5)], "the file, the cases, 2 questions, 2 columns"
    assert texts(desk.project) == before
    assert [row.name for row in cases.cases(desk.project)] == ["Ann"]
    importing.import_items(desk.project, [], lambda *at: seen.append(at), surveys=[plan])
    assert seen[-1] == (5, 5)


def test_turns_come_from_the_rows_not_from_the_words(project: Project, tmp_path: Path) -> None:
    report = bring(project, sheet(tmp_path))
    turns = documents.turns(project, report.documents[0].id)
    assert [(turn.label, turn.role) for turn in turns] == [
        ("N01", "participant"), ("N03", "participant"), ("N04", "participant"),
    ]  # fmt: skip
    text = project.text(report.documents[0].id)
    said = text[turns[1].body_start : turns[1].end]
    assert said == "Note: nobody laughed.\nInterviewer: none came."


def test_an_excerpt_names_its_respondent(project: Project, tmp_path: Path, codes) -> None:
    codes.plant("kind")
    document = bring(project, sheet(tmp_path)).documents[0].id
    start = project.text(document).index("The officer")
    coding.apply_code(project, document, start, start + 11, codes["kind"])
    (row,) = excerpts.excerpts(project).rows(0, 1)
    assert row.case_names == ("N04",)
    assert row.citation == "N04 · What helped? ¶4"
    assert quotes.quote(project, row.id) == ("“The officer” (N04 · What helped?, man, 60, ¶4)")
    assert documents.citation(project, document, start, start + 11) == row.citation
    assert project.history()[0].name.endswith("N04 · What helped? ¶4")


ODD = [
    '=SUM(1;2) he said, "no"',
    "😀 fine, 🙏🏽 thanks a lot",
    "+44 is the way to ring",
    "-",
    "a\u00a0b \uff57",
]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_odd_answers_stay_as_they_are(project: Project, tmp_path: Path, kind: str) -> None:
    rows: Rows = [["ID", "Why was it so?"], *[[f"x{n}", text] for n, text in enumerate(ODD)]]
    path = tmp_path / f"odd.{kind}"
    plan = plan_of(csv_file(path, rows) if kind == "csv" else workbook(path, rows))
    bring(project, plan)
    said = texts(project)["Why was it so?"].split("\n")
    assert said == [f"x{n}: {text}" for n, text in enumerate(ODD)]


def test_signs_that_no_text_holds_are_removed(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "nul.csv"
    path.write_bytes(b"ID,Why was it?\nx\x001,They ra\x00ng me back\nx2,No\x07body came to us\n")
    bring(project, plan_of(path))
    assert texts(project) == {"Why was it?": "x1: They rang me back\nx2: Nobody came to us"}


def test_without_a_respondent_rows_are_numbered(project: Project, tmp_path: Path) -> None:
    plan = sheet(tmp_path, [row[1:] for row in SURVEY])
    assert not plan.used("respondent")
    bring(project, plan)
    assert [row.name for row in cases.cases(project)] == ["R001", "R002", "R003", "R004"]


def test_another_survey_without_names_is_of_other_people(project: Project, tmp_path: Path) -> None:
    bring(project, sheet(tmp_path, [row[1:] for row in SURVEY]))
    other: Rows = [["What helped?"], ["A dog in the waiting room"], ["Only my mother did"]]
    plan = sheet(tmp_path, other)
    bring(project, plan)
    assert [row.name for row in cases.cases(project)][4:] == ["R005", "R006"]
    assert list(texts(project)) == ["What helped?", "What would be better?", "What helped? (2)"]
    assert words(project, plan).startswith("2 respondents, 0 attributes, 1 open question: no new")


# -- the same again --------------------------------------------------------------------------------


@pytest.mark.parametrize("named", [True, False])
def test_the_same_again_brings_nothing(project: Project, tmp_path: Path, named: bool) -> None:
    plan = sheet(tmp_path, SURVEY if named else [row[1:] for row in SURVEY])
    bring(project, plan)
    before, steps = texts(project), len(project.history())
    assert words(project, plan).endswith(
        "2 open questions: no new answers; 2 empty answers left out"
    )
    assert '6 answers to "What helped?" and "What would be better?" are in' in notes(project, plan)
    assert "All of them are cases of the project already" in notes(project, plan)
    report = bring(project, plan)
    assert (report.documents, report.cases) == ((), 0)
    assert texts(project) == before
    assert len(cases.cases(project)) == 4
    assert len(project.history()) == steps


def test_later_answers_come_by_themselves(project: Project, tmp_path: Path) -> None:
    bring(project, sheet(tmp_path))
    later = [*SURVEY, ["N05", "man", 44, "My neighbour did, every day.", ""]]
    plan = sheet(tmp_path, later)
    assert "1 document with 1 answer" in words(project, plan)
    assert "1 new answer goes into a new document beside what is there" in notes(project, plan)
    bring(project, plan)
    assert texts(project)["What helped? (2)"] == "N05: My neighbour did, every day."
    assert bring(project, plan).documents == ()


def test_an_answer_that_was_corrected_since_is_told_and_kept(
    project: Project, tmp_path: Path
) -> None:
    bring(project, sheet(tmp_path))
    rows = [list(row) for row in SURVEY]
    rows[1][3] = "They were very kind to me."
    plan = sheet(tmp_path, rows)
    assert "1 of them reads otherwise there and is kept as coded" in notes(project, plan)
    assert bring(project, plan).documents == ()


def test_a_question_that_was_renamed_is_known(project: Project, tmp_path: Path) -> None:
    report = bring(project, sheet(tmp_path))
    documents.rename_document(project, report.documents[0].id, "Help")
    assert bring(project, sheet(tmp_path)).documents == ()


def test_another_survey_of_the_same_ids_is_no_double(project: Project, tmp_path: Path) -> None:
    bring(project, sheet(tmp_path))
    rows = [SURVEY[0], *[[*row[:3], f"Quite another thing {row[0]}", ""] for row in SURVEY[1:]]]
    report = bring(project, sheet(tmp_path, rows))
    assert [document.name for document in report.documents] == ["What helped? (2)"]


def test_a_case_of_the_project_is_joined(desk, tmp_path: Path) -> None:
    rows = [list(row) for row in SURVEY]
    rows[1][0] = "ann"
    plan = sheet(tmp_path, rows)
    assert "1 of them is a case of the project already" in notes(desk.project, plan)
    assert bring(desk.project, plan).cases == 3
    ann = next(row for row in cases.cases(desk.project) if row.name == "Ann")
    assert (ann.documents, dict(ann.attributes)["Age"]) == (3, "34")


# -- rows of one name, of none, and hidden ones ----------------------------------------------------

DOUBLED: Rows = [
    ["Respondent", "Age", "What helped?"],
    *[[f"N{n}", 20 + n, f"It was help number {n}"] for n in range(10)],
    ["N1", 99, "Another thing that helped"],
    ["", 33, "I give you no name"],
]


def test_rows_of_one_name_are_numbered_or_joined(project: Project, tmp_path: Path) -> None:
    plan = sheet(tmp_path, DOUBLED)
    assert plan.used("respondent")[0].name == "Respondent"
    said = notes(project, plan)
    assert '"N1" stands in several rows: these are numbered, the second one (2).' in said
    assert "1 row names no respondent: it is called by its number in the sheet." in said
    found = outcome(plan, known_surveys(project))
    assert found.respondents[-2:] == ("N1 (2)", "Row 13 of feedback")
    joined = replace(plan, join=True)
    assert len(outcome(joined, known_surveys(project)).respondents) == 11
    assert "1 value left out" in notes(project, joined)
    bring(project, joined)
    one = next(row for row in cases.cases(project) if row.name == "N1")
    assert one.attributes == (("Age", "21"),)
    assert texts(project)["What helped?"].count("N1: ") == 2
    assert bring(project, joined).documents == ()


def test_hidden_rows_are_left_out_unless_they_are_wanted(project: Project, tmp_path: Path) -> None:
    def hide(book) -> None:
        book.active.row_dimensions[3].hidden = True

    plan = plan_of(workbook(tmp_path / "a.xlsx", change=hide))
    assert "Left out: 1 hidden row." in notes(project, plan)
    assert words(project, plan).startswith("3 respondents")
    assert words(project, replace(plan, hidden_rows=True)).startswith("4 respondents")


def test_answers_too_long_for_a_document_are_refused(
    project: Project, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(read, "MAX_CHARACTERS", 80)
    report = bring(project, sheet(tmp_path))
    assert report.refused[0].reason.startswith(
        'feedback.csv was not imported: the answers to "What helped?" are too long'
    )
    assert (cases.cases(project), report.changed) == ([], False)


def test_a_sheet_of_closed_answers_gives_cases_alone(project: Project, tmp_path: Path) -> None:
    plan = sheet(tmp_path, [row[:3] for row in SURVEY])
    assert "No column is an open question" in notes(project, plan)
    report = bring(project, plan)
    assert (report.documents, report.cases) == ((), 4)


# -- transcripts in sheets -------------------------------------------------------------------------


def test_ids_of_respondents_name_their_cases(project: Project, tmp_path: Path) -> None:
    rows: Rows = [
        ["Speaker", "Gender", "Text"],
        *[[f"R{n:03}", "man" if n % 2 else "woman", f"We waited {n} days."] for n in range(1, 6)],
    ]
    file = read_one(csv_file(tmp_path / "survey2.csv", rows), frozenset(), "en")
    assert isinstance(file, ParsedFile)
    importing.import_items(project, importing.propose(project, [file]))
    assert [(row.name, row.attributes) for row in cases.cases(project)][:2] == [
        ("R001", (("Gender", "man"),)), ("R002", (("Gender", "woman"),)),
    ]  # fmt: skip
    fits = cases.import_attributes(project, [["case", "Age"], ["R001", "30"], ["R005", "41"]])
    assert (fits.cases_set, fits.rows_without_case) == (2, ())


def test_people_of_one_conversation_are_still_told_apart(tmp_path: Path) -> None:
    rows: Rows = [["Speaker", "Text"], *[[f"P{1 + n % 2}", f"We waited {n}."] for n in range(6)]]
    file = read_one(csv_file(tmp_path / "group.csv", rows), frozenset(), "en")
    assert isinstance(file, ParsedFile)
    (item,) = importing.propose(None, [file])
    assert [choice.case for choice in item.speakers] == ["group · P1", "group · P2"]


def test_a_column_can_be_taken_for_something_else(project: Project, tmp_path: Path) -> None:
    plan = with_use(with_use(sheet(tmp_path), 1, "out"), 4, "out")
    assert words(project, plan).startswith("4 respondents, 1 attribute, 1 open question")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.text("ab1?=\"\n;,·\u200b\u202e😀'", max_size=6), min_size=1, max_size=5),
        min_size=1,
        max_size=8,
    ),
    st.booleans(),
)
def test_no_sheet_does_anything_but_be_read_or_refused(rows: list[list[str]], join: bool) -> None:
    """Whatever the cells hold, the names of cases and questions can be stored and differ."""
    with TemporaryDirectory() as folder:
        path = csv_file(Path(folder) / "a.csv", rows)
        try:
            found = read_one(path, frozenset(), "en")
        except ImportRefused:
            return
    if isinstance(found, SurveyFile):
        plan = replace(propose_survey(found), join=join)
        for column in plan.columns:
            plan = with_use(plan, column.at, "answer" if column.use == "out" else column.use)
        seen = outcome(plan, NOTHING)
        assert [clean_name(name) for name in seen.respondents] == list(seen.respondents)
        assert len({name_key(name) for name in seen.respondents}) == len(seen.respondents)
        assert len({name_key(each.name) for each in seen.questions}) == len(seen.questions)
