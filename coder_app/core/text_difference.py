"""Where the places of a text are after it was edited."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

Change = tuple[int, int, int, int]
"""``old[a:b]`` became ``new[c:d]``; what lies between changes stayed."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


def changes_between(old: str, new: str) -> list[Change]:
    """The stretches in which two texts differ, in order, by lines, then words, then characters.

    What both begin and end with is set aside first: a typo in a long text costs next to nothing.
    """
    start, old_end, _, new_end = _tight(old, new, (0, len(old), 0, len(new)))
    if start == old_end and start == new_end:
        return []
    found: list[Change] = []
    for a, b, c, d in _matched(old[start:old_end], new[start:new_end], _LINE):
        for e, f, g, h in _matched(old[start + a : start + b], new[start + c : start + d], _TOKEN):
            found.append((start + a + e, start + a + f, start + c + g, start + c + h))
    return [_tight(old, new, change) for change in found]


def _tight(old: str, new: str, change: Change) -> Change:
    """A change without the characters both sides begin and end with."""
    a, b, c, d = change
    head = _common(old[a:b], new[c:d])
    tail = _common(old[a + head : b][::-1], new[c + head : d][::-1])
    return a + head, b - tail, c + head, d - tail


def _common(one: str, two: str) -> int:
    """How many characters two texts begin with alike, found by halving."""
    low, high = 0, min(len(one), len(two))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == two[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _matched(old: str, new: str, pieces: re.Pattern[str]) -> Iterator[Change]:
    """Stretches of two texts that differ, in whole pieces."""
    if not old or not new:
        if old or new:
            yield 0, len(old), 0, len(new)
        return
    left, right = _cut(old, pieces), _cut(new, pieces)
    matcher = SequenceMatcher(
        lambda piece: not piece.strip(), [piece for _, piece in left], [p for _, p in right]
    )
    left.append((len(old), ""))
    right.append((len(new), ""))
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield left[a][0], left[b][0], right[c][0], right[d][0]


def _cut(text: str, pieces: re.Pattern[str]) -> list[tuple[int, str]]:
    return [(match.start(), match.group()) for match in pieces.finditer(text)]


@dataclass(frozen=True, slots=True)
class Moved:
    """Where offsets of the old text are in the new one (code points)."""

    changes: tuple[Change, ...]

    def start(self, offset: int) -> int:
        """A beginning: words put in right before it stay outside, a replaced word comes in whole.

        At a beginning the stretch to the right counts: in ``old[a:b]`` it goes to ``c``.
        """
        number = bisect_right(self.changes, offset, key=_old_start) - 1
        if number < 0:
            return offset
        a, b, c, d = self.changes[number]
        return c if a <= offset < b else d + offset - b

    def end(self, offset: int) -> int:
        """An end: words put in right behind it stay outside, a replaced word comes in whole."""
        number = bisect_left(self.changes, offset, key=_old_start) - 1
        if number < 0:
            return offset
        a, b, _, d = self.changes[number]
        return d if a < offset <= b else d + offset - b

    def put_in_at(self, offset: int) -> tuple[int, int] | None:
        """The new stretch where text was put in or replaced from exactly this offset on."""
        number = bisect_left(self.changes, offset, key=_old_start)
        if number == len(self.changes) or self.changes[number][0] != offset:
            return None
        return self.changes[number][2:]


def _old_start(change: Change) -> int:
    return change[0]


def moved(old: str, new: str) -> Moved:
    """How the places of one text map to those of another."""
    return Moved(tuple(changes_between(old, new)))
