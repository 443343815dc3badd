"""The suggestion engine: codes for a passage, with probabilities. Worker process only."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np

from coder_app.core.progress import Progress, silent
from coder_app.core.suggestions.codebook import CodeBook
from coder_app.core.suggestions.evidence import FADING, gather
from coder_app.core.suggestions.features import Features, Floats, cosines
from coder_app.core.suggestions.judgement import Judgement
from coder_app.core.suggestions.keeping import Taught
from coder_app.core.suggestions.known import Known, Labels, Place
from coder_app.core.suggestions.learned import Learned
from coder_app.core.suggestions.meaning import Meaning, Meant
from coder_app.core.suggestions.passage import CodeText, Passage
from coder_app.core.suggestions.past import PRECISION
from coder_app.core.suggestions.scores import Scores
from coder_app.core.suggestions.showing import Ranking, rarer_code, sure_enough
from coder_app.core.suggestions.similarity import Similarity
from coder_app.core.suggestions.steps import Steps, finish
from coder_app.core.suggestions.surroundings import Surroundings

__all__ = ["Ranking", "Suggester"]

CHUNK = 500
"""Passages judged at a time, which bounds memory."""
Item = TypeVar("Item")

BACKGROUND = 200
"""Passages of which nothing is known that stand in for such without a code, at most."""
WARM_UP = 40
"""Labelled passages from which on a first fit is done in two steps, to have a past to judge by."""


class Suggester:
    """Learns from codings and ranks the codes for passages; the same input gives the same output.

    ``start`` once for a corpus; ``fit`` to learn everything there is, ``observe`` for what one
    coding changed; ``set_codes`` when the codebook changed, ``add`` for a new document.
    ``starting`` and ``fitting`` are the long ones in steps: while an engine is being fitted it
    can be asked for suggestions, which come from what it learned before.
    """

    features: Features

    def start(
        self,
        codes: Sequence[CodeText],
        corpus: Sequence[Passage],
        background: Sequence[str] = (),
        similarity: Similarity | None = None,
    ) -> None:
        """Learn the words of the whole corpus and of the codebook; forget everything else.

        ``background`` adds words only: texts that nothing will be suggested for. ``similarity``
        adds evidence of what texts mean.
        """
        finish(self.starting(codes, corpus, background, similarity))

    def starting(
        self,
        codes: Sequence[CodeText],
        corpus: Sequence[Passage],
        background: Sequence[str] = (),
        similarity: Similarity | None = None,
    ) -> Steps[None]:
        """``start`` in steps; the engine is to be used from the last one on."""
        texts = [passage.text for passage in corpus]
        described = [*background, *(code.text for code in codes)]
        self.features = yield from Features.learning(texts, described)
        self.corpus = list(corpus)
        self._surroundings = Surroundings(corpus, self.features)
        self._meant = None
        if similarity is not None:
            self._meant = Meant(similarity, self.features, self._surroundings)
        self._scores: Scores | None = None
        self.texts = tuple(codes)
        self.codes = CodeBook.of(codes, self.features)
        self.meaning = Meaning(codes, self._meant)
        self.forget()

    def forget(self) -> None:
        """Forget all codings, what coders made of suggestions, and how sure to be for it."""
        self._alone = Judgement(reading=False, meaning=self.meaning.there)
        self._reading = Judgement(reading=True, meaning=self.meaning.there)
        self._remembered: set[Place] = set()
        self._scores = None
        self.known = Known.of(self.codes)
        self.learned = Learned.nothing(self.codes, self.features)

    def untaught(self) -> "Suggester":
        """Another one for the same corpus and codebook, that has learned nothing."""
        fresh = Suggester()
        fresh.features, fresh.corpus = self.features, self.corpus
        fresh._surroundings, fresh._meant = self._surroundings, self._meant
        fresh.texts, fresh.codes = self.texts, self.codes
        fresh.meaning = Meaning(self.texts, self._meant)
        fresh.forget()
        return fresh

    def add(self, passages: Sequence[Passage]) -> None:
        """Take a new document into the corpus; its new words count after the next ``start``."""
        self.features.add([passage.text for passage in passages])
        self._surroundings.add(passages)
        self.corpus += passages
        self._scores = None

    def set_codes(self, codes: Sequence[CodeText]) -> None:
        """Take these codes from now on. What was learned of those that stay, stays as well."""
        before = self.codes.ids
        self.texts = tuple(codes)
        self.codes = CodeBook.of(codes, self.features)
        self.known = self.known.recoded(self.codes, before)
        self.meaning = Meaning(codes, self._meant)
        self.meaning.learn(range(len(codes)), self.known)
        self.learned = self.learned.recoded(before, self.codes, self.known)
        for judgement in (self._alone, self._reading):
            judgement.recode(before, self.codes.ids)
        self._scores = None

    # -- learning --------------------------------------------------------------------------------

    def fit(
        self,
        passages: Sequence[Passage],
        labels: Labels,
        progress: Progress = silent,
        *,
        refused: Sequence[frozenset[str]] = (),
        whole: bool = True,
    ) -> None:
        """Learn from everything coded so far, oldest first.

        ``labels`` has the codes of each passage: an empty set = read, and no code; None = not
        known to be read. ``refused`` has the codes that a coder refused for each, if any. ``whole``
        is whether they show how many passages get no code: else that is taken as it mostly is.
        Passages met for the first time are judged before they are learned from: what was said
        and what the coder did tune the probabilities. ``progress`` counts steps.
        """
        steps, number = self.fitting(passages, labels, refused, whole=whole), 0
        most = 2 * len(self.codes.ids) + len(passages) // CHUNK + 10
        for number, _ in enumerate(steps):
            progress(min(number, most), most)
        progress(most, most)

    def fitting(
        self,
        passages: Sequence[Passage],
        labels: Labels,
        refused: Sequence[frozenset[str]] = (),
        *,
        whole: bool = True,
    ) -> Steps[None]:
        """``fit`` in steps; between them the engine answers by what it learned before."""
        known = Known.of(self.codes, passages, labels, refused)
        known.background = [] if whole else self._background(known)
        new = self._not_remembered(known)
        before = self.learned
        if len(new) == len(known) >= WARM_UP and not before.counts.any():
            half = len(new) // 2
            first = Known(
                known.passages[:half], known.marks[:half], known.says[:half], known.background
            )
            before = yield from Learned.learning(first, self.codes, self.features)
            self.meaning.learn(range(len(self.codes.ids)), first)
            new = new[half:]
        yield from self._remembering(known, new, before)
        self._remembered |= set(known.rows)
        learned = yield from Learned.learning(known, self.codes, self.features)
        self.meaning.learn(range(len(self.codes.ids)), known)
        yield from self._alone.tuning(whole=whole)
        yield from self._reading.tuning(whole=whole)
        self.known, self.learned, self._scores = known, learned, None

    def resuming(
        self,
        passages: Sequence[Passage],
        labels: Labels,
        refused: Sequence[frozenset[str]],
        taught: Taught,
        *,
        whole: bool = True,
    ) -> Steps[None]:
        """``fitting`` where its outcome was kept."""
        known = Known.of(self.codes, passages, labels, refused)
        known.background = [] if whole else self._background(known)
        number = {code: at for at, code in enumerate(self.codes.ids)}
        models = {number[code]: model for code, model in taught.models.items()}
        learned = yield from Learned.learning(known, self.codes, self.features, models)
        self.meaning.learn(range(len(self.codes.ids)), known)
        self._alone.resume(taught.alone)
        self._reading.resume(taught.reading)
        self._remembered = set(known.rows)
        self.known, self.learned, self._scores = known, learned, None

    def taught(self, stamp: str) -> Taught:
        """What was learned, to be kept; ``stamp`` is a word for all that it was learned from."""
        models = {self.codes.ids[code]: model for code, model in self.learned.models.items()}
        return Taught(stamp, models, self._alone.verdict, self._reading.verdict)

    def _background(self, known: Known) -> list[str]:
        """Some passages of the corpus, from all over it, of which nothing is known."""
        open_still = [p.text for p in self.corpus if (p.document, p.place) not in known.rows]
        return open_still[:: -(-len(open_still) // BACKGROUND) or 1]

    def observe(
        self,
        passages: Sequence[Passage],
        labels: Labels,
        refused: Sequence[frozenset[str]] = (),
    ) -> list[str]:
        """Learn what the coder made of some passages, at once; returns the codes that changed.

        Arguments as for ``fit``, but for the passages concerned only. Codes are learned anew
        where a coding of them came or went; the probabilities are tuned with the next ``fit``.
        """
        news = Known.of(self.codes, passages, labels, refused)
        finish(self._remembering(news, self._not_remembered(news), self.learned))
        self._remembered |= set(news.rows)
        cold = not self.learned.counts.any()
        touched = self.known.take(news).tolist()
        self.learned.learn(touched, self.known, self.codes, self.features)
        self.meaning.learn(touched, self.known)
        if cold and touched:  # all codes are judged otherwise from the first coding on
            self._scores = None
        if self._scores is not None:
            self._scores.judge(touched, self.learned, self._alone)
        return [self.codes.ids[code] for code in touched]

    def renew(
        self, passages: Sequence[Passage], labels: Labels, refused: Sequence[frozenset[str]] = ()
    ) -> list[str]:
        """Learn at once what is other than before; told everything, as ``fit`` is.

        Returns the codes that changed. What is no longer told is forgotten.
        """
        news = Known.of(self.codes, passages, labels, refused)
        other = self.known.other_in(news)
        gone = self.known.missing_in(news)
        none = frozenset[str]()
        return self.observe(
            [*(passages[row] for row in other), *gone],
            [*(labels[row] for row in other), *(None for _ in gone)],
            [*(refused[row] if refused else none for row in other), *(none for _ in gone)],
        )

    def _not_remembered(self, known: Known) -> list[int]:
        return [
            row
            for place, row in known.rows.items()
            if place not in self._remembered and known.says[row].any()
        ]

    def _remembering(self, known: Known, rows: Sequence[int], learned: Learned) -> Steps[None]:
        """Judge passages by what was known before them, and keep that for tuning."""
        for part in _parts(rows):
            read = [self._with_above(known, row) for row in part]
            evidence = self._evidence(read, learned)
            marks, says = known.marks[part], known.says[part]
            self._reading.remember(evidence, marks, learned.counts, says)
            self._alone.remember(evidence, marks, learned.counts, says)
            yield

    def _with_above(self, known: Known, row: int) -> Passage:
        """Tell a passage the codes just above it, as they are in what is to be learned."""
        passage = known.passages[row]
        if passage.codes_before is not None:
            return passage
        found: list[frozenset[str]] = []
        for step in range(1, len(FADING) + 1):
            place = passage.document, passage.place - step
            among = next((k for k in (known, self.known) if place in k.rows), None)
            marks = among.marks[among.rows[place]] if among is not None else np.zeros(0)
            found.append(frozenset(self.codes.ids[code] for code in np.flatnonzero(marks)))
        return replace(passage, codes_before=tuple(found))

    def _evidence(self, passages: Sequence[Passage], learned: Learned) -> Floats:
        rows = self.features.matrix([passage.text for passage in passages])
        around = self._surroundings.of(passages)
        return gather(passages, rows, around, self.codes, learned, self.meaning)

    # -- suggesting ------------------------------------------------------------------------------

    def suggest(self, passages: Sequence[Passage]) -> list[Ranking]:
        """Rank all codes for each passage, best first, with their probabilities."""
        return [ranking for part in _parts(passages) for ranking in self._rank(part)]

    def scores(self) -> Floats:
        """The probability of every code for every passage of ``corpus``, as if met alone.

        Returns float32 (passages, codes in the order of ``codes.ids``). The first call after a
        ``start`` or ``fit`` takes longer; what one coding changes is then kept up to date.
        """
        finish(self.scoring())
        return self._scores.probabilities(self.learned, self._alone)  # type: ignore[union-attr]

    def scoring(self) -> Steps[None]:
        """What ``scores`` does the first time, in steps."""
        if self._scores is None:
            scores = Scores(self.corpus, self.features, self._surroundings)
            yield from scores.describing(self.codes, self.meaning)
            yield from scores.judging(self.learned, self._alone)
            self._scores = scores

    def judgement(self, passage: Passage) -> Judgement:
        """What judges a passage: whether or not the coder has been just above it."""
        return self._alone if passage.codes_before is None else self._reading

    def shown(
        self,
        passage: Passage,
        ranking: Ranking,
        *,
        asked: bool = False,
        right: float = PRECISION,
    ) -> Ranking:
        """The codes sure enough to be shown, at most three, best first; often none.

        Unasked, the threshold is the lowest that would have been right often enough in the past
        (``right``, a share), but no guess (``past.UNSURE``), and a code that was not is silent.
        Somebody who asks about one passage sees less sure ones as well. A code is not shown
        beside one that stands below it.
        """
        past = self.judgement(passage).past
        return sure_enough(self.codes, past, ranking, right, asked=asked)

    def rarer(self, passage: Passage, ranking: Ranking) -> tuple[str, float] | None:
        """The code with few codings that the passage is most like, beyond the first three.

        Rare codes hardly ever come first, whatever the passage: a slot of their own shows them.
        """
        rows = self.features.matrix([passage.text])
        text = cosines(rows, self.codes.texts)[0]
        likeness = np.maximum(text, cosines(rows, self.learned.centroids)[0])
        return rarer_code(self.codes, self.learned.counts, likeness, ranking)

    @property
    def threshold(self) -> float:
        """The probability from which on a code is shown unasked for a passage met alone."""
        return self._alone.threshold

    @property
    def counts(self) -> dict[str, int]:
        """How many passages of each code were learned from."""
        return {code: int(n) for code, n in zip(self.codes.ids, self.learned.counts, strict=True)}

    def weights(self, code: str) -> Floats:
        """What each kind of evidence weighs for a code, where it speaks for it, (kinds + 1,)."""
        number = self.codes.ids.index(code)
        weights = np.clip(self._alone.weights_for(self.learned.counts)[number], 0, None)
        return np.asarray(weights, np.float32)

    def leaning(self, code: str) -> Floats:
        """What each feature of a passage adds for a code, (features,): for the reasons."""
        number = self.codes.ids.index(code)
        text, piece, centroid, margin = self.weights(code)[:4]
        learned = self.learned.centroids[number].toarray()[0] * centroid
        described = self.codes.spoken[number].toarray()[0] * (text + piece)
        model = self.learned.models.get(number)
        firm = margin * model.weights if model is not None else 0
        return np.asarray(described + learned + firm, np.float32)

    def _rank(self, passages: Sequence[Passage]) -> list[Ranking]:
        evidence = self._evidence(passages, self.learned)
        rankings = []
        for passage, known in zip(passages, evidence, strict=True):
            chances = self.judgement(passage).probabilities(known, self.learned.counts)
            order = np.argsort(-chances, kind="stable")
            rankings.append([(self.codes.ids[code], float(chances[code])) for code in order])
        return rankings


def _parts(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]
