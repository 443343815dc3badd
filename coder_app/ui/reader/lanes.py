"""Which lane a coding's bracket stands in, so that no two on one line share a lane; no Qt.

Whether two codings meet on a line depends on where lines wrap; to stay put when the window is
resized, a coding keeps its lane for ``LINE`` characters more, or up to its paragraph's end.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush

from coder_app.ui.reader.intervals import Intervals

LINE = 90


class Lanes:
    """Lanes for segments of one text; adding or removing one moves no other."""

    def __init__(self, line_ends: Sequence[int]) -> None:
        """Take the sorted offsets at which display blocks end."""
        self._line_ends = line_ends
        self._lane: dict[str, int] = {}
        self._reach = Intervals()

    def __getitem__(self, key: str) -> int:
        return self._lane[key]

    def assign(self, items: Iterable[tuple[str, int, int]]) -> None:
        """Give every ``(id, start, end)`` the lowest free lane, from the top of the text down."""
        rows = sorted((start, -end, key) for key, start, end in items)
        reaches = {key: self._reach_of(start, -minus) for start, minus, key in rows}
        self._reach = Intervals((key, *reach) for key, reach in reaches.items())
        self._lane = sweep((key, *reaches[key]) for _, _, key in rows)

    def add(self, key: str, start: int, end: int) -> None:
        """Give one more segment the lowest lane that is free along its reach."""
        self.discard(key)
        reach = self._reach_of(start, end)
        taken = {self._lane[other] for other in self._reach.touching(*reach)}
        self._lane[key] = next(lane for lane in range(len(taken) + 1) if lane not in taken)
        self._reach.add(key, *reach)

    def discard(self, key: str) -> None:
        self._lane.pop(key, None)
        self._reach.discard(key)

    def _reach_of(self, start: int, end: int) -> tuple[int, int]:
        place = bisect_right(self._line_ends, end - 1)
        if place >= len(self._line_ends) or self._line_ends[place] <= end:
            return start, end
        stop = self._line_ends[place]
        return start, min(end + LINE, stop)


def sweep(items: Iterable[tuple[str, int, int]]) -> dict[str, int]:
    """Return id → lane for ``(id, start, end)`` sorted by start; none in a lane overlap."""
    lanes: dict[str, int] = {}
    busy: list[tuple[int, int]] = []
    free: list[int] = []
    for key, start, end in items:
        while busy and busy[0][0] <= start:
            heappush(free, heappop(busy)[1])
        lane = heappop(free) if free else len(busy)
        lanes[key] = lane
        heappush(busy, (end, lane))
    return lanes
