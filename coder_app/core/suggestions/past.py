"""How right the engine was in the past: what may be shown, and which codes should keep quiet."""

from dataclasses import dataclass

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
SURE = 1.28
"""Standard deviations: a code is silent where its precision is under what is asked even at
the upper end of an interval that holds it in four of five cases (Wilson's)."""


@dataclass(frozen=True, slots=True)
class Past:
    """The best codes of past passages, likeliest first: their chances, whether they were right."""

    chances: Floats
    right: Floats
    codes: npt.NDArray[np.intp]

    @classmethod
    def none(cls) -> "Past":
        return cls(np.zeros(0, np.float32), np.zeros(0, np.float32), np.zeros(0, np.intp))

    @classmethod
    def of(cls, chances: Floats, right: Floats, codes: npt.NDArray[np.intp]) -> "Past":
        order = np.argsort(-chances, kind="stable")
        return cls(chances[order], right[order], codes[order])

    def threshold(self, precision: float = PRECISION) -> float:
        """The lowest probability that would have shown codes right often enough.

        Where none would, codes are shown that the model holds to be so sure.
        """
        if len(self.chances) < ENOUGH_SHOWN:
            return UNSURE + precision - PRECISION
        share = np.cumsum(self.right) / np.arange(1, len(self.right) + 1)
        good = np.flatnonzero((share >= precision) & (np.arange(len(share)) >= SHOWN * 3))
        return float(self.chances[good[-1]]) if len(good) else max(precision, 2 * UNSURE)

    def silent(self, precision: float = PRECISION) -> frozenset[int]:
        """The numbers of codes that would have been wrong too often when they were shown."""
        shown = self.chances >= self.threshold(precision)
        times = np.bincount(self.codes[shown])
        right = np.bincount(self.codes[shown], self.right[shown])
        return frozenset(
            int(code)
            for code in np.flatnonzero(times >= FEW)
            if _at_best(right[code], times[code]) < precision
        )


def _at_best(right: float, times: float) -> float:
    """The upper end of Wilson's interval for a share."""
    share, squared = right / times, SURE**2
    middle = share + squared / (2 * times)
    half = SURE * np.sqrt(share * (1 - share) / times + squared / (4 * times**2))
    return float((middle + half) / (1 + squared / times))
