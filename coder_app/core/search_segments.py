"""The words, sentences or turns around hits: what coding by search would code."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Literal

from coder_app.core.search_rows import Span
from coder_app.core.turns_index import TurnsIndex

Reach = Literal["word", "sentence", "turn"]
"""How much is coded around a hit."""
_WORD = re.compile(r"[\w'\u2019-]")


def segments_around(
    text: str,
    index: TurnsIndex,
    hits: Iterable[Span],
    reach: Reach,
    sentences: Sequence[Span] = (),
) -> list[Span]:
    """The words, sentences or turns that hold the hits, in order; overlapping ones become one.

    ``sentences`` are those of the document. A hit outside all turns reaches to its line's ends.
    """
    grow: dict[Reach, Callable[[Span], Span]] = {
        "word": lambda hit: _words(text, hit),
        "sentence": lambda hit: _sentences(text, sentences, hit),
        "turn": lambda hit: _turn(text, index, hit),
    }
    grown = sorted(_trimmed(text, grow[reach](hit)) for hit in hits)
    joined: list[Span] = []
    for start, end in grown:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    return joined


def _words(text: str, hit: Span) -> Span:
    start, end = hit
    while start > 0 and _WORD.match(text[start]) and _WORD.match(text[start - 1]):
        start -= 1
    while end < len(text) and _WORD.match(text[end - 1]) and _WORD.match(text[end]):
        end += 1
    return start, end


def _sentences(text: str, sentences: Sequence[Span], hit: Span) -> Span:
    first = bisect_right(sentences, hit[0], key=itemgetter(1))
    last = bisect_left(sentences, hit[1], first, key=itemgetter(0))
    if first == last:
        return _words(text, hit)
    return min(sentences[first][0], hit[0]), max(sentences[last - 1][1], hit[1])


def _turn(text: str, index: TurnsIndex, hit: Span) -> Span:
    first, last = index.turn_at(hit[0]), index.turn_at(hit[1] - 1)
    start = first[0] if first else text.rfind("\n", 0, hit[0]) + 1
    line = text.find("\n", hit[1])
    end = last[1] if last else len(text) if line < 0 else line
    return (start, end) if start < end else hit


def _trimmed(text: str, span: Span) -> Span:
    words = text[slice(*span)]
    return span[0] + len(words) - len(words.lstrip()), span[0] + len(words.rstrip())
