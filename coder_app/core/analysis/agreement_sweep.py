"""Who coded what of a document, by one sweep over the ends of codings; never a unit at a time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

Span = tuple[int, int, int]
"""Units ``start`` up to, not including, ``end``, coded by the coder with this place."""
Stretch = tuple[int, int]


class Difference(NamedTuple):
    """Units ``start`` up to, not including, ``end``, over which coders did not code alike."""

    start: int
    end: int
    coded: int
    """Who coded any of it: a bit for each coder."""
    parts: Mapping[int, tuple[Stretch, ...]]
    """What each of them coded of it."""


def tally(spans: Sequence[Span]) -> Counter[int]:
    """How many units were coded by exactly whom (a bit for each coder); those by nobody left out.

    Codings of one coder that overlap count once.
    """
    found: Counter[int] = Counter()
    ends = [(start, 1, coder) for start, _, coder in spans]
    ends += [(end, -1, coder) for _, end, coder in spans]
    ends.sort()
    open_of: dict[int, int] = {}
    now = before = 0
    for place, step, coder in ends:
        if now and place > before:
            found[now] += place - before
        before = place
        open_of[coder] = open_of.get(coder, 0) + step
        now = now | (1 << coder) if open_of[coder] else now & ~(1 << coder)
    return found


def differences(spans: Iterable[Span], raters: int) -> Iterator[Difference]:
    """Where those of ``raters`` (bits) who coded, and what they coded, are not the same.

    Codings that overlap stand together, so that one passage with other ends is one difference.
    """
    for group in _together(spans):
        parts = {coder: _joined(group, coder) for coder in sorted({each[2] for each in group})}
        coded = sum(1 << coder for coder in parts)
        if coded != raters or len(set(parts.values())) > 1:
            yield Difference(group[0][0], max(each[1] for each in group), coded, parts)


def _together(spans: Iterable[Span]) -> Iterator[list[Span]]:
    """Spans that overlap, directly or through others; touching is not overlapping."""
    group: list[Span] = []
    until = 0
    for span in sorted(spans):
        if group and span[0] >= until:
            yield group
            group = []
        until = max(until, span[1]) if group else span[1]
        group.append(span)
    if group:
        yield group


def _joined(group: Iterable[Span], coder: int) -> tuple[Stretch, ...]:
    """What a coder coded of a group: stretches that overlap or touch are one."""
    found: list[Stretch] = []
    for start, end, who in group:  # by start
        if who == coder:
            if found and start <= found[-1][1]:
                found[-1] = (found[-1][0], max(found[-1][1], end))
            else:
                found.append((start, end))
    return tuple(found)
