"""How right the engine was in the past: what may be shown, and which codes should keep quiet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from coder_app.core.suggestions.features import Floats

SHOWN = 3
"""Codes shown for a passage, at most; one rarer code may come beside them."""
PRECISION = 0.5
"""Share of the shown codes that should be right: the threshold is set to have it in the past."""
UNSURE = 0.2
"""Probability from which on a code is shown while there is no past to judge by: on the
development sets, before any coding, about half of what it shows is right. Nothing less sure shows
unasked, ever: where codes run on, the many that are right would carry any number of guesses."""
ENOUGH_SHOWN = 60
"""Suggestions in the past from which on it is judged by."""
FEW = 10
"""Suggestions of one code from which on the code is judged by its own past."""
STEADY = 10
"""Suggestions that a code's own past is eked out by, which were as right as the model held."""
SURE = 2.33
"""Standard deviations: the share of right ones in the past must be above what is asked even at the
lower end of an interval that holds it in 98 of 100 cases (Wilson's)."""
NEVER = 2.0
"""More than any probability."""


@dataclass(frozen=True, slots=True)
class Past:
    """The best codes of past passages, likeliest first: their chances, whether they were right."""

    chances: Floats
    right: Floats
    codes: npt.NDArray[np.intp]
    _found: dict[float, dict[int, float]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def none(cls) -> "Past":
        return cls(np.zeros(0, np.float32), np.zeros(0, np.float32), np.zeros(0, np.intp))

    @classmethod
    def of(cls, chances: Floats, right: Floats, codes: npt.NDArray[np.intp]) -> "Past":
        order = np.argsort(-chances, kind="stable")
        return cls(chances[order], right[order], codes[order])

    def threshold(self, precision: float = PRECISION) -> float:
        """The lowest probability that would surely have shown codes right often enough.

        Where none would, codes are shown that the model holds to be so sure.
        """
        if len(self.chances) < ENOUGH_SHOWN:
            return UNSURE + precision - PRECISION
        share = _at_worst(np.cumsum(self.right), np.arange(1, len(self.right) + 1))
        good = np.flatnonzero((share >= precision) & (np.arange(len(share)) >= SHOWN * 3))
        return float(self.chances[good[-1]]) if len(good) else max(precision, 2 * UNSURE)

    def of_codes(self, precision: float = PRECISION) -> Mapping[int, float]:
        """The thresholds of codes, by number, that were wrong too often from the common one on.

        ``NEVER`` for a code that would have been wrong too often from any on.
        """
        if precision not in self._found:
            shown = self.chances >= self.threshold(precision)
            codes, chances, right = self.codes[shown], self.chances[shown], self.right[shown]
            often = np.flatnonzero(np.bincount(codes) >= FEW)
            own = {int(c): _own(chances[codes == c], right[codes == c], precision) for c in often}
            self._found[precision] = {code: least for code, least in own.items() if least > 0}
        return self._found[precision]

    def silent(self, precision: float = PRECISION) -> frozenset[int]:
        """The numbers of codes that would have been wrong too often however sure they seemed."""
        return frozenset(c for c, least in self.of_codes(precision).items() if least >= NEVER)


def _own(chances: Floats, right: Floats, precision: float) -> float:
    """The threshold of one code, from its own past, likeliest first; 0 for the common one."""
    number = np.arange(1, len(chances) + 1)
    share = (np.cumsum(right) + STEADY * np.cumsum(chances) / number) / (number + STEADY)
    good = np.flatnonzero((share >= precision) & (number >= FEW))
    if not len(good):
        return NEVER
    return float(chances[good[-1]]) if good[-1] < len(chances) - 1 else 0.0


def _at_worst(right: Floats, times: npt.NDArray[np.integer]) -> npt.NDArray[np.floating]:
    """The lower end of Wilson's interval for each share."""
    share, squared = right / times, SURE**2
    middle = share + squared / (2 * times)
    half = SURE * np.sqrt(share * (1 - share) / times + squared / (4 * times**2))
    worst: npt.NDArray[np.floating] = (middle - half) / (1 + squared / times)
    return worst
