"""Where codings stand: places counted through all documents; turns, documents, cases as numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np

from coder_app.core.analysis.chosen import Chosen
from coder_app.core.analysis.lists import Lists
from coder_app.core.analysis.spoken import Numbers, spread
from coder_app.core.placed import starts_of
from coder_app.core.project import Project
from coder_app.core.turns_index import TurnsIndex

_FAR = 1 << 40
"""Behind the end of any document."""


def places(found: Chosen) -> tuple[Numbers, Numbers]:
    """Start and end of each coding, counted on so that documents lie apart."""
    base = found.document * (int(found.end.max(initial=0)) + 1)
    return base + found.start, base + found.end


def of(
    project: Project, found: Chosen, level: str, *, interviewer_words: bool
) -> tuple[Numbers, Numbers]:
    """The number of a coding beside each turn, document or case it is in.

    A turn is what one speaker says at a stretch; outside the turns it is a paragraph. Unless
    ``interviewer_words``, the interviewer's turns are none.
    """
    if level == "document":
        return np.arange(len(found.ids)), found.document
    if level == "case":
        number: dict[str, int] = {}
        sets = [[number.setdefault(case, len(number)) for case in each] for each in found.cases]
        return Lists(sets).of(np.arange(len(sets)))
    return _turns(project, found, interviewer_words)


def _turns(project: Project, found: Chosen, interviewer_words: bool) -> tuple[Numbers, Numbers]:
    starts = starts_of(project, found.documents)
    order = np.argsort(found.document, kind="stable")
    bounds = np.searchsorted(found.document[order], np.arange(len(found.documents) + 1))
    codings, units, base = [order[:0]], [order[:0]], 0
    for number, document in enumerate(found.documents):
        rows = order[bounds[number] : bounds[number + 1]]
        if not len(rows):
            continue
        begin, until, counts = _stretches(found.turns[document], starts[document])
        first = np.searchsorted(until, found.start[rows], side="right")
        many = np.maximum(np.searchsorted(begin, found.end[rows]) - first, 0)
        at, unit = spread(first, many)
        heard = counts[unit] | interviewer_words
        codings.append(rows[at[heard]])
        units.append(base + unit[heard])
        base += len(begin)
    return np.concatenate(codings), np.concatenate(units)


def _stretches(index: TurnsIndex, paragraphs: Sequence[int]) -> tuple[Numbers, Numbers, Numbers]:
    """Turns, and paragraphs outside them, in order: start, end, and whether they count."""
    turns = index.turns()
    begins = [start for start, *_ in turns]
    ends = [end for _, _, end, _ in turns]
    parts = [
        (start, end, voice is None or voice.role != "interviewer") for start, _, end, voice in turns
    ]
    following = [*paragraphs[1:], _FAR]
    for start, after in zip(paragraphs, following, strict=True):
        turn = bisect_right(begins, start)
        if not turn or ends[turn - 1] <= start:
            parts.append((start, min([after, *begins[turn : turn + 1]]), True))
    parts.sort()
    columns = zip(*parts, strict=True) if parts else ((), (), ())
    begin, end, counts = columns
    return (
        np.array(begin, dtype=np.int64),
        np.array(end, dtype=np.int64),
        np.array(counts, dtype=bool),
    )
