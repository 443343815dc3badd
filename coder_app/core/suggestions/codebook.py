"""The codes as the engine sees them: their texts as rows, and who stands below whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from coder_app.core.suggestions.features import Features, Floats, cosines, normalized
from coder_app.core.suggestions.passage import CodeText

LIKEST, FEWEST = 30, 20
"""Passages whose words are added to a code's text, at most; and one of so many of the corpus."""
SPOKEN = 0.35
"""What they count beside the text, which counts 1."""

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class CodeBook:
    """The codes as rows: their whole texts, and their pieces with the code each belongs to."""

    ids: tuple[str, ...]
    texts: sp.csr_matrix
    spoken: sp.csr_matrix
    """Their texts, and beside them the words of the passages that are most like them."""
    pieces: sp.csr_matrix
    owner: npt.NDArray[np.intp]
    below: Bools
    """(codes, codes): whether the second stands somewhere below the first in the codebook."""

    @classmethod
    def of(cls, codes: Sequence[CodeText], features: Features) -> "CodeBook":
        owner = [row for row, code in enumerate(codes) for _ in code.pieces]
        pieces = [piece for code in codes for piece in code.pieces]
        # The name twice: it is short, and the coder chose it with care.
        texts = features.matrix([f"{code.name}\n{code.text}" for code in codes])
        ids = tuple(code.id for code in codes)
        rows = features.matrix(pieces)
        spoken = _spoken(texts, features.corpus)
        return cls(ids, texts, spoken, rows, np.array(owner, dtype=np.intp), _below(codes))

    def marks(self, labels: Sequence[frozenset[str]]) -> Floats:
        """Return 1 where a passage has a code, float32 (passages, codes)."""
        column = {code: number for number, code in enumerate(self.ids)}
        marks = np.zeros((len(labels), len(self.ids)), np.float32)
        for row, codes in enumerate(labels):
            marks[row, [column[code] for code in codes if code in column]] = 1
        return marks

    def above(self, marks: Floats) -> Floats:
        """Return 1 where a code below one is marked, float32 (passages, codes)."""
        return np.asarray(marks @ self.below.T > 0, np.float32)

    def over(self, codes: Iterable[str]) -> frozenset[str]:
        """The codes above some; ids. Those that are gone have none."""
        column = {code: number for number, code in enumerate(self.ids)}
        below = self.below[:, [column[code] for code in codes if code in column]]
        return frozenset(self.ids[code] for code in np.flatnonzero(below.any(axis=1)))

    def kin(self, code: int) -> Bools:
        """Whether each code stands above or below one, (codes,)."""
        return np.asarray(self.below[code] | self.below[:, code])

    def best(self, rows: sp.csr_matrix) -> Floats:
        """The cosine of each row to the nearest piece of each code's text, (rows, codes)."""
        best = np.zeros((rows.shape[0], len(self.ids)), np.float32)
        likeness = cosines(rows, self.pieces)
        for piece, code in enumerate(self.owner):
            np.maximum(best[:, code], likeness[:, piece], out=best[:, code])
        return best


def _spoken(texts: sp.csr_matrix, corpus: sp.csr_matrix) -> sp.csr_matrix:
    """The codes' texts in the words of those who speak, (codes, features), rows of unit length.

    A definition says "remuneration" and nobody else does; who says what else it says, says "pay"
    (pseudo-relevance feedback, after Rocchio).
    """
    most = min(LIKEST, corpus.shape[0] // FEWEST)
    if not most or not texts.shape[0]:
        return texts
    like = (texts @ corpus.T).tocsr()
    for code in range(like.shape[0]):
        mine = like.data[like.indptr[code] : like.indptr[code + 1]]
        mine[np.argsort(-mine, kind="stable")[most:]] = 0
    like.eliminate_zeros()
    found: sp.csr_matrix = normalized((texts + SPOKEN * normalized(like @ corpus)).tocsr())
    return found.astype(np.float32)


def _below(codes: Sequence[CodeText]) -> Bools:
    number = {code.id: row for row, code in enumerate(codes)}
    below = np.zeros((len(codes), len(codes)), np.bool_)
    for row, code in enumerate(codes):
        above = number.get(code.parent)
        while above is not None and above != row and not below[above, row]:
            below[above, row] = True
            above = number.get(codes[above].parent)
    return below
