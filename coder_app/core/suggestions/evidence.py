"""What speaks for a code in a passage: a few numbers for each pair. Worker process only."""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from sklearn.exceptions import ConvergenceWarning
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from coder_app.core.suggestions.features import Features
from coder_app.core.suggestions.passage import CodeText, Passage

Floats = npt.NDArray[np.float32]

KINDS = (
    "code text",
    "best piece",
    "centroid",
    "margin",
    "frequency",
    "recency",
    "just above",
    "around",
)
ABOVE, AROUND = KINDS.index("just above"), KINDS.index("around")

ENOUGH = 6
"""Codings of a code from which on a linear model is trained; below it misleads."""
HALF_LIFE = 60
"""Passages after which a code counts half as recently used."""
FADING = (1.0, 0.5, 0.3)
"""Weight of a code used one, two, three passages before."""
FIRM = 0.45
"""The C of the linear models; chosen on the dev sets."""
LOW, HIGH, CENTRE = -1.5, 2.5, 0.7
"""Margins are shifted by the centre and held between the other two."""


@dataclass(frozen=True, slots=True)
class CodeBook:
    """The codes as rows: their whole texts, and their pieces with the code each belongs to."""

    ids: tuple[str, ...]
    texts: sp.csr_matrix
    pieces: sp.csr_matrix
    owner: npt.NDArray[np.intp]

    @classmethod
    def of(cls, codes: Sequence[CodeText], features: Features) -> "CodeBook":
        owner = [row for row, code in enumerate(codes) for _ in code.pieces]
        pieces = [piece for code in codes for piece in code.pieces]
        # The name twice: it is short, and the coder chose it with care.
        texts = features.matrix([f"{code.name}\n{code.text}" for code in codes])
        ids = tuple(code.id for code in codes)
        return cls(ids, texts, features.matrix(pieces), np.array(owner, dtype=np.intp))

    def marks(self, labels: Sequence[frozenset[str]]) -> Floats:
        """Return 1 where a passage has a code, float32 (passages, codes)."""
        column = {code: number for number, code in enumerate(self.ids)}
        marks = np.zeros((len(labels), len(self.ids)), np.float32)
        for row, codes in enumerate(labels):
            marks[row, [column[code] for code in codes if code in column]] = 1
        return marks


@dataclass(frozen=True, slots=True)
class Learned:
    """What the codings taught: counts, centroids and linear models, one row for each code."""

    counts: Floats
    centroids: sp.csr_matrix
    models: Floats
    intercepts: Floats
    trained: npt.NDArray[np.bool_]
    frequency: Floats
    recency: Floats

    @classmethod
    def nothing(cls, codes: int, width: int) -> "Learned":
        return cls.of(np.zeros((0, codes), np.float32), sp.csr_matrix((0, width), dtype=np.float32))

    @classmethod
    def of(cls, marks: Floats, rows: sp.csr_matrix) -> "Learned":
        """Learn from ``marks`` (passages, codes) on ``rows`` (passages, features), oldest first."""
        counts = marks.sum(axis=0)
        centroids = sp.csr_matrix(marks.T) @ rows
        if len(counts):  # normalize refuses a matrix without rows
            centroids = normalize(centroids).astype(np.float32)
        models, intercepts, trained = _linear(marks, rows)
        fade = 0.5 ** (np.arange(len(marks))[::-1] / HALF_LIFE)
        recency = _rate(fade @ marks, float(fade.sum()))
        frequency = _rate(counts, len(marks))
        return cls(counts, centroids, models, intercepts, trained, frequency, recency)

    def margins(self, rows: sp.csr_matrix) -> Floats:
        """What the linear models say of each row, (rows, codes); 0 where there is none."""
        held = np.clip(rows @ self.models.T + self.intercepts + CENTRE, LOW, HIGH)
        known = (np.diff(rows.indptr) > 0)[:, None] & self.trained
        return np.asarray(np.where(known, held, 0), np.float32)


def _rate(counts: npt.NDArray[np.floating], among: float) -> Floats:
    """The logarithm of a share, smoothed, brought near the scale of the other evidence."""
    return np.asarray(np.log((counts + 0.3) / (among + 5)) / 3 + 1, np.float32)


def _linear(marks: Floats, rows: sp.csr_matrix) -> tuple[Floats, Floats, npt.NDArray[np.bool_]]:
    """Train a linear model for each code with codings enough, and passages without it."""
    codes = marks.shape[1]
    counts = marks.sum(axis=0)
    trained = (counts >= ENOUGH) & (counts < len(marks))
    models = np.zeros((codes, rows.shape[1]), np.float32)
    intercepts = np.zeros(codes, np.float32)
    for code in np.flatnonzero(trained):
        # The dual solver: on n-grams the primal one takes up to a thousand times longer.
        model = LinearSVC(
            C=FIRM, class_weight="balanced", dual=True, tol=0.02, max_iter=300, random_state=0
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # near enough is good enough
            model.fit(rows, marks[:, code])
        models[code], intercepts[code] = model.coef_[0], model.intercept_[0]
    return models, intercepts, trained


def gather(
    passages: Sequence[Passage],
    rows: sp.csr_matrix,
    around: sp.csr_matrix,
    codes: CodeBook,
    learned: Learned,
) -> Floats:
    """Return the evidence, float32 (passages, codes, kinds in the order of ``KINDS``).

    ``rows`` and ``around`` are the features of the passages and of what is said around them.
    """
    evidence = np.zeros((len(passages), len(codes.ids), len(KINDS)), np.float32)
    evidence[..., 0] = (rows @ codes.texts.T).toarray()
    evidence[..., 1] = _best(rows, codes)
    evidence[..., 2] = (rows @ learned.centroids.T).toarray()
    evidence[..., 3] = learned.margins(rows)
    evidence[..., 4], evidence[..., 5] = learned.frequency, learned.recency
    evidence[..., ABOVE] = _just_above(passages, codes)
    evidence[..., AROUND] = learned.margins(around)
    return evidence


def _best(rows: sp.csr_matrix, codes: CodeBook) -> Floats:
    """The cosine to the nearest piece of each code's text."""
    best = np.zeros((rows.shape[0], len(codes.ids)), np.float32)
    cosines = (rows @ codes.pieces.T).toarray()
    for piece, code in enumerate(codes.owner):
        np.maximum(best[:, code], cosines[:, piece], out=best[:, code])
    return best


def _just_above(passages: Sequence[Passage], codes: CodeBook) -> Floats:
    above = np.zeros((len(passages), len(codes.ids)), np.float32)
    for weight, back in zip(FADING, range(len(FADING)), strict=True):
        before = [(p.codes_before or ())[back : back + 1] for p in passages]
        above += weight * codes.marks([found[0] if found else frozenset() for found in before])
    return above
