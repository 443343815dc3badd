"""What a person typed to search, understood: words, phrases, beginnings, NEAR, AND, OR, NOT.

The same query is written as an FTS5 expression, which finds the paragraphs, and read over the words
of a paragraph, which finds the places in it: so no text but that of the page in sight is read.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from math import prod

from coder_app.core.errors import CoderError

MOST_FORMS = 500
"""Phrases that the forms of one phrase may make."""

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u0331])*")
_FINAL_SIGMA = ("\u03c2", "\u03c3")
"""The one small letter that the index takes for another."""

Places = list[tuple[int, int]]
"""Numbers of words, half-open."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other; the last may be the beginning of one, or have other forms."""

    words: tuple[str, ...]
    """Without capitals and accents, for the places."""
    typed: str
    """For the index, which takes off accents and capitals by rules of its own."""
    prefix: bool = False
    forms: tuple[frozenset[str], ...] = ()
    """For each word the forms that are as good; none: the word only."""


@dataclass(frozen=True, slots=True)
class Near:
    """Phrases with at most so many words between the first and the last."""

    phrases: tuple[Phrase, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class Both:
    """All parts in one paragraph."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Either:
    """One part at least."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Without:
    """The first part in a paragraph that does not hold the second."""

    wanted: "Node"
    unwanted: "Node"


Node = Phrase | Near | Both | Either | Without


def words_of(text: str) -> list[str]:
    """The words of a text as the index has them: without capitals and accents."""
    if text.isascii():
        return _WORD.findall(text.lower())
    return [folded(word) for word in _WORD.findall(text)]


def spans_of(text: str) -> list[tuple[int, int]]:
    """Where each of the words of a text stands in it."""
    return [match.span() for match in _WORD.finditer(text)]


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """A word without capitals and accents."""
    parts = unicodedata.normalize("NFD", word.lower())
    bare = "".join(c for c in parts if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare).replace(*_FINAL_SIGMA)


# -- as an expression of FTS5 ----------------------------------------------------------------------


def expression(node: Node) -> str:
    """The query for FTS5; every word is quoted, every group bracketed."""
    match node:
        case Phrase():
            return _phrase(node)
        case Near(phrases, distance):
            return f"NEAR({' '.join(_plain(one) for one in phrases)}, {distance})"
        case Both(parts):
            return f"({' AND '.join(map(expression, parts))})"
        case Either(parts):
            return f"({' OR '.join(map(expression, parts))})"
        case Without(wanted, unwanted):
            return f"({expression(wanted)} NOT {expression(unwanted)})"


def _phrase(phrase: Phrase) -> str:
    """A phrase, or all the phrases that its forms make."""
    if not phrase.forms:
        return _plain(phrase)
    if prod(map(len, phrase.forms)) > MOST_FORMS:
        raise CoderError(
            f'"{" ".join(phrase.words)}" has too many forms to search for at once. '
            "Search for fewer words in one pair of quotes, or for the words as they are."
        )
    made: list[tuple[str, ...]] = [()]
    for forms in phrase.forms:
        made = [(*before, form) for before in made for form in sorted(forms)]
    either = dict.fromkeys([phrase.typed, *(" ".join(words) for words in made)])
    return "(" + " OR ".join(map('"{}"'.format, either)) + ")"


def _plain(phrase: Phrase) -> str:
    return f'"{phrase.typed}"{"*" if phrase.prefix else ""}'


# -- over the words of a paragraph -----------------------------------------------------------------


def places(node: Node, words: list[str]) -> Places:
    """Where the query's phrases stand among words, in order; overlapping ones are joined."""
    joined: Places = []
    for first, last in sorted(_places(node, words) or []):
        if joined and first < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def _places(node: Node, words: list[str]) -> Places | None:
    """As ``places``, unsorted; None where the paragraph does not fit this part."""
    match node:
        case Phrase():
            return _stands(node, words) or None
        case Near(phrases, distance):
            return _near([_stands(one, words) for one in phrases], distance) or None
        case Both(parts):
            found = [_places(part, words) for part in parts]
            return None if None in found else [one for each in found for one in each or []]
        case Either(parts):
            found = [_places(part, words) for part in parts]
            return [one for each in found for one in each or []] or None
        case Without(wanted, unwanted):
            return None if _places(unwanted, words) else _places(wanted, words)


def _stands(phrase: Phrase, words: list[str]) -> Places:
    first, *others = _fitting(phrase)
    begins = [at for at, word in enumerate(words) if first(word)]
    for n, fits in enumerate(others, start=1):
        begins = [at for at in begins if at + n < len(words) and fits(words[at + n])]
    return [(at, at + 1 + len(others)) for at in begins]


def _fitting(phrase: Phrase) -> list[Callable[[str], bool]]:
    """For each word of a phrase whether a word of the text fits it."""
    if phrase.forms:
        return [forms.__contains__ for forms in phrase.forms]
    fits: list[Callable[[str], bool]] = [word.__eq__ for word in phrase.words]
    if phrase.prefix:
        beginning = phrase.words[-1]
        fits[-1] = lambda word: word.startswith(beginning)
    return fits


def _near(stands: list[Places], distance: int) -> Places:
    """Places of phrases that are near each other: as FTS5, counted to the last one's start."""
    found: set[tuple[int, int]] = set()
    for last in (one for each in stands for one in each):
        sets = [[p for p in each if p[0] <= last[0] <= p[1] + distance] for each in stands]
        if all(sets):
            found.update(one for each in sets for one in each)
    return list(found)


# -- forms -----------------------------------------------------------------------------------------


def single_words(node: Node) -> set[str]:
    """The words of a query that may have other forms."""
    match node:
        case Phrase(words, prefix=prefix):
            return set(words[:-1] if prefix else words)
        case Near(phrases):
            return set().union(*map(single_words, phrases))
        case Both(parts) | Either(parts):
            return set().union(*map(single_words, parts))
        case Without(wanted, unwanted):
            return single_words(wanted) | single_words(unwanted)


def with_forms(node: Node, forms: dict[str, frozenset[str]]) -> Node:
    """The query in which every word stands for its forms; NEAR and beginnings stay as typed."""
    match node:
        case Phrase(words, prefix=False):
            return replace(node, forms=tuple(forms.get(w, frozenset()) | {w} for w in words))
        case Both(parts):
            return Both(tuple(with_forms(part, forms) for part in parts))
        case Either(parts):
            return Either(tuple(with_forms(part, forms) for part in parts))
        case Without(wanted, unwanted):
            return Without(with_forms(wanted, forms), with_forms(unwanted, forms))
        case _:
            return node
