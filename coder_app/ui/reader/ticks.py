"""What a strip of some hundred pixels shows of thousands of segments; no Qt.

The work grows with the pixels, not with the segments: for each row of pixels the segments that
begin in it are found by bisection, and only the first few are looked at.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

MOST_IN_A_ROW = 8
"""Segments looked at where many begin in one row of pixels."""


def row_offsets(
    height: int, line_starts: Sequence[int], block_starts: Sequence[int], length: int
) -> list[int]:
    """Return the offset at the top of each of ``height`` rows of pixels, and at last the length.

    ``line_starts`` says at which line each block begins, and at last how many lines there are.
    """
    total = line_starts[-1] if len(line_starts) == len(block_starts) + 1 else 0
    if not total or not height:
        return [0] * height + [length]
    found = []
    for y in range(height):
        line = y * total / height
        block = bisect_right(line_starts, line, 0, len(block_starts)) - 1
        start = block_starts[block]
        end = block_starts[block + 1] if block + 1 < len(block_starts) else length
        share = (line - line_starts[block]) / (line_starts[block + 1] - line_starts[block])
        found.append(start + int(share * (end - start)))
    return [*found, length]


def ticks(
    offsets: Sequence[int],
    segments: Sequence[tuple[int, int, str]],
    colour: Callable[[str], str],
) -> list[str]:
    """Return a colour for each row of pixels, empty where no segment is.

    ``segments`` are ``(start, end, id)``, sorted. Where several are, the one that begins counts.
    """
    rows = [""] * (len(offsets) - 1)
    reach, carried = -1, ""
    first = 0  # of what is carried on, ``reach`` is the last row of pixels
    for y in range(len(rows)):
        last = bisect_left(segments, (offsets[y + 1],), first)
        if last > first:
            rows[y] = colour(segments[first][2])
            for _, end, key in segments[first : min(last, first + MOST_IN_A_ROW)]:
                if end > offsets[reach + 1]:  # so that most need no bisection
                    reach, carried = min(bisect_left(offsets, end), len(rows)) - 1, colour(key)
            first = last
        elif y <= reach:
            rows[y] = carried
    return rows


def runs(rows: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return ``(row, rows, colour)`` for the stretches of one colour."""
    found: list[tuple[int, int, str]] = []
    for y, colour in enumerate(rows):
        if not colour:
            continue
        if found and found[-1][0] + found[-1][1] == y and found[-1][2] == colour:
            found[-1] = (found[-1][0], found[-1][1] + 1, colour)
        else:
            found.append((y, 1, colour))
    return found
