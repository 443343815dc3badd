"""What is said around a passage: codes often run over a stretch. Worker process only."""

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp

from coder_app.core.suggestions.features import Features
from coder_app.core.suggestions.passage import Passage

REACH = 3
"""Passages before and after that count; one at distance d counts 1/d."""


class Surroundings:
    """Knows the neighbours of each passage of the corpus, coded or not."""

    def __init__(self, corpus: Sequence[Passage], features: Features) -> None:
        self._features = features
        self._row: dict[tuple[str, int], int] = {}
        self.add(corpus)

    def add(self, passages: Sequence[Passage]) -> None:
        """Know further passages, whose rows ``features`` keeps."""
        rows = self._features.rows_of([passage.text for passage in passages]).tolist()
        self._row.update(
            {(p.document, p.place): row for p, row in zip(passages, rows, strict=True)}
        )

    def of(self, passages: Sequence[Passage]) -> sp.csr_matrix:
        """Return the mean features of each passage's neighbours, (passages, features).

        A passage without neighbours in its document has an empty row.
        """
        return self.weights(passages) @ self._features.corpus

    def weights(self, passages: Sequence[Passage]) -> sp.csr_matrix:
        """What each text of the corpus counts for each passage, float32 (passages, texts)."""
        rows: list[int] = []
        weights: list[float] = []
        ends = [0]
        for passage in passages:
            found = self._neighbours(passage)
            total = sum(weight for _, weight in found)
            rows += [row for row, _ in found]
            weights += [weight / total for _, weight in found]
            ends.append(len(rows))
        shape = len(passages), self._features.corpus.shape[0]
        found_weights = np.array(weights, np.float32)
        return sp.csr_matrix((found_weights, np.array(rows, np.int64), np.array(ends)), shape=shape)

    def _neighbours(self, passage: Passage) -> list[tuple[int, float]]:
        steps = (step for step in range(-REACH, REACH + 1) if step)
        places = ((passage.document, passage.place + step, abs(step)) for step in steps)
        found = ((self._row.get((document, place)), far) for document, place, far in places)
        return [(row, 1 / far) for row, far in found if row is not None]
