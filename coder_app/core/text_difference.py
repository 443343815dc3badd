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
# What belongs to a word: letters, and the marks that join to them (accents, vowel points, joiners).
_IN_WORD = (
    r"\w\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    r"\u08d3-\u0903\u093a-\u094f\u0e31-\u0e4e\u200c\u200d\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff"
)
_WORDS = re.compile(rf"[{_IN_WORD}]+|\s+|[^{_IN_WORD}\s]")
_JOINED = re.compile(rf"[{_IN_WORD}]{{2}}|.[\u200c\u200d\ufe00-\ufe0f]|[\u200d].", re.DOTALL)
_LEVELS = (_LINES, _SENTENCES, _WORDS)
_MOST_WORDS = 20_000
"""Words and blanks of both sides, beyond which a stretch is first cut at phrases it has once."""
_PHRASE = 5
"""Words and blanks of such a phrase."""
_SLIDE = 1_000
"""Characters that a stretch is moved back at most."""
_WORD = 60
"""Characters up to which a change is that of a word: what touches it takes it in whole."""


def changes_between(old: str, new: str) -> list[Change]:
    """The stretches in which two texts differ, in order, by lines, sentences, words, characters.

    What both begin and end with is set aside first: a typo in a long text costs next to nothing.
    Where words that were put in or taken out could stand in several places, as between two lines
    that begin alike, they stand in whole lines, or else whole words.
    """
    changes: list[Change] = []
    found = list(_differences(old, new, (0, len(old), 0, len(new)), _LEVELS))
    ends = [*(change[0] for change in found), len(old)]
    for change, end in zip(found, ends[1:], strict=True):
        before = changes[-1] if changes else (0, 0, 0, 0)
        changes.append(_slid(old, new, change, (change[0] - before[1], end - change[1])))
    return changes


def _slid(old: str, new: str, change: Change, room: tuple[int, int]) -> Change:
    """A stretch put in or taken out, moved to where it begins and ends best.

    After Fraser, "semantic lossless" (diff-match-patch). ``room`` is how far it may go back, and
    how far on.
    """
    a, b, c, d = change
    if a < b and c < d:
        return change
    text, start, end = (new, c, d) if a == b else (old, a, b)
    best, by = _fit(text, start) + _fit(text, end), 0
    for step in (*_steps(text, start, end, room[0], -1), *_steps(text, start, end, room[1], 1)):
        fit = _fit(text, start + step) + _fit(text, end + step)
        if fit > best:
            best, by = fit, step
    return a + by, b + by, c + by, d + by


def _steps(text: str, start: int, end: int, room: int, way: int) -> Iterator[int]:
    """By how much a stretch can be moved one way and the text stay the same, nearest first."""
    shift = -1 if way < 0 else 0
    for step in range(way, way * (min(room, _SLIDE) + 1), way):
        at, to = start + step - way + shift, end + step - way + shift
        if at < 0 or to >= len(text) or text[at] != text[to]:
            return
        yield step


def _fit(text: str, offset: int) -> int:
    """How well a change could begin or end here: at a line, a blank, between words, inside one."""
    if offset in (0, len(text)):
        return 4
    before, after = text[offset - 1], text[offset]
    if before == "\n":
        return 3 if after == "\n" else 4
    if after == "\n":
        return 3
    return 2 if before.isspace() else int(not _inside(text, offset))


def _differences(
    old: str, new: str, change: Change, levels: Sequence[re.Pattern[str]]
) -> Iterator[Change]:
    a, b, c, d = change = _tight(old, new, change, whole=bool(levels))
    if a == b or c == d or not levels:
        if a < b or c < d:
            yield change
        return
    left, right = _cut(old, a, b, levels[0]), _cut(new, c, d, levels[0])
    if levels[0] is _WORDS and len(left) + len(right) > _MOST_WORDS:
        yield from _differences_of_many(old, new, left, right)
        return
    for part in _unmatched(old, new, left, right):
        yield from _differences(old, new, part, levels[1:])


def _differences_of_many(
    old: str, new: str, left: list[tuple[int, int]], right: list[tuple[int, int]]
) -> Iterator[Change]:
    """The changes of a long stretch, cut at the phrases that stand in both sides exactly once."""
    cuts = _anchors(_texts(old, left), _texts(new, right))
    ends = [*cuts, (len(left), len(right))]
    for (a, c), (b, d) in zip([(0, 0), *cuts], ends, strict=True):
        parts, others = left[a:b], right[c:d]
        if not parts and not others:
            continue
        change = _run(left, a, b) + _run(right, c, d)
        if len(parts) + len(others) > _MOST_WORDS:
            yield _tight(old, new, change, whole=True)
        else:
            yield from _differences(old, new, change, (_WORDS,))


def _anchors(left: list[str], right: list[str]) -> list[tuple[int, int]]:
    """Where phrases begin that both sides have once, in an order that both sides share."""
    ours, theirs = _phrases(left), _phrases(right)
    pairs = sorted((n, theirs[phrase]) for phrase, n in ours.items() if phrase in theirs)
    best: list[int] = []  # the least end of a chain of each length, after Hunt and Szymanski
    chains: list[tuple[int, int]] = []
    above: list[int] = []
    at: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(best, place)
        best[length:] = [place, *best[length + 1 :]]
        at[length:] = [number, *at[length + 1 :]]
        above.append(at[length - 1] if length else -1)
    number = at[-1] if at else -1
    while number >= 0:
        chains.append(pairs[number])
        number = above[number]
    return chains[::-1]


def _phrases(words: list[str]) -> dict[tuple[str, ...], int]:
    seen: dict[tuple[str, ...], int] = {}
    for number in range(len(words) - _PHRASE + 1):
        phrase = tuple(words[number : number + _PHRASE])
        seen[phrase] = -1 if phrase in seen else number
    return {phrase: number for phrase, number in seen.items() if number >= 0}


def _texts(text: str, pieces: list[tuple[int, int]]) -> list[str]:
    return [text[start:end].casefold() for start, end in pieces]


def _tight(old: str, new: str, change: Change, *, whole: bool) -> Change:
    """A change without what both sides begin and end with: whole words of it, or characters."""
    a, b, c, d = change
    head = alike(old[a:b], new[c:d])
    while whole and head and (_inside(old, a + head) or _inside(new, c + head)):
        head -= 1
    tail = alike(old[a + head : b][::-1], new[c + head : d][::-1])
    while whole and tail and (_inside(old, b - tail) or _inside(new, d - tail)):
        tail -= 1
    return a + head, b - tail, c + head, d - tail


def _inside(text: str, offset: int) -> bool:
    """Whether an offset stands inside a word, or before a mark that belongs to what it follows."""
    return 0 < offset < len(text) and _JOINED.match(text, offset - 1) is not None


def alike(one: str, two: str) -> int:
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
        [" ".join(old[start:end].split()).casefold() for start, end in left],
        [" ".join(new[start:end].split()).casefold() for start, end in right],
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

    def cut(self, offset: int, *, end: bool = False) -> bool:
        """Whether the character after (before, for an ``end``) this offset was taken out."""
        number = bisect_right(self.changes, offset - end, key=_old_start) - 1
        return number >= 0 and self.changes[number][1] > offset - end

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


def where_now(old: str, new: str, start: int, end: int) -> tuple[int, int]:
    """Where the words ``start:end`` of one text are in the other; empty where they are not all."""
    places = moved(old, new)
    first, last = places.start(start), places.end(end)
    return (first, last) if new[first:last] == old[start:end] else (first, first)


def moved(old: str, new: str) -> Moved:
    """How the places of one text map to those of another."""
    return Moved(tuple(changes_between(old, new)))
