"""Which passages are most like a text. Worker process only.

Plain cosines bring up passages of a few words, and miss what is said in other words. On the
interviews of the development sets 37 of the 100 nearest ten shared a code with a coded passage
(19 would by chance); with short ones held back, the query widened by the nearest five, and a
share of what is said just before and after, 45 do. On survey answers it is 58 and 61.
"""

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp

from coder_app.core.suggestions.features import Features, Floats, normalized
from coder_app.core.suggestions.passage import Passage

LEAST = 0.05
"""The likeness under which a passage is not like a text, whatever stands beside it."""
LONG = 20
"""Words from which on a passage counts in full; a shorter one by the root of its share of them."""
WIDENED, WIDENING = 5, 0.5
"""The nearest passages that widen the query, and what their middle counts in it."""
BESIDE = 0.25
"""What the likeness of the passage before counts, and that of the one after."""


def alike(features: Features, text: str, passages: Sequence[Passage]) -> dict[int, float]:
    """How like each passage is to a text, by its number, where it is like it at all."""
    if not passages:
        return {}
    rows, query = features.matrix([one.text for one in passages]), features.matrix([text])
    lengths = np.array([len(one.text.split()) for one in passages], np.float32)
    held = np.minimum(1, np.sqrt(lengths / LONG))
    plain = _cosines(rows, query)
    found = _cosines(rows, _widened(query, rows, plain * held)) * held
    whole = found + BESIDE * _beside(found, passages)
    return {int(number): float(whole[number]) for number in np.flatnonzero(found >= LEAST)}


def _cosines(rows: sp.csr_matrix, query: sp.csr_matrix) -> Floats:
    return np.asarray((rows @ query.T).toarray()[:, 0], np.float32)


def _widened(query: sp.csr_matrix, rows: sp.csr_matrix, likeness: Floats) -> sp.csr_matrix:
    """The query and, to a part, the middle of the passages nearest to it."""
    order = np.argsort(-likeness, kind="stable")[:WIDENED]
    nearest = order[likeness[order] >= LEAST]
    if not len(nearest):
        return query
    return normalized(sp.csr_matrix(query + WIDENING * rows[nearest].mean(axis=0)))


def _beside(likeness: Floats, passages: Sequence[Passage]) -> Floats:
    """The likeness of the passage before and of the one after, added up."""
    at = {(one.document, one.place): number for number, one in enumerate(passages)}
    added = np.zeros(len(passages), np.float32)
    for number, one in enumerate(passages):
        for step in (-1, 1):
            other = at.get((one.document, one.place + step))
            if other is not None:
                added[number] += likeness[other]
    return added
