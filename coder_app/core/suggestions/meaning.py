"""Evidence from a ``Similarity``: what a passage means, beside the words it has."""

from collections.abc import Sequence

import numpy as np

from coder_app.core.suggestions.known import Known
from coder_app.core.suggestions.passage import CodeText, Passage
from coder_app.core.suggestions.similarity import Floats, Similarity

NEAREST = 3
"""Codings of a code whose likeness to a passage is averaged."""
KINDS = 3
"""Cosine to the code's text, to the centre of its codings, to the nearest of them."""


class Meaning:
    """Vectors of codes and of their codings; without a similarity all its evidence is 0."""

    def __init__(self, codes: Sequence[CodeText], similarity: Similarity | None) -> None:
        self._similarity = similarity
        self._number = len(codes)
        self._coded: list[Floats] = []
        if similarity is not None:
            self._texts = similarity.vectors([code.text for code in codes])
            self._coded = [self._texts[:0] for _ in codes]
            self._centres = np.zeros_like(self._texts)

    @property
    def there(self) -> bool:
        """Whether there is a similarity."""
        return self._similarity is not None

    def learn(self, touched: Sequence[int], known: Known) -> None:
        """Take the codings of some codes, by their numbers."""
        if self._similarity is None:
            return
        for code in touched:
            rows = np.flatnonzero(known.marks[:, code])
            coded = self._similarity.vectors([known.passages[row].text for row in rows])
            self._coded[code] = coded
            centre = coded.sum(axis=0)
            self._centres[code] = centre / max(float(np.linalg.norm(centre)), 1e-9)

    def evidence(self, passages: Sequence[Passage]) -> Floats:
        """Return float32 (passages, codes, ``KINDS``)."""
        evidence = np.zeros((len(passages), self._number, KINDS), np.float32)
        if self._similarity is None or not passages or not self._number:
            return evidence
        vectors = self._similarity.vectors([passage.text for passage in passages])
        evidence[..., 0] = vectors @ self._texts.T
        evidence[..., 1] = vectors @ self._centres.T
        for code, coded in enumerate(self._coded):
            if len(coded):
                likeness = np.sort(vectors @ coded.T, axis=1)[:, -NEAREST:]
                evidence[:, code, 2] = likeness.mean(axis=1)
        return evidence
