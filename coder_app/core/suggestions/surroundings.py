"""What is said around a passage: codes often run over a stretch. Worker process only."""

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp

from coder_app.core.suggestions.features import Features
from coder_app.core.suggestions.passage import Passage

REACH = 3
"""Passages before and after that count; one at distance d counts 1/d."""
STEPS = np.array([step for step in range(-REACH, REACH + 1) if step])


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
        known, places = self._row, [(one.document, one.place) for one in passages]
        rows = np.array(
            [[known.get((document, at + step), -1) for document, at in places] for step in STEPS]
        ).T
        there = rows >= 0
        counts = np.where(there, 1 / np.abs(STEPS), 0)
        shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1 / REACH)
        ends = np.append(0, np.cumsum(there.sum(axis=1)))
        shape = len(passages), self._features.corpus.shape[0]
        return sp.csr_matrix((shares[there].astype(np.float32), rows[there], ends), shape=shape)
