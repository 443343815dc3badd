"""What a passage looks like to the engine: TF-IDF of words and of letters inside words.

Letters stand in for stems, in any language. Heavy to import: the worker process only.
"""

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfVectorizer

WORD = r"(?u)\b\w[\w']*\b"
LARGE = 400
"""Passages from which on a word must occur twice to be one of the features."""
MOST_LETTERS = 60_000
WORD_SHARE = 0.4
"""Share of the words in a cosine; the rest is that of the letters. Chosen on the dev sets."""


class Features:
    """Turns texts into rows of unit length, by the vocabulary of one corpus and codebook."""

    def __init__(self, corpus: Sequence[str], codebook: Sequence[str]) -> None:
        """Learn the vocabulary. ``codebook`` holds a text for each code, and other texts."""
        texts = [*corpus, *codebook] or ["-"]
        large = len(corpus) > LARGE
        self._words = TfidfVectorizer(
            ngram_range=(1, 2),
            sublinear_tf=True,
            min_df=2 if large else 1,
            token_pattern=WORD,
            dtype=np.float32,
        )
        self._letters = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=(3, 5),
            sublinear_tf=True,
            min_df=3 if large else 1,
            max_features=MOST_LETTERS,
            dtype=np.float32,
        )
        self._empty = not _learn(self._words, texts) or not _learn(self._letters, texts)
        self._cut = self._letters.build_analyzer()
        self._corpus = self._build(corpus)
        self._row = {text: row for row, text in enumerate(corpus)}

    def columns(self, word: str) -> list[int]:
        """The columns of a matrix that one word of a text adds to: its own and its letters'."""
        if self._empty:
            return []
        own = self._words.vocabulary_.get(word.lower())
        letters, width = self._letters.vocabulary_, len(self._words.vocabulary_)
        found = [width + letters[part] for part in self._cut(word) if part in letters]
        return found if own is None else [own, *found]

    def matrix(self, texts: Sequence[str]) -> sp.csr_matrix:
        """Return float32 (texts, features); the rows of the corpus are kept ready."""
        rows = [self._row.get(text, -1) for text in texts]
        if rows and min(rows) >= 0:
            return self._corpus[rows]
        return self._build(texts)

    def _build(self, texts: Sequence[str]) -> sp.csr_matrix:
        if self._empty or not len(texts):
            return sp.csr_matrix((len(texts), max(1, self.width)), dtype=np.float32)
        words, letters = self._words.transform(texts), self._letters.transform(texts)
        shares = WORD_SHARE**0.5, (1 - WORD_SHARE) ** 0.5
        return sp.hstack([words * shares[0], letters * shares[1]], "csr", dtype=np.float32)

    @property
    def width(self) -> int:
        """The number of columns."""
        if self._empty:
            return 1
        return len(self._words.vocabulary_) + len(self._letters.vocabulary_)


def _learn(vectorizer: TfidfVectorizer, texts: Sequence[str]) -> bool:
    """Fit, or say that there is not a word in all the texts."""
    try:
        vectorizer.fit(texts)
    except ValueError:
        return False
    return True
