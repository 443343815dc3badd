"""What the codings taught: centroids and linear models, code by code. Worker process only."""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from coder_app.core.suggestions.codebook import CodeBook
from coder_app.core.suggestions.features import Features, Floats, normalized
from coder_app.core.suggestions.known import Known
from coder_app.core.suggestions.steps import Steps

ENOUGH = 6
"""Codings of a code from which on its linear model is relied on as on any: below it counts less."""
DESCRIBED = 0.5
"""What a name, a definition or an example says in a linear model, where a coded passage says 1: for
its code, and against the others. So there can be a model from the first coding on."""
HALF_LIFE = 60
"""Passages after which a code counts half as recently used."""
FIRM = 0.45
"""The C of the linear models; chosen on the dev sets."""
LOW, HIGH, CENTRE = -1.5, 2.5, 0.7
"""Margins are shifted by the centre and held between the other two."""
CHILD = 0.5
"""What the coding of a code below counts for a code's centroid."""
AT_ONCE, MOST_NEGATIVE = 800, 3000
"""Passages without a code that its linear model is trained on, at most: at once, and in full."""
FEW_NEGATIVE = 40
FEW_VALUES = 5000
FAINT = 0.3
"""Where fewer passages are known to be without it, others stand in, and say so much less."""


@dataclass(frozen=True, slots=True)
class Model:
    """A linear model of one code."""

    weights: Floats
    intercept: float

    def margins(self, raw: Floats) -> Floats:
        """What it says, from the products with its weights."""
        return np.asarray(np.clip(raw + np.float32(self.intercept + CENTRE), LOW, HIGH), np.float32)


class Learned:
    """Counts, centroids and linear models, one for each code; one code can be learned anew."""

    def __init__(self, codes: int, width: int) -> None:
        self.counts = np.zeros(codes, np.float32)
        self.centroids = sp.csr_matrix((codes, width), dtype=np.float32)
        self.models: dict[int, Model] = {}
        self.count(np.zeros((0, codes), np.float32))

    @classmethod
    def nothing(cls, codes: CodeBook, features: Features) -> "Learned":
        return cls(len(codes.ids), features.width)

    @classmethod
    def learning(
        cls,
        known: Known,
        codes: CodeBook,
        features: Features,
        models: Mapping[int, Model] | None = None,
    ) -> Steps["Learned"]:
        """Learn all codes, one in each step; ``models`` are those of the codes, if known."""
        learned = cls(len(codes.ids), features.width)
        learned.count(known.marks)
        centroids = []
        for code in range(len(codes.ids)):
            positive = _counting(known, codes, code)
            centroids.append(_centroid(*positive, known, features))
            if models is None:
                learned.train(code, known, codes, features, MOST_NEGATIVE)
            yield
        learned.models.update(models or {})
        if centroids:
            learned.centroids = sp.vstack(centroids, "csr")
        return learned

    def recoded(self, before: Sequence[str], codes: CodeBook, known: Known) -> "Learned":
        """The same for another codebook; ``before`` are the ids of the codes until now."""
        column = {code: number for number, code in enumerate(before)}
        old = [column.get(code, -1) for code in codes.ids]
        learned = Learned(len(codes.ids), self.centroids.shape[1])
        learned.count(known.marks)
        new = {number: self.models[at] for number, at in enumerate(old) if at in self.models}
        learned.models = new
        if old:
            empty = sp.csr_matrix((1, self.centroids.shape[1]), dtype=np.float32)
            learned.centroids = sp.vstack([self.centroids, empty], "csr")[old]
        return learned

    def count(self, marks: Floats) -> None:
        """Count how often and how lately each code was given, (passages in order, codes)."""
        self.counts = marks.sum(axis=0)
        fade = 0.5 ** (np.arange(len(marks), dtype=np.float32)[::-1] / HALF_LIFE)
        self.recency = _rate(fade @ marks, float(fade.sum()))
        self.frequency = _rate(self.counts, len(marks))

    def learn(
        self, touched: Sequence[int], known: Known, codes: CodeBook, features: Features
    ) -> None:
        """Learn some codes anew, by their numbers."""
        self.count(known.marks)
        for code in touched:
            row = _centroid(*_counting(known, codes, code), known, features)
            parts = [self.centroids[:code], row, self.centroids[code + 1 :]]
            self.centroids = sp.vstack([part for part in parts if part.shape[0]], "csr")
            self.train(code, known, codes, features, AT_ONCE)

    def train(
        self, code: int, known: Known, codes: CodeBook, features: Features, most: int
    ) -> None:
        """Train the linear model of a code that has codings, by them and the codes' descriptions.

        Of these it takes ``most`` at most, from all of them.
        """
        self.models.pop(code, None)
        has = known.marks[:, code] > 0
        told = known.says[:, code] > 0
        if codes.below[code].any():  # what a code below has is no example against this one
            told = told & (has | ~known.marks[:, codes.below[code]].any(axis=1))
        with_it, without = np.flatnonzero(has), np.flatnonzero(told & ~has)
        others = known.background if len(without) < FEW_NEGATIVE else []
        pieces = np.flatnonzero(~codes.kin(code)[codes.owner] | (codes.owner == code))
        against = len(without) or others or (codes.owner[pieces] != code).any()
        if not len(with_it) or not against:
            return
        chosen = np.concatenate([with_it, _spread(without, known.says[without, code] > 1, most)])
        chosen.sort()
        read = features.matrix([*(known.passages[row].text for row in chosen), *others])
        rows = sp.vstack([read, codes.pieces[pieces]], "csr")
        nothing = np.zeros(len(others), np.bool_)
        marks = np.concatenate([has[chosen], nothing, codes.owner[pieces] == code])
        faint = np.full(len(others), FAINT, np.float32)
        described = np.full(len(pieces), DESCRIBED, np.float32)
        says = np.concatenate([known.says[chosen, code], faint, described])
        self.models[code] = _linear(rows, marks, says)

    @property
    def trained(self) -> npt.NDArray[np.bool_]:
        """Whether there is a linear model, for each code."""
        return np.isin(np.arange(len(self.counts)), list(self.models))

    def margins(self, rows: sp.csr_matrix) -> Floats:
        """What the linear models say of each row, (rows, codes); 0 where there is none."""
        margins = np.zeros((rows.shape[0], len(self.counts)), np.float32)
        filled = np.flatnonzero(np.diff(rows.indptr))
        if len(filled) and self.models:
            raw = _products(rows, filled, [model.weights for model in self.models.values()])
            for (code, model), found in zip(self.models.items(), raw, strict=True):
                margins[filled, code] = model.margins(found)
        return margins


def _products(
    rows: sp.csr_matrix, filled: npt.NDArray[np.intp], weights: Sequence[Floats]
) -> list[Floats]:
    """Those of the ``filled`` rows with each of the weights; quick for a few rows, too."""
    if rows.nnz > FEW_VALUES:
        return [(rows @ one)[filled] for one in weights]
    values = rows.data * np.stack([one[rows.indices] for one in weights])
    return list(np.add.reduceat(values, rows.indptr[filled], axis=1))


def _rate(counts: npt.NDArray[np.floating], among: float) -> Floats:
    """The logarithm of a share, smoothed, brought near the scale of the other evidence."""
    return np.asarray(np.log((counts + 0.3) / (among + 5)) / 3 + 1, np.float32)


def _counting(
    known: Known, codes: CodeBook, code: int
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.float32]]:
    """The passages that count for a code, and how much: its own, and those of codes below."""
    counts = known.marks[:, code]
    if codes.below[code].any():
        children = known.marks[:, codes.below[code]].any(axis=1)
        counts = np.maximum(counts, CHILD * children)
    rows = np.flatnonzero(counts)
    return rows, np.asarray(counts[rows], np.float32)


def _centroid(
    rows: npt.NDArray[np.intp], counts: Floats, known: Known, features: Features
) -> sp.csr_matrix:
    """Their middle, of unit length, (1, features)."""
    if not len(rows):
        return sp.csr_matrix((1, features.width), dtype=np.float32)
    texts = features.matrix([known.passages[row].text for row in rows])
    return normalized(sp.csr_matrix(counts[None, :]) @ texts).astype(np.float32)


def _spread(
    rows: npt.NDArray[np.intp], always: npt.NDArray[np.bool_], most: int
) -> npt.NDArray[np.intp]:
    """A choice of rows that hardly changes as more come, and keeps those that say most."""
    if len(rows) <= most:
        return rows
    lot = (rows.astype(np.uint64) * np.uint64(2654435761)) % np.uint64(2**32)
    lot[always] = 0
    return rows[np.argsort(lot, kind="stable")[:most]]


def _linear(rows: sp.csr_matrix, has: npt.NDArray[np.bool_], says: Floats) -> Model:
    # The dual solver: on n-grams the primal one takes up to a thousand times longer.
    # Imported here: it takes a second, for which a project without codings need not wait.
    sklearn = import_module("sklearn")
    model = import_module("sklearn.svm").LinearSVC(
        C=FIRM, class_weight="balanced", dual=True, tol=0.02, max_iter=300, random_state=0
    )
    with warnings.catch_warnings(), sklearn.config_context(assume_finite=True):
        warnings.simplefilter("ignore")  # near enough is good enough
        model.fit(rows, has, sample_weight=says if (says != 1).any() else None)
    weights = model.coef_[0].astype(np.float16).astype(np.float32)  # as exact as it is kept
    return Model(weights, float(model.intercept_[0]))
