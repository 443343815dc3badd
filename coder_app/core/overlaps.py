"""Codings of one coder that overlap, found in one sweep; plain values, no session."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple


class Spot(NamedTuple):
    """A coding as far as its place matters; ``start:end`` in code points."""

    document_id: str
    coder_id: str
    start: int
    end: int
    id: str
    created_at: str


_BY_CODER = attrgetter("document_id", "coder_id")


def clusters(spots: Iterable[Spot]) -> Iterator[list[Spot]]:
    """Spots of one coder in one document that overlap, in chains; touching is not overlapping.

    Those that overlap no other are left out.
    """
    for _, group in groupby(sorted(spots), key=_BY_CODER):
        chain: list[Spot] = []
        reach = -1
        for spot in group:
            if spot.start >= reach:
                if len(chain) > 1:
                    yield chain
                chain = []
            chain.append(spot)
            reach = max(reach, spot.end)
        if len(chain) > 1:
            yield chain


def newly_overlapping(spots: Iterable[Spot], was: Mapping[str, str]) -> list[list[Spot]]:
    """The chains that come of a merge: their codings had different codes before.

    ``was`` gives the former code of a coding. What overlapped under one code before, such as an
    import, stays as it was made.
    """
    return [chain for chain in clusters(spots) if len({was[spot.id] for spot in chain}) > 1]


def identical(spots: Iterable[Spot]) -> Iterator[list[Spot]]:
    """Spots of one coder at exactly one segment, the oldest first; single ones are left out."""
    place = attrgetter("document_id", "coder_id", "start", "end")
    for _, group in groupby(sorted(spots, key=place), key=place):
        twins = sorted(group, key=attrgetter("created_at", "id"))
        if len(twins) > 1:
            yield twins
