"""Where brackets and names stand beside the text, and what is under the pointer; no Qt."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

LANE = 9
"""Pixels from one lane to the next."""
FIRST = 12
"""Pixels from the text to the first lane."""
NAME_GAP = 10
LEAST_NAME = 28
ROWS_BELOW = 4
"""Rows that a name may stand below its bracket's first line, where others are in the way."""
GRAB = 7
"""Pixels around an end within which it can be dragged."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A mark's lane and the lines it stands on, in pixels from the top of the view."""

    id: str
    name: str
    lane: int
    top: float
    bottom: float
    ghost: bool = False


@dataclass(frozen=True, slots=True)
class Stripe:
    """A bracket at ``x`` and, where there was room, its name in a box (x, y, width)."""

    bar: Bar
    x: float
    name_box: tuple[float, float, float] | None = None
    hidden: tuple[str, ...] = ()
    """Ids of marks whose names gave way beside it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What the pointer is on: a mark, and which end of it, if any."""

    id: str
    end: str | None = None


def arrange(
    bars: Iterable[Bar],
    size: tuple[float, float],
    row: float,
    measure: Callable[[str], float],
    first: str | None = None,
) -> list[Stripe]:
    """Place brackets and names in an area of ``size``; names are ``row`` high and never overlap.

    A name stands beside its bracket's first line in sight, or up to four rows below where another
    name is in the way; it gives way where none is free. ``first`` is the id that gets its name
    before all others; suggestions get theirs last. The last name of a crowd knows which gave way.
    """
    seen = (bar for bar in bars if bar.bottom > 0 and bar.top < size[1])
    ordered = sorted(seen, key=lambda bar: (bar.top, bar.lane))
    step = _lane_step(ordered, size[0])
    taken: list[tuple[float, float]] = []
    boxes: dict[str, tuple[float, float, float]] = {}
    for bar in sorted(ordered, key=lambda bar: (bar.id != first, bar.ghost)):
        y = _free_row(bar, taken, size[1], row)
        if y is not None:
            left = _right_edge(ordered, y, row, step) + NAME_GAP
            width = min(measure(bar.name), size[0] - left - 4)
            if width >= min(LEAST_NAME, measure(bar.name)):
                boxes[bar.id] = (left, y, width)
                taken.append((y, y + row))
    hidden = _given_way(ordered, boxes, row)
    return [
        Stripe(bar, FIRST + bar.lane * step, boxes.get(bar.id), hidden.get(bar.id, ()))
        for bar in ordered
    ]


def _given_way(
    bars: Sequence[Bar], boxes: dict[str, tuple[float, float, float]], row: float
) -> dict[str, tuple[str, ...]]:
    """Return, for the last name of each crowd, the marks that found no place in it.

    Those that stand beside the same lines are its crowd; only where none does, those around it.
    """
    found: dict[str, tuple[str, ...]] = {}
    lines = {bar.id: bar for bar in bars}
    for bar in bars:
        top = max(bar.top, 0.0)
        crowd = [key for key, box in boxes.items() if top <= box[1] <= top + (ROWS_BELOW + 2) * row]
        if bar.id not in boxes and crowd:
            beside = [key for key in crowd if _share_lines(lines[key], bar)]
            last = max(beside or crowd, key=lambda key: boxes[key][1])
            found[last] = (*found.get(last, ()), bar.id)
    return found


def _share_lines(one: Bar, other: Bar) -> bool:
    return one.top < other.bottom and other.top < one.bottom


def hit(stripes: Sequence[Stripe], x: float, y: float, row: float) -> Hit | None:
    """Return the mark at a point: a name, an end of a bracket, a bracket; the nearest lane wins."""
    for stripe in stripes:
        if stripe.name_box is not None:
            left, top, width = stripe.name_box
            if left - NAME_GAP / 2 <= x <= left + width and top <= y < top + row:
                return Hit(stripe.bar.id)
    near = [s for s in stripes if abs(s.x - x) <= LANE / 2 + 1 and s.bar.top <= y <= s.bar.bottom]
    if not near:
        return None
    best = min(near, key=lambda stripe: (abs(stripe.x - x), stripe.bar.bottom - stripe.bar.top))
    return Hit(best.bar.id, _end_at(best.bar, y))


def _end_at(bar: Bar, y: float) -> str | None:
    reach = min(GRAB, (bar.bottom - bar.top) / 3)
    if bar.ghost:
        return None
    if y - bar.top <= reach:
        return "start"
    return "end" if bar.bottom - y <= reach else None


def _lane_step(bars: Sequence[Bar], width: float) -> float:
    """Lanes move together, names give way to them, and the last lane is still in the area."""
    lanes = max((bar.lane for bar in bars), default=0) + 1
    fits = max(1.0, (width - FIRST - 4) / lanes)
    return min(LANE, max(width * 0.3 / lanes, min(3.0, fits)))


def _right_edge(bars: Sequence[Bar], y: float, row: float, step: float) -> float:
    """Return the right edge of the brackets that stand beside a row."""
    lanes = [bar.lane for bar in bars if bar.top < y + row and y < bar.bottom]
    return FIRST + max(lanes, default=0) * step


def _free_row(
    bar: Bar, taken: Sequence[tuple[float, float]], height: float, row: float
) -> float | None:
    y = max(bar.top, 0.0) + 2
    last = max(y, min(bar.bottom - row, y + ROWS_BELOW * row)) + row
    for top, bottom in sorted(taken):
        if top < y + row and y < bottom:
            y = bottom
    return y if y <= last and y + row <= height and y < bar.bottom + row else None
