"""The probabilities of all codes for the whole corpus, kept fresh code by code. Worker only."""

from collections.abc import Sequence

import numpy as np
from scipy.special import expit

from coder_app.core.suggestions.codebook import CodeBook
from coder_app.core.suggestions.evidence import (
    AROUND,
    CENTROID,
    FREQUENCY,
    MARGIN,
    MEANING,
    PIECE,
    RECENCY,
    TEXT,
    TEXT_AROUND,
)
from coder_app.core.suggestions.features import Features, Floats
from coder_app.core.suggestions.judgement import Judgement
from coder_app.core.suggestions.learned import Learned
from coder_app.core.suggestions.meaning import Meaning
from coder_app.core.suggestions.passage import Passage
from coder_app.core.suggestions.steps import Steps
from coder_app.core.suggestions.surroundings import Surroundings

STEP = 2000
"""Texts whose likeness to the codes' texts is measured in one step."""


class Scores:
    """Evidence in columns, (codes, passages); one coding changes one of them."""

    def __init__(self, corpus: Sequence[Passage], features: Features, around: Surroundings) -> None:
        self._corpus, self._features = corpus, features
        self._at = features.rows_of([passage.text for passage in corpus])
        self._around = around.weights(corpus)
        self._beside = np.diff(self._around.indptr) > 0
        self._has_words = np.diff(features.corpus.indptr)[self._at] > 0

    def describing(self, codes: CodeBook, meaning: Meaning) -> Steps[None]:
        """Measure what does not change with a coding: the likeness to the codes' texts."""
        texts = self._features.corpus
        shape = texts.shape[0], len(codes.ids)
        text, piece = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
        spoken = codes.spoken.T.tocsr()
        for first in range(0, shape[0], STEP):
            here = slice(first, first + STEP)
            text[here], piece[here] = (texts[here] @ spoken).toarray(), codes.best(texts[here])
            yield
        self._text, self._piece = text[self._at].T.copy(), piece[self._at].T.copy()
        self._text_around = np.asarray(self._around @ text, np.float32).T.copy()
        self._score = np.zeros((len(codes.ids), len(self._corpus)), np.float32)
        self._meaning = meaning

    def judging(self, learned: Learned, judgement: Judgement) -> Steps[None]:
        """Score every code; one in each step."""
        for code in range(len(learned.counts)):
            self.judge([code], learned, judgement)
            yield

    def judge(self, touched: Sequence[int], learned: Learned, judgement: Judgement) -> None:
        """Score some codes anew, by their numbers."""
        all_weights = judgement.weights_for(learned.counts).astype(np.float32)
        for code in touched:
            weights = all_weights[code]
            score = weights[TEXT] * self._text[code] + weights[PIECE] * self._piece[code]
            score += weights[TEXT_AROUND] * self._text_around[code]
            score += weights[CENTROID] * self._centroid(code, learned)
            margin, around = self._margins(code, learned)
            score += weights[MARGIN] * margin + weights[AROUND] * around
            if self._meaning.there:
                meant = self._meaning.column(code, self._at, self._around)
                score += meant @ weights[MEANING:-1]
            self._score[code] = score

    def probabilities(self, learned: Learned, judgement: Judgement) -> Floats:
        """Return float32 (passages, codes): as ``Suggester.suggest`` for passages met alone."""
        weights = judgement.weights_for(learned.counts)
        constant = weights[:, -1] + weights[:, FREQUENCY] * learned.frequency
        constant += weights[:, RECENCY] * learned.recency
        found: Floats = expit(self._score + constant[:, None].astype(np.float32)).T
        return found

    def _centroid(self, code: int, learned: Learned) -> Floats:
        centroid = learned.centroids[code].toarray()[0]
        found: Floats = (self._features.corpus @ centroid)[self._at]
        return found

    def _margins(self, code: int, learned: Learned) -> tuple[Floats, Floats]:
        """What the linear model says of each passage, and of what is said around it."""
        model = learned.models.get(code)
        if model is None:
            nothing = np.zeros(len(self._corpus), np.float32)
            return nothing, nothing
        raw = self._features.corpus @ model.weights
        margin = np.where(self._has_words, model.margins(raw[self._at]), 0)
        return margin, np.where(self._beside, model.margins(self._around @ raw), 0)
