"""From evidence to a probability: a small logistic model, shipped with weights and then tuned.

Three groups of codes have weights of their own: without a coding, with a few, with enough for
a linear model. The shipped weights were fitted to simulated sessions on the development sets.
They are re-estimated from what the engine would have said and what the coder then did:
log-loss + STIFFNESS |w - w0|^2, by Newton's method.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from coder_app.core.suggestions.evidence import ABOVE, ENOUGH, KINDS, Floats
from coder_app.core.suggestions.weights import ALONE, READING

STIFFNESS = 10.0
REMEMBERED = 1500
"""Passages whose outcome is remembered."""
GROUPS = 3
SHOWN = 3
UNSURE = 0.2
"""Probability from which on a code is shown while there is no past to judge by: on the
development sets, before any coding, about half of what it shows is right."""
WHEN_ASKED = 0.1
"""Probability from which on a code is shown to somebody who asks about one passage."""
PAST_ENOUGH = 60
PRECISION = 0.5
"""Share of the shown codes that should be right: the threshold is set to have it in the past."""

CLOSE_ENOUGH = 1e-4
"""A step of the weights after which they are taken as found."""

Matrix = npt.NDArray[np.float64]


def group_of(counts: Floats) -> npt.NDArray[np.intp]:
    """The group of weights of each code, by its number of codings: none, a few, enough."""
    return np.digitize(counts, [1, ENOUGH])


@dataclass
class Judgement:
    """The weights for passages met alone, or else while reading on from coded ones."""

    reading: bool
    weights: Matrix = field(init=False)
    _thresholds: dict[float, float] = field(init=False, default_factory=dict)
    _evidence: list[Floats] = field(init=False, default_factory=list)
    _marks: list[Floats] = field(init=False, default_factory=list)
    _groups: list[npt.NDArray[np.intp]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.weights = self.shipped()

    def shipped(self) -> Matrix:
        """Weights before anything was learned, (groups, kinds + 1); the last is the constant."""
        return np.array(READING if self.reading else ALONE)

    def probabilities(self, evidence: Floats, counts: Floats) -> Floats:
        """Return float32 (passages, codes) for evidence (passages, codes, kinds)."""
        return _probabilities(evidence, group_of(counts), self.weights)

    def remember(self, evidence: Floats, marks: Floats, counts: Floats) -> None:
        """Keep what was known of passages before, and what the coder made of them."""
        group = np.broadcast_to(group_of(counts), marks.shape)
        self._evidence += list(evidence)
        self._marks += list(marks)
        self._groups += list(group)
        for memory in (self._evidence, self._marks, self._groups):
            del memory[:-REMEMBERED]

    def tune(self) -> None:
        """Re-estimate the weights, and set the threshold to what the past allows."""
        if not self._marks:
            return
        shipped = self.shipped()
        evidence, marks = np.concatenate(self._evidence), np.concatenate(self._marks)
        group = np.concatenate(self._groups)
        columns = self._columns()
        for number in range(GROUPS):
            mine = group == number
            if mine.any():
                known = np.column_stack([evidence[mine], np.ones(mine.sum())])[:, columns]
                tuned = newton(known, marks[mine], shipped[number][columns])
                self.weights[number][columns] = tuned
        self._thresholds = {}

    @property
    def threshold(self) -> float:
        """The probability from which on a code is shown, by the usual share of right ones."""
        return self.threshold_for(PRECISION)

    def threshold_for(self, right: float) -> float:
        """The lowest probability from which on this share of codes was right in the past."""
        if right not in self._thresholds:
            self._thresholds[right] = self._past_threshold(right)
        return self._thresholds[right]

    def _columns(self) -> list[int]:
        """The kinds of evidence in use, and the constant."""
        return [kind for kind in range(len(KINDS) + 1) if self.reading or kind != ABOVE]

    def _past_threshold(self, wanted: float) -> float:
        """The lowest probability that would have shown codes right often enough."""
        chances, right = [], []
        for evidence, marks, group in zip(self._evidence, self._marks, self._groups, strict=True):
            chance = _probabilities(evidence, group, self.weights)
            best = np.argsort(-chance, kind="stable")[:SHOWN]
            chances += list(chance[best])
            right += list(marks[best])
        if len(chances) < PAST_ENOUGH:
            return UNSURE
        order = np.argsort(-np.array(chances), kind="stable")
        precision = np.cumsum(np.array(right)[order]) / np.arange(1, len(order) + 1)
        good = np.flatnonzero((precision >= wanted) & (np.arange(len(order)) >= SHOWN * 3))
        return float(np.array(chances)[order][good[-1]]) if len(good) else 2 * UNSURE


def _probabilities(evidence: Floats, group: npt.NDArray[np.intp], weights: Matrix) -> Floats:
    chosen = weights[group]
    score = (evidence * chosen[..., :-1]).sum(axis=-1) + chosen[..., -1]
    return np.asarray(sigmoid(score), np.float32)


def sigmoid(score: npt.NDArray[np.floating]) -> Matrix:
    return np.asarray(1 / (1 + np.exp(-np.clip(score, -30, 30))), np.float64)


def newton(
    evidence: npt.NDArray[np.floating],
    marks: Floats,
    start: Matrix,
    stiffness: float = STIFFNESS,
    steps: int = 12,
) -> Matrix:
    """Minimise log-loss + ``stiffness`` |w - start|^2 over (pairs, kinds), from ``start``."""
    weights = start.copy()
    hold = 2 * stiffness * np.eye(len(start))
    for _ in range(steps):
        chance = sigmoid(evidence @ weights)
        slope = evidence.T @ (chance - marks) + 2 * stiffness * (weights - start)
        bend = (evidence * (chance * (1 - chance))[:, None]).T @ evidence + hold
        step = np.linalg.solve(bend, slope)
        weights -= step / max(1.0, float(np.abs(step).max()) / 2)  # no leaps
        if np.abs(step).max() < CLOSE_ENOUGH:
            break
    return weights
