"""Counting on columns gives what comparing every passage with every other gives."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from coder_app.core.analysis import together
from coder_app.core.analysis.spoken import Numbers

CODES = 3
codings = st.lists(
    st.tuples(st.integers(0, CODES - 1), st.integers(0, 30), st.integers(1, 8)).map(
        lambda each: (each[0], each[1], each[1] + each[2])
    ),
    max_size=25,
)
Coding = tuple[int, int, int]
Stretch = tuple[int, int]


def _columns(rows: list[tuple[int, ...]], width: int) -> list[Numbers]:
    return [np.array([row[n] for row in rows], dtype=np.int64) for n in range(width)]


def _joined(stretches: list[Stretch]) -> list[frozenset[Stretch]]:
    """Groups of stretches that hang together by overlapping, found by looking at every pair."""
    groups = [frozenset([each]) for each in set(stretches)]
    for one, other in product(set(stretches), repeat=2):
        if one[0] < other[1] and other[0] < one[1]:
            mine = next(group for group in groups if one in group)
            theirs = next(group for group in groups if other in group)
            groups = [each for each in groups if each not in (mine, theirs)] + [mine | theirs]
    return groups


def _passages(rows: list[Coding], code: int) -> list[Stretch]:
    groups = _joined([(start, end) for own, start, end in rows if own == code])
    return [(min(start for start, _ in group), max(end for _, end in group)) for group in groups]


@given(codings)
def test_passages_that_overlap_are_counted_as_by_comparing_all(rows: list[Coding]) -> None:
    met = together.overlapping(together.passages(*_columns(rows, 3)), CODES)
    for one, other in product(range(CODES), repeat=2):
        mine, theirs = _passages(rows, one), _passages(rows, other)
        if one == other:
            assert met.both[one, one] == met.either[one, one] == len(mine)
            continue
        runs = _joined_of_two(mine, theirs)
        assert met.either[one, other] == len(runs)
        assert met.both[one, other] == sum(run == {0, 1} for run in runs)
        assert met.mine[one, other] == sum(
            any(a < end and start < b for start, end in theirs) for a, b in mine
        )


def _joined_of_two(mine: list[Stretch], theirs: list[Stretch]) -> list[set[int]]:
    """Whose passages each run of overlapping ones holds: 0, 1 or both."""
    tagged = [(*each, 0) for each in mine] + [(*each, 1) for each in theirs]
    runs = [{each} for each in tagged]
    for one, other in product(tagged, repeat=2):
        if one[0] < other[1] and other[0] < one[1]:
            a = next(run for run in runs if one in run)
            b = next(run for run in runs if other in run)
            if a is not b:
                runs.remove(b)
                a |= b
    return [{whose for *_, whose in run} for run in runs]


@given(codings)
def test_n12_and_the_rest_make_the_coefficient_of_jaccard(rows: list[Coding]) -> None:
    met = together.overlapping(together.passages(*_columns(rows, 3)), CODES)
    for one, other in product(range(CODES), repeat=2):
        runs = _joined_of_two(_passages(rows, one), _passages(rows, other))
        n1, n2 = (sum(whose in run for run in runs) for whose in (0, 1))
        if one != other:
            n12 = met.both[one, other]
            assert met.either[one, other] == n1 + n2 - n12
            assert n12 <= min(n1, n2)


@given(
    st.lists(st.tuples(st.integers(0, CODES - 1), st.integers(0, 6)), max_size=40), st.booleans()
)
def test_shared_units_are_counted_as_sets(rows: list[tuple[int, int]], listed: bool) -> None:
    kept, together._DENSE = together._DENSE, 0 if listed else 10**9
    try:
        met = together.sharing(*_columns(rows, 2), CODES)
    finally:
        together._DENSE = kept
    held = [{unit for code, unit in rows if code == each} for each in range(CODES)]
    for one, other in product(range(CODES), repeat=2):
        assert met.both[one, other] == met.mine[one, other] == len(held[one] & held[other])
        assert met.either[one, other] == len(held[one] | held[other])


def test_pairs_are_counted_in_portions_as_at_once() -> None:
    rows = [(n % CODES, n // 2, n // 2 + 5) for n in range(60)]
    whole = together.overlapping(together.passages(*_columns(rows, 3)), CODES)
    kept, together._AT_ONCE = together._AT_ONCE, 3
    try:
        parts = together.overlapping(together.passages(*_columns(rows, 3)), CODES)
    finally:
        together._AT_ONCE = kept
    assert all((a == b).all() for a, b in zip(whole, parts, strict=True))
