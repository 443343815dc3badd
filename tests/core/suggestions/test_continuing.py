"""Codes of the passage above are offered to go on with, and told apart from the engine's."""

import json

from sqlalchemy import select

from coder_app.core.suggestions import ledger
from coder_app.core.suggestions.choices import never_suggest
from coder_app.core.suggestions.continuing import MODEL, codes_above, go_on
from coder_app.core.suggestions.session import PassageSuggestions, Suggestion
from models import Coding, Decision, Document
from models.texts import add_revision

FIRST, SECOND = "Nobody rang me.", "Then I waited."


def two(study):
    document = study.interview(
        "P01", ("P01", FIRST), ("I", "And then?"), ("P01", SECOND), ("P01", "That is all.")
    )
    return document, study.code("No call back"), study.code("Waiting")


def test_the_codes_above_are_those_of_the_turn_before_over_the_interviewers(study):
    document, call, waiting = two(study)
    start, end = study.place(document, SECOND)
    assert codes_above(study.project, document, start, end) == []
    study.coding(document, FIRST, call)
    study.coding(document, "Nobody", waiting)
    assert set(codes_above(study.project, document, start, end)) == {call, waiting}
    study.coding(document, "waited", waiting)
    assert codes_above(study.project, document, start, end) == [call]
    later = study.place(document, "That is all.")
    assert codes_above(study.project, document, *later) == [waiting], "only just above"


def test_others_codes_refused_ones_and_those_never_suggested_do_not_run_on(study):
    document, call, waiting = two(study)
    other = study.project.use_coder("Ben Ode")
    study.project.use_coder("Ann Lee")
    place = study.place(document, SECOND)
    study.coding(document, FIRST, call, other)
    assert codes_above(study.project, document, *place) == []
    study.coding(document, FIRST, call)
    study.coding(document, FIRST, waiting)
    study.refusal(document, SECOND, call)
    assert codes_above(study.project, document, *place) == [waiting]
    never_suggest(study.project, waiting)
    assert codes_above(study.project, document, *place) == []


def test_far_above_is_not_just_above(study):
    long = f"{FIRST} " + "word " * 70
    document = study.interview("P01", ("P01", long), ("P01", SECOND))
    call = study.code("No call back")
    study.coding(document, FIRST, call)
    assert codes_above(study.project, document, *study.place(document, SECOND)) == []


def test_a_text_without_turns_goes_on_from_the_words_before(study):
    document = study.interview("Note")
    call = study.code("No call back")
    with study.project.action("Write") as session:
        row = session.get_one(Document, document)
        row.revision_id = add_revision(session, f"{FIRST} {SECOND}")
    study.coding(document, FIRST, call)
    assert codes_above(study.project, document, *study.place(document, SECOND)) == [call]
    assert codes_above(study.project, document, *study.place(document, FIRST)) == []


def test_going_on_is_one_step_with_a_decision_for_each_code(study):
    document, call, waiting = two(study)
    place = study.place(document, SECOND)
    lines = tuple(Suggestion(code, 0.0, (), None, True) for code in (call, waiting))
    ledger.shown(
        study.project,
        [PassageSuggestions(document, *place, SECOND, lines)],
        None,
        asked=True,
        model=MODEL,
    )
    go_on(study.project, document, *place, [call, waiting])
    assert study.project.next_undo().name == 'Continue "No call back" and "Waiting" in P01 ¶3'
    with study.project.read() as session:
        codings = session.scalars(select(Coding)).all()
        decided = session.scalars(select(Decision)).all()
    assert {one.origin for one in codings} == {"suggestion"}
    assert {(one.kind, one.model) for one in decided} == {("accepted", MODEL)}
    assert json.loads(decided[0].reasons) == ["continues from above"]
    study.project.undo()
    with study.project.read() as session:
        assert not session.scalars(select(Coding)).all()
        assert not session.scalars(select(Decision)).all()


def test_answers_to_a_survey_do_not_run_on_from_one_person_to_the_next(study):
    document = study.interview("Q1", ("R001", FIRST), ("R002", SECOND), ("R002", "That is all."))
    call = study.code("No call back")
    study.coding(document, FIRST, call)
    assert codes_above(study.project, document, *study.place(document, SECOND)) == []
    study.coding(document, SECOND, call)
    same = study.place(document, "That is all.")
    assert codes_above(study.project, document, *same) == [call]


def test_where_somebody_asks_codes_run_on_from_one_person_to_the_next(study):
    document = study.interview("Group", ("I", "Well?"), ("A", FIRST), ("B", SECOND))
    call = study.code("No call back")
    study.coding(document, FIRST, call)
    assert codes_above(study.project, document, *study.place(document, SECOND)) == [call]
