"""An index of segments: which of thousands touch a stretch of text; no Qt."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

CHUNK = 64


class Intervals:
    """Half-open segments with an id, sorted by start; by its farthest end a chunk can be passed."""

    def __init__(self, items: Iterable[tuple[str, int, int]] = ()) -> None:
        """Take ``(id, start, end)``."""
        self._bounds = {key: (start, end) for key, start, end in items}
        self._sorted = sorted((start, end, key) for key, (start, end) in self._bounds.items())
        self._farthest: list[int] | None = None
        self._widened = 0

    def __len__(self) -> int:
        return len(self._sorted)

    def __contains__(self, key: object) -> bool:
        return key in self._bounds

    def __iter__(self) -> Iterator[str]:
        """Return ids by start, then end."""
        return (key for _, _, key in self._sorted)

    def bounds(self, key: str) -> tuple[int, int]:
        """Return ``(start, end)`` of an id; KeyError if unknown."""
        return self._bounds[key]

    @property
    def ordered(self) -> Sequence[tuple[int, int, str]]:
        """All segments as ``(start, end, id)``, sorted; not to be changed."""
        return self._sorted

    def add(self, key: str, start: int, end: int) -> None:
        self.discard(key)
        self._bounds[key] = (start, end)
        row = (start, end, key)
        place = bisect_left(self._sorted, row)
        self._sorted.insert(place, row)
        self._widen(place, end)

    def discard(self, key: str) -> None:
        bounds = self._bounds.pop(key, None)
        if bounds is not None:
            place = bisect_left(self._sorted, (*bounds, key))
            del self._sorted[place]
            self._widen(place, 0)

    def touching(self, start: int, end: int) -> list[str]:
        """Return the ids of segments that share a character with ``start:end``, by start."""
        found: list[str] = []
        last = bisect_left(self._sorted, (end,))
        for chunk, farthest in enumerate(self._chunk_ends()):
            first = chunk * CHUNK
            if first >= last:
                break
            if farthest > start:
                rows = self._sorted[first : min(first + CHUNK, last)]
                found += [key for _, stop, key in rows if stop > start]
        return found

    def at(self, offset: int) -> list[str]:
        """Return the ids of segments that hold an offset or end at it (where a caret stands)."""
        return self.touching(offset, offset + 1) or self.touching(offset - 1, offset)

    def covered(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the stretches of ``start:end`` that any segment covers, joined, in order."""
        joined: list[tuple[int, int]] = []
        for key in self.touching(start, end):
            low, high = self._bounds[key]
            if joined and low <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(joined[-1][1], high))
            else:
                joined.append((low, high))
        return [(max(low, start), min(high, end)) for low, high in joined]

    def next_after(self, key: tuple[int, int, str], step: int) -> str | None:
        """Return the id that follows (``step`` 1) or precedes (-1) a sort key; None at the end."""
        place = bisect_left(self._sorted, key)
        if step > 0 and place < len(self._sorted) and self._sorted[place] == key:
            place += 1
        elif step < 0:
            place -= 1
        return self._sorted[place][2] if 0 <= place < len(self._sorted) else None

    def _widen(self, place: int, end: int) -> None:
        """Let the farthest ends hold for the chunks whose rows moved by one.

        One that is too far costs a look, one that is too near would lose a segment.
        """
        farthest, rows = self._farthest, self._sorted
        self._widened += 1
        if farthest is None or self._widened > CHUNK:  # by now many ends are too far
            self._farthest = None
            return
        chunks = -(-len(rows) // CHUNK)
        farthest[chunks:] = [0] * (chunks - len(farthest))
        for chunk in range(place // CHUNK, chunks):
            first, last = chunk * CHUNK, min((chunk + 1) * CHUNK, len(rows)) - 1
            farthest[chunk] = max(farthest[chunk], rows[first][1], rows[last][1], end)
            end = 0

    def _chunk_ends(self) -> list[int]:
        if self._farthest is None:
            self._widened = 0
            ends = [end for _, end, _ in self._sorted]
            self._farthest = [max(ends[i : i + CHUNK]) for i in range(0, len(ends), CHUNK)]
        return self._farthest
