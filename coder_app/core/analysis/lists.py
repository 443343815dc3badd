"""Lists of numbers, end to end, so that many of them are looked up at once."""

from collections.abc import Iterable, Sequence

import numpy as np

from coder_app.core.analysis.spoken import Numbers, spread


class Lists:
    """Lists of numbers."""

    def __init__(self, lists: Iterable[Sequence[int]]) -> None:
        kept = list(lists)
        self.lengths = np.array([len(each) for each in kept], dtype=np.int64)
        self._starts = np.cumsum(self.lengths) - self.lengths
        self._flat = np.array([n for each in kept for n in each], dtype=np.int64)

    def of(self, which: Numbers | Sequence[int]) -> tuple[Numbers, Numbers]:
        """Everything in the lists ``which``, beside the row of ``which`` it comes from."""
        chosen = np.asarray(which, dtype=np.int64)
        rows, at = spread(self._starts[chosen], self.lengths[chosen])
        return rows, self._flat[at]
