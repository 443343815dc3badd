"""The suggestion engine: codes for a passage, with probabilities. Worker process only."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import scipy.sparse as sp

from coder_app.core.progress import Progress, silent
from coder_app.core.suggestions.evidence import FADING, CodeBook, Floats, Learned, gather
from coder_app.core.suggestions.features import Features
from coder_app.core.suggestions.judgement import (
    PRECISION,
    SHOWN,
    WHEN_ASKED,
    Judgement,
    group_of,
)
from coder_app.core.suggestions.passage import CodeText, Passage
from coder_app.core.suggestions.surroundings import Surroundings

Ranking = list[tuple[str, float]]
"""Code ids with probabilities, best first."""

CHUNK = 500
"""Passages judged at a time, which bounds memory."""
WARM_UP = 40
"""Labelled passages from which on a first fit is done in two steps, to have a past to judge by."""


class Suggester:
    """Learns from codings and ranks the codes for passages; the same input gives the same output.

    ``start`` once for a corpus, ``set_codes`` when the codebook changed, ``fit`` after codings.
    """

    def start(
        self,
        codes: Sequence[CodeText],
        corpus: Sequence[Passage],
        background: Sequence[str] = (),
    ) -> None:
        """Learn the words of the whole corpus and of the codebook; forget everything else.

        ``background`` adds words only: texts that nothing will be suggested for.
        """
        texts = [passage.text for passage in corpus]
        self.features = Features(texts, [*background, *(code.text for code in codes)])
        self._surroundings = Surroundings(corpus, self.features.matrix(texts))
        self.forget()
        self.set_codes(codes)

    def forget(self) -> None:
        """Forget what coders made of suggestions, and how sure to be for it."""
        self._alone, self._reading = Judgement(reading=False), Judgement(reading=True)
        self._remembered: set[tuple[str, int]] = set()

    def set_codes(self, codes: Sequence[CodeText]) -> None:
        """Take these codes from now on; what was learned of them comes back with ``fit``."""
        self.codes = CodeBook.of(codes, self.features)
        self.learned = Learned.nothing(len(codes), self.features.width)

    def fit(
        self,
        passages: Sequence[Passage],
        labels: Sequence[frozenset[str]],
        progress: Progress = silent,
    ) -> None:
        """Learn from everything coded so far, oldest first; an empty set = read, and no code.

        Passages met for the first time are judged before they are learned from: what was said
        and what the coder did tune the probabilities. ``progress`` counts steps.
        """
        rows = self.features.matrix([passage.text for passage in passages])
        marks = self.codes.marks(labels)
        new = [i for i, p in enumerate(passages) if (p.document, p.place) not in self._remembered]
        if len(new) == len(passages) >= WARM_UP and not self.learned.counts.any():
            half = len(new) // 2
            self.learned = Learned.of(marks[:half], rows[:half])
            new = new[half:]
        progress(1, 3)
        self._remember([passages[i] for i in new], rows[new], marks[new], _before(passages, labels))
        self._remembered |= {(passage.document, passage.place) for passage in passages}
        progress(2, 3)
        self.learned = Learned.of(marks, rows)
        self._alone.tune()
        self._reading.tune()
        progress(3, 3)

    def _remember(
        self,
        passages: Sequence[Passage],
        rows: sp.csr_matrix,
        marks: Floats,
        before: dict[tuple[str, int], tuple[frozenset[str], ...]],
    ) -> None:
        if not passages:
            return
        read = [replace(p, codes_before=before[p.document, p.place]) for p in passages]
        evidence = self._evidence(read, rows)
        self._reading.remember(evidence, marks, self.learned.counts)
        self._alone.remember(evidence, marks, self.learned.counts)

    def _evidence(self, passages: Sequence[Passage], rows: sp.csr_matrix) -> Floats:
        around = self._surroundings.of(passages)
        return gather(passages, rows, around, self.codes, self.learned)

    def suggest(self, passages: Sequence[Passage]) -> list[Ranking]:
        """Rank all codes for each passage, best first, with their probabilities."""
        return [ranking for part in _parts(passages) for ranking in self._rank(part)]

    def shown(
        self,
        passage: Passage,
        ranking: Ranking,
        *,
        asked: bool = False,
        right: float = PRECISION,
    ) -> Ranking:
        """The codes sure enough to be shown, at most three; often none.

        Somebody who asks about one passage sees less sure ones as well: they are named possible.
        ``right`` is the share of what showed itself that was to be right in the past.
        """
        threshold = self._judgement(passage).threshold_for(right)
        if asked:
            threshold = min(threshold, WHEN_ASKED)
        return [(code, chance) for code, chance in ranking[:SHOWN] if chance >= threshold]

    @property
    def threshold(self) -> float:
        """The probability from which on a code is shown unasked for a passage met alone."""
        return self._alone.threshold

    @property
    def counts(self) -> dict[str, int]:
        """How many passages of each code were learned from."""
        return {code: int(n) for code, n in zip(self.codes.ids, self.learned.counts, strict=True)}

    def untaught(self) -> "Suggester":
        """Another one for the same corpus and codebook, that has learned nothing."""
        fresh = Suggester()
        fresh.features, fresh._surroundings = self.features, self._surroundings
        fresh.forget()
        fresh.codes = self.codes
        fresh.learned = Learned.nothing(len(self.codes.ids), self.features.width)
        return fresh

    def leaning(self, code: str) -> Floats:
        """What each feature of a passage adds for a code, (features,): for the reasons."""
        number = self.codes.ids.index(code)
        group = group_of(self.learned.counts)[number]
        weights = np.clip(self._alone.weights[group], 0, None)
        text, piece, centroid, margin = weights[:4]
        learned = self.learned.centroids[number].toarray()[0] * centroid
        described = self.codes.texts[number].toarray()[0] * (text + piece)
        return np.asarray(described + learned + margin * self.learned.models[number], np.float32)

    def _judgement(self, passage: Passage) -> Judgement:
        return self._alone if passage.codes_before is None else self._reading

    def _rank(self, passages: Sequence[Passage]) -> list[Ranking]:
        rows = self.features.matrix([passage.text for passage in passages])
        evidence = self._evidence(passages, rows)
        rankings = []
        for passage, known in zip(passages, evidence, strict=True):
            chances = self._judgement(passage).probabilities(known, self.learned.counts)
            order = np.argsort(-chances, kind="stable")
            rankings.append([(self.codes.ids[code], float(chances[code])) for code in order])
        return rankings


def _parts(passages: Sequence[Passage]) -> Iterator[Sequence[Passage]]:
    for start in range(0, len(passages), CHUNK):
        yield passages[start : start + CHUNK]


def _before(
    passages: Sequence[Passage], labels: Sequence[frozenset[str]]
) -> dict[tuple[str, int], tuple[frozenset[str], ...]]:
    """The codes of the passages just before each, nearest first."""
    found = {(p.document, p.place): codes for p, codes in zip(passages, labels, strict=True)}
    none: frozenset[str] = frozenset()
    steps = range(1, len(FADING) + 1)
    return {
        (document, place): tuple(found.get((document, place - step), none) for step in steps)
        for document, place in found
    }
