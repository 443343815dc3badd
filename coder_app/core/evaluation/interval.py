"""How sure a share is."""

from math import sqrt

_Z = 1.959964
"""Of the normal distribution, for 95 %."""


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share, both ends in 0..1; of nothing, 0 to 1.

    The score interval of E. B. Wilson, Journal of the American Statistical Association 22 (1927):
    (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n).
    """
    if of <= 0:
        return 0.0, 1.0
    share, z2 = hits / of, _Z * _Z / of
    centre = share + z2 / 2
    reach = _Z * sqrt(share * (1 - share) / of + z2 / (4 * of))
    return max(0.0, (centre - reach) / (1 + z2)), min(1.0, (centre + reach) / (1 + z2))
