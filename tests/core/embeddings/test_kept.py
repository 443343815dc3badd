"""Vectors in the project's file: kept without a step, read back, dropped."""

import numpy as np
import pytest
from sqlalchemy import select

from coder_app.core.embeddings import filling
from coder_app.core.embeddings.kept import drop, keep, kept
from coder_app.core.embeddings.vectors import WIDTH, Vectors, key_of, pack
from coder_app.core.errors import Cancelled
from coder_app.core.project import Project
from models import Cache


def row(text, seed=1):
    vector = np.random.default_rng(seed).normal(size=WIDTH).astype(np.float32)
    return key_of(text), pack(vector)


class Counting:
    """A model that needs no extra: a text's length, and how often it was asked."""

    def __init__(self):
        self.asked = []

    def vector(self, text):
        self.asked.append(text)
        vector = np.zeros(WIDTH, np.float32)
        vector[len(text) % WIDTH] = 1
        return vector


@pytest.fixture
def model(monkeypatch):
    model = Counting()
    monkeypatch.setattr(filling, "_model", lambda: model)
    return model


def test_keeping_vectors_is_no_step_and_no_news(project):
    told = []
    project.on_change(told.append)
    steps = len(project.history())
    assert keep(project, [row("calm"), row("storm", 2)])
    assert keep(project, [row("calm"), row("wind", 3)])
    with project.read() as session:
        assert dict(kept(session)) == dict([row("calm"), row("storm", 2), row("wind", 3)])
    assert told == []
    assert len(project.history()) == steps
    assert project.next_undo() is None


def test_the_file_holds_no_word_of_the_texts(project):
    keep(project, [row("xylophone")])
    project.checkpoint()
    assert b"xylophone" not in project.path.read_bytes()


def test_dropping_leaves_other_caches(project):
    keep(project, [row("calm"), row("storm")])
    with project.aside() as session:
        session.add(Cache(id="other", value=b"1"))
        session.add(Cache(id="vector/another-model/1", value=b"1"))
    assert drop(project, [row("calm")[0]])
    with project.read() as session:
        assert [key for key, _ in kept(session)] == [row("storm")[0]]
    assert drop(project)
    with project.read() as session:
        assert session.scalars(select(Cache.id)).all() == ["other"]


def test_a_project_open_to_read_only_keeps_nothing_and_says_so(project):
    project.close()
    other = Project.open_to_read(project.path)
    assert not keep(other, [row("calm")])
    assert not drop(other)
    other.close()


def test_only_what_is_missing_is_made_and_each_text_once(model):
    vectors = Vectors()
    vectors.take([row("calm")])
    rows = filling.fill(vectors, ["calm", "storm", "storm", "wind"], seconds=60)
    assert model.asked == ["storm", "wind"]
    assert [key for key, _ in rows] == [key_of("storm"), key_of("wind")]
    assert vectors.missing(["calm", "storm", "wind"]) == []


@pytest.mark.usefixtures("model")
def test_when_the_time_is_up_the_rest_is_left_for_the_next_job():
    vectors = Vectors()
    texts = [f"text {number}" for number in range(5)]
    assert len(filling.fill(vectors, texts, seconds=0)) == 1
    assert len(vectors.missing(texts)) == 4
    assert len(filling.fill(vectors, texts, seconds=60)) == 4


@pytest.mark.usefixtures("model")
def test_a_cancel_stops_it_and_what_was_made_is_known():
    def stop(done, _):
        if done == 2:
            raise Cancelled

    vectors = Vectors()
    with pytest.raises(Cancelled):
        filling.fill(vectors, ["a", "bb", "ccc", "dddd"], seconds=60, progress=stop)
    assert vectors.missing(["a", "bb", "ccc", "dddd"]) == ["ccc", "dddd"]
