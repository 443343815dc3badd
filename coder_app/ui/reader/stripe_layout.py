"""Where brackets and names stand beside the text, and what is under the pointer; no Qt."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

LANE = 9
"""Pixels from one lane to the next."""
FIRST = 12
"""Pixels from the text to the first lane."""
NAME_GAP = 10
LEAST_NAME = 28
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


@dataclass(frozen=True, slots=True)
class Hit:
    """What the pointer is on: a mark, and which end of it, if any."""

    id: str
    end: str | None = None


def arrange(
    bars: Iterable[Bar], size: tuple[float, float], row: float, measure: Callable[[str], float]
) -> list[Stripe]:
    """Place brackets and names in an area of ``size``; names are ``row`` high and never overlap.

    A name stands beside its bracket's first line in sight, or up to a line below where another
    name is in the way; it is left out where neither is free.
    """
    ordered = sorted(bars, key=lambda bar: (bar.top, bar.lane))
    step = _lane_step(ordered, size[0])
    taken: list[tuple[float, float]] = []
    stripes: list[Stripe] = []
    for bar in ordered:
        x = FIRST + bar.lane * step
        y = _free_row(bar, taken, size[1], row)
        box = None
        if y is not None:
            left = _right_edge(ordered, y, row, step) + NAME_GAP
            width = min(measure(bar.name), size[0] - left - 4)
            if width >= min(LEAST_NAME, measure(bar.name)):
                box = (left, y, width)
                taken.append((y, y + row))
        stripes.append(Stripe(bar, x, box))
    return stripes


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
    """Lanes move together where there are more than a third of the area can hold."""
    deepest = max((bar.lane for bar in bars), default=0)
    return min(LANE, max(3.0, width / 2 / (deepest + 1)))


def _right_edge(bars: Sequence[Bar], y: float, row: float, step: float) -> float:
    """Return the right edge of the brackets that stand beside a row."""
    lanes = [bar.lane for bar in bars if bar.top < y + row and y < bar.bottom]
    return FIRST + max(lanes, default=0) * step


def _free_row(
    bar: Bar, taken: Sequence[tuple[float, float]], height: float, row: float
) -> float | None:
    y = max(bar.top, 0.0) + 2
    last = max(y, min(bar.bottom - row, y + 4 * row)) + row
    for top, bottom in sorted(taken):
        if top < y + row and y < bottom:
            y = bottom
    return y if y <= last and y + row <= height and y < bar.bottom + row else None
