"""Where sentences end, as spaCy's sentencizer has it, without cutting every word of a text.

A tokenizer of spaCy cuts what stands between blanks, each by itself. A sentence ends in a mark and
the next begins with the first word after it that is none: only stretches with such a mark, and
those just behind them that begin with no letter, need be cut, and the same ones come again and
again. Heavy to import: the worker process only.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.pipeline import Sentencizer
from spacy.tokenizer import Tokenizer

REMEMBERED = 20_000
"""Stretches whose words are remembered, of each language."""

_BLANK = re.compile(r"\s")
_STRETCH = re.compile(r"\S+")


class Boundaries:
    """Finds the sentences of one language."""

    def __init__(self, cutter: Language) -> None:
        """``cutter`` is a pipeline of spaCy with a ``sentencizer``."""
        self._cutter = cutter
        self._ends = frozenset(Sentencizer.default_punct_chars)
        self._spaced = _spaced(cutter)
        self._read = lru_cache(maxsize=REMEMBERED)(self._cut)

    def starts(self, texts: Iterable[str]) -> Iterator[list[int]]:
        """Yield for each text where its sentences begin; the first of them is at 0."""
        for text in texts:
            if self._spaced is None or self._spaced.search(text):
                yield [sentence.start_char for sentence in self._cutter(text).sents] or [0]
            else:
                yield [0, *self._found(text)]

    def _found(self, text: str) -> Iterator[int]:
        marks = self._ends.intersection(text)
        if not marks:
            return
        done = 0
        # From the blank before a stretch on: with one put in front, there is always one.
        for found in _with_one(frozenset(marks)).finditer(f" {text}"):
            start, end = found.start(), found.end() - 1
            if start < done:
                continue
            begun, ended = self._read(text[start:end], False)
            for at in begun:
                yield start + at
            done = end
            if ended:
                after, done = self._after(text, end)
                for at in after:
                    yield at

    def _after(self, text: str, end: int) -> tuple[list[int], int]:
        """Where sentences begin behind one that ended at ``end``; and up to where that was read."""
        found: list[int] = []
        ended = True
        while ended and end < len(text):
            if text[end] != " " or text[end + 1 : end + 2].isspace():
                # To spaCy more than a single space is a word of its own.
                return [*found, end], end
            start = end + 1
            if text[start : start + 1].isalpha():
                return [*found, start], start
            end = _end_of(text, start)
            begun, ended = self._read(text[start:end], True)
            found += [start + at for at in begun]
        return found, end

    def _cut(self, stretch: str, ended: bool) -> tuple[tuple[int, ...], bool]:
        """Where sentences begin within what stands between two blanks, and whether one ended.

        ``ended`` is whether one had ended just before.
        """
        begun = []
        for token in self._cutter.tokenizer(stretch):
            if token.text in self._ends:
                ended = True
            elif ended and not token.is_punct:
                begun.append(token.idx)
                ended = False
        return tuple(begun), ended


@lru_cache(maxsize=4)
def boundaries(language: str) -> Boundaries:
    """Those of a language that spaCy knows."""
    return Boundaries(pipeline(language))


@lru_cache(maxsize=4)
def pipeline(language: str) -> Language:
    """The rules of spaCy for a language, and the part that cuts sentences by them."""
    cutter = spacy.blank(language)
    cutter.add_pipe("sentencizer")
    return cutter


def _spaced(cutter: Language) -> re.Pattern[str] | None:
    """What in a text is cut otherwise than by what stands between blanks; None for anything."""
    tokenizer = cutter.tokenizer
    if not isinstance(tokenizer, Tokenizer) or type(tokenizer) is not Tokenizer:
        return None  # as for Chinese
    rules = [rule for rule in tokenizer.rules if rule.strip() and _BLANK.search(rule)]
    return re.compile("|".join(map(re.escape, rules)) or "(?!)")


@lru_cache(maxsize=64)
def _with_one(marks: frozenset[str]) -> re.Pattern[str]:
    """What finds a stretch with one of these marks; few marks are found much faster than all."""
    these = "".join(map(re.escape, sorted(marks)))
    return re.compile(rf"\s\S*?[{these}]\S*")


def _end_of(text: str, start: int) -> int:
    found = _STRETCH.match(text, start)
    return found.end() if found else start
