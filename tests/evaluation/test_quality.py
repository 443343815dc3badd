"""The engine in simulated sessions on small sets: no suggestion knows the round it is made in."""

from collections import Counter
from pathlib import Path

import pytest

from coder_app.core.evaluation.jobs import evaluate
from tests.evaluation.adapter import CoderSuggester
from tests.evaluation.fit_weights import load

DATA = Path(__file__).parents[1] / "data" / "suggest"
ROUND = 40
NOISE = 0.02


class MostUsedCode:
    def start(self, codes, corpus):
        self._codes, self._count = [code.id for code in codes], Counter()
        assert corpus

    def fit(self, passages, labels):
        assert len(passages) == len(labels)
        self._count = Counter(code for codes in labels for code in codes)

    def suggest(self, passages):
        ranked = sorted(self._codes, key=lambda code: -self._count[code])
        return [[(code, self._count[code]) for code in ranked] for _ in passages]


class Read(str):
    """A passage as the harness hands it out."""

    __slots__ = ("doc", "index")


def read(folder):
    codes, passages, labels = load(folder)
    texts = []
    for passage in passages:
        text = Read(passage.text)
        text.doc, text.index = passage.document, passage.place
        texts.append(text)
    return codes, texts, labels


def hits(ranking, codes, most=3):
    """Share of the codes a coder chose that were among the first three."""
    return len({code for code, _ in ranking[:most]} & codes) / min(most, len(codes))


def found_in_rounds(suggester, folder):
    codes, passages, labels = read(folder)
    suggester.start(codes, passages)
    shares = []
    for start in range(0, len(passages), ROUND):
        now = slice(start, start + ROUND)
        rankings = suggester.suggest(passages[now])
        shares += [
            hits(r, chosen) for r, chosen in zip(rankings, labels[now], strict=True) if chosen
        ]
        suggester.fit(passages[: start + ROUND], labels[: start + ROUND])
    return sum(shares) / len(shares)


def found_while_reading(suggester, folder):
    codes, passages, labels = read(folder)
    suggester.start(codes, passages)
    shares = []
    for number, (passage, chosen) in enumerate(zip(passages, labels, strict=True)):
        ranking = suggester.suggest([passage])[0]
        if chosen:
            shares.append(hits(ranking, chosen))
        suggester.observe(passage, chosen)
        if (number + 1) % ROUND == 0:
            suggester.fit(passages[: number + 1], labels[: number + 1])
    return sum(shares) / len(shares)


@pytest.mark.parametrize(("name", "least"), [("nhs_feedback_a", 0.7), ("oralhist_writers", 0.36)])
def test_the_engine_beats_the_most_used_code_round_by_round(name, least):
    ours = found_in_rounds(CoderSuggester(), DATA / name)
    theirs = found_in_rounds(MostUsedCode(), DATA / name)
    assert ours >= theirs + 0.05
    assert ours >= least


def test_before_any_coding_the_codebook_alone_finds_codes():
    codes, passages, labels = read(DATA / "nhs_feedback_a")
    suggester = CoderSuggester()
    suggester.start(codes, passages)
    rankings = suggester.suggest(passages)
    shares = [hits(r, chosen) for r, chosen in zip(rankings, labels, strict=True) if chosen]
    assert sum(shares) / len(shares) >= 0.4


def test_reading_on_the_codes_just_above_are_offered_first():
    assert found_while_reading(CoderSuggester(), DATA / "oralhist_writers") >= 0.85


def test_probabilities_are_near_to_what_comes_true():
    codes, passages, labels = read(DATA / "nhs_feedback_a")
    suggester = CoderSuggester()
    suggester.start(codes, passages)
    said, true = [], []
    for start in range(80, 200, ROUND):
        suggester.fit(passages[:start], labels[:start])
        now = slice(start, start + ROUND)
        for ranking, chosen in zip(suggester.suggest(passages[now]), labels[now], strict=True):
            said += [chance for _, chance in ranking[:5]]
            true += [code in chosen for code, _ in ranking[:5]]
    assert sum(said) / len(said) == pytest.approx(sum(true) / len(true), abs=0.05)


def test_the_engine_finds_more_than_any_baseline_on_200_passages():
    found = evaluate(DATA / "nhs_feedback_a", ["all"], limit=200)
    ours, *others = (one.measures for one in found.candidates)
    assert len(others) == 5
    assert ours["MAP"] >= max(other["MAP"] for other in others) - NOISE
    assert ours["ECE"] <= min(other["ECE"] for other in others) + NOISE
