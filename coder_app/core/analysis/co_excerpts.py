"""The excerpts behind a cell of the table of co-occurrence: codings where both codes stand."""

from collections.abc import Collection
from functools import partial

import numpy as np

from coder_app.core.analysis import units
from coder_app.core.analysis.chosen import Among, Chosen, chosen
from coder_app.core.analysis.co_occurrence import TogetherAsked
from coder_app.core.analysis.spoken import Numbers
from coder_app.core.codes import tree
from coder_app.core.excerpts import ExcerptRow, excerpt_rows
from coder_app.core.ids import CodeId
from coder_app.core.listing import Listing
from coder_app.core.project import Project


def cell_excerpts(
    project: Project, asked: TogetherAsked, among: Among, one: CodeId, other: CodeId
) -> Listing[ExcerptRow]:
    """The codings of two codes that make their count, in the order of the text. Raises NotFound.

    Of a code with itself, all its codings.
    """
    with project.read() as session:
        codes = tree(session)
        branches = [
            codes.branch(codes.get(code).id) if asked.subcodes else [codes.get(code).id]
            for code in (one, other)
        ]
    found = chosen(project, among)
    mine, theirs = (_having(found, branch) for branch in branches)
    if one == other:
        kept = mine
    elif asked.level == "overlap":
        kept = _overlapping(found, mine, theirs)
    else:
        words = among.interviewer_words
        coding, unit = units.of(project, found, asked.level, interviewer_words=words)
        shared = np.intersect1d(unit[mine[coding]], unit[theirs[coding]])
        kept = np.zeros(len(found.ids), dtype=bool)
        kept[coding[np.isin(unit, shared)]] = True
        kept &= mine | theirs
    rows = np.flatnonzero(kept)
    order = np.lexsort((found.end[rows], found.start[rows], found.document[rows]))
    ids = tuple(found.ids[row] for row in rows[order].tolist())
    return Listing(ids, partial(excerpt_rows, project))


def _having(found: Chosen, codes: Collection[str]) -> Numbers:
    """Which of the codings have one of the codes."""
    among = set(codes)
    return np.array([code in among for code in found.code_ids], dtype=bool)


def _overlapping(found: Chosen, mine: Numbers, theirs: Numbers) -> Numbers:
    """Which codings of either overlap one of the other."""
    start, end = units.places(found)
    kept = np.zeros(len(found.ids), dtype=bool)
    for these, those in ((mine, theirs), (theirs, mine)):
        starts = np.sort(start[those])
        ends = np.sort(end[those])
        begun = np.searchsorted(starts, end[these])
        over = np.searchsorted(ends, start[these], side="right")
        kept[np.flatnonzero(these)[begun > over]] = True
    return kept
