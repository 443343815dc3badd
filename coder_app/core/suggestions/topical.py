"""Tells words that a topic is made of from ways of talking, and from names. No grammar needed."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from coder_app.core.suggestions.passage import Passage

NEAR = 8
"""Passages within which a word that comes again stands near itself."""
NAMES = 0.5
"""Share of the times within a clause that a word has a capital from which on it is a name."""
FEW_CAPITALS = 0.15
"""Share of all words within clauses that have one, from which on capitals say nothing (German)."""

_CLAUSE = re.compile(r"[.,;:!?()\[\]\"“”\n—–…]+")
_WORD = re.compile(r"\w[\w'-]*")


def clauses(text: str) -> Iterable[list[str]]:
    """The words of each clause, as they stand."""
    for clause in _CLAUSE.split(text.replace("’", "'")):
        yield _WORD.findall(clause)


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """Words that mostly have a capital where no clause begins, in small letters."""
    times, capitals = Counter[str](), Counter[str]()
    for text in texts:
        for words in clauses(text):
            for word in words[1:]:
                times[word.lower()] += 1
                capitals[word.lower()] += word[0].isupper()
    if capitals.total() >= FEW_CAPITALS * max(1, times.total()):
        return frozenset()
    return frozenset(
        word for word, many in capitals.items() if many and many >= NAMES * times[word]
    )


class Gathering:
    """How words gather in a corpus: what is talked about comes again for a while."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._many = Counter(passage.document for passage in passages)

    def of(self, at: Iterable[int]) -> float:
        """How much more often than by chance a word comes again soon, in standard deviations.

        ``at`` are the numbers of the passages that have it.
        """
        by_document: defaultdict[str, list[int]] = defaultdict(list)
        for number in at:
            by_document[self._passages[number].document].append(self._passages[number].place)
        near = chance = spread = 0.0
        for document, places in by_document.items():
            places.sort()
            soon = 1 - max(0.0, 1 - len(places) / self._many[document]) ** NEAR
            near += sum(later - here <= NEAR for here, later in pairwise(places))
            chance += (len(places) - 1) * soon
            spread += (len(places) - 1) * soon * (1 - soon)
        return (near - chance) / math.sqrt(spread + 0.5)
