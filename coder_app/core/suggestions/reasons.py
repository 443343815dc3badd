"""Why a code was suggested: the words that counted, the coded passage nearest to it."""

import re
from collections.abc import Sequence

import numpy as np

from coder_app.core.suggestions.engine import Suggester
from coder_app.core.suggestions.everyday import EVERYDAY
from coder_app.core.suggestions.evidence import PIECE, TEXT
from coder_app.core.suggestions.features import Floats
from coder_app.core.suggestions.passage import Passage

MOST_WORDS = 4
STRONG = 0.2
"""What the first word must add (to the logarithm of the odds) to be a reason: 22 % to the odds."""
FAINT = 0.1
SHARE = 0.3
"""Of what the first word adds: a word that adds less, or less than ``FAINT``, is not named."""
DESCRIBED = 1.2
"""What likeness to the code's description must add to be a reason."""
LIKE = 0.18
"""The cosine from which on a coded passage is like another: below it, in the sample and in four
real interviews, passages share a code hardly more often than any two."""
FEWEST = 4
"""Words of a passage that can be like another: "No." is like every "No."."""
LIKE_IN_MEANING = 0.4
"""The same for what passages mean, where there are vectors."""
SHORTEST = 3

_WORD = re.compile(r"\w[\w'’]*")


def words_that_counted(
    engine: Suggester, text: str, code: str, stop_words: frozenset[str]
) -> tuple[str, ...]:
    """Return words of ``text`` as they stand in it, the one that speaks most for the code first.

    A word counts by itself and by its letters, so that "phoned" counts where the codebook says
    "phone". Words of little meaning are left out, and those of everyday talk unless the code is
    described with them; where no word adds enough, there are none.
    """
    row = engine.features.matrix([text]).toarray()[0]
    added = row * _leaning(engine, code)
    found: dict[str, str] = {}
    empty = stop_words | (EVERYDAY - _described_with(engine, code))
    for word in _WORD.findall(text):
        plain = word.lower().replace("’", "'")
        if len(word) >= SHORTEST and plain not in empty and plain.split("'")[0] not in empty:
            found.setdefault(word.lower(), word)
    sums = {word: float(added[engine.features.columns(word)].sum()) for word in found}
    best = sorted(sums, key=lambda word: -sums[word])[:MOST_WORDS]
    if not best or sums[best[0]] < STRONG:
        return ()
    least = max(SHARE * sums[best[0]], FAINT)
    return tuple(found[word] for word in best if sums[word] >= least)


def _weights(engine: Suggester, code: str) -> Floats:
    """What each kind of evidence weighs for a code, where it speaks for it, (kinds + 1,)."""
    number = engine.codes.ids.index(code)
    weights = engine.judges.alone.weights_for(engine.learned.counts)[number]
    return np.asarray(np.clip(weights, 0, None), np.float32)


def _leaning(engine: Suggester, code: str) -> Floats:
    """What each feature of a passage adds for a code, (features,)."""
    number = engine.codes.ids.index(code)
    text, piece, centroid, margin = _weights(engine, code)[:4]
    learned = engine.learned.centroids[number].toarray()[0] * centroid
    described = engine.codes.spoken[number].toarray()[0] * (text + piece)
    model = engine.learned.models.get(number)
    firm = margin * model.weights if model is not None else 0
    return np.asarray(described + learned + firm, np.float32)


def grounded(
    engine: Suggester,
    passage: Passage,
    code: str,
    coded: Sequence[Passage],
    stop_words: frozenset[str],
) -> bool:
    """Whether there is any reason worth giving; ``coded`` are the passages with the code."""
    return (
        any(code in codes for codes in passage.codes_before or ())
        or bool(words_that_counted(engine, passage.text, code, stop_words))
        or bool(matching(engine, passage.text, code))
        or nearest(engine, passage, coded) is not None
    )


def _described_with(engine: Suggester, code: str) -> frozenset[str]:
    """Words of a code's name and definition."""
    told = next(one for one in engine.texts if one.id == code)
    return frozenset(_WORD.findall(f"{told.name} {told.definition}".lower()))


def matching(engine: Suggester, text: str, code: str) -> str:
    """Return what of a code's description speaks for it by itself: a key of ``session.MATCHES``.

    Empty where the description adds little, as mostly where much is coded.
    """
    told = next(one for one in engine.texts if one.id == code)
    number, weights = engine.codes.ids.index(code), _weights(engine, code)
    mine, row = engine.codes.owner == number, engine.features.matrix([text])
    if not mine.any() or not row.nnz:
        return ""
    whole = float((row @ engine.codes.texts[number].T).toarray()[0, 0])
    pieces = (row @ engine.codes.pieces[mine].T).toarray()[0]
    if weights[TEXT] * whole + weights[PIECE] * float(pieces.max()) < DESCRIBED:
        return ""
    defined = ["definition"] if told.definition else []
    kinds = ["name", *defined, *("example" for _ in told.examples)]
    return kinds[int(np.argmax(pieces))]


def nearest(engine: Suggester, passage: Passage, coded: Sequence[Passage]) -> Passage | None:
    """Return the passage of ``coded`` that is most like ``passage``, if one is like it at all."""
    others = [other for other in coded if other.text != passage.text]
    if not others or len(passage.text.split()) < FEWEST:
        return None
    meant = engine.meaning.likeness(passage.text, [other.text for other in others])
    if len(meant) and meant.max() >= LIKE_IN_MEANING:
        return others[int(np.argmax(meant))]
    row = engine.features.matrix([passage.text])
    cosines = (engine.features.matrix([other.text for other in others]) @ row.T).toarray()[:, 0]
    best = int(np.argmax(cosines))
    return others[best] if cosines[best] >= LIKE else None
