"""The codes that stand just above a passage, told to it. Worker process only."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from coder_app.core.suggestions.evidence import FADING
from coder_app.core.suggestions.known import Known
from coder_app.core.suggestions.passage import Passage


def with_above(passage: Passage, ids: Sequence[str], told: Sequence[Known]) -> Passage:
    """The passage with the codes just above it; as it is where it has them already.

    ``ids`` are the codes that columns stand for. The first of ``told`` that knows a place speaks
    for it; where none does, nothing stands there.
    """
    if passage.codes_before is not None:
        return passage
    found: list[frozenset[str]] = []
    for step in range(1, len(FADING) + 1):
        place = passage.document, passage.place - step
        among = next((known for known in told if place in known.rows), None)
        marks = among.marks[among.rows[place]] if among is not None else np.zeros(0)
        found.append(frozenset(ids[code] for code in np.flatnonzero(marks).tolist()))
    return replace(passage, codes_before=tuple(found))
