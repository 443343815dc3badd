"""What the coders did, passage by passage, as the engine learns from it. Worker process only."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from coder_app.core.suggestions.codebook import CodeBook
from coder_app.core.suggestions.features import Floats
from coder_app.core.suggestions.passage import Passage

REFUSAL = 2.5
"""How much more a refused code says than one that was just not given. Where a code below it was
given instead it says nothing more: the coder was more exact, not of another mind."""

Labels = Sequence[frozenset[str] | None]
"""The codes of passages; an empty set = read, and no code; None = not read as far as is known."""
Place = tuple[str, int]


@dataclass
class Known:
    """Passages in the order of reading, with their codes, and how much each pair says.

    ``marks`` float32 (passages, codes): 1 where a passage has a code. ``says`` of the same shape:
    1, more for an explicit refusal, 0 where it is not known whether the code applies.
    """

    passages: list[Passage]
    marks: Floats
    says: Floats
    background: list[str] = field(default_factory=list)
    """Texts of which nothing is known: a contrast where few passages are without a code."""
    rows: dict[Place, int] = field(init=False)

    def __post_init__(self) -> None:
        self.rows = {(p.document, p.place): row for row, p in enumerate(self.passages)}

    @classmethod
    def of(
        cls,
        codes: CodeBook,
        passages: Sequence[Passage] = (),
        labels: Labels = (),
        refused: Sequence[frozenset[str]] = (),
    ) -> "Known":
        marks = codes.marks([given or frozenset() for given in labels])
        read = np.array([given is not None for given in labels], np.float32)
        says = np.repeat(read[:, None], len(codes.ids), axis=1)
        if refused:
            refusals = codes.marks(refused) * (1 - np.minimum(marks + codes.above(marks), 1))
            says = np.where(refusals > 0, np.float32(REFUSAL), np.maximum(says, marks))
        return cls(list(passages), marks, says)

    def __len__(self) -> int:
        return len(self.passages)

    def first(self, number: int) -> "Known":
        """What is known of the first so many passages."""
        return Known(
            self.passages[:number], self.marks[:number], self.says[:number], self.background
        )

    def take(self, other: "Known") -> np.ndarray[tuple[int], np.dtype[np.intp]]:
        """Let ``other`` say what is known of its passages; returns the codes that this touches."""
        touched = np.zeros(self.marks.shape[1], np.bool_)
        new: list[int] = []
        for number, passage in enumerate(other.passages):
            row = self.rows.get((passage.document, passage.place))
            if row is None:
                self.rows[passage.document, passage.place] = len(self) + len(new)
                new.append(number)
            else:
                touched |= self.marks[row] != other.marks[number]
                touched |= self.says[row] != other.says[number]
                if self.passages[row].text != passage.text:
                    touched |= (self.marks[row] > 0) | (other.marks[number] > 0)
                self.passages[row] = passage
                self.marks[row], self.says[row] = other.marks[number], other.says[number]
        touched |= other.marks[new].any(axis=0) | (other.says[new] > 1).any(axis=0)
        self.passages += [other.passages[number] for number in new]
        self.marks = np.concatenate([self.marks, other.marks[new]])
        self.says = np.concatenate([self.says, other.says[new]])
        return np.flatnonzero(touched)

    def news_in(self, told: "Known") -> "Known":
        """Of all that is told now, the passages of which something else was known, or nothing.

        Of those that nothing is told of any more nothing is known from now on.
        """
        other = [
            row
            for row, passage in enumerate(told.passages)
            if not self._same(passage, told.marks[row], told.says[row])
        ]
        gone = [
            self.passages[row]
            for place, row in self.rows.items()
            if place not in told.rows and self.says[row].any()
        ]
        nothing = np.zeros((len(gone), self.marks.shape[1]), np.float32)
        return Known(
            [*(told.passages[row] for row in other), *gone],
            np.concatenate([told.marks[other], nothing]),
            np.concatenate([told.says[other], nothing]),
        )

    def _same(self, passage: Passage, marks: Floats, says: Floats) -> bool:
        row = self.rows.get((passage.document, passage.place))
        return (
            row is not None
            and self.passages[row].text == passage.text
            and bool((self.marks[row] == marks).all())
            and bool((self.says[row] == says).all())
        )

    def recoded(self, codes: CodeBook, before: Sequence[str]) -> "Known":
        """The same for another codebook; ``before`` are the ids that the columns stand for."""
        marks = moved(self.marks, before, codes.ids)
        read = (self.says > 0).any(axis=1).astype(np.float32)
        says = moved(self.says, before, codes.ids)
        for column, code in enumerate(codes.ids):
            if code not in set(before):
                says[:, column] = read
        return Known(self.passages, marks, says, self.background)


def moved(table: Floats, before: Sequence[str], after: Sequence[str]) -> Floats:
    """Columns by the codes they stand for; those of new codes are 0."""
    column = {code: number for number, code in enumerate(before)}
    found = np.zeros((len(table), len(after)), np.float32)
    for number, code in enumerate(after):
        if code in column:
            found[:, number] = table[:, column[code]]
    return found
