"""Kappa and alpha worked out by hand and by definition, and the sweep against a plain count."""

import random
from collections import Counter
from fractions import Fraction
from itertools import permutations

import pytest
from sklearn.metrics import cohen_kappa_score

from coder_app.core.analysis.agreement_measures import (
    agreed,
    coded_or_not,
    cohen,
    krippendorff,
    pooled,
)
from coder_app.core.analysis.agreement_sweep import differences, tally

BOTH = 0b11


def of_two(both, first, second, neither):
    return {(BOTH, 0b11): both, (BOTH, 0b01): first, (BOTH, 0b10): second, (BOTH, 0): neither}


def of_rows(*rows):
    """Units of alpha from a row of values for each rater; a dot is missing."""
    units = (
        Counter(v for v in unit if v != ".") for unit in zip(*map(str.split, rows), strict=True)
    )
    return [(unit, 1) for unit in units]


def swept(length, *spans):
    """Patterns of two coders over a text of a length."""
    coded = tally(spans)
    found = {(BOTH, who): units for who, units in coded.items()}
    return found | {(BOTH, 0): length - coded.total()}


def alpha_by_definition(units):
    """1 - Do / De, pair by pair: within units, each weighted 1 / (raters - 1), and over all."""
    rated = [list(unit.elements()) for unit, _ in units if unit.total() > 1]
    values = [value for unit in rated for value in unit]
    differ = sum(
        Fraction(sum(one != other for one, other in permutations(unit, 2)), len(unit) - 1)
        for unit in rated
    )
    observed = differ / len(values)
    pairs = list(permutations(values, 2))
    expected = Fraction(sum(one != other for one, other in pairs), len(pairs))
    return 1 - observed / expected


@pytest.mark.parametrize(
    ("table", "observed", "expected", "kappa"),
    [
        # 50 units: alike 35; yes 25 and 30, no 25 and 20: (25 * 30 + 25 * 20) / 50² = .5
        ((20, 5, 10, 15), Fraction(7, 10), Fraction(1, 2), Fraction(2, 5)),
        # 100 units: alike 85; yes 20 and 25, no 80 and 75: (20 * 25 + 80 * 75) / 100² = .65
        ((15, 5, 10, 70), Fraction(85, 100), Fraction(65, 100), Fraction(20, 35)),
        # alike 60 in both; yes 60 and 70 here: (60 * 70 + 40 * 30) / 100² = .54
        ((45, 15, 25, 15), Fraction(60, 100), Fraction(54, 100), Fraction(6, 46)),
        # and yes 60 and 30 here: (60 * 30 + 40 * 70) / 100² = .46
        ((25, 35, 5, 35), Fraction(60, 100), Fraction(46, 100), Fraction(14, 54)),
    ],
)
def test_kappa_worked_by_hand(table, observed, expected, kappa):
    found = cohen(of_two(*table))
    assert (found.observed, found.expected) == (observed, expected)
    assert found.corrected == pytest.approx(float(kappa))


def test_alpha_of_two_worked_by_hand():
    """Ten units, 14 zeros and 6 ones in all; both 0 in five units, both 1 in one, four differ.

    Do = 4 * 2 / 20 = .4; De = 2 * 14 * 6 / (20 * 19) = 168 / 380; alpha = 1 - .4 * 380 / 168.
    """
    a = of_rows("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
    assert krippendorff(a).corrected == pytest.approx(1 - 0.4 * 380 / 168)
    assert krippendorff(a).corrected == pytest.approx(float(alpha_by_definition(a)))


def test_alpha_of_three_with_one_missing_worked_by_hand():
    """aaa, ab., abb: Do = (0 + 2 / 1 + 4 / 2) / 8 = .5; five a, three b: De = 30 / 56."""
    units = of_rows("a a a", "a b b", "a . b")
    assert krippendorff(units).corrected == pytest.approx(1 - 0.5 * 56 / 30)
    assert krippendorff(units).corrected == pytest.approx(float(alpha_by_definition(units)))


def test_alpha_is_that_of_its_definition_for_many_raters_values_and_gaps():
    chance = random.Random(5)
    for _ in range(20):
        rows = [" ".join(chance.choice("0112.") for _ in range(9)) for _ in range(4)]
        units = of_rows(*rows)
        theirs = float(alpha_by_definition(units))
        assert krippendorff(units).corrected == pytest.approx(theirs)


@pytest.mark.parametrize(
    ("spans", "kappa"),
    [
        (((0, 500, 0), (250, 750, 1)), 0.0),
        (((0, 500, 0), (500, 1000, 1)), -1.0),
        (((100, 200, 0), (110, 210, 1)), 0.8889),
        (((100, 200, 0), (100, 160, 0), (150, 200, 0), (110, 210, 1)), 0.8889),
    ],
)
def test_kappa_over_all_text_with_overlaps_of_one_coder_once(spans, kappa):
    assert cohen(swept(1000, *spans)).corrected == pytest.approx(kappa, abs=0.00005)


def test_where_one_value_alone_was_given_nothing_is_defined():
    for patterns in (of_two(0, 0, 0, 100), of_two(100, 0, 0, 0)):
        assert cohen(patterns).corrected is None
        assert krippendorff(coded_or_not(patterns)).corrected is None
        assert agreed(patterns) == 1
    assert cohen({(0b01, 0): 10}) is None
    assert krippendorff(coded_or_not({(0b01, 0b01): 10})) is None
    assert agreed({(0b01, 0b01): 10}) is None


def test_kappa_is_that_of_scikit_learn():
    chance = random.Random(7)
    for _ in range(20):
        table = [chance.randrange(1, 60) for _ in range(4)]
        pairs = (
            [(1, 1)] * table[0] + [(1, 0)] * table[1] + [(0, 1)] * table[2] + [(0, 0)] * table[3]
        )
        theirs = cohen_kappa_score(*zip(*pairs, strict=True))
        assert cohen(of_two(*table)).corrected == pytest.approx(theirs)


def test_percent_of_three_coders_is_of_pairs_and_a_missing_one_makes_none():
    patterns = {(0b111, 0b011): 10, (0b011, 0b001): 5, (0b001, 0b001): 99}
    assert float(agreed(patterns)) == pytest.approx(10 / 35)


def test_pooling_averages_before_dividing_and_unused_codes_change_nothing():
    """The mean of kappas is another figure: De Vries et al. 2008."""
    used = [cohen(of_two(20, 5, 10, 15)), cohen(of_two(1, 1, 0, 48))]
    po, pe = (0.7 + 0.98) / 2, (0.5 + (2 * 1 + 48 * 49) / 2500) / 2
    assert pooled(used).corrected == pytest.approx((po - pe) / (1 - pe))
    assert pooled([*used, cohen(of_two(0, 0, 0, 50))]).corrected == pytest.approx(
        pooled(used).corrected
    )
    assert pooled([None]) is None


def test_the_sweep_counts_what_a_count_of_every_unit_counts():
    chance = random.Random(3)
    for _ in range(50):
        spans = []
        for _ in range(chance.randrange(12)):
            start = chance.randrange(60)
            spans.append((start, start + chance.randrange(1, 20), chance.randrange(3)))
        plain = Counter()
        for unit in range(80):
            who = sum({1 << coder for start, end, coder in spans if start <= unit < end})
            plain[who] += 1
        del plain[0]
        assert tally(spans) == plain


def test_differences_stand_together_where_codings_overlap():
    spans = [(0, 10, 0), (10, 20, 0), (0, 20, 1), (30, 40, 0), (50, 60, 0), (55, 70, 1)]
    found = [(one.start, one.end, one.coded) for one in differences(spans, BOTH)]
    assert found == [(30, 40, 0b01), (50, 70, 0b11)]


def test_touching_codings_of_two_are_two_differences():
    found = [(one.start, one.end, one.coded) for one in differences([(0, 5, 0), (5, 9, 1)], BOTH)]
    assert found == [(0, 5, 0b01), (5, 9, 0b10)]
