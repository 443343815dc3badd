"""How far coders agree, from counts of units: percent, Cohen's kappa, Krippendorff's alpha.

All is counted in whole numbers and divided last, so that "nothing could differ" is told exactly.
"""

from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

Patterns = Mapping[tuple[int, int], int]
"""Units by who rated them and who of these coded them; bit masks, a bit for each coder."""
Rated = Iterable[tuple[Mapping[Hashable, int], int]]
"""Units by how many raters gave which value, each with how many units are so."""


class Chance(NamedTuple):
    """How much agreement there was, and how much chance alone would bring; shares."""

    observed: Fraction
    expected: Fraction

    @property
    def corrected(self) -> float | None:
        """(observed - expected) / (1 - expected); None where chance alone gives 1: not defined."""
        if self.expected == 1:
            return None
        return float((self.observed - self.expected) / (1 - self.expected))


def agreed(patterns: Patterns) -> Fraction | None:
    """Of all pairs of coders over all units, the share that decided alike; None without a pair."""
    alike = pairs = 0
    for (rated, coded), units in patterns.items():
        raters, coders = rated.bit_count(), coded.bit_count()
        pairs += units * raters * (raters - 1)
        apart = raters - coders
        alike += units * (coders * (coders - 1) + apart * (apart - 1))
    return Fraction(alike, pairs) if pairs else None


def cohen(patterns: Patterns, one: int = 0, other: int = 1) -> Chance | None:
    """Cohen's kappa of the coders with these places, over the units that both rated.

    kappa = (Po - Pe) / (1 - Pe), Pe = yes1 * yes2 + no1 * no2 of all units (Cohen 1960, "A
    coefficient of agreement for nominal scales"). None where no unit was rated by both.
    """
    first, second = 1 << one, 1 << other
    total = alike = yes_first = yes_second = 0
    for (rated, coded), units in patterns.items():
        if rated & first and rated & second:
            yes, also = bool(coded & first), bool(coded & second)
            total += units
            alike += units * (yes == also)
            yes_first += units * yes
            yes_second += units * also
    if not total:
        return None
    by_chance = yes_first * yes_second + (total - yes_first) * (total - yes_second)
    return Chance(Fraction(alike, total), Fraction(by_chance, total * total))


def krippendorff(units: Rated) -> Chance | None:
    """Krippendorff's alpha for nominal values, any number of raters, values may be missing.

    alpha = 1 - Do / De from the matrix of coincidences (Krippendorff 2011, "Computing
    Krippendorff's Alpha-Reliability"). None where no unit was rated twice.
    """
    totals: dict[Hashable, int] = {}
    alike = Fraction(0)
    for values, many in units:
        raters = sum(values.values())
        if raters > 1:
            pairs = sum(count * (count - 1) for count in values.values())
            alike += Fraction(many * pairs, raters - 1)
            for value, count in values.items():
                totals[value] = totals.get(value, 0) + many * count
    all_values = sum(totals.values())
    if not all_values:
        return None
    by_chance = sum(count * (count - 1) for count in totals.values())
    return Chance(alike / all_values, Fraction(by_chance, all_values * (all_values - 1)))


def coded_or_not(patterns: Patterns) -> Rated:
    """The units as alpha takes them: how many coded, how many did not."""
    for (rated, coded), units in patterns.items():
        coders = coded.bit_count()
        yield {True: coders, False: rated.bit_count() - coders}, units


def pooled(chances: Iterable[Chance | None]) -> Chance | None:
    """Several codes in one figure: what was observed and expected, averaged before dividing.

    De Vries, Elliott, Kanouse and Teleki 2008, "Using pooled kappa to summarize interrater
    agreement across many items". A code in which nothing could differ adds nothing to it.
    """
    known = [chance for chance in chances if chance is not None]
    if not known:
        return None
    observed = sum((one.observed for one in known), Fraction(0)) / len(known)
    expected = sum((one.expected for one in known), Fraction(0)) / len(known)
    return Chance(observed, expected)
