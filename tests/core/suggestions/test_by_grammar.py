"""Emerging themes by noun phrases, with a pipeline that truly parses; needs the extra."""

import os

import pytest

from coder_app.core.language.pipelines import INSTALL, with_grammar
from coder_app.core.suggestions import phrases
from coder_app.core.suggestions import study as studies
from coder_app.core.suggestions.emerging import emerging

needed = pytest.mark.skipif(
    not with_grammar("en") and not os.environ.get("CODER_NEEDS_EXTRAS"),
    reason=f"no English pipeline is installed: {INSTALL} (make test-extras does)",
)
pytestmark = [pytest.mark.english, needed]

SAID = (
    "The staff were friendly and the ambulance crew showed real kindness.",
    "I was waiting outside, and the ambulance crew came through the back door.",
    "They dealt with my problem, the service provided thanks to the rose garden was good.",
    "The service provided was late, so nobody opened the rose garden.",
    "There was care and attention whenever somebody rang.",
    "With so much care and attention nobody complained.",
)
TAUGHT = "We would teach there."


@pytest.fixture(autouse=True)
def forgotten():
    studies._studies.clear()


@pytest.fixture
def answers(study):
    """Three people who say alike; one topic that is a verb gathers in the middle."""
    for number in range(3):
        turns = [("A", f"It went on, number {n} of them.") for n in range(60)]
        turns[20:32] = [("A", TAUGHT if n % 2 else "And so on.") for n in range(12)]
        study.interview(f"P{number}", *[("A", text) for text in SAID], *turns)
    return study


def found(study):
    answer = emerging(study.project.path)
    return answer, {phrase for theme in answer.themes for phrase in (theme.phrase, *theme.also)}


def test_noun_phrases_are_kept_and_pieces_of_sentences_are_not(answers, monkeypatch):
    answer, kept = found(answers)
    assert answer.by_grammar
    assert {"ambulance crew", "rose garden", "care and attention"} <= kept
    assert "service provided" not in kept
    monkeypatch.setattr(phrases, "knows_grammar", lambda _: False)
    answer, without = found(answers)
    assert not answer.by_grammar
    assert "service provided" in without, "there is something to leave out"


def test_what_is_talked_about_for_a_while_is_kept_though_it_is_no_noun(answers):
    _, kept = found(answers)
    assert "teach" in kept
    assert "waiting" not in kept


def test_a_project_in_another_language_is_not_read_by_english_grammar(answers):
    with answers.project.action("Change") as session:
        answers.project.set_setting(session, "language", "de")
    answer, _ = found(answers)
    assert not answer.by_grammar
