"""Which codes a few typed letters mean; no Qt.

A row is preselected only where the letters begin words: ``wai`` is "Waiting", ``nob`` is "No call
Back" (no + b), ``com call`` is "Communication > No call back". Looser likenesses are listed below.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

LEAST_LIKENESS = 62
NEARLY_EQUAL = 84
MOST_ROWS = 50
USED_FIRST = 3
"""Codes used last that stand before the pinned ones where nothing is typed."""
_AFTER_NAMES = 5
_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")


@dataclass(frozen=True, slots=True)
class CodeChoice:
    """A code as the box offers it; ``path`` names all its parents, ``pin`` is 1 to 9."""

    id: str
    name: str
    path: str = ""
    colour: str = ""
    pin: int | None = None
    aliases: tuple[str, ...] = ()
    """Names of codes that were merged into it."""

    @property
    def full(self) -> str:
        """Parents and name."""
        return f"{self.path} > {self.name}" if self.path else self.name


@dataclass(frozen=True, slots=True)
class Matches:
    """Codes for what was typed, best first; how many of them begin with it."""

    rows: tuple[CodeChoice, ...]
    sure: int
    near: CodeChoice | None = None
    """A code whose name is nearly, or exactly, what was typed."""


def find(
    typed: str, choices: Sequence[CodeChoice], recent: Sequence[str] = (), most: int = MOST_ROWS
) -> Matches:
    """Return the codes that what was typed may mean; all, last used first, where it is empty."""
    wanted = fold(typed)
    if not wanted:
        rows = tuple(_by_use(choices, recent))
        return Matches(rows, len(rows))
    place = {code: number for number, code in enumerate(recent)}
    ranked = []
    for number, choice in enumerate(choices):
        rank = _rank(wanted, choice)
        if rank is not None:
            ranked.append((rank, place.get(choice.id, len(place)), number, choice))
    sure = [row[-1] for row in sorted(ranked, key=lambda row: row[:3])]
    known = {choice.id for choice in sure}
    others = [choice for choice in choices if choice.id not in known]
    rows = (*sure, *_alike(wanted, others))[:most]
    return Matches(rows, min(len(sure), most), nearly_equal(typed, choices))


def nearly_equal(name: str, choices: Sequence[CodeChoice]) -> CodeChoice | None:
    """Return the code whose name is most like a new one, if it is nearly the same."""
    wanted = _plain(name)
    if not wanted:
        return None
    found = process.extractOne(
        wanted,
        [_plain(choice.name) for choice in choices],
        scorer=fuzz.ratio,
        score_cutoff=NEARLY_EQUAL,
    )
    if found:
        return choices[found[2]]
    return next((choice for choice in choices if wanted in map(_plain, choice.aliases)), None)


def twin_of(name: str, choices: Sequence[CodeChoice]) -> CodeChoice | None:
    """Return a code of just this name, capitals and blanks apart."""
    wanted = fold(name)
    return next((choice for choice in choices if fold(choice.name) == wanted), None)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return a text as it is compared: no capitals, single blanks."""
    return " ".join(text.casefold().split())


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return " ".join(_words(text))


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def matched_alias(typed: str, choice: CodeChoice) -> str:
    """Return the old name by which a code was found; empty where its own name says it."""
    wanted = fold(typed)
    if not wanted or _rank_by_name(wanted, choice) is not None:
        return ""
    return next((name for name in choice.aliases if _rank_of(wanted, name, "") is not None), "")


def _by_use(choices: Sequence[CodeChoice], recent: Sequence[str]) -> list[CodeChoice]:
    """Return the codes used just now, then the pinned, then the rest, last used first."""
    place = {code: number for number, code in enumerate(recent)}

    def order(choice: CodeChoice) -> tuple[int, int]:
        used = place.get(choice.id, len(place))
        if used < min(USED_FIRST, len(place)):
            return 0, used
        return (1, choice.pin) if choice.pin else (2, used)

    return sorted(choices, key=order)


def _rank(wanted: str, choice: CodeChoice) -> int | None:
    """Return how surely a code is meant, 0 best; None where the letters begin no words of it.

    A name that was merged into it comes after the names codes have now, unless it is exactly that.
    """
    rank = _rank_by_name(wanted, choice)
    if rank is not None or not choice.aliases:
        return rank
    old = [found for name in choice.aliases if (found := _rank_of(wanted, name, "")) is not None]
    if not old:
        return None
    return 1 if min(old) == 0 else _AFTER_NAMES + min(old)


def _rank_by_name(wanted: str, choice: CodeChoice) -> int | None:
    return _rank_of(wanted, choice.name, choice.full)


def _rank_of(wanted: str, name: str, full: str) -> int | None:
    plain = fold(name)
    if plain == wanted:
        return 0
    if plain.startswith(wanted):
        return 1
    pieces = tuple(wanted.split())
    inside = _words(name)
    tests = (
        _in_order(pieces, inside),
        len(pieces) == 1 and _runs(wanted, inside),
        _in_order(pieces, _words(full)),
    )
    return next((number + 2 for number, passed in enumerate(tests) if passed), None)


def _in_order(pieces: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each piece begins a word, the words in the same order."""
    rest = iter(words)
    return all(any(word.startswith(piece) for word in rest) for piece in pieces)


def _runs(letters: str, words: tuple[str, ...]) -> bool:
    """Whether letters are beginnings of words one after the other; words may be passed over."""
    if not letters:
        return True
    for place, word in enumerate(words):
        shared = 0
        while shared < min(len(word), len(letters)) and word[shared] == letters[shared]:
            shared += 1
        rest = words[place + 1 :]
        if any(_runs(letters[length:], rest) for length in range(shared, 0, -1)):
            return True
    return False


def _alike(wanted: str, choices: Sequence[CodeChoice]) -> list[CodeChoice]:
    names = [fold(choice.name) for choice in choices]
    found = process.extract(
        wanted, names, scorer=fuzz.WRatio, score_cutoff=LEAST_LIKENESS, limit=MOST_ROWS
    )
    return [choices[row[2]] for row in found]
