"""Why a code was suggested: the words that counted, the coded passage nearest to it."""

import re
from collections.abc import Collection, Sequence

import numpy as np

from coder_app.core.suggestions.engine import Suggester
from coder_app.core.suggestions.passage import Passage

MOST_WORDS = 4
SHARE = 0.3
"""Of what the first word adds: a word that adds less is not named."""
LIKE = 0.05
"""The cosine from which on a coded passage is like another."""
LIKE_IN_MEANING = 0.4
"""The same for what passages mean, where there are vectors."""
SHORTEST = 3

_WORD = re.compile(r"\w[\w'’]*")


def words_that_counted(
    engine: Suggester, text: str, code: str, stop_words: Collection[str]
) -> tuple[str, ...]:
    """Return words of ``text`` as they stand in it, the one that speaks most for the code first.

    A word counts by itself and by its letters, so that "phoned" counts where the codebook says
    "phone". Words of little meaning are left out.
    """
    row = engine.features.matrix([text]).toarray()[0]
    added = row * engine.leaning(code)
    found: dict[str, str] = {}
    for word in _WORD.findall(text):
        if len(word) >= SHORTEST and word.lower() not in stop_words:
            found.setdefault(word.lower(), word)
    sums = {word: float(added[engine.features.columns(word)].sum()) for word in found}
    best = sorted(sums, key=lambda word: -sums[word])[:MOST_WORDS]
    return tuple(found[word] for word in best if sums[word] > SHARE * max(sums[best[0]], 0.01))


def nearest(engine: Suggester, passage: Passage, coded: Sequence[Passage]) -> Passage | None:
    """Return the passage of ``coded`` that is most like ``passage``, if one is like it at all."""
    others = [other for other in coded if other.text != passage.text]
    if not others:
        return None
    meant = engine.meaning.likeness(passage.text, [other.text for other in others])
    if len(meant) and meant.max() >= LIKE_IN_MEANING:
        return others[int(np.argmax(meant))]
    row = engine.features.matrix([passage.text])
    cosines = (engine.features.matrix([other.text for other in others]) @ row.T).toarray()[:, 0]
    best = int(np.argmax(cosines))
    return others[best] if cosines[best] >= LIKE else None
