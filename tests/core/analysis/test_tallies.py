"""Counting on columns gives what counting one by one gives, for any codings."""

from collections.abc import Iterable
from itertools import groupby

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from coder_app.core.analysis.spoken import Held, Numbers, Shares, Spoken
from coder_app.core.analysis.tallies import Tallies
from coder_app.core.analysis.theme_rows import Counts

RAISED = [[0], [1, 0], [2, 1, 0], [3]]
"""Four codes: 2 stands under 1, 1 under 0."""
GROUPS = [0, 1, 1, 2]
"""The groups of four cases."""

words = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda pair: (min(pair), max(pair)))
parts = st.dictionaries(st.integers(0, 3), words, max_size=3)
codings = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 2), words, parts).map(
        lambda each: (*each[:2], _around(each[2], each[3]), each[3])
    )
)
Coding = tuple[int, int, tuple[int, int], dict[int, tuple[int, int]]]


def _around(held: tuple[int, int], said: dict[int, tuple[int, int]]) -> tuple[int, int]:
    """A coding holds what its cases say in it."""
    stretches = [*said.values()] or [held]
    return min(first for first, _ in stretches), max(last for _, last in stretches)


def _column(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, dtype=np.int64)


def _spoken(codings: list[Coding]) -> Spoken:
    sets = list(dict.fromkeys(tuple(said) for *_, said in codings))
    held = Held(
        code=_column(code for code, *_ in codings),
        document=_column(document for _, document, *_ in codings),
        cases=_column(sets.index(tuple(said)) for *_, said in codings),
        first=_column(first for *_, (first, _), _ in codings),
        last=_column(last for *_, (_, last), _ in codings),
    )
    several = [
        (row, case, *stretch)
        for row, (*_, said) in enumerate(codings)
        for case, stretch in said.items()
        if len(said) > 1
    ]
    shares = Shares(*(_column(row[n] for row in several) for n in range(4)))
    return Spoken(held, sets, ["P01", "P02", "P03", "P04"], shares, left_out=0)


def _one_by_one(codings: list[Coding], code: int, group: int | None) -> Counts:
    cases: set[int] = set()
    documents: set[int] = set()
    heard: set[tuple[int, int]] = set()
    count = 0
    for own, document, held, said in codings:
        mine = [case for case in said if group in (None, GROUPS[case])]
        if code not in RAISED[own] or (group is not None and not mine):
            continue
        count += 1
        cases.update(mine)
        documents.add(document)
        alone = len({GROUPS[case] for case in said}) < 2 or group is None
        for first, last in [held] if alone else [said[case] for case in mine]:
            heard.update((document, word) for word in range(first, last))
    return Counts(len(cases), len(documents), count, len(heard))


@given(codings)
def test_columns_count_as_one_by_one(codings: list[Coding]) -> None:
    tallies = Tallies(_spoken(codings), RAISED, GROUPS, 3)
    for code in range(4):
        assert tallies.totals[code] == _one_by_one(codings, code, None)
        assert tallies.groups[code] == [_one_by_one(codings, code, group) for group in range(3)]
    own = {code: len([*rows]) for code, rows in groupby(sorted(each[0] for each in codings))}
    assert tallies.own == [own.get(code, 0) for code in range(4)]


def test_a_word_coded_twice_counts_once_however_far_apart_documents_are() -> None:
    tallies = Tallies(
        _spoken([(2, 0, (1, 5), {}), (1, 0, (3, 8), {}), (1, 9, (3, 8), {})]), RAISED, [], 0
    )
    assert tallies.totals[0] == Counts(cases=0, documents=2, codings=3, words=7 + 5)
