"""Evidence from vectors: found without a shared word, kept fresh, the same by every way."""

import numpy as np
import pytest

from coder_app.core.suggestions.direction import Directions
from coder_app.core.suggestions.engine import Suggester
from coder_app.core.suggestions.evidence import KINDS
from coder_app.core.suggestions.judgement import Judgement
from coder_app.core.suggestions.passage import CodeText, Passage
from coder_app.core.suggestions.reasons import nearest

WIDTH = 6


class Topics:
    """A ``Similarity`` by what a text is about: the words of a topic lie along one axis."""

    about = ({"sea", "harbour", "waves", "boat"}, {"rent", "pension", "money", "wages"})

    def __init__(self, unknown=()):
        self.unknown = unknown

    def vectors(self, texts):
        rows = np.zeros((len(texts), WIDTH), np.float32)
        for row, text in enumerate(texts):
            words = text.lower().split()
            for axis, topic in enumerate(self.about):
                rows[row, axis] = sum(word in topic for word in words)
            rows[row, 2 + len(text) % 4] = 0.5
            rows[row] /= np.linalg.norm(rows[row])
            if text in self.unknown:
                rows[row] = 0
        return rows


CODES = [CodeText("s", "sea"), CodeText("m", "money"), CodeText("x", "other things")]
TEXTS = [
    "we saw the harbour early",
    "they took my pension away",
    "nothing much happened then",
    "waves came over everything that night",
    "he wanted his wages",
    "so we sat down",
    "a boat is never dry",
    "the rent was due again",
]


def passages(texts=TEXTS, document="d"):
    return [Passage(text, document, place) for place, text in enumerate(texts)]


def engine(similarity=None, texts=TEXTS):
    found = Suggester()
    found.start(CODES, passages(texts), similarity=similarity)
    return found


def test_a_code_is_found_though_no_word_is_shared():
    [ranking] = engine(Topics()).suggest(passages()[:1])
    assert ranking[0][0] == "s"
    [plain] = engine().suggest(passages()[:1])
    assert dict(plain)["s"] == pytest.approx(dict(plain)["m"], abs=0.2)
    assert dict(ranking)["s"] > dict(ranking)["m"] + 0.05


def test_without_vectors_nothing_changes():
    known = passages(), [frozenset("s"), frozenset("m"), frozenset()] * 2 + [frozenset("s")] * 2
    plain, other = engine(), engine(Topics(unknown=TEXTS))
    plain.fit(*known)
    other.fit(*known)
    evidence = other._evidence(passages(), other.learned)
    assert not evidence[..., KINDS.index("meaning of the codings")].any()
    assert not evidence[..., KINDS.index("direction in meaning")].any()


def test_the_scores_of_the_corpus_are_those_of_its_passages_one_by_one():
    texts = TEXTS * 3
    found = engine(Topics(unknown=TEXTS[4:5]), texts)
    labels = [frozenset("s"), frozenset("m"), frozenset()] * 8
    found.fit(passages(texts)[:20], labels[:20])
    scores = found.scores()
    for place, ranking in enumerate(found.suggest(passages(texts))):
        for code, chance in ranking:
            assert scores[place, found.codes.ids.index(code)] == pytest.approx(chance, abs=1e-4)


def test_one_coding_observed_is_as_if_all_were_learned_anew():
    labels = [frozenset("s"), frozenset("m"), frozenset(), frozenset("s"), frozenset("m")]
    step, whole = engine(Topics()), engine(Topics())
    step.fit(passages()[:4], labels[:4])
    step.observe(passages()[4:5], labels[4:5])
    whole.fit(passages()[:5], labels)
    found = [one._evidence(passages(), one.learned)[:, 1] for one in (step, whole)]
    meant = [KINDS.index(kind) for kind in KINDS if "meaning" in kind]
    assert found[0][:, meant] == pytest.approx(found[1][:, meant], abs=1e-4)


def test_a_new_codebook_takes_new_vectors():
    found = engine(Topics())
    found.fit(passages()[:4], [frozenset("s"), frozenset("m"), frozenset(), frozenset("s")])
    found.set_codes([*CODES[1:], CodeText("b", "boat")])
    [ranking] = found.suggest(passages()[6:7])
    assert ranking[0][0] == "b"


def test_the_nearest_excerpt_is_the_one_that_means_alike():
    here, harbour, pension = passages()[3], passages()[0], passages()[1]
    assert nearest(engine(Topics()), here, [pension, harbour]) == harbour
    assert nearest(engine(Topics()), here, [passages()[5]]) is None
    assert nearest(engine(), here, [pension, harbour]) is None


def test_the_shipped_weights_fit_the_kinds_of_evidence():
    for reading in (False, True):
        for meaning in (False, True):
            shipped = Judgement(reading=reading, meaning=meaning).shipped()
            assert shipped.shape == (3, len(KINDS) + 1)


def test_rows_that_come_and_go_leave_the_same_directions():
    draw = np.random.default_rng(3)
    rows = draw.normal(size=(30, 8)).astype(np.float32)
    marks = (draw.random((30, 2)) < 0.3).astype(np.float32)
    says = np.ones_like(marks)
    described, owner = draw.normal(size=(4, 8)).astype(np.float32), np.array([0, 0, 1, 1])
    both = np.arange(2)
    step, whole = Directions(described, owner, 2), Directions(described, owner, 2)
    step.learn(both, rows[:20], marks[:20], says[:20], anew=True)
    for end in range(21, 31):
        step.learn(both, rows[:end], marks[:end], says[:end])
    step.learn(both, rows, marks, np.where(np.arange(30)[:, None] == 5, 0, says))
    step.learn(both, rows, marks, says)
    whole.learn(both, rows, marks, says, anew=True)
    assert step.scores(rows) == pytest.approx(whole.scores(rows), abs=1e-4)
