"""What a project chooses about its suggestions is kept, undone, and kept to by the worker."""

import numpy as np
import pytest

from coder_app.core.suggestions import study as studies
from coder_app.core.suggestions.choices import (
    ALL,
    ASKED,
    LEFT,
    ME,
    READING,
    be_sure,
    choices,
    code_twice,
    coded_twice,
    learn_from,
    never_suggest,
    show_when,
    switch,
    use_embeddings,
    why_none,
)
from coder_app.core.suggestions.evidence import KINDS
from coder_app.core.suggestions.judgement import Judgement
from coder_app.core.suggestions.session import (
    learn,
    learning_due,
    suggest_document,
    suggest_for,
)

RANG = "Nobody rang me, nobody called back for seven weeks."


@pytest.fixture(autouse=True)
def forgotten():
    studies._studies.clear()


@pytest.fixture
def call(study):
    return study.code("No call back", "Nobody rang, phoned or called the person back")


@pytest.fixture
def p01(study, call):
    assert call
    return study.interview("P01", ("I", "And then?"), ("P01", RANG))


@pytest.fixture
def p02(study):
    return study.interview("P02", ("I", "And you?"), ("P02", "Nobody called back, ever."))


def test_choices_are_steps_of_the_history(study):
    project = study.project
    assert choices(project).when == LEFT
    show_when(project, READING)
    assert project.next_undo().name == "Show suggestions as I read"
    show_when(project, ASKED)
    assert project.next_undo().name == "Show suggestions only when asked"
    learn_from(project, ME)
    assert project.next_undo().name == "Let suggestions learn only from me"
    switch(project, on=False)
    assert choices(project).off
    for _ in range(4):
        project.undo()
    assert (choices(project).when, choices(project).learn_from) == (LEFT, ALL)
    assert not choices(project).off


def test_embeddings_count_by_themselves_only_in_the_language_of_their_model(study):
    project = study.project
    assert choices(project).embeddings
    with project.action("Set the language") as session:
        project.set_setting(session, "language", "de")
    assert not choices(project).embeddings
    use_embeddings(project, use=True)
    assert choices(project).embeddings, "who wants them has them"
    use_embeddings(project, use=False)
    with project.action("Set the language") as session:
        project.set_setting(session, "language", "en")
    assert not choices(project).embeddings, "who does not want them has not"


def test_choosing_what_holds_already_is_no_step(study, call):
    project, before = study.project, study.project.version
    show_when(project, LEFT)
    learn_from(project, ALL)
    switch(project, on=True)
    never_suggest(project, call, never=False)
    be_sure(project, 50)
    assert project.version == before


def test_how_sure_is_each_coders_own(study):
    project = study.project
    be_sure(project, 70)
    project.use_coder("Ben Ode")
    assert choices(project).sure == 50
    project.use_coder("Ann Lee")
    assert choices(project).sure == 70


def test_a_code_that_is_never_suggested_is_not_until_it_is_again(study, p01, call):
    project, place = study.project, study.place(p01, RANG)
    assert suggest_for(project.path, p01, *place).suggestions[0].code_id == call
    never_suggest(project, call)
    assert project.next_undo().name == 'Never suggest "No call back"'
    assert suggest_for(project.path, p01, *place).suggestions == ()
    never_suggest(project, call, never=False)
    assert suggest_for(project.path, p01, *place).suggestions[0].code_id == call


def test_in_a_document_coded_twice_nothing_is_suggested(study, p01, p02):
    project, place = study.project, study.place(p01, RANG)
    code_twice(project, p01, twice=True)
    assert project.next_undo().name == 'Assign "P01" for double coding'
    assert coded_twice(project) == {p01}
    assert why_none(project, p01) == "twice"
    assert why_none(project, p02) == ""
    assert suggest_for(project.path, p01, *place) is None
    assert suggest_document(project.path, p01) == []
    project.undo()
    assert suggest_for(project.path, p01, *place).suggestions


def test_another_coders_codings_of_a_document_coded_twice_are_never_quoted(study, p01, p02, call):
    project, ann = study.project, study.project.coder
    other = project.use_coder("Ben Ode")
    study.coding(p01, "nobody called back", call, other)
    project.use_coder("Ann Lee")
    assert learn(project.path, coder=ann).source == ""
    place = study.place(p02, "Nobody called back")
    assert suggest_for(project.path, p02, *place, ann).suggestions[0].nearest is not None
    code_twice(project, p01, twice=True)
    assert suggest_for(project.path, p02, *place, ann).suggestions[0].nearest is None
    assert suggest_for(project.path, p02, *place, other).suggestions[0].nearest is not None


def test_learning_only_from_me_leaves_others_codings_out_at_once(study, p01, p02, call):
    project, ann = study.project, study.project.coder
    other = project.use_coder("Ben Ode")
    study.coding(p01, "nobody called back", call, other)
    project.use_coder("Ann Lee")
    state = learn(project.path, coder=ann)
    assert not learning_due(project, state)
    learn_from(project, ME)
    assert learning_due(project, state)
    state = learn(project.path, coder=ann)
    assert not learning_due(project, state)
    place = study.place(p02, "Nobody called back")
    assert suggest_for(project.path, p02, *place, ann).suggestions[0].nearest is None


def test_who_wants_fewer_but_surer_gets_a_higher_threshold():
    judgement, chance = Judgement(reading=False), np.random.default_rng(7)
    known = chance.random((400, 3, len(KINDS))).astype(np.float32)
    marks = (chance.random((400, 3)) < known[..., 0]).astype(np.float32)
    judgement.remember(known, marks, np.array([3, 3, 3], np.float32))
    judgement.tune()
    assert judgement.threshold == judgement.threshold_for(0.5)
    assert judgement.threshold_for(0.7) > judgement.threshold_for(0.5)
