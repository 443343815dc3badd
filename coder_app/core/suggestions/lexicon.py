"""Words as numbers, and the letters inside them. Worker process only."""

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

Ints = npt.NDArray[np.int64]

WORD = re.compile(r"\b\w[\w']*\b")
SHORTEST, LONGEST = 3, 5
"""Letters of the parts that a word is cut into."""
_SECOND = 32
"""Bits of the second word's number in the number of a pair."""


@dataclass(frozen=True, slots=True)
class Read:
    """Texts as the numbers of their words: text n is ``words[ends[n]:ends[n + 1]]``."""

    words: Ints
    ends: Ints

    def __len__(self) -> int:
        return len(self.ends) - 1

    def part(self, first: int, last: int) -> "Read":
        ends = self.ends[first : last + 1]
        return Read(self.words[ends[0] : ends[-1]], ends - ends[0])

    @property
    def rows(self) -> Ints:
        """The text that each word is in."""
        return np.repeat(np.arange(len(self)), np.diff(self.ends))

    def counts(self, width: int) -> sp.csr_matrix:
        """How often each text has each word, float32 (texts, ``width``)."""
        once = np.ones(len(self.words), np.float32)
        counts = sp.csr_matrix((once, self.words, self.ends), shape=(len(self), width))
        counts.sum_duplicates()
        return counts

    def pairs(self) -> tuple[Ints, Ints]:
        """Each two words that follow one another, as one number, and the text they are in."""
        if len(self.words) < 2:  # noqa: PLR2004 - a pair
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        rows = self.rows
        together = rows[1:] == rows[:-1]
        pairs = (self.words[:-1] << _SECOND) | self.words[1:]
        return pairs[together], rows[1:][together]


class Lexicon:
    """Gives each word a number, in the order they are met; the case of letters is no matter."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self.numbers)

    def read(self, texts: Iterable[str]) -> Read:
        """Number the words of texts; new words get new numbers."""
        words, ends, numbers = array("q"), array("q", [0]), self.numbers
        for text in texts:
            for word in WORD.findall(text.lower()):
                words.append(numbers.setdefault(word, len(numbers)))
            ends.append(len(words))
        return Read(np.array(words, np.int64), np.array(ends, np.int64))


def joined(reads: Sequence[Read]) -> Read:
    """One after the other."""
    ends, before = [np.zeros(1, np.int64)], 0
    for read in reads:
        ends.append(read.ends[1:] + before)
        before += int(read.ends[-1])
    words = [read.words for read in reads] or [np.zeros(0, np.int64)]
    return Read(np.concatenate(words), np.concatenate(ends))


def letters_of(word: str) -> list[str]:
    """The parts of three to five letters of a word, with its bounds, such as " wo" and "wor"."""
    bounded = f" {word} "
    found: list[str] = []
    for length in range(SHORTEST, LONGEST + 1):
        if len(bounded) <= length:
            found.append(bounded)
            break
        found += [bounded[at : at + length] for at in range(len(bounded) - length + 1)]
    return found
