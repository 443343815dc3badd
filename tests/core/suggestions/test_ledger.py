import json

import pytest
from sqlalchemy import select

from coder_app.core.errors import NotFound
from coder_app.core.project import Project
from coder_app.core.suggestions import ledger
from coder_app.core.suggestions.decisions import accept, change, refuse
from coder_app.core.suggestions.session import LearnState, PassageSuggestions, Suggestion
from models import Code, Coding, Decision, Document, ShownSuggestion
from models.texts import add_revision

RANG = "Nobody rang me, nobody called back for seven weeks."
STATE = LearnState(3, 1240, 2, "")


@pytest.fixture
def call(study):
    return study.code("No call back")


@pytest.fixture
def p01(study):
    return study.interview("P01", ("I", "And then?"), ("P01", RANG), ("P01", "We had tea."))


@pytest.fixture
def show(study, p01):
    def show(*codes, probability=0.61, words=("rang",), asked=True, passage=RANG):
        start, end = study.place(p01, passage)
        found = tuple(Suggestion(code, probability, words, None, True) for code in codes)
        passages = [PassageSuggestions(p01, start, end, passage, found)]
        return ledger.shown(study.project, passages, STATE, asked=asked)

    return show


def rows(project, table=ShownSuggestion):
    with project.read() as session:
        return session.scalars(select(table).order_by(table.id)).all()


def test_what_is_shown_is_put_down_once_and_is_no_step(study, show, call):
    before, steps = study.project.version, study.project.history()
    assert show(call) == 1
    assert show(call, probability=0.7, asked=False) == 0
    (row,) = rows(study.project)
    assert (row.code_id, row.coder_id, row.asked) == (call, study.project.coder, 1)
    assert row.probability == 7000
    assert row.model == "engine 4, 1,240 codings"
    assert json.loads(row.reasons) == ["continues from above", "words: rang"]
    assert study.project.version == before
    assert study.project.history() == steps
    study.project.undo()
    assert len(rows(study.project)) == 1


def test_two_coders_and_two_passages_are_told_apart(study, show, call):
    show(call)
    study.project.use_coder("Ben Ode")
    show(call)
    show(call, passage="We had tea.")
    assert len(rows(study.project)) == 3


@pytest.mark.parametrize("decide", [accept, refuse])
def test_a_decision_keeps_the_model_and_the_reasons_it_was_shown_with(
    study, p01, show, call, decide
):
    place = study.place(p01, RANG)
    show(call)
    decide(study.project, p01, *place, call, 0.61)
    (row,) = rows(study.project, Decision)
    assert (row.probability, row.model) == (6100, "engine 4, 1,240 codings")
    assert json.loads(row.reasons) == ["continues from above", "words: rang"]
    study.project.undo()
    assert rows(study.project, Decision) == []
    assert len(rows(study.project)) == 1


def test_a_decision_about_what_was_never_shown_says_nothing_of_the_model(study, p01, call):
    refuse(study.project, p01, *study.place(p01, RANG), call, 0.2)
    (row,) = rows(study.project, Decision)
    assert (row.model, row.reasons) == ("", "[]")


def test_another_code_is_applied_by_hand_and_the_suggestion_counts_as_changed(
    study, p01, show, call
):
    waiting, place = study.code("Waiting"), study.place(p01, RANG)
    show(call)
    change(study.project, p01, *place, call, 0.61, chosen=waiting)
    (coding,) = rows(study.project, Coding)
    assert (coding.code_id, coding.origin) == (waiting, "hand")
    (row,) = rows(study.project, Decision)
    assert (row.code_id, row.kind) == (call, "changed")
    assert study.project.next_undo().name == 'Apply "Waiting" for P01 ¶2, not "No call back"'
    with study.project.action("Delete") as session:
        session.delete(session.get_one(Code, call))
    with pytest.raises(NotFound, match="suggested code is no longer"):
        change(study.project, p01, *place, call, 0.61, chosen=waiting)


def test_a_project_open_to_read_only_is_left_as_it_is(study, p01, call):
    reading = Project.open_to_read(study.project.path)
    found = PassageSuggestions(p01, 0, 4, RANG[:4], (Suggestion(call, 0.5, (), None, False),))
    assert ledger.shown(reading, [found], None, asked=True) == 0
    reading.close()


def test_words_of_a_text_that_is_gone_leave_the_ledger_and_the_counts_stay(study, show, p01, call):
    show(call)
    path = study.project.path
    with study.project.action("Edit") as session:
        session.get_one(Document, p01).revision_id = add_revision(session, "All different.")
    study.project.prune_history(study.project.last_saved.replace(year=2100))
    (row,) = rows(study.project)
    assert row.reasons == "[]"
    assert path.exists()


def test_only_tables_outside_the_journal_are_written_aside(study, call):
    with pytest.raises(Exception, match="outside an action"), study.project.aside() as session:  # noqa: PT012
        session.get_one(Code, call).name = "Other"
        session.flush()
