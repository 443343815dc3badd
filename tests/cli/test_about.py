"""What the program says of itself and its extra, and what it does with it."""

from contextlib import nullcontext
from pathlib import Path

import numpy as np
import pytest

from coder_app.commands import embedding
from coder_app.core.embeddings import extra as extras
from coder_app.core.embeddings import filling, kept, session
from coder_app.core.embeddings.vectors import WIDTH
from coder_app.core.errors import Cancelled
from coder_app.core.language import pipelines
from coder_app.core.project import Project


def test_about_names_the_version_and_whether_the_extra_is_there(run, monkeypatch):
    for module in (extras, pipelines):
        monkeypatch.setattr(module, "find_spec", lambda _: None)
    said = run.ok("about")
    assert said.startswith("Coder ")
    assert 'pip install "coder-app[embeddings]"' in said
    found = run.data("about")
    assert found["embeddings"]["installed"] is False
    assert "onnxruntime" in found["embeddings"]["missing"]
    assert 'pip install "coder-app[english]"' in said
    assert found["english"] == ""


def test_embed_says_how_to_add_the_extra(study, monkeypatch):
    monkeypatch.setattr(extras, "find_spec", lambda _: None)
    assert 'pip install "coder-app[embeddings]"' in study.refused("embed", "study.coder")


class Even:
    """A model that needs no extra."""

    def vector(self, text):
        return np.full(WIDTH, len(text) or 1, np.float32)


@pytest.fixture
def installed(monkeypatch):
    monkeypatch.setattr(extras, "find_spec", lambda _: object())
    monkeypatch.setattr(extras, "model_path", lambda: Path("model.onnx"))
    monkeypatch.setattr(session, "extra", lambda: extras.Extra(()))
    monkeypatch.setattr(filling, "_model", Even)


@pytest.mark.usefixtures("installed")
def test_embed_that_is_stopped_keeps_what_it_made_and_says_so(study, monkeypatch):
    monkeypatch.setattr(
        filling.fill, "__kwdefaults__", {**filling.fill.__kwdefaults__, "seconds": 0}
    )

    def stop(done, total):
        assert 0 < done < total
        raise Cancelled

    monkeypatch.setattr(embedding, "progress", lambda _: nullcontext(stop))
    assert "made so far are kept" in study.refused("embed", "study.coder")
    assert stored(study) == 1


@pytest.mark.usefixtures("installed")
def test_embed_makes_and_keeps_vectors_and_drops_them(study):
    made = study.data("embed", "study.coder")["made"]
    assert made > 4
    assert study.data("embed", "study.coder") == {"made": 0}
    assert stored(study) == made
    study.ok("embed", "study.coder", "--drop")
    assert stored(study) == 0


def stored(study):
    project = Project.open_to_read(study.folder / "study.coder")
    with project.read() as opened:
        found = len(kept.kept(opened))
    project.close()
    return found
