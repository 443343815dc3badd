"""What of a ranking is shown: at most three codes sure enough, and a rarer one. Worker only."""

import numpy as np
import scipy.sparse as sp

from coder_app.core.suggestions.codebook import CodeBook
from coder_app.core.suggestions.features import cosines
from coder_app.core.suggestions.learned import ENOUGH, Learned
from coder_app.core.suggestions.past import SHOWN, UNSURE, Past

Ranking = list[tuple[str, float]]
"""Code ids with probabilities, best first."""

WHEN_ASKED = 0.1
"""Probability from which on a code is shown to somebody who asks about one passage."""
LIKE_ENOUGH = 0.08
"""Cosine from which on a code with few codings is offered as the rarer one."""


def sure_enough(
    codes: CodeBook, past: Past, ranking: Ranking, precision: float, *, asked: bool
) -> Ranking:
    """See ``Suggester.shown``."""
    threshold, of_code = max(past.threshold(precision), UNSURE), past.of_codes(precision)
    if asked:
        threshold, of_code = min(threshold, WHEN_ASKED), {}
    number = {code: at for at, code in enumerate(codes.ids)}
    sure = [
        (code, chance)
        for code, chance in ranking
        if chance >= max(threshold, of_code.get(number[code], 0))
    ]
    return _without_parents(codes, number, sure)


def _without_parents(codes: CodeBook, number: dict[str, int], sure: Ranking) -> Ranking:
    """Three of the codes; of parent and child that are both among the best, the child."""
    best = [number[code] for code, _ in sure[:SHOWN]]
    kept: list[int] = []
    found: Ranking = []
    for code, chance in sure:
        here = number[code]
        above = [] if here in best else kept
        if not codes.below[here, best].any() and not codes.below[above, here].any():
            kept.append(here)
            found.append((code, chance))
    return found[:SHOWN]


def rarer_code(
    codes: CodeBook, learned: Learned, row: sp.csr_matrix, ranking: Ranking
) -> tuple[str, float] | None:
    """See ``Suggester.rarer``; ``row`` has the features of the passage, (1, features)."""
    likeness = np.maximum(cosines(row, codes.texts)[0], cosines(row, learned.centroids)[0])
    counts = learned.counts
    chances, first = dict(ranking), {code for code, _ in ranking[:SHOWN]}
    rare = [
        (-likeness[code], code)
        for code in np.flatnonzero((counts < ENOUGH) & (likeness > LIKE_ENOUGH))
        if codes.ids[code] in chances.keys() - first
    ]
    if not rare or not counts.any():
        return None
    name = codes.ids[min(rare)[1]]
    return name, chances[name]
