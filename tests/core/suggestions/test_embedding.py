"""Sentence vectors of a project: made by and by, kept, used once all are there, dropped."""

import numpy as np
import pytest
from sqlalchemy import select

from coder_app.core.embeddings import filling, session
from coder_app.core.embeddings.extra import Extra, ModelRefused
from coder_app.core.embeddings.kept import drop, kept
from coder_app.core.embeddings.session import fill_all, fill_some, keep_filled, wanted
from coder_app.core.embeddings.vectors import WIDTH
from coder_app.core.suggestions import study as studies
from coder_app.core.suggestions.choices import choices, switch, use_embeddings
from coder_app.core.suggestions.session import learn, suggest_for
from models import Document


class Words:
    """A model that needs no extra: a bag of words, hashed."""

    def __init__(self):
        self.asked = []

    def vector(self, text):
        self.asked.append(text)
        vector = np.zeros(WIDTH, np.float32)
        for word in text.lower().split():
            vector[sum(word.encode()) % WIDTH] += 1
        return vector / max(np.linalg.norm(vector), 1e-9)


@pytest.fixture
def model(monkeypatch):
    model = Words()
    monkeypatch.setattr(filling, "_model", lambda: model)
    monkeypatch.setattr(session, "extra", lambda: Extra(()))
    return model


@pytest.fixture(autouse=True)
def forgotten():
    studies._studies.clear()


@pytest.fixture
def made(study, model):  # noqa: ARG001 - no other model is asked
    """Two interviews of four passages in all, one code with an example."""
    study.code("Waiting", "Somebody waited", ["I sat by the phone."])
    for name, speech in (("P1", "Nobody rang me."), ("P2", "They called on Monday.")):
        turns = [("I", "And then?"), (name, speech), ("I", "And?"), (name, f"I was {name}.")]
        study.interview(name, *turns)
    return study


def used():
    [study] = studies._studies.values()
    return study.embedding.used


def fill(project, times=20):
    made = [fill_some(project.path) for _ in range(1)]
    while not made[-1].complete and len(made) < times:
        keep_filled(project, made[-1])
        made.append(fill_some(project.path))
    keep_filled(project, made[-1])
    return made[-1]


def test_they_count_only_once_all_passages_have_one(made, monkeypatch):
    monkeypatch.setattr(
        filling.fill, "__kwdefaults__", {**filling.fill.__kwdefaults__, "seconds": 0}
    )
    learn(made.project.path)
    assert not used()
    first = fill_some(made.project.path)
    assert (first.done, first.total, first.complete) == (1, 4 + 4, False)
    learn(made.project.path)
    assert not used()
    assert fill(made.project).complete
    learn(made.project.path)
    assert used()


def test_what_was_made_is_there_at_the_next_start(made, model):
    fill(made.project)
    studies._studies.clear()  # another day
    model.asked.clear()
    learn(made.project.path)
    assert used()
    assert model.asked == []


def test_suggestions_work_with_them_and_after_they_are_dropped(made):
    fill(made.project)
    learn(made.project.path)
    with made.project.read() as opened:
        document = opened.scalars(select(Document.id).order_by(Document.position)).first()
    start, end = made.place(document, "Nobody rang")
    assert suggest_for(made.project.path, document, start, end) is not None
    assert drop(made.project)
    studies._studies.clear()
    learn(made.project.path)
    assert not used()
    assert suggest_for(made.project.path, document, start, end) is not None


def test_a_definition_changed_is_understood_at_once(made, model):
    fill(made.project)
    learn(made.project.path)
    model.asked.clear()
    code = made.code("Ringing", "A telephone rang")
    made.define(code, "A telephone rang at last")
    learn(made.project.path)
    assert used()
    assert any("at last" in text for text in model.asked)
    assert not any("Nobody" in text for text in model.asked)


def test_who_wants_none_gets_none(made):
    fill(made.project)
    use_embeddings(made.project, use=False)
    assert made.project.next_undo().sentence == "Use no embeddings for suggestions"
    assert fill_some(made.project.path).rows == ()
    learn(made.project.path)
    assert not used()
    made.project.undo()
    assert choices(made.project).embeddings
    learn(made.project.path)
    assert used()


def test_none_are_wanted_without_the_extra_or_with_suggestions_off(made, monkeypatch):
    assert wanted(made.project)
    switch(made.project, on=False)
    assert not wanted(made.project)
    switch(made.project, on=True)
    monkeypatch.setattr(session, "extra", lambda: Extra(("onnxruntime",)))
    assert not wanted(made.project)


def test_vectors_of_texts_that_are_gone_leave_the_file(made):
    def number():
        with made.project.read() as opened:
            return len(kept(opened))

    code = made.code("Ringing", "A telephone rang")
    fill(made.project)
    before = number()
    made.define(code, "A bell rang")
    studies._studies.clear()
    assert len(fill(made.project).gone) == 2  # the old definition, and the whole description
    assert number() == before


def test_all_of_them_can_be_made_at_once_with_progress(made):
    told = []
    path = made.project.path
    count = fill_all(made.project, lambda: fill_some(path), lambda *steps: told.append(steps))
    assert count == 8
    assert told[-1] == (8, 8)
    assert fill_all(made.project, lambda: fill_some(path)) == 0


def refuse(monkeypatch):
    """From now on the model is not what it should be."""

    def refused():
        raise ModelRefused("model.onnx is not the model that Coder knows.")

    monkeypatch.setattr(filling, "_model", refused)


@pytest.mark.parametrize("at_start", [True, False])
def test_where_the_model_is_refused_suggestions_go_on_without(made, monkeypatch, at_start):
    fill(made.project)
    learn(made.project.path)
    assert used()
    refuse(monkeypatch)
    made.code("Ringing", "A telephone rang")
    if at_start:
        studies._studies.clear()
    with made.project.read() as opened:
        document = opened.scalars(select(Document.id).order_by(Document.position)).first()
    start, end = made.place(document, "Nobody rang")
    assert suggest_for(made.project.path, document, start, end) is not None
    assert not used()
    with pytest.raises(ModelRefused):
        fill_some(made.project.path)


def test_once_the_model_is_put_right_it_is_used_again(made, model, monkeypatch):
    fill(made.project)
    made.code("Ringing", "A telephone rang")
    refuse(monkeypatch)
    learn(made.project.path)
    assert not used()
    monkeypatch.setattr(filling, "_model", lambda: model)
    assert fill(made.project).complete
    learn(made.project.path)
    assert used()
