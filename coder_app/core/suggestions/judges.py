"""Two judgements, of passages met alone and while reading on, and whom they remember. Worker only.

Coders give a code where it stands just above; who has been there says so, and is judged by other
weights than a passage that nobody has come to yet.
"""

from collections.abc import Sequence

import numpy as np

from coder_app.core.suggestions.features import Floats
from coder_app.core.suggestions.judgement import Judgement
from coder_app.core.suggestions.keeping import Taught
from coder_app.core.suggestions.known import Known, Place
from coder_app.core.suggestions.passage import Passage
from coder_app.core.suggestions.showing import Ranking
from coder_app.core.suggestions.steps import Steps


class Judges:
    """Turn evidence into probabilities; tuned by each passage once, when it is first met."""

    def __init__(self, *, meaning: bool) -> None:
        self.alone = Judgement(reading=False, meaning=meaning)
        self.reading = Judgement(reading=True, meaning=meaning)
        self._remembered: set[Place] = set()

    def of(self, passage: Passage) -> Judgement:
        """What judges a passage: whether or not the coder has been just above it."""
        return self.alone if passage.codes_before is None else self.reading

    def ranked(
        self, passage: Passage, evidence: Floats, counts: Floats, codes: Sequence[str]
    ) -> Ranking:
        """All codes for a passage, best first; ``evidence`` (codes, kinds), ``counts`` (codes,)."""
        chances = self.of(passage).probabilities(evidence, counts)
        order = np.argsort(-chances, kind="stable")
        return [(codes[code], float(chances[code])) for code in order]

    def not_remembered(self, known: Known) -> list[int]:
        """The rows of passages that are met for the first time, and that something is known of."""
        return [
            row
            for place, row in known.rows.items()
            if place not in self._remembered and known.says[row].any()
        ]

    def remember(self, evidence: Floats, marks: Floats, counts: Floats, says: Floats) -> None:
        """Keep what was known of passages before, and what the coder made of them."""
        for judgement in (self.reading, self.alone):
            judgement.remember(evidence, marks, counts, says)

    def have_met(self, known: Known) -> None:
        """From now on these passages are no news."""
        self._remembered |= set(known.rows)

    def recode(self, before: Sequence[str], after: Sequence[str]) -> None:
        """Go on with another codebook; ids of the codes then and now."""
        for judgement in (self.alone, self.reading):
            judgement.recode(before, after)

    def tuning(self, *, whole: bool) -> Steps[None]:
        """Re-estimate the weights from what is remembered, in steps; see ``Judgement.tuning``."""
        yield from self.alone.tuning(whole=whole)
        yield from self.reading.tuning(whole=whole)

    def resume(self, taught: Taught, known: Known) -> None:
        """Judge as was kept, after what is known now."""
        self.alone.resume(taught.alone)
        self.reading.resume(taught.reading)
        self._remembered = set(known.rows)
