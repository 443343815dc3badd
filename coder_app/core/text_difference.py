"""Where the places of a text are after it was edited."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

Change = tuple[int, int, int, int]
"""``old[a:b]`` became ``new[c:d]``; what lies between changes stayed."""

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_SENTENCES = re.compile(r"[^.!?…]*[.!?…]+\s*|[^.!?…]+")
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
_LEVELS = (_LINES, _SENTENCES, _WORDS)
_MOST_WORDS = 20_000
"""Words and blanks of both sides, beyond which a stretch without a common sentence is rewritten."""
_WORD = 60
"""Characters up to which a change is that of a word: what touches it takes it in whole."""


def changes_between(old: str, new: str) -> list[Change]:
    """The stretches in which two texts differ, in order, by lines, sentences, words, characters.

    What both begin and end with is set aside first: a typo in a long text costs next to nothing.
    """
    return list(_differences(old, new, (0, len(old), 0, len(new)), _LEVELS))


def _differences(
    old: str, new: str, change: Change, levels: Sequence[re.Pattern[str]]
) -> Iterator[Change]:
    a, b, c, d = change = _tight(old, new, change)
    if a == b or c == d or not levels:
        if a < b or c < d:
            yield change
        return
    left, right = _cut(old, a, b, levels[0]), _cut(new, c, d, levels[0])
    if levels[0] is _WORDS and len(left) + len(right) > _MOST_WORDS:
        yield change
        return
    for part in _unmatched(old, new, left, right):
        yield from _differences(old, new, part, levels[1:])


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


def _cut(text: str, start: int, end: int, pieces: re.Pattern[str]) -> list[tuple[int, int]]:
    return [match.span() for match in pieces.finditer(text, start, end)]


def _unmatched(
    old: str, new: str, left: list[tuple[int, int]], right: list[tuple[int, int]]
) -> Iterator[Change]:
    """Runs of pieces that differ; where only blanks in them do, each pair of pieces by itself."""
    matcher = SequenceMatcher(
        lambda piece: not piece,
        [" ".join(old[start:end].split()) for start, end in left],
        [" ".join(new[start:end].split()) for start, end in right],
    )
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            for one, two in zip(left[a:b], right[c:d], strict=True):
                if old[one[0] : one[1]] != new[two[0] : two[1]]:
                    yield *one, *two
        else:
            yield _run(left, a, b) + _run(right, c, d)


def _run(pieces: list[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    """Where pieces ``first`` up to ``last`` begin and end, be they none."""
    if first == last:
        at = pieces[first][0] if first < len(pieces) else pieces[-1][1]
        return at, at
    return pieces[first][0], pieces[last - 1][1]


@dataclass(frozen=True, slots=True)
class Moved:
    """Where offsets of the old text are in the new one (code points).

    A changed word is taken in whole by what touches it. A stretch that was rewritten, more than a
    word or two, is measured out: half of the old is half of the new.
    """

    changes: tuple[Change, ...]

    def start(self, offset: int) -> int:
        """Where a beginning is: what was put in right before it stays outside."""
        number = bisect_right(self.changes, offset, key=_old_start) - 1
        if number < 0:
            return offset
        _, b, c, d = change = self.changes[number]
        if offset >= b:
            return d + offset - b
        return _measured(change, offset) if _is_rewritten(change) else c

    def end(self, offset: int) -> int:
        """Where an end is: what was put in right behind it stays outside."""
        number = bisect_left(self.changes, offset, key=_old_start) - 1
        if number < 0:
            return offset
        _, b, _, d = change = self.changes[number]
        if offset > b:
            return d + offset - b
        return _measured(change, offset) if _is_rewritten(change) else d

    def rewritten(self, start: int, end: int) -> bool:
        """Whether no word of ``start:end`` is left: it lies in a stretch that was rewritten."""
        number = bisect_right(self.changes, start, key=_old_start) - 1
        if number < 0:
            return False
        change = self.changes[number]
        return end <= change[1] and _is_rewritten(change)

    def put_in_at(self, offset: int) -> tuple[int, int] | None:
        """The new stretch where text was put in or replaced from exactly this offset on."""
        number = bisect_left(self.changes, offset, key=_old_start)
        if number == len(self.changes) or self.changes[number][0] != offset:
            return None
        return self.changes[number][2:]


def _old_start(change: Change) -> int:
    return change[0]


def _is_rewritten(change: Change) -> bool:
    a, b, c, d = change
    return b - a > _WORD or (b > a and d - c > _WORD)


def _measured(change: Change, offset: int) -> int:
    a, b, c, d = change
    return c + (offset - a) * (d - c) // (b - a)


def moved(old: str, new: str) -> Moved:
    """How the places of one text map to those of another."""
    return Moved(tuple(changes_between(old, new)))
