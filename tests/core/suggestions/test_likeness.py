"""More like this: what comes first, and what never does."""

from coder_app.core.suggestions.features import Features
from coder_app.core.suggestions.likeness import alike
from coder_app.core.suggestions.passage import Passage
from coder_app.core.suggestions.steps import finish

QUERY = "I kept ringing the station and nobody picked up the telephone for a whole week."
SAID = [
    "The telephone.",
    "Nobody picked up the telephone at the station, and I kept ringing it for days on end.",
    "Engaged, and music played. " * 5,
    "Roses, beans, plums: mother would plant them each spring.",
    "The station telephone was engaged, and music played; engaged, and music played, ringing.",
]


def ranked(texts, query=QUERY, document=lambda _: "P01"):
    passages = [Passage(text, document(n), n) for n, text in enumerate(texts)]
    features = finish(Features.learning(texts, [query]))
    found = alike(features, query, passages)
    return sorted(found, key=lambda number: -found[number]), found


def test_a_few_words_do_not_come_before_a_whole_answer():
    order, found = ranked(SAID, document=str)
    assert order[:2] == [1, 4]
    assert found[0] < found[4] < found[1]


def test_what_the_nearest_ones_say_widens_the_query():
    order, found = ranked(SAID, document=str)
    assert 2 in order, "it shares its words with what is near, not with the query"
    assert found[2] > found.get(3, 0)
    assert ranked([SAID[2], SAID[3]], document=str)[0] == [], "there is nothing near to widen it"


def test_what_stands_beside_a_like_passage_counts_a_little_more():
    talk = ["Nobody answered, whatever the hour was, and I gave up in the end, really."] * 2
    texts = [SAID[1], talk[0], SAID[3], SAID[3], SAID[3], talk[1]]
    _, found = ranked(texts)
    assert found[1] > found[5]


def test_nothing_is_like_nothing():
    assert alike(finish(Features.learning(SAID, [])), QUERY, []) == {}
    order, _ = ranked([SAID[3]], "Xylophones quizzically jumped.")
    assert order == []
