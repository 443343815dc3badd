"""What is replayed: passages in the order in which they were coded, with the codes they got."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from coder_app.core.suggestions.passage import CodeText


@dataclass(frozen=True, slots=True)
class Read:
    """A passage that a coder has read; no ``codes``: there was nothing to code.

    ``place`` counts the passages of the whole material. ``by_hand``: whether what was coded here
    was coded before any suggestion stood there, as far as is known. ``judged``: whether no code
    means that there was nothing to code; else the passage may not have been read.
    """

    text: str
    document: str
    place: int
    codes: frozenset[str] = frozenset()
    speaker: str = ""
    by_hand: bool = True
    judged: bool = True


@dataclass(frozen=True, slots=True)
class Material:
    """A coded corpus in reading order, and its codebook."""

    name: str
    codes: tuple[CodeText, ...]
    passages: tuple[Read, ...]
    language: str = "en"

    @property
    def codings(self) -> int:
        """How often any code was given to a passage."""
        return sum(len(passage.codes) for passage in self.passages)

    def first(self, limit: int | None) -> "Material":
        """The material as if the coder had stopped after so many passages."""
        return self if limit is None else replace(self, passages=self.passages[:limit])


def rounds(passages: Sequence[Read], longest: int) -> list[range]:
    """Cut the passages into rounds: a document, or at most so many passages of a long one."""
    starts = [0] if passages else []
    for number in range(1, len(passages)):
        other = passages[number].document != passages[number - 1].document
        if other or number - starts[-1] >= longest:
            starts.append(number)
    return [range(*ends) for ends in pairwise([*starts, len(passages)])]
