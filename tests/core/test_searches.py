"""Limits, patterns, word forms, text nobody has coded."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.lookups import Lookups

from coder_app.core import coders
from coder_app.core.errors import CoderError
from coder_app.core.language import forms
from coder_app.core.language.pipelines import INSTALL
from coder_app.core.progress import silent
from coder_app.core.search import Search, SearchFilter, search_words
from coder_app.core.search_jobs import NO_PIPELINE, answer_search, found
from coder_app.core.search_pattern import find_pattern
from coder_app.core.uncoded import find_uncoded
from tests.planting import Study


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    study = Study(tmp_path / "study.coder")
    study.case("P04", gender="woman")
    study.case("P05", gender="man")
    study.document(
        "One",
        [("I", "Did the police call?"), ("P04", "Nobody called me. The police 😀 calls nobody.")],
        {"P04": "P04"},
    )
    study.document(
        "Two", [("I", "And the police?"), ("P05", "Police? Calling is hard.")], {"P05": "P05"}
    )
    study.code("Contact")
    yield study
    study.project.close()


def words(study: Study, spans: dict[str, list[tuple[int, int]]]) -> list[str]:
    texts = {study.documents[name]: text for name, text in study.texts.items()}
    return [texts[one][start:end] for one, places in spans.items() for start, end in places]


def rows(study: Study, typed: str, where: SearchFilter) -> list[tuple[str, str]]:
    return [(h.document_name, h.speaker) for h in search_words(study.project, typed, where)]


def test_a_search_counts_by_document_and_reads_rows_by_page(study: Study) -> None:
    answer = search_words(study.project, "police")
    assert [(d.name, d.places) for d in answer.documents] == [("One", 2), ("Two", 2)]
    hit = answer.page(0, 1 - 1)[1]
    assert (hit.before, hit.words, hit.speaker, hit.paragraph) == (
        "P04: Nobody called me. The ",
        "police",
        "P04",
        2,
    )
    assert hit.after == " 😀 calls nobody."


def test_limits_by_role_case_attribute_and_document(study: Study) -> None:
    with study.project.read() as session:
        gender = session.connection().exec_driver_sql("SELECT id FROM attribute").scalar()
    said = SearchFilter(roles=frozenset(["participant"]))
    assert rows(study, "police", said) == [("One", "P04"), ("Two", "P05")]
    asked = SearchFilter(roles=frozenset(["interviewer"]))
    assert rows(study, "police", asked) == [("One", "I"), ("Two", "I")]
    women = SearchFilter(attribute=(gender, "woman"))
    assert rows(study, "police", women) == [("One", "P04")]
    two = SearchFilter(documents=frozenset([study.documents["Two"]]))
    assert rows(study, "police", two) == [("Two", "I"), ("Two", "P05")]
    assert rows(study, "P04", said) == []  # a label is nobody's speech


def test_a_pattern_finds_characters_whatever_their_capitals(study: Study) -> None:
    spans = find_pattern(study.project, r"police\W+\w+", SearchFilter())
    assert words(study, spans) == [
        "police call",
        "police 😀 calls",
        "police?\n\nP05",
        "Police? Calling",
    ]
    assert words(study, find_pattern(study.project, r"(?-i:Police)", SearchFilter())) == ["Police"]


@pytest.mark.parametrize("pattern", ["(", "[a", "*", "(?P<x", r"\p{Nonsense}", " "])
def test_what_is_no_pattern_is_a_message(study: Study, pattern: str) -> None:
    with pytest.raises(CoderError, match="regular expression"):
        find_pattern(study.project, pattern, SearchFilter())


def test_a_pattern_without_an_end_is_stopped(tmp_path: Path) -> None:
    study = Study(tmp_path / "slow.coder")
    study.document("Long", [("P04", "a" * 40 + "b")])
    with pytest.raises(CoderError, match="was stopped"):
        find_pattern(study.project, r"(a|aa|a?a)+$", SearchFilter(), seconds=0.05)
    study.project.close()


def test_text_nobody_has_coded_leaves_out_labels_and_what_is_coded(study: Study) -> None:
    study.coding("One", "Contact", "called me.")
    study.coding("One", "Contact", "Did the police call?")
    left = find_uncoded(study.project, SearchFilter(), None)
    assert words(study, left) == [
        "Nobody",
        "The police 😀 calls nobody.",
        "And the police?",
        "Police? Calling is hard.",
    ]


def test_what_another_has_coded_is_not_coded_by_me(study: Study) -> None:
    study.coding("One", "Contact", "Did the police call?")
    study.project.use_coder("Bea")
    me = next(row.id for row in coders.coders(study.project) if row.name == "Bea")
    nobody = words(study, find_uncoded(study.project, SearchFilter(), None))
    mine = words(study, find_uncoded(study.project, SearchFilter(), me))
    assert "Did the police call?" not in nobody
    assert mine[0] == "Did the police call?"


def test_forms_fall_back_plainly_without_a_pipeline(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "pipeline_of", lambda _: None)
    search = Search("call", "forms")
    answer = answer_search(study.project.path, search, None, silent)
    result = found(study.project, search, answer)
    assert result.note == f"{NO_PIPELINE} To add it: {INSTALL}"
    assert [hit.words for hit in result] == ["call"]


def test_forms_by_lemma_where_a_pipeline_is_there(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "pipeline_of", lambda _: str(_pipeline(tmp_path / "en")))
    search = Search("call", "forms")
    answer = answer_search(study.project.path, search, None, silent)
    assert [hit.words for hit in found(study.project, search, answer)] == [
        "call",
        "called",
        "calls",
        "Calling",
    ]


def _pipeline(folder: Path) -> Path:
    """A pipeline with the rules of English endings, and no more."""
    lookups = Lookups()
    lookups.add_table("lemma_rules", {"verb": [["ed", ""], ["ing", ""], ["s", ""]]})
    lookups.add_table("lemma_index", {"verb": ["call"]})
    lookups.add_table("lemma_exc", {})
    nlp = spacy.blank("en")
    nlp.add_pipe("lemmatizer", config={"mode": "rule"}).initialize(lookups=lookups)
    nlp.to_disk(folder)
    return folder
