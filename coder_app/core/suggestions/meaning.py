"""Evidence from a ``Similarity``: what a passage means, beside the words it has."""

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp

from coder_app.core.suggestions.direction import HIGH, LOW, Directions
from coder_app.core.suggestions.features import Features
from coder_app.core.suggestions.known import Known
from coder_app.core.suggestions.lexicon import Ints
from coder_app.core.suggestions.passage import CodeText, Passage
from coder_app.core.suggestions.similarity import Floats, Similarity
from coder_app.core.suggestions.surroundings import Surroundings

KINDS = 3
"""Cosine to the code's text, to the centre of its codings; how far along the code's direction."""


class Meant:
    """The vectors of a corpus, and of what is said around each of its passages."""

    def __init__(self, similarity: Similarity, features: Features, around: Surroundings) -> None:
        self._similarity, self._features, self._around = similarity, features, around
        self._texts = similarity.vectors(list(features.texts))
        known = self._texts.any(axis=1)
        centre = self._texts[known].mean(axis=0) if known.any() else np.zeros(self.width)
        self.centre = centre.astype(np.float32)

    @property
    def width(self) -> int:
        return int(self._texts.shape[1])

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Return float32 (texts, width), rows of unit length."""
        return self._similarity.vectors(texts)

    def described(self, texts: Sequence[str]) -> Floats:
        """Return rows as ``rows`` does, for texts that nothing is said around."""
        vectors = self._centred(self.vectors(texts))
        return np.concatenate([vectors, np.zeros_like(vectors)], axis=1)

    def rows(self, passages: Sequence[Passage], vectors: Floats) -> Floats:
        """Return float32 (passages, 2 width): what each means, and what is meant around it.

        Both less the mean of the corpus; zeros where a text is not known, or nothing is around.
        """
        weights = self._around.weights(passages)
        around = weights @ self.texts
        return np.concatenate([self._centred(vectors), self._centred(around)], axis=1)

    @property
    def texts(self) -> Floats:
        """The vectors of the corpus; passages that came later among them."""
        if len(self._texts) < self._features.corpus.shape[0]:
            new = list(self._features.texts)[len(self._texts) :]
            self._texts = np.concatenate([self._texts, self.vectors(new)])
        return self._texts

    def _centred(self, vectors: Floats) -> Floats:
        known = np.asarray(vectors.any(axis=1))[:, None]
        return np.asarray(np.where(known, vectors - self.centre, 0), np.float32)


class Meaning:
    """What codes and their codings mean; without vectors all its evidence is 0."""

    def __init__(self, codes: Sequence[CodeText], meant: Meant | None) -> None:
        self._meant, self._number = meant, len(codes)
        if meant is None:
            return
        self._texts = _units(np.stack([_mean(meant, code) for code in codes])) if codes else None
        self._centres = np.zeros((len(codes), meant.width), np.float32)
        owner = np.array([row for row, code in enumerate(codes) for _ in code.pieces], np.intp)
        pieces = [piece for code in codes for piece in code.pieces]
        self._directions = Directions(meant.described(pieces), owner, len(codes))
        self._vectors = self._centres[:0]

    @property
    def there(self) -> bool:
        """Whether there are vectors."""
        return self._meant is not None

    def learn(self, touched: Sequence[int], known: Known) -> None:
        """Take the codings of some codes, by their numbers."""
        if self._meant is None or not self._number:
            return
        anew = len(touched) == self._number or len(known) < len(self._vectors)
        have = 0 if anew else len(self._vectors)
        new = known.passages[have:]
        vectors = self._meant.vectors([passage.text for passage in new])
        rows = self._meant.rows(new, vectors)
        self._vectors = np.concatenate([self._vectors[:have], vectors])
        rows = np.concatenate([self._directions.rows[:have], rows])
        codes = np.asarray(touched, np.intp)
        self._centres[codes] = _units(known.marks[:, codes].T @ self._vectors)
        self._directions.learn(codes, rows, known.marks, known.says, anew=anew)

    def evidence(self, passages: Sequence[Passage]) -> Floats:
        """Return float32 (passages, codes, ``KINDS``)."""
        evidence = np.zeros((len(passages), self._number, KINDS), np.float32)
        if self._meant is None or self._texts is None or not passages:
            return evidence
        vectors = self._meant.vectors([passage.text for passage in passages])
        evidence[..., 0] = vectors @ self._texts.T
        evidence[..., 1] = vectors @ self._centres.T
        evidence[..., 2] = self._directions.scores(self._meant.rows(passages, vectors))
        return evidence

    def likeness(self, text: str, others: Sequence[str]) -> Floats:
        """Return the cosine of a text to others, (others,); empty where there are no vectors."""
        if self._meant is None or not others:
            return np.zeros(0, np.float32)
        vectors = self._meant.vectors([text, *others])
        return np.asarray(vectors[1:] @ vectors[0], np.float32)

    def column(self, code: int, at: Ints, around: sp.csr_matrix) -> Floats:
        """Return the evidence for one code, (passages, ``KINDS``), quickly.

        ``at`` is the text of each passage, ``around`` what each text counts around it.
        """
        if self._meant is None or self._texts is None:
            return np.zeros((len(at), KINDS), np.float32)
        texts, centre = self._meant.texts, self._meant.centre
        own, beside = np.split(self._directions.of(code), 2)
        raw = texts @ np.stack([self._texts[code], self._centres[code], own, beside], axis=1)
        known = texts.any(axis=1)
        along = np.where(known, raw[:, 2] - centre @ own, 0)[at]
        near = around @ known.astype(np.float32) > 0
        along += np.where(near, around @ raw[:, 3] - centre @ beside, 0)
        held = np.clip(along, LOW, HIGH)
        return np.asarray(np.column_stack([raw[at, 0], raw[at, 1], held]), np.float32)


def _mean(meant: Meant, code: CodeText) -> Floats:
    """The middle of a code's name, definition and examples: each counts alike, however long."""
    return np.asarray(meant.vectors(code.pieces or ("",)).mean(axis=0), np.float32)


def _units(rows: Floats) -> Floats:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), np.float32)
