"""Which codes a passage has: codings do not keep to passages, so the two are matched."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from coder_app.core.language.span import Span


class Placed(Protocol):
    """Anything with a place in a document and a code."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def code(self) -> str: ...


def touched(spans: Sequence[Span], start: int, end: int) -> range:
    """The places of the passages that ``start:end`` overlaps; passages are in order."""
    first = bisect_right(spans, start, key=lambda span: span[1])
    return range(first, bisect_left(spans, end, key=lambda span: span[0]))


def covered(spans: Sequence[Span], start: int, end: int) -> Iterator[int]:
    """Those that share at least half of themselves, or half of ``start:end``, with it."""
    for place in touched(spans, start, end):
        first, last = spans[place]
        shared = min(end, last) - max(start, first)
        if 2 * shared >= min(end - start, last - first):
            yield place


def codes_of(spans: Sequence[Span], codings: Iterable[Placed]) -> list[frozenset[str]]:
    """The codes of each passage, by what covers it."""
    found: list[set[str]] = [set() for _ in spans]
    for coding in codings:
        for place in covered(spans, coding.start, coding.end):
            found[place].add(coding.code)
    return [frozenset(codes) for codes in found]


def codes_touching(spans: Sequence[Span], placed: Iterable[Placed]) -> list[frozenset[str]]:
    """The codes of each passage, by anything that overlaps it."""
    found: list[set[str]] = [set() for _ in spans]
    for coding in placed:
        for place in touched(spans, coding.start, coding.end):
            found[place].add(coding.code)
    return [frozenset(codes) for codes in found]
