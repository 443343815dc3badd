"""Sentences by spaCy's rule-based cutter. Heavy to import: the worker process only."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from coder_app.core.language.boundaries import boundaries, pipeline
from coder_app.core.language.languages import known
from coder_app.core.language.span import Span, trimmed
from coder_app.core.progress import Progress, silent

LARGEST = 100_000
"""Characters spaCy gets at once; it refuses more than 1,000,000."""

WRAPPED = 40
"""A line at least this long without an end mark is one that was broken in mid-sentence."""

_LINE_END = re.compile(r"[ \t]*\n\s*")
_ENDS = ".!?:;\u2026\u2014\u3002\uff01\uff1f\u061f\u06d4\u0964\"'\u201d\u2019\u00bb)]-"


def sentences(
    text: str, turns: Sequence[Span], language: str, progress: Progress = silent
) -> list[Span]:
    """Cut each turn into sentences.

    ``turns`` are (body_start, end) in code points of ``text``, in order; none: the whole text is
    one. Returns (start, end) without outer blanks, in order, none across two turns. An unknown
    ``language`` is cut by the rules for any. ``progress`` counts characters.
    """
    pieces = [piece for turn in turns or [(0, len(text))] for piece in _pieces(text, *turn)]
    cut = boundaries(known(language)).starts(text[start:end] for start, end in pieces)
    found: list[Span] = []
    for (start, end), starts in zip(pieces, cut, strict=True):
        progress(end, len(text))
        for first, last in pairwise((*starts, end - start)):
            span = trimmed(text, start + first, start + last)
            if span[0] < span[1]:
                found.append(span)
    return found


def stop_words(language: str) -> frozenset[str]:
    """The words of a language that say little by themselves, in small letters; may be empty."""
    return frozenset(pipeline(known(language)).Defaults.stop_words)


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Stretches of a turn which no sentence leaves: its paragraphs, in handy sizes."""
    for first, last in _paragraphs(text, start, end):
        begin = first
        while last - begin > LARGEST:
            blank = text.rfind(" ", begin + 1, begin + LARGEST)
            cut = blank if blank > 0 else begin + LARGEST
            yield begin, cut
            begin = cut
        yield begin, last


def _paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    begin = line = start
    for gap in _LINE_END.finditer(text, start, end):
        wrapped = (
            gap.group().count("\n") == 1
            and gap.start() - line >= WRAPPED
            and text[gap.start() - 1] not in _ENDS
        )
        if not wrapped:
            yield begin, gap.start()
            begin = gap.end()
        line = gap.end()
    yield begin, end
