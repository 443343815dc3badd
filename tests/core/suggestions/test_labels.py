from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from coder_app.core.suggestions.labels import codes_of, codes_touching, touched

SPANS = [(0, 10), (10, 20), (25, 40)]


@dataclass
class Placed:
    start: int
    end: int
    code: str = "c"


def places(found):
    return [place for place, codes in enumerate(found) if codes]


def test_a_coding_gives_its_code_to_passages_it_shares_half_with():
    assert places(codes_of(SPANS, [Placed(2, 5)])) == [0], "a few words within"
    assert places(codes_of(SPANS, [Placed(0, 40)])) == [0, 1, 2], "all of them"
    assert places(codes_of(SPANS, [Placed(0, 12)])) == [0], "a tail of two characters"
    assert places(codes_of(SPANS, [Placed(20, 25)])) == [], "between passages"


def test_anything_that_overlaps_touches():
    assert places(codes_touching(SPANS, [Placed(0, 12)])) == [0, 1]
    assert places(codes_touching(SPANS, [Placed(20, 25)])) == []


@given(st.integers(0, 50), st.integers(1, 50))
def test_touched_places_are_those_that_overlap(start, length):
    end = start + length
    expected = [n for n, (a, b) in enumerate(SPANS) if a < end and start < b]
    assert list(touched(SPANS, start, end)) == expected
