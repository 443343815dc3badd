"""What suggestions must be better than: simple ways to guess. Worker process only.

Each is a candidate of the replay. Scores are rough probabilities, as such methods give them.
"""

import re
import warnings
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import scipy.sparse as sp
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from coder_app.core.evaluation.material import Read
from coder_app.core.evaluation.replay import Floats, Ranking
from coder_app.core.suggestions.passage import CodeText

SEED = 7
HARDLY = 0.01
"""Codings that a code without any is taken to have."""
FADING = (0.7, 0.15, 0.1)
"""Weight of a code used one, two, three passages above."""
LARGE, LETTERS = 400, 60_000
_WORD = re.compile(r"\b\w[\w']*\b")
_ENDING = re.compile(r"(?<=[a-z']{4})(?:ations?|ments?|ingly|ings?|ness|ie[sd]|ers?|e[sd]|[sye])$")


class Counting:
    """Counts how often each code was given; the ground of all."""

    name = ""

    def start(self, codes: Sequence[CodeText], corpus: Sequence[Read]) -> None:
        self.codes, self.corpus = codes, corpus
        self.column = {code.id: number for number, code in enumerate(codes)}
        self.counts, self.read = np.zeros(len(codes)), 0

    def fit(self, passages: Sequence[Read], labels: Sequence[frozenset[str]]) -> None:  # noqa: ARG002
        self.count(labels)

    def observe(self, passage: Read, labels: frozenset[str]) -> None:
        """Learn nothing from a single passage."""

    def suggest(self, passages: Sequence[Read]) -> list[Ranking]:
        scores = self.scores(passages)
        order = np.argsort(-scores, axis=1, kind="stable")
        return [
            [(self.codes[column].id, float(row[column])) for column in ranked]
            for row, ranked in zip(scores, order, strict=True)
        ]

    def scores(self, passages: Sequence[Read]) -> Floats:
        """Return a score for each code, (passages, codes)."""
        return np.tile(self.shares(), (len(passages), 1))

    def count(self, labels: Sequence[frozenset[str]]) -> Floats:
        """Return 0 or 1, (passages, codes), and remember the sums."""
        marks = np.zeros((len(labels), len(self.codes)))
        for row, codes in enumerate(labels):
            marks[row, [self.column[code] for code in codes]] = 1
        self.counts, self.read = marks.sum(0), len(labels)
        return marks

    def shares(self) -> Floats:
        """In what share of the passages each code was given, about."""
        return (self.counts + HARDLY) / (self.read + 1)


class MostUsed(Counting):
    """The codes used most so far, for every passage alike."""

    name = "most used"


class RepeatPrevious(Counting):
    """The codes of the three passages above, fading; knows them only in a live replay."""

    name = "repeat previous"

    def start(self, codes: Sequence[CodeText], corpus: Sequence[Read]) -> None:
        super().start(codes, corpus)
        self._seen: dict[tuple[str, int], frozenset[str]] = {}

    def observe(self, passage: Read, labels: frozenset[str]) -> None:
        self._seen[passage.document, passage.place] = labels

    def scores(self, passages: Sequence[Read]) -> Floats:
        scores = super().scores(passages) * 0.2
        for row, passage in enumerate(passages):
            for back, weight in enumerate(FADING, start=1):
                above = self._seen.get((passage.document, passage.place - back), frozenset())
                scores[row, [self.column[code] for code in above]] += weight
        return np.clip(scores, 0, 1)


class Cosine(Counting):
    """TF-IDF cosine to a code's description, and more and more to the centroid of its codings."""

    name = "TF-IDF cosine + centroid"

    def start(self, codes: Sequence[CodeText], corpus: Sequence[Read]) -> None:
        super().start(codes, corpus)
        said = [passage.text for passage in corpus]
        described = [_described(code) for code in codes]
        self._words = TfidfVectorizer(analyzer=stems, sublinear_tf=True).fit([*said, *described])
        twice = [f"{code.name} {text}" for code, text in zip(codes, described, strict=True)]
        self._texts = normalize(self._words.transform(twice))
        self._centroids: sp.csr_matrix | None = None

    def fit(self, passages: Sequence[Read], labels: Sequence[frozenset[str]]) -> None:
        marks = sp.csr_matrix(self.count(labels).T)
        self._centroids = normalize(marks @ self._rows(passages))

    def scores(self, passages: Sequence[Read]) -> Floats:
        rows = self._rows(passages)
        scores = (rows @ self._texts.T).toarray()
        if self._centroids is not None:
            trust = self.counts / (self.counts + 2)
            scores = (1 - trust) * scores + trust * (rows @ self._centroids.T).toarray()
        return np.asarray(scores)

    def _rows(self, passages: Sequence[Read]) -> sp.csr_matrix:
        return self._words.transform([passage.text for passage in passages])


class Linear(Counting):
    """A linear model for each code over TF-IDF of words, word pairs and letters."""

    make: Callable[[np.random.RandomState], Any]
    stretch = 1.0
    """By what the model's margin is multiplied before it becomes a probability."""

    def start(self, codes: Sequence[CodeText], corpus: Sequence[Read]) -> None:
        super().start(codes, corpus)
        said = [passage.text for passage in corpus]
        texts = [*said, *(_described(code) for code in codes)]
        self._views = (
            (1.0, _words(2 if len(said) > LARGE else 1).fit(texts)),
            (0.7, _letters().fit(texts)),
        )
        self._kept = self._build(said)
        self._models: dict[int, Any] = {}
        self._draw = np.random.RandomState(SEED)

    def fit(self, passages: Sequence[Read], labels: Sequence[frozenset[str]]) -> None:
        marks, rows = self.count(labels), self._rows(passages)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            self._models = {
                int(column): type(self).make(self._draw).fit(rows, marks[:, column])
                for column in np.flatnonzero((self.counts > 0) & (self.counts < len(labels)))
            }

    def scores(self, passages: Sequence[Read]) -> Floats:
        scores, rows = np.zeros((len(passages), len(self.codes))), self._rows(passages)
        for column, model in self._models.items():
            margin = np.clip(self.stretch * model.decision_function(rows), -30, 30)
            scores[:, column] = 1 / (1 + np.exp(-margin))
        return scores

    def _rows(self, passages: Sequence[Read]) -> sp.csr_matrix:
        return self._kept[[passage.place for passage in passages]]

    def _build(self, texts: Sequence[str]) -> sp.csr_matrix:
        return sp.hstack([weight * view.transform(texts) for weight, view in self._views], "csr")


class Logistic(Linear):
    """Logistic regression."""

    name = "logistic regression"

    @staticmethod
    def make(draw: np.random.RandomState) -> Any:
        return LogisticRegression(
            C=10, solver="liblinear", dual=True, tol=0.02, max_iter=60, random_state=draw
        )


class SupportVector(Linear):
    """A linear support vector classifier that weighs rare codes up."""

    name = "linear SVC"
    stretch = 2.0

    @staticmethod
    def make(draw: np.random.RandomState) -> Any:
        return LinearSVC(C=0.5, class_weight="balanced", tol=0.01, random_state=draw)


def stems(text: str) -> list[str]:
    """The words of a text of three letters and more, without common English endings."""
    words = re.findall(r"[a-z']+", text.lower())
    return [_ENDING.sub("", word) for word in words if len(word) > 2]  # noqa: PLR2004


def _described(code: CodeText) -> str:
    return " ".join([code.name, code.definition, *code.examples])


def _words(least: int) -> TfidfVectorizer:
    return TfidfVectorizer(
        ngram_range=(1, 2), sublinear_tf=True, min_df=least, token_pattern=_WORD.pattern
    )


def _letters() -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=3, max_features=LETTERS
    )
