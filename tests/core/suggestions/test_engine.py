import numpy as np
import pytest

from coder_app.core.suggestions.engine import Suggester
from coder_app.core.suggestions.evidence import KINDS, gather
from coder_app.core.suggestions.learned import CENTRE, ENOUGH
from coder_app.core.suggestions.passage import CodeText, Passage

CALL = CodeText("call", "No call back", "Nobody from the police rang, phoned or called again")
DOG = CodeText("dog", "Animals", "Dogs, cats and horses in the household")
MONEY = CodeText("money", "Compensation", "Forms and payments for what was lost")
CODES = [CALL, DOG, MONEY]
TALK = [
    "They phoned me once and never called again.",
    "The dog barked the whole night.",
    "I filled in the forms for compensation.",
    "We moved to another town in spring.",
    "My sister stayed with me for a week.",
    "The window was repaired on Friday.",
]


def passages(texts):
    return [Passage(text, "P01", place) for place, text in enumerate(texts)]


def started(texts=TALK, codes=CODES):
    engine = Suggester()
    engine.start(codes, passages(texts))
    return engine


def shown(engine, text, **more):
    passage = Passage(text, **more)
    return [code for code, _ in engine.shown(passage, engine.suggest([passage])[0])]


def test_a_code_whose_definition_names_a_word_is_suggested_before_any_coding():
    engine = started()
    assert shown(engine, "Nobody rang me.")[0] == "call"
    assert shown(engine, "We have two cats and a horse.")[0] == "dog"


def test_what_is_said_beside_the_words_of_a_definition_speaks_for_the_code_too():
    beside = [f"The remuneration and our wages, year {n}." for n in range(5)]
    rest = [f"We went for walk number {n} along the river." for n in range(95)]
    pay = CodeText("pay", "Remuneration", "Remuneration")
    engine = started([*beside, *rest], [DOG, pay])
    plain = started(rest, [DOG, pay])
    wages = [Passage("Our wages went down.", "P02", 0)]
    chances, without = (dict(e.suggest(wages)[0])["pay"] for e in (engine, plain))
    assert chances > 1.1 * without


def test_nothing_is_shown_for_a_passage_that_no_code_speaks_of():
    assert shown(started(), "We moved to another town in spring.") == []


def test_all_codes_are_ranked_with_probabilities_best_first():
    for ranking in started().suggest(passages(TALK)):
        assert {code for code, _ in ranking} == {"call", "dog", "money"}
        chances = [chance for _, chance in ranking]
        assert chances == sorted(chances, reverse=True)
        assert 0 < min(chances) <= max(chances) < 1


def test_a_few_codings_are_learned_by_their_words():
    engine = started()
    strange = Passage("The quokka sat on the kerb.", "P02", 0)
    before = dict(engine.suggest([strange])[0])["dog"]
    engine.fit([Passage("A quokka crossed the road by the kerb.", "P01", 0)], [frozenset({"dog"})])
    assert dict(engine.suggest([strange])[0])["dog"] > before


def test_from_the_first_coding_on_a_linear_model_learns_and_from_six_on_it_counts():
    texts = [f"word{n} garden" for n in range(ENOUGH)] + [f"other{n} street" for n in range(20)]
    rows = passages(texts)
    for known in (0, 1, ENOUGH):
        engine = started(texts)
        labels = [frozenset({"money"} if n < known else ()) for n in range(len(rows))]
        engine.fit(rows, labels)
        assert engine.learned.trained.tolist() == [False, False, known > 0]
        garden, street = engine.learned.margins(engine.features.matrix(["garden", "street"]))[:, 2]
        assert garden > street or not known
    assert engine.suggest([Passage("a garden")])[0][0][0] == "money"


def test_a_linear_model_learns_from_the_descriptions_of_all_codes():
    texts = [f"word{n} garden" for n in range(3)] + [f"other{n} street" for n in range(20)]
    engine = started(texts)
    engine.fit(passages(texts), [frozenset({"money"} if n < 3 else ()) for n in range(23)])
    said = ["Forms and payments", "Dogs and cats", "Nobody called again"]
    mine, *others = engine.learned.margins(engine.features.matrix(said))[:, 2]
    assert mine > CENTRE > max(others)


def test_a_code_used_just_above_is_likely_while_reading_on():
    engine = started()
    text = "And it went on like that."
    above = (frozenset({"money"}), frozenset(), frozenset())
    assert shown(engine, text, codes_before=above) == ["money"]
    assert shown(engine, text, codes_before=(frozenset(),) * 3) == []


def test_what_is_said_around_a_passage_speaks_for_a_code_too():
    garden = [f"garden flowers {n}" for n in range(12)]
    street = [f"street traffic {n}" for n in range(12)]
    texts = [*garden, *street, "garden flowers", "Yes, it was.", "garden", "street", "Yes, it was."]
    engine = started(texts)
    rows = passages(texts)
    labels = [frozenset({"money"} if n < 12 else {"dog"}) for n in range(24)]
    engine.fit(rows[:24], labels)
    among_flowers, among_traffic = (dict(r) for r in engine.suggest([rows[25], rows[28]]))
    assert among_flowers["money"] > among_traffic["money"]


def test_the_same_input_gives_the_same_output():
    def run():
        engine = started(TALK * 20)
        rows = passages(TALK * 20)
        labels = [frozenset({CODES[n % 6].id} if n % 6 < 3 else ()) for n in range(len(rows))]
        engine.fit(rows[:60], labels[:60])
        engine.fit(rows, labels)
        return engine.suggest(rows)

    assert run() == run()


def test_what_was_said_and_what_the_coder_did_tunes_the_probabilities():
    rows = passages([f"They never called again, number {n}." for n in range(120)])
    engine = started([row.text for row in rows])
    before = dict(engine.suggest(rows[-1:])[0])["call"]
    engine.fit(rows[:100], [frozenset()] * 100)
    assert dict(engine.suggest(rows[-1:])[0])["call"] < before / 2
    assert shown(engine, rows[-1].text) == []


def test_new_codes_are_known_at_once_by_their_words():
    engine = started()
    engine.set_codes([*CODES, CodeText("home", "Moving house", "Moved to another town")])
    assert shown(engine, "We moved to another town in spring.") == ["home"]


@pytest.mark.parametrize("codes", [[], CODES])
@pytest.mark.parametrize("texts", [[], ["…", "?!"], ["one"]])
def test_an_empty_corpus_or_codebook_is_no_trouble(codes, texts):
    engine = started(texts, codes)
    engine.fit(passages(texts), [frozenset()] * len(texts))
    assert len(engine.suggest(passages(["What now?", ""]))) == 2


def test_a_code_on_every_passage_is_likely_on_every_passage():
    rows = passages(TALK * 3)
    engine = started(TALK * 3)
    engine.fit(rows, [frozenset({"call"})] * len(rows))
    assert all(ranking[0][0] == "call" and ranking[0][1] > 0.5 for ranking in engine.suggest(rows))


def test_an_only_code_on_every_passage_has_nothing_to_be_told_from():
    rows = passages(TALK * 3)
    engine = started(TALK * 3, CODES[:1])
    engine.fit(rows, [frozenset({CODES[0].id})] * len(rows))
    assert not engine.learned.trained.any()
    assert [ranking[0][0] for ranking in engine.suggest(rows)] == [CODES[0].id] * len(rows)


def test_evidence_is_finite_and_of_the_known_kinds():
    engine = started()
    rows = passages(TALK)
    engine.fit(rows, [frozenset({"call"})] + [frozenset()] * 5)
    matrix = engine.features.matrix(TALK)
    evidence = gather(rows, matrix, matrix, engine.codes, engine.learned, engine.meaning)
    assert evidence.shape == (6, 3, len(KINDS))
    assert np.isfinite(evidence).all()
    lengths = np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel()
    assert lengths == pytest.approx(np.ones(6), abs=1e-5)
