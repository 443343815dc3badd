"""Who judges a passage, what stands just above it, and what of it is news."""

import numpy as np

from coder_app.core.suggestions.above import with_above
from coder_app.core.suggestions.codebook import CodeBook
from coder_app.core.suggestions.corpus import UNTOLD, Corpus
from coder_app.core.suggestions.features import Features
from coder_app.core.suggestions.judges import Judges
from coder_app.core.suggestions.known import Known
from coder_app.core.suggestions.passage import CodeText, Passage
from coder_app.core.suggestions.steps import finish

CODES = [CodeText("call", "No call back"), CodeText("dog", "Animals")]
WORDS = ("They phoned once.", "The dog barked.", "We moved away.", "Nobody called.")
ROWS = [Passage(text, "P01", place) for place, text in enumerate(WORDS)]


def book():
    texts = [code.text for code in CODES]
    return CodeBook.of(CODES, finish(Features.learning(list(WORDS), texts)))


def given(*labels):
    return [None if label is None else frozenset(label.split()) for label in labels]


def test_a_passage_read_up_to_is_judged_by_what_stands_above_it():
    judges = Judges(meaning=False)
    assert judges.of(ROWS[0]) is judges.alone
    known = Known.of(book(), ROWS, given("call", "", None, "dog"))
    before = with_above(ROWS[3], ["call", "dog"], [known])
    assert before.codes_before == (frozenset(), frozenset(), frozenset({"call"}))
    assert judges.of(before) is judges.reading
    assert with_above(before, ["call", "dog"], []) is before


def test_what_is_learned_now_speaks_before_what_was_known():
    then, now = (Known.of(book(), ROWS[:1], given(code)) for code in ("call", "dog"))
    for told, code in (((now, then), "dog"), ((then, now), "call")):
        assert with_above(ROWS[1], ["call", "dog"], told).codes_before[0] == {code}


def test_a_passage_tunes_once_and_only_where_something_is_known_of_it():
    judges, known = Judges(meaning=False), Known.of(book(), ROWS, given("call", None, "", "dog"))
    assert judges.not_remembered(known) == [0, 2, 3]
    judges.have_met(known)
    assert judges.not_remembered(known) == []


def test_news_is_what_says_something_else_and_what_is_no_longer_told():
    before = Known.of(book(), ROWS, given("call", "dog", "", None))
    told = Known.of(book(), ROWS[:2], given("call", "call"))
    news = before.news_in(told)
    assert [passage.place for passage in news.passages] == [1, 2]
    assert news.marks.tolist() == [[1, 0], [0, 0]]
    assert news.says.tolist() == [[1, 1], [0, 0]]
    before.take(news)
    assert np.flatnonzero(before.says.any(axis=1)).tolist() == [0, 1]


def test_the_untold_are_drawn_from_all_over_the_corpus():
    rows = [Passage(f"passage {place}", "P01", place) for place in range(3 * UNTOLD)]
    corpus = finish(Corpus.learning(rows, [], None))
    untold = corpus.untold(Known.of(book(), rows[:3], given("call", None, "")))
    assert len(untold) <= UNTOLD
    assert untold[0] == "passage 3"
    assert int(untold[-1].split()[1]) > 2.9 * UNTOLD
