import pytest
from sqlalchemy import select

from coder_app.core.errors import NotFound
from coder_app.core.suggestions import study as studies
from coder_app.core.suggestions.decisions import accept, change, refuse
from coder_app.core.suggestions.session import suggest_for
from models import Code, Coding, Decision

RANG = "Nobody rang me, nobody called back for seven weeks."


@pytest.fixture(autouse=True)
def forgotten():
    studies._studies.clear()


@pytest.fixture
def call(study):
    return study.code("No call back", "Nobody rang, phoned or called the person back")


@pytest.fixture
def p01(study):
    return study.interview("P01", ("I", "And then?"), ("P01", RANG), ("P01", "We had tea."))


def rows(project, table):
    with project.read() as session:
        return [
            (row.start, row.end, row.code_id, getattr(row, "origin", None) or row.kind)
            for row in session.scalars(select(table))
        ]


def test_accepting_makes_a_coding_of_origin_suggestion_in_one_step(study, p01, call):
    project, place = study.project, study.place(p01, RANG)
    coding = accept(project, p01, *place, call, 0.61234)
    assert rows(project, Coding) == [(*place, call, "suggestion")]
    assert rows(project, Decision) == [(*place, call, "accepted")]
    with project.read() as session:
        assert session.get_one(Coding, coding).coder_id == project.coder
        assert session.scalars(select(Decision.probability)).one() == 6123
    assert project.next_undo().name == 'Accept "No call back" for P01 ¶2'
    project.undo()
    assert rows(project, Coding) == rows(project, Decision) == []


def test_accepting_over_a_coding_of_the_same_code_extends_it(study, p01, call):
    coding = study.coding(p01, "rang me", call)
    place = study.place(p01, RANG)
    assert accept(study.project, p01, *place, call, 0.5) == coding
    assert rows(study.project, Coding) == [(*place, call, "hand")]


def test_another_coders_coding_is_left_alone(study, p01, call):
    study.coding(p01, RANG, call)
    study.project.use_coder("Ben Ode")
    accept(study.project, p01, *study.place(p01, RANG), call, 0.5)
    assert len(rows(study.project, Coding)) == 2


def test_a_refused_suggestion_is_not_shown_again_and_undo_brings_it_back(study, p01, call):
    project, place = study.project, study.place(p01, RANG)
    assert suggest_for(project.path, p01, *place).suggestions[0].code_id == call
    refuse(project, p01, *place, call, 0.4)
    assert suggest_for(project.path, p01, *place).suggestions == ()
    assert project.next_undo().name == 'Refuse "No call back" for P01 ¶2'
    project.undo()
    assert suggest_for(project.path, p01, *place).suggestions[0].code_id == call


def test_one_coders_refusal_is_not_anothers(study, p01, call):
    project, place = study.project, study.place(p01, RANG)
    refuse(project, p01, *place, call, 0.4)
    other = project.use_coder("Ben Ode")
    assert suggest_for(project.path, p01, *place, other).suggestions[0].code_id == call


def test_what_has_gone_meanwhile_is_told_and_nothing_is_changed(study, p01, call):
    project = study.project
    with pytest.raises(NotFound, match="passage is no longer"):
        accept(project, p01, 0, 100_000, call, 0.5)
    with project.action("Delete") as session:
        session.delete(session.get_one(Code, call))
    for decide in (accept, refuse):
        with pytest.raises(NotFound, match="code is no longer"):
            decide(project, p01, *study.place(p01, RANG), call, 0.5)
    assert rows(project, Coding) == rows(project, Decision) == []


def test_a_suggestion_changed_to_another_code_is_a_refusal_of_the_suggested_one(study, p01, call):
    project, place = study.project, study.place(p01, RANG)
    quiet = study.code("Silence", "Nobody said a word for weeks")
    assert suggest_for(project.path, p01, *place).suggestions[0].code_id == call
    change(project, p01, *place, call, 0.4, chosen=quiet)
    assert suggest_for(project.path, p01, *place).suggestions == ()
    engine = next(iter(studies._studies.values())).engine
    passage = next(row for row in engine.known.passages if row.text == RANG)
    says = engine.known.says[engine.known.rows[p01, passage.place]]
    assert dict(zip(engine.codes.ids, says.tolist(), strict=True)) == {call: 2.5, quiet: 1}
    project.undo()
    assert suggest_for(project.path, p01, *place).suggestions[0].code_id == call


def test_a_change_to_a_code_below_is_no_example_against_the_one_above(study, p01, call):
    project, place = study.project, study.place(p01, RANG)
    late = study.code("Called late", "Rang after weeks")
    with project.action("Move") as session:
        session.get_one(Code, late).parent_id = call
    change(project, p01, *place, call, 0.4, chosen=late)
    assert call not in [s.code_id for s in suggest_for(project.path, p01, *place).suggestions]
    engine = next(iter(studies._studies.values())).engine
    assert engine.known.says[0].tolist() == [1, 1], "neither says more than a code just not given"
