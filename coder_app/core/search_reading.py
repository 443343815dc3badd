"""Reads what a person typed to search: words, phrases, beginnings, NEAR, AND, OR, NOT, brackets."""

import re
from collections.abc import Sequence

from coder_app.core.errors import CoderError
from coder_app.core.search_query import Both, Either, Near, Node, Phrase, Without, words_of

NEAR_WORDS = 10
"""Words that may lie between where NEAR is given no number, as in FTS5."""

_LEXEME = re.compile(r'NEAR(?=\()|"[^"]*"|[()]|,\s*\d+(?=\s*\))|(?:(?!,\s*\d+\s*\))[^\s"()])+')
_OPERATORS = ("AND", "OR", "NOT")


def parse(typed: str) -> Node:
    """Understand what was typed. Raises CoderError where it holds no word to search for.

    What is no operator is a word, brackets that lack their other half are completed, and operators
    without words on both sides are left out: whatever is typed is searched for safely.
    """
    node = _Reader(typed).read()
    if node is None:
        raise _nothing(typed)
    return node


class _Reader:
    """Reads a query from left to right: OR binds least, then AND, NOT, words side by side."""

    def __init__(self, typed: str) -> None:
        self._typed = typed.replace("\x00", " ")
        self._lexemes = [match.group() for match in _LEXEME.finditer(self._typed)]
        self._at = 0

    def read(self) -> Node | None:
        parts = []
        while self._at < len(self._lexemes):
            parts.append(self._either())
            if self._next() == ")":  # one too many
                self._at += 1
        return _group(Both, parts)

    def _next(self) -> str:
        return self._lexemes[self._at] if self._at < len(self._lexemes) else ""

    def _take(self, lexeme: str) -> bool:
        if self._next() != lexeme:
            return False
        self._at += 1
        return True

    def _either(self) -> Node | None:
        parts = [self._both()]
        while self._take("OR"):
            parts.append(self._both())
        return _group(Either, parts)

    def _both(self) -> Node | None:
        parts = [self._without()]
        while self._take("AND"):
            parts.append(self._without())
        return _group(Both, parts)

    def _without(self) -> Node | None:
        node = self._side_by_side()
        while self._take("NOT"):
            unwanted = self._side_by_side()
            if unwanted is not None and node is None:
                raise CoderError(
                    "NOT needs words before it, as in: police NOT station. "
                    "To leave out a word alone is no search."
                )
            node = Without(node, unwanted) if node and unwanted else node
        return node

    def _side_by_side(self) -> Node | None:
        parts: list[Node | None] = []
        while self._next() and self._next() not in (*_OPERATORS, ")"):
            parts.append(self._atom())
        return _group(Both, parts)

    def _atom(self) -> Node | None:
        lexeme = self._next()
        self._at += 1
        if lexeme == "NEAR":
            return self._near()
        if lexeme == "(":
            inner = self._either()
            self._take(")")
            return inner
        return _read_phrase(lexeme)

    def _near(self) -> Node | None:
        """What stands in the brackets of NEAR; operators there are words."""
        self._take("(")
        phrases, distance = [], NEAR_WORDS
        while self._next() and not self._take(")"):
            lexeme = self._next()
            self._at += 1
            if lexeme.startswith(",") and lexeme[1:].strip().isdigit():
                distance = min(int(lexeme[1:]), 1_000)
            elif (phrase := _read_phrase(lexeme)) is not None:
                phrases.append(phrase)
        if len(phrases) > 1:
            return Near(tuple(phrases), distance)
        return phrases[0] if phrases else Phrase(("near",), "near")


def _read_phrase(lexeme: str) -> Phrase | None:
    """A run as one phrase of its words: ``don't`` is the phrase "don t" to the index."""
    words = tuple(words_of(lexeme))
    typed = " ".join(lexeme.replace('"', " ").split()).rstrip("*")
    return Phrase(words, typed, prefix=lexeme.endswith("*")) if words else None


def _group(kind: type[Both] | type[Either], parts: Sequence[Node | None]) -> Node | None:
    some = tuple(part for part in parts if part is not None)
    if not some:
        return None
    return some[0] if len(some) == 1 else kind(some)


def _nothing(typed: str) -> CoderError:
    return CoderError(
        f'There is nothing to search for in {typed.strip()[:60]!r}. Type words, a "phrase", the '
        "beginning of a word with *, or join them by AND, OR, NOT."
    )
