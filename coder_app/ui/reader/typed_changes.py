"""What typing made of a text so far: the stretches that differ, and where places are now; no Qt.

Texts are bytes of UTF-16 (little-endian) and places count its units, as the text widget does.
"""

import unicodedata
from bisect import bisect_left, bisect_right

from coder_app.core.text_difference import Change, Moved

_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")
_NEAR = 2
"""Changes to each side with which one may cancel out."""


def units(text: str) -> bytes:
    """Return a text as units of UTF-16."""
    return text.encode("utf-16-le", "surrogatepass")


class TypedChanges:
    """Follows the edits of one text; what is typed back leaves no change."""

    def __init__(self, old: bytes) -> None:
        self._old = self._now = old
        self._changes: list[Change] = []

    @property
    def places(self) -> Moved:
        """Where the places of the old text are now."""
        return Moved(tuple(self._changes))

    def back(self, place: int, *, late: bool = False) -> int:
        """Return where a place of the text as it is now was; inside a change, its start or end."""
        number = bisect_right(self._changes, place, key=_new_start) - 1
        if number < 0:
            return place
        a, b, _, d = self._changes[number]
        return b + place - d if place >= d else b if late else a

    def replaced(self, at: int, removed: int, words: bytes) -> None:
        """Take in an edit: ``words`` stand at ``at`` now in the place of ``removed`` units.

        Qt tells of much more than was typed, often of the whole text.
        """
        gone = self._now[2 * at : 2 * (at + removed)]
        self._now = self._now[: 2 * at] + words + self._now[2 * (at + removed) :]
        head = _common(gone, words)
        tail = _common_end(gone[2 * head :], words[2 * head :])
        removed -= head + tail
        added = len(words) // 2 - head - tail
        if removed or added:
            self._compose(at + head, removed, added)

    def _compose(self, at: int, removed: int, added: int) -> None:
        changes, end = self._changes, at + removed
        first = bisect_left(changes, at, key=_new_end)
        last = bisect_right(changes, end, key=_new_start)
        before = changes[first - 1][1] - changes[first - 1][3] if first else 0
        after = changes[last - 1][1] - changes[last - 1][3] if last else 0
        a, b, c, d = at + before, end + after, at, end
        if first < last:
            a, c = min((a, c), (changes[first][0], changes[first][2]), key=_second)
            b, d = max((b, d), (changes[last - 1][1], changes[last - 1][3]), key=_second)
        grown = added - removed
        later = [(w, x, y + grown, z + grown) for w, x, y, z in changes[last:]]
        made = self._tight((a, b, c, d + grown))
        low = changes[first - 1][1] if first else 0
        high = later[0][0] if later else len(self._old) // 2
        whole = [self._whole(made, low, high)] if made else []
        self._changes = [*changes[:first], *whole, *later]
        if whole:
            self._drop_what_came_to_nothing(first)

    def _drop_what_came_to_nothing(self, number: int) -> None:
        """Drop a change and its neighbours where what both sides hold there is the same again.

        Words that are put back may have gone from either side of a blank that both had.
        """
        changes = self._changes
        if self._now == self._old:
            self._changes = []
            return
        for low in range(max(0, number - _NEAR), number + 1):
            for high in range(number, min(len(changes), number + _NEAR + 1)):
                (a, _, c, _), (_, b, _, d) = changes[low], changes[high]
                if b - a == d - c and self._old[2 * a : 2 * b] == self._now[2 * c : 2 * d]:
                    del changes[low : high + 1]
                    return

    def _tight(self, change: Change) -> Change | None:
        """Leave out what both sides begin and end with; None where nothing is different."""
        a, b, c, d = change
        old, new = self._old[2 * a : 2 * b], self._now[2 * c : 2 * d]
        if old == new:
            return None
        head = _common(old, new)
        tail = _common_end(old[2 * head :], new[2 * head :])
        return a + head, b - tail, c + head, d - tail

    def _whole(self, change: Change, low: int, high: int) -> Change:
        """Widen a change to whole words: what touches a changed word takes it in whole."""
        a, b, c, d = change
        new = self._now[2 * c : 2 * d]
        starts = self._letter(a) or _in_word(new[:2] or self._unit(b))
        ends = self._letter(b - 1) or _in_word(new[-2:] or self._unit(a - 1))
        while starts and a > low and self._letter(a - 1):
            a, c = a - 1, c - 1
        while ends and b < high and self._letter(b):
            b, d = b + 1, d + 1
        return a, b, c, d

    def _letter(self, place: int) -> bool:
        return _in_word(self._unit(place))

    def _unit(self, place: int) -> bytes:
        return self._old[2 * place : 2 * place + 2] if place >= 0 else b""


def _new_start(change: Change) -> int:
    return change[2]


def _new_end(change: Change) -> int:
    return change[3]


def _second(pair: tuple[int, int]) -> int:
    return pair[1]


def _common(one: bytes, two: bytes) -> int:
    """How many units two texts begin with alike, found by halving."""
    low, high = 0, min(len(one), len(two)) // 2
    while low < high:
        middle = (low + high + 1) // 2
        if one[2 * low : 2 * middle] == two[2 * low : 2 * middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(one: bytes, two: bytes) -> int:
    low, high = 0, min(len(one), len(two)) // 2
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - 2 * middle :] == two[len(two) - 2 * middle :]:
            low = middle
        else:
            high = middle - 1
    return low


def _in_word(unit: bytes) -> bool:
    if not unit:
        return False
    letter = chr(int.from_bytes(unit, "little"))
    return letter.isalnum() or letter in _JOINERS or unicodedata.category(letter).startswith("M")
