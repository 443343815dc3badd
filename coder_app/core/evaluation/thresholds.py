"""Thresholds that only the past may set: from which score on to apply a code, or to show it."""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from coder_app.core.evaluation.replay import Met

SHOWN = 3
"""Suggestions that are shown for a passage, at most."""
LEAST = 10
"""Suggestions that a precision must rest on."""
WITHOUT_PAST, NEVER = 0.5, 2.0


class Past:
    """What was said in earlier rounds, and whether it was right."""

    def __init__(self, target: float) -> None:
        self._target = target
        self._all, self._top = _Pairs(), _Pairs()

    def add(self, met: "Met") -> None:
        """Take in a passage of the round that goes on."""
        top = met.order[:SHOWN]
        self._all.add(met.scores, met.true)
        self._top.add(met.scores[top], met.true[top])

    def close_round(self) -> None:
        """The round is over: it counts as past."""
        self._all.close()
        self._top.close()

    def apply_from(self) -> float:
        """The score from which on applying codes had the best F1, all passages taken together.

        F1 = 2 right / (applied + true). Of equal ones the highest score.
        """
        scores, right = self._all.best_first()
        if not right.sum():
            return WITHOUT_PAST
        f1 = 2 * np.cumsum(right) / (np.arange(1, len(right) + 1) + right.sum())
        return float(scores[int(np.argmax(f1))])

    def show_from(self) -> float:
        """The lowest score from which on enough of the first three were right."""
        scores, right = self._top.best_first()
        if len(scores) < LEAST:
            return WITHOUT_PAST
        shown = np.arange(1, len(right) + 1)
        good = np.flatnonzero((np.cumsum(right) / shown >= self._target) & (shown >= LEAST))
        return float(scores[good[-1]]) if len(good) else NEVER


class _Pairs:
    """Scores with what was true; those of the running round are kept apart."""

    def __init__(self) -> None:
        self._now: list[tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]] = []
        self._scores = np.zeros(0)
        self._true = np.zeros(0)

    def add(self, scores: npt.NDArray[np.float64], true: npt.NDArray[np.float64]) -> None:
        self._now.append((scores, true))

    def close(self) -> None:
        """Merge the round into the past, which is kept sorted: best first, then oldest first."""
        if not self._now:
            return
        scores = np.concatenate([self._scores, *(pair[0] for pair in self._now)])
        true = np.concatenate([self._true, *(pair[1] for pair in self._now)])
        order = np.argsort(-scores, kind="stable")
        self._scores, self._true, self._now = scores[order], true[order], []

    def best_first(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        return self._scores, self._true
