"""What speaks for a code in a passage: a few numbers for each pair. Worker process only."""

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp

from coder_app.core.suggestions.codebook import CodeBook
from coder_app.core.suggestions.features import Floats, cosines
from coder_app.core.suggestions.learned import Learned
from coder_app.core.suggestions.meaning import Meaning
from coder_app.core.suggestions.passage import Passage

KINDS = (
    "code text",
    "best piece",
    "centroid",
    "margin",
    "frequency",
    "recency",
    "just above",
    "around",
    "text around",
    "passage before",
    "meaning of the text",
    "meaning of the codings",
    "direction in meaning",
)
TEXT, PIECE, CENTROID, MARGIN, FREQUENCY, RECENCY, ABOVE, AROUND = range(8)
TEXT_AROUND, BEFORE, MEANING = range(8, 11)

FADING = (1.0, 0.5, 0.3)
"""Weight of a code used one, two, three passages before."""


def gather(  # noqa: PLR0917 - each is another kind of evidence
    passages: Sequence[Passage],
    rows: sp.csr_matrix,
    around: sp.csr_matrix,
    codes: CodeBook,
    learned: Learned,
    meaning: Meaning,
) -> Floats:
    """Return the evidence, float32 (passages, codes, kinds in the order of ``KINDS``).

    ``rows`` and ``around`` are the features of the passages and of what is said around them.
    """
    evidence = np.zeros((len(passages), len(codes.ids), len(KINDS)), np.float32)
    evidence[..., TEXT] = cosines(rows, codes.spoken)
    evidence[..., PIECE] = codes.best(rows)
    evidence[..., CENTROID] = cosines(rows, learned.centroids)
    evidence[..., MARGIN] = learned.margins(rows)
    evidence[..., FREQUENCY], evidence[..., RECENCY] = learned.frequency, learned.recency
    evidence[..., ABOVE] = _just_above(passages, codes, FADING)
    evidence[..., AROUND] = learned.margins(around)
    evidence[..., TEXT_AROUND] = cosines(around, codes.spoken)
    evidence[..., BEFORE] = _just_above(passages, codes, FADING[:1])
    evidence[..., MEANING:] = meaning.evidence(passages)
    return evidence


def _just_above(passages: Sequence[Passage], codes: CodeBook, fading: Sequence[float]) -> Floats:
    above = np.zeros((len(passages), len(codes.ids)), np.float32)
    for weight, back in zip(fading, range(len(fading)), strict=True):
        before = [(p.codes_before or ())[back : back + 1] for p in passages]
        above += weight * codes.marks([found[0] if found else frozenset() for found in before])
    return above
