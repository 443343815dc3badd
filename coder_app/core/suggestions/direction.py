"""A linear model of all codes at once, on vectors: ridge regression that shares its one matrix.

Its rows are what coders have read and, as if they were codings, the descriptions of the codes: so
a code has a direction before it has a coding. Worker process only.
"""

import numpy as np
import numpy.typing as npt
import scipy.linalg

from coder_app.core.suggestions.similarity import Floats

RIDGE = 2.0
"""What is added along the diagonal; chosen on the dev sets from 1, 2, 3, 4, 10, 30."""
RARE = 0.01
"""Added to the share of a code, by whose root its scores are divided: rare ones count as well."""
LOW, HIGH = -1.0, 3.0
FEW = 16
"""Changed rows up to which the inverse is mended instead of made anew."""

Matrix = npt.NDArray[np.float64]


class Directions:
    """One direction for each code, (codes, width)."""

    def __init__(self, described: Floats, owner: npt.NDArray[np.intp], codes: int) -> None:
        """``described`` are rows that speak for the code whose number is in ``owner``."""
        self._described = described
        self._owned = np.zeros((len(described), codes), np.float32)
        self._owned[np.arange(len(described)), owner] = 1
        self.rows = described[:0]
        self._read = np.zeros(0, np.bool_)
        self._weights = np.zeros((described.shape[1], codes), np.float32)
        self._inverse = self._inverted()
        self.learn(np.arange(codes), self.rows, self._owned[:0], self._owned[:0])

    def learn(
        self,
        touched: npt.NDArray[np.intp],
        rows: Floats,
        marks: Floats,
        says: Floats,
        *,
        anew: bool = False,
    ) -> None:
        """Find the directions of some codes. ``rows`` (passages, width) go with what is known.

        ``rows`` only grow at their end, unless it is all learned ``anew``.
        """
        read = np.asarray(says.any(axis=1), np.bool_)
        before = np.zeros_like(read)
        before[: len(self._read)] = self._read[: len(read)]
        changed = np.flatnonzero(read != before)
        self.rows, self._read = rows, read
        if anew or len(changed) > FEW:
            self._inverse = self._inverted()
        else:
            for row in changed:
                self._mend(rows[row], 1.0 if read[row] else -1.0)
        if len(touched):
            self._point(touched, marks, says)

    def scores(self, rows: Floats) -> Floats:
        """How far rows go along each direction, float32 (rows, codes)."""
        return np.asarray(np.clip(rows @ self._weights, LOW, HIGH), np.float32)

    def of(self, code: int) -> Floats:
        """The direction of a code, (width,)."""
        return self._weights[:, code]

    def _point(self, touched: npt.NDArray[np.intp], marks: Floats, says: Floats) -> None:
        number = len(self._described) + int(self._read.sum())
        total = marks[:, touched].sum(axis=0) + self._owned[:, touched].sum(axis=0)
        share = (total / max(number, 1)).astype(np.float32)
        # What is not known says nothing; an explicit refusal says more than a code not given.
        wanted = (marks[:, touched] - share) * says[:, touched]
        pulled = self.rows.T @ wanted + self._described.T @ (self._owned[:, touched] - share)
        found = self._inverse @ pulled / np.sqrt(share + RARE)
        self._weights[:, touched] = found.astype(np.float32)

    def _inverted(self) -> Matrix:
        rows = np.concatenate([self.rows[self._read], self._described])
        gram = (rows.T @ rows).astype(np.float64)
        gram[np.diag_indices_from(gram)] += RIDGE
        factor = scipy.linalg.cho_factor(gram, overwrite_a=True, check_finite=False)
        identity = np.eye(len(gram))
        return np.asarray(scipy.linalg.cho_solve(factor, identity, check_finite=False))

    def _mend(self, row: Floats, sign: float) -> None:
        """Add or take away one row, after Sherman and Morrison (1950)."""
        along = self._inverse @ row.astype(np.float64)
        self._inverse -= (sign / (1 + sign * float(row @ along))) * np.outer(along, along)
