"""What is said around a passage: codes often run over a stretch. Worker process only."""

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp

from coder_app.core.suggestions.passage import Passage

REACH = 3
"""Passages before and after that count; one at distance d counts 1/d."""


class Surroundings:
    """Knows the neighbours of each passage of the corpus, coded or not."""

    def __init__(self, corpus: Sequence[Passage], rows: sp.csr_matrix) -> None:
        """``rows`` are the features of the corpus, (passages, features)."""
        self._rows = rows
        self._row = {(p.document, p.place): row for row, p in enumerate(corpus)}

    def of(self, passages: Sequence[Passage]) -> sp.csr_matrix:
        """Return the mean features of each passage's neighbours, (passages, features).

        A passage without neighbours in its document has an empty row.
        """
        near: list[tuple[int, int, float]] = []
        for number, passage in enumerate(passages):
            found = self._neighbours(passage)
            total = sum(weight for _, weight in found)
            near += [(number, row, weight / total) for row, weight in found]
        shape = len(passages), self._rows.shape[0]
        at, rows, weights = zip(*near, strict=True) if near else ((), (), ())
        weighed = sp.csr_matrix((np.array(weights, np.float32), (at, rows)), shape=shape)
        return weighed @ self._rows

    def _neighbours(self, passage: Passage) -> list[tuple[int, float]]:
        steps = (step for step in range(-REACH, REACH + 1) if step)
        places = ((passage.document, passage.place + step, abs(step)) for step in steps)
        found = ((self._row.get((document, place)), far) for document, place, far in places)
        return [(row, 1 / far) for row, far in found if row is not None]
