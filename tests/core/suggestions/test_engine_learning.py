"""What the engine learns at once, forgets, relabels, and keeps quiet about: known answers."""

import numpy as np
import pytest
import scipy.sparse as sp

from coder_app.core.suggestions.engine import Suggester
from coder_app.core.suggestions.features import cosines
from coder_app.core.suggestions.learned import Learned, Model
from coder_app.core.suggestions.passage import CodeText, Passage
from coder_app.core.suggestions.past import FEW, Past

NONE = frozenset()
CALL = CodeText("call", "No call back", "Nobody rang, phoned or called again")
DOG = CodeText("dog", "Animals", "Dogs, cats and horses in the household")
MONEY = CodeText("money", "Compensation", "Forms and payments for what was lost")
CODES = [CALL, DOG, MONEY]
SAID = {
    "call": "They phoned once and nobody called again, week {}.",
    "dog": "The dog barked at the cats the whole night, number {}.",
    "money": "I filled in form {} for the payments.",
    "": "We moved to another town in spring, part {}.",
}


def talk(number=60):
    kinds = list(SAID)
    rows = [Passage(SAID[kinds[n % 4]].format(n), "P01", n) for n in range(number)]
    return rows, [frozenset({kinds[n % 4]} - {""}) for n in range(number)]


def taught(codes=CODES, number=60):
    rows, labels = talk(number)
    engine = Suggester()
    engine.start(codes, rows)
    engine.fit(rows, labels)
    return engine, rows, labels


def chance(engine, passage, code):
    return dict(engine.suggest([passage])[0])[code]


def test_one_coding_learned_at_once_is_what_learning_everything_would_make_of_it():
    engine, rows, labels = taught()
    given = [*labels[:3], frozenset({"money"}), *labels[4:]]
    assert engine.observe(rows[3:4], given[3:4]) == ["money"]
    whole = Suggester()
    whole.start(CODES, rows)
    whole.fit(rows, given)
    assert engine.counts == whole.counts
    assert (engine.learned.centroids - whole.learned.centroids).nnz == 0
    for code, model in whole.learned.models.items():
        if engine.codes.ids[code] == "money":
            assert engine.learned.models[code].weights == pytest.approx(model.weights)


def test_scores_of_the_whole_corpus_are_kept_fresh_by_one_coding():
    engine, rows, _ = taught()
    before = engine.scores()
    engine.observe([rows[3]], [frozenset({"money"})])
    after = engine.scores()
    assert after[3, 2] > before[3, 2]
    for row, ranking in zip(after, engine.suggest(rows), strict=True):
        assert dict(zip(engine.codes.ids, row.tolist(), strict=True)) == pytest.approx(
            dict(ranking), abs=1e-5
        )


def test_what_is_told_no_more_is_forgotten():
    engine, rows, labels = taught()
    assert engine.renew(rows, labels) == []
    fewer = [NONE if "dog" in codes else codes for codes in labels]
    assert engine.renew(rows, fewer) == ["dog"]
    assert engine.counts["dog"] == 0
    assert engine.renew(rows[:2], fewer[:2]) == ["call", "dog", "money"], "fewer without it, too"
    assert engine.counts == {"call": 1, "dog": 0, "money": 0}


def test_a_refusal_counts_more_than_a_code_that_was_just_not_given():
    engine, rows, labels = taught()
    other, _, _ = taught()
    again = Passage("The dog barked at the cats the whole night, number 99.", "P02", 0)
    labels = [NONE if n == 1 else codes for n, codes in enumerate(labels)]
    refused = [frozenset({"dog"}) if n == 1 else NONE for n in range(len(rows))]
    engine.renew(rows, labels, refused)
    other.renew(rows, labels)
    assert chance(engine, again, "dog") < chance(other, again, "dog")


def test_a_refusal_alone_says_nothing_of_other_codes():
    engine = Suggester()
    rows, _ = talk()
    engine.start(CODES, rows)
    engine.observe(rows[:1], [None], [frozenset({"dog"})])
    assert engine.known.says[0].tolist() == [0, 2.5, 0]


def test_a_new_name_keeps_what_was_learned_and_a_deleted_code_is_gone():
    engine, rows, labels = taught()
    before = engine.suggest(rows[:4])
    engine.set_codes([DOG, CALL, MONEY])
    for old, new in zip(before, engine.suggest(rows[:4]), strict=True):
        assert dict(new) == pytest.approx(dict(old), abs=1e-6)
    engine.set_codes([DOG, CodeText("call", "Silence")])
    assert engine.counts == {"dog": 15, "call": 15}
    assert engine.suggest(rows[:1])[0][0][0] == "call"
    assert engine.renew(rows, labels) == []


def test_merged_codes_have_the_codings_of_both():
    engine, rows, labels = taught()
    merged = [frozenset("dog" if code == "money" else code for code in codes) for codes in labels]
    engine.set_codes([CALL, DOG])
    assert engine.renew(rows, merged) == ["dog"]
    assert engine.counts == {"call": 15, "dog": 30}
    assert engine.suggest(rows[2:3])[0][0][0] == "dog"


def test_the_codings_of_a_child_count_for_its_parent_and_the_parent_is_not_shown_beside_it():
    parent = CodeText("contact", "Contact")
    child = CodeText("call", CALL.name, CALL.definition, parent="contact")
    flat, rows, _ = taught([parent, CALL, DOG, MONEY])
    engine, _, _ = taught([parent, child, DOG, MONEY])
    assert chance(engine, rows[0], "contact") > chance(flat, rows[0], "contact")
    ranking = [("contact", 0.9), ("call", 0.8), ("dog", 0.7), ("money", 0.6)]
    assert [code for code, _ in engine.shown(rows[0], ranking, asked=True)] == [
        "call",
        "dog",
        "money",
    ]
    assert [code for code, _ in flat.shown(rows[0], ranking, asked=True)] == [
        "contact",
        "call",
        "dog",
    ]


def test_a_rare_code_has_a_slot_of_its_own():
    rare = CodeText("well", "Garden well")
    engine, rows, _ = taught([*CODES, rare])
    passage = Passage("By the garden well the dog barked, nobody called, a form for payments.")
    ranking = sorted(engine.suggest([passage])[0], key=lambda pair: pair[0] == "well")
    assert engine.rarer(passage, ranking)[0] == "well"
    assert engine.rarer(rows[3], engine.suggest(rows[3:4])[0]) is None


def test_the_threshold_is_the_lowest_that_was_surely_right_often_enough():
    chances = np.linspace(1, 0, 2000, endpoint=False, dtype=np.float32)
    right = np.array([n % 5 < 3 if n < 1000 else n % 10 == 0 for n in range(2000)], np.float32)
    past = Past.of(chances, right, np.zeros(2000, np.intp))
    share = [right[chances >= past.threshold(precision)].mean() for precision in (0.4, 0.5)]
    assert 0.41 < share[0] < 0.45
    assert 0.51 < share[1] < 0.55
    assert past.threshold(0.7) == 0.7  # never so right: where the model is so sure
    fewer = Past.of(chances[::7], right[::7], np.zeros(286, np.intp))
    assert right[chances >= fewer.threshold(0.4)].mean() > share[0]


def test_a_code_that_was_wrong_too_often_needs_more_or_is_silent():
    chances = np.linspace(1, 0, 400, endpoint=False, dtype=np.float32)
    codes = np.arange(400) % 4
    right = np.ones(400, np.float32)
    right[codes == 3] = 0
    right[(codes == 2) & (chances < 0.8)] = 0
    past = Past.of(chances, right, codes)
    assert past.silent(0.5) == {3}
    assert set(past.of_codes(0.5)) == {2, 3}
    assert past.threshold(0.5) < past.of_codes(0.5)[2] < 0.8
    few = Past.of(chances[: 4 * FEW - 4], right[: 4 * FEW - 4], codes[: 4 * FEW - 4])
    assert not few.of_codes(0.5)


def test_a_new_document_is_suggested_for_without_a_new_start():
    engine, rows, _ = taught()
    new = [Passage("Their dog chased our cats.", "P09", 0), Passage("It went on.", "P09", 1)]
    width = engine.features.width
    engine.add(new)
    assert engine.suggest(new)[0][0][0] == "dog"
    assert engine.scores().shape == (len(rows) + 2, 3)
    assert engine.features.width == width


def test_while_it_is_fitted_the_engine_answers_by_what_it_knew_before():
    engine, rows, labels = taught()
    before = engine.suggest(rows[:5])
    steps = engine.fitting(rows, [frozenset({"dog"})] * len(rows))
    for _ in steps:
        assert engine.suggest(rows[:5]) == before
    assert engine.suggest(rows[:5]) != before
    assert labels


def test_probabilities_on_replay_are_what_came_true():
    random = np.random.default_rng(7)
    kinds = list(SAID)
    texts = [SAID[kinds[n % 4]].format(n) for n in range(900)]
    given = [
        frozenset({kinds[n % 4]} - {""}) if random.random() < 0.6 else NONE for n in range(900)
    ]
    rows = [Passage(text, "P01", place) for place, text in enumerate(texts)]
    engine = Suggester()
    engine.start(CODES, rows)
    said, true = [], []
    for start in range(0, 900, 100):
        for passage, ranking in zip(
            rows[start : start + 100], engine.suggest(rows[start : start + 100]), strict=True
        ):
            said += [likely for _, likely in ranking]
            true += [code in given[passage.place] for code, _ in ranking]
        engine.fit(rows[: start + 100], given[: start + 100])
    later = len(said) // 3
    assert np.mean(said[later:]) == pytest.approx(np.mean(true[later:]), abs=0.03)


@pytest.mark.parametrize("rows", [0, 1, 3, 40])
def test_what_is_said_of_few_rows_is_what_is_said_of_many(rows):
    matrix, full = _some_rows(rows)
    learned = Learned(2, 500)
    learned.models[1] = Model(np.arange(500, dtype=np.float32) / 500 - 0.5, -0.7)
    raw = np.clip(full @ learned.models[1].weights, -1.5, 2.5)
    expected = np.where(full.any(axis=1), raw, 0)
    assert learned.margins(matrix)[:, 1] == pytest.approx(expected, rel=1e-4, abs=1e-4)
    assert not learned.margins(matrix)[:, 0].any()


@pytest.mark.parametrize("rows", [0, 1, 4, 5, 40])
def test_cosines_of_few_rows_are_those_of_many(rows):
    matrix, full = _some_rows(rows)
    others, all_of_them = _some_rows(7)
    assert cosines(matrix, others) == pytest.approx(full @ all_of_them.T, rel=1e-4)


def _some_rows(rows):
    full = np.random.default_rng(7).random((rows, 500), np.float32)
    full[full < 0.5] = 0
    full[1:2] = 0
    return sp.csr_matrix(full), full
