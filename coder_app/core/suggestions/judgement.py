"""From evidence to a probability: a small logistic model, shipped with weights and then tuned.

Three groups of codes have weights of their own: without a coding, with a few, with enough for
a linear model. The shipped weights were fitted to simulated sessions on the development sets.
They are re-estimated from what the engine would have said and what the coder then did:
log-loss + STIFFNESS |w - w0|^2, by Newton's method.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from coder_app.core.suggestions import weights_meant
from coder_app.core.suggestions.evidence import ABOVE, BEFORE, FREQUENCY, KINDS, MEANING, RECENCY
from coder_app.core.suggestions.features import Floats
from coder_app.core.suggestions.known import moved
from coder_app.core.suggestions.learned import ENOUGH
from coder_app.core.suggestions.past import PRECISION, SHOWN, Past
from coder_app.core.suggestions.steps import Steps, finish
from coder_app.core.suggestions.weights import ALONE, COLD, READING

STIFFNESS = 2.0
"""How fast the weights are held to the shipped ones: decision 0017 says what 10 did."""
RATES = [FREQUENCY, RECENCY, len(KINDS)]
"""What stands for how often codes are given: the level of all those that were never given."""
SINK = 0.5
"""What that level falls below what was shipped, at most."""
REMEMBERED = 1500
"""Passages whose outcome is remembered."""
GROUPS = 3
MOST_PAIRS = 40_000
"""Pairs that one group of weights is tuned on, at most."""
CLOSE_ENOUGH = 1e-4
"""A step of the weights after which they are taken as found."""

Matrix = npt.NDArray[np.float64]


def group_of(counts: Floats) -> npt.NDArray[np.intp]:
    """The group of weights of each code, by its number of codings: none, a few, enough."""
    return np.digitize(counts, [1, ENOUGH])


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a judgement came to: its weights, and its past as in ``Past``."""

    weights: Matrix
    chances: Floats
    right: Floats
    codes: npt.NDArray[np.intp]

    def sound(self) -> bool:
        """Whether the arrays can be what they should be: they may come from a damaged file."""
        past = self.chances, self.right, self.codes
        return (
            self.weights.shape == (GROUPS, len(KINDS) + 1)
            and all(part.ndim == 1 and len(part) == len(self.codes) for part in past)
            and all(np.isfinite(part).all() for part in (self.weights, *past))
            and self.codes.dtype.kind == "i"
            and not (self.codes < 0).any()
        )


class Judgement:
    """The weights for passages met alone, or else while reading on from coded ones."""

    def __init__(self, *, reading: bool, meaning: bool = False) -> None:
        self.reading, self.meaning = reading, meaning
        self.weights = self.shipped()
        self.past = Past.none()
        self._evidence: list[Floats] = []
        self._marks: list[Floats] = []
        self._says: list[Floats] = []
        self._groups: list[npt.NDArray[np.intp]] = []

    def shipped(self) -> Matrix:
        """Weights before anything was learned, (groups, kinds + 1); the last is the constant."""
        if self.meaning:
            return np.array(weights_meant.READING if self.reading else weights_meant.ALONE)
        return _unmeant(np.array(READING if self.reading else ALONE))

    @property
    def cold(self) -> Matrix:
        """Weights while nothing at all was coded, (kinds + 1,)."""
        cold = np.array([weights_meant.COLD]) if self.meaning else _unmeant(np.array([COLD]))
        weights: Matrix = cold[0]
        return weights

    def probabilities(self, evidence: Floats, counts: Floats) -> Floats:
        """Return float32 (passages, codes) for evidence (passages, codes, kinds)."""
        chosen = self.weights_for(counts)
        score = (evidence * chosen[:, :-1]).sum(axis=-1) + chosen[:, -1]
        return np.asarray(sigmoid(score), np.float32)

    def weights_for(self, counts: Floats) -> Matrix:
        """The weights of each code, (codes, kinds + 1), by its number of codings.

        Nothing known yet: plain likeness to the codes' texts, of the passage and what is around.
        """
        if counts.any() or self._marks or len(self.past.chances) or self.reading:
            return self.weights[group_of(counts)]
        return np.repeat(self.cold[None], len(counts), axis=0)

    @property
    def threshold(self) -> float:
        """The probability from which on a code is shown, by the usual share of right ones."""
        return self.threshold_for(PRECISION)

    def threshold_for(self, right: float) -> float:
        """The lowest probability from which on this share of codes was right in the past."""
        return self.past.threshold(right)

    @property
    def verdict(self) -> Verdict:
        """What it has come to, to be kept."""
        return Verdict(self.weights, self.past.chances, self.past.right, self.past.codes)

    def resume(self, verdict: Verdict) -> None:
        """Judge as was kept; what it came from is not remembered."""
        self.weights = verdict.weights
        self.past = Past(verdict.chances, verdict.right, verdict.codes)

    # -- the past --------------------------------------------------------------------------------

    def remember(
        self, evidence: Floats, marks: Floats, counts: Floats, says: Floats | None = None
    ) -> None:
        """Keep what was known of passages before, and what the coder made of them.

        ``marks`` and ``says`` as in ``Known``, (passages, codes); without ``says`` all say 1.
        """
        group = np.broadcast_to(group_of(counts), marks.shape)
        self._evidence += list(evidence)
        self._marks += list(marks)
        self._says += list(np.ones_like(marks) if says is None else says)
        self._groups += list(group)
        for memory in (self._evidence, self._marks, self._says, self._groups):
            del memory[:-REMEMBERED]

    def forget(self) -> None:
        """Start again from the shipped weights."""
        self.__init__(reading=self.reading, meaning=self.meaning)  # type: ignore[misc]

    def recode(self, before: Sequence[str], after: Sequence[str]) -> None:
        """Keep the past of codes that are still there; ids of the codes then and now."""
        if not self._marks:  # the past that was kept is of the codes as they were
            self.past = Past.none()
        column = {code: number for number, code in enumerate(before)}
        old = [column.get(code, -1) for code in after]
        for row, known in enumerate(self._evidence):
            padded = np.concatenate([known, np.zeros((1, len(KINDS)), np.float32)])
            self._evidence[row] = padded[old]
            self._groups[row] = np.append(self._groups[row], 0)[old]
            self._marks[row] = moved(self._marks[row][None], before, after)[0]
            self._says[row] = moved(self._says[row][None], before, after)[0]
        self._look_back()

    def tune(self) -> None:
        """Re-estimate the weights, and set the thresholds to what the past allows."""
        finish(self.tuning())

    def tuning(self, *, whole: bool = True) -> Steps[None]:
        """The same, a group of weights in each step.

        Where what is remembered is not the ``whole``, but what was coded, it does not say how
        often a code is given at all: the weights that stand for that stay. Of codes without a
        coding only the level is tuned, and hardly down: that most of them are not given in the
        first rounds, whatever their texts say, would hold all for dead, and each is meant.
        """
        if not self._marks:
            return
        shipped = self.shipped()
        evidence, marks = np.concatenate(self._evidence), np.concatenate(self._marks)
        says, group = np.concatenate(self._says), np.concatenate(self._groups)
        tuned = shipped.copy()
        for number in range(GROUPS):
            mine = np.flatnonzero((group == number) & (says > 0))
            columns = self._columns(whole=whole) if number else RATES * whole
            if len(mine) and columns:
                last = np.append(evidence[mine[-1]], 1)[RATES]
                mine, weights = _drawn(mine, marks, says)
                known = np.column_stack([evidence[mine], np.ones(len(mine))])
                tuned[number] = _tuned(known, marks[mine], weights, shipped[number], columns)
                if not number:
                    fall = float(last @ (shipped[0, RATES] - tuned[0, RATES]))
                    tuned[0, -1] += max(0.0, fall - SINK)
            yield
        self.weights = tuned
        self._look_back()

    def _columns(self, *, whole: bool) -> list[int]:
        """The kinds of evidence that are tuned, and the constant."""
        unused = set() if self.reading else {ABOVE, BEFORE}
        unused |= set() if self.meaning else set(range(MEANING, len(KINDS)))
        rates = set() if whole else set(RATES)
        return [kind for kind in range(len(KINDS) + 1) if kind not in unused | rates]

    def _look_back(self) -> None:
        """See how right the three best codes of each remembered passage would have been."""
        chances, right, codes = [], [], []
        memory = zip(self._evidence, self._marks, self._says, self._groups, strict=True)
        for evidence, marks, says, group in memory:
            chance = _probabilities(evidence, group, self.weights)
            best = np.argsort(-chance, kind="stable")[:SHOWN]
            best = best[says[best] > 0]
            chances.append(chance[best])
            right.append(marks[best])
            codes.append(best)
        if chances:
            self.past = Past.of(
                np.concatenate(chances), np.concatenate(right), np.concatenate(codes)
            )


def _tuned(
    evidence: Matrix, marks: Floats, weights: Floats, shipped: Matrix, columns: list[int]
) -> Matrix:
    """One group's weights; those that are not in ``columns`` stay as they were shipped."""
    tuned = shipped.copy()
    fixed = shipped.copy()
    fixed[columns] = 0
    tuned[columns] = newton(
        evidence[:, columns], marks, shipped[columns], weights=weights, offset=evidence @ fixed
    )
    return tuned


def _unmeant(weights: Matrix) -> Matrix:
    """Weights with zeros for what a ``Similarity`` would say."""
    nothing = np.zeros((len(weights), len(KINDS) - MEANING))
    return np.column_stack([weights[:, :-1], nothing, weights[:, -1]])


def _drawn(
    pairs: npt.NDArray[np.intp], marks: Floats, says: Floats
) -> tuple[npt.NDArray[np.intp], Floats]:
    """Pairs with what each weighs: every n-th of those without the code, if there are many."""
    positive, negative = pairs[marks[pairs] > 0], pairs[marks[pairs] == 0]
    every = -(-len(negative) // MOST_PAIRS) or 1
    negative = negative[::every]
    weights = np.concatenate([says[positive], says[negative] * every])
    return np.concatenate([positive, negative]), weights


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
    *,
    stiffness: float = STIFFNESS,
    steps: int = 12,
    weights: Floats | None = None,
    offset: Matrix | None = None,
) -> Matrix:
    """Minimise log-loss + ``stiffness`` |w - start|^2 over (pairs, kinds), from ``start``.

    ``weights`` say how much each pair counts; without them all count 1. ``offset`` is added to
    each pair's score.
    """
    evidence = np.asarray(evidence, np.float64)
    counting = np.ones(len(marks)) if weights is None else np.asarray(weights, np.float64)
    given = np.zeros(len(marks)) if offset is None else offset
    hold = 2 * stiffness * np.eye(len(start))

    def loss(at: Matrix) -> float:
        score = evidence @ at + given
        far = float(((at - start) ** 2).sum())
        return float(counting @ (np.logaddexp(0, score) - marks * score)) + stiffness * far

    found, height = start.copy(), loss(start)
    for _ in range(steps):
        chance = sigmoid(evidence @ found + given)
        slope = evidence.T @ (counting * (chance - marks)) + 2 * stiffness * (found - start)
        bend = (evidence * (counting * chance * (1 - chance))[:, None]).T @ evidence + hold
        step = np.linalg.solve(bend, slope)
        while (lower := loss(found - step)) > height and np.abs(step).max() > CLOSE_ENOUGH:
            step /= 2  # a whole one would leap over the lowest point, and back, for ever
        if lower > height:
            break
        found, height = found - step, lower
        if np.abs(step).max() < CLOSE_ENOUGH:
            break
    return found
