"""Passages: what a suggestion is made for, a few sentences of one turn."""

import re
from collections.abc import Iterator, Sequence

from coder_app.core.language.sentences import sentences
from coder_app.core.language.span import Span, trimmed
from coder_app.core.progress import Progress, silent
from models.words import words

MOST_WORDS = 60

_BREATH = re.compile(r"(?<=[,;:\n\u2014\u2013])\s*|\s+")
"""Where a sentence that is too long may be cut; after a mark by preference."""


def passages(
    text: str, turns: Sequence[Span], language: str, progress: Progress = silent
) -> list[Span]:
    """Group the sentences of each turn to at most about 60 words.

    Arguments as for ``sentences``. A longer sentence (automatic transcripts have turns without a
    full stop) is cut after a comma, or else between words. Returns (start, end) in order.
    """
    found: list[Span] = []
    cut = iter(sentences(text, turns, language, progress))
    waiting = next(cut, None)
    for _, turn_end in turns or [(0, len(text))]:
        within: list[Span] = []
        while waiting is not None and waiting[0] < turn_end:
            within += _bearable(text, *waiting)
            waiting = next(cut, None)
        found += _grouped(text, within)
    return found


def _grouped(text: str, parts: Sequence[Span]) -> Iterator[Span]:
    """Join neighbours as long as they stay within the measure."""
    if not parts:
        return
    (start, end), count = parts[0], words(text[slice(*parts[0])])
    for first, last in parts[1:]:
        more = words(text[first:last])
        if count + more > MOST_WORDS:
            yield start, end
            start, count = first, 0
        end, count = last, count + more
    yield start, end


def _bearable(text: str, start: int, end: int) -> list[Span]:
    """The sentence itself, or pieces of it of at most the measure."""
    if words(text[start:end]) <= MOST_WORDS:
        return [(start, end)]
    pieces, begin, mark, count, last = [], start, start, 0, start
    for gap in _BREATH.finditer(text, start, end):
        count += words(text[last : gap.start()])
        last = gap.end()
        if not gap.group().strip() and text[gap.start() - 1] in ",;:\u2014\u2013":
            mark = gap.end()
        if count >= MOST_WORDS:
            cut = mark if mark - begin > (gap.end() - begin) // 2 else gap.end()
            pieces.append(trimmed(text, begin, cut))
            begin, count = cut, words(text[cut : gap.end()])
    pieces.append(trimmed(text, begin, end))
    return [piece for piece in pieces if piece[0] < piece[1]]
