"""The suggestion engine: codes for a passage, with probabilities. Worker process only."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from coder_app.core.progress import Progress, silent
from coder_app.core.suggestions.above import with_above
from coder_app.core.suggestions.codebook import CodeBook
from coder_app.core.suggestions.corpus import Corpus
from coder_app.core.suggestions.features import Features, Floats
from coder_app.core.suggestions.judges import Judges
from coder_app.core.suggestions.keeping import Taught
from coder_app.core.suggestions.known import Known, Labels
from coder_app.core.suggestions.learned import Learned
from coder_app.core.suggestions.meaning import Meaning
from coder_app.core.suggestions.passage import CodeText, Passage
from coder_app.core.suggestions.past import PRECISION
from coder_app.core.suggestions.scores import Scores
from coder_app.core.suggestions.showing import Ranking, rarer_code, sure_enough
from coder_app.core.suggestions.similarity import Similarity
from coder_app.core.suggestions.steps import Steps, finish

__all__ = ["Ranking", "Suggester"]

CHUNK = 500
"""Passages judged at a time, which bounds memory."""
WARM_UP = 40
"""Labelled passages from which on a first fit is done in two steps, to have a past to judge by."""

Item = TypeVar("Item")


class Suggester:
    """Learns from codings and ranks the codes for passages; the same input gives the same output.

    ``start`` once for a corpus; ``fit`` to learn everything there is, ``observe`` for what one
    coding changed; ``set_codes`` when the codebook changed, ``add`` for a new document.
    ``starting`` and ``fitting`` are the long ones in steps: while an engine is being fitted it
    can be asked for suggestions, which come from what it learned before.
    """

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
        further = [*background, *(code.text for code in codes)]
        self._corpus = yield from Corpus.learning(corpus, further, similarity)
        self.texts = tuple(codes)
        self.codes = CodeBook.of(codes, self.features)
        self.meaning = Meaning(codes, self._corpus.meant)
        self.forget()

    def forget(self) -> None:
        """Forget all codings, what coders made of suggestions, and how sure to be for it."""
        self.judges = Judges(meaning=self.meaning.there)
        self._scores: Scores | None = None
        self.known = Known.of(self.codes)
        self.learned = Learned.nothing(self.codes, self.features)

    def untaught(self) -> "Suggester":
        """Another one for the same corpus and codebook, that has learned nothing."""
        fresh = Suggester()
        fresh._corpus, fresh.texts, fresh.codes = self._corpus, self.texts, self.codes
        fresh.meaning = Meaning(self.texts, self._corpus.meant)
        fresh.forget()
        return fresh

    @property
    def features(self) -> Features:
        """The words of the corpus."""
        return self._corpus.features

    @property
    def corpus(self) -> list[Passage]:
        """The passages that suggestions are made for."""
        return self._corpus.passages

    def add(self, passages: Sequence[Passage]) -> None:
        """Take a new document into the corpus; its new words count after the next ``start``."""
        self._corpus.add(passages)
        self._scores = None

    def set_codes(self, codes: Sequence[CodeText]) -> None:
        """Take these codes from now on. What was learned of those that stay, stays as well."""
        before = self.codes.ids
        self.texts = tuple(codes)
        self.codes = CodeBook.of(codes, self.features)
        self.known = self.known.recoded(self.codes, before)
        self.meaning = Meaning(codes, self._corpus.meant)
        self.meaning.learn(range(len(codes)), self.known)
        self.learned = self.learned.recoded(before, self.codes, self.known)
        self.judges.recode(before, self.codes.ids)
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
        known.background = [] if whole else self._corpus.untold(known)
        new = self.judges.not_remembered(known)
        before = self.learned
        if len(new) == len(known) >= WARM_UP and not before.counts.any():
            half = len(new) // 2
            first = known.first(half)
            before = yield from Learned.learning(first, self.codes, self.features)
            self.meaning.learn(range(len(self.codes.ids)), first)
            new = new[half:]
        yield from self._remembering(known, new, before)
        self.judges.have_met(known)
        learned = yield from Learned.learning(known, self.codes, self.features)
        self.meaning.learn(range(len(self.codes.ids)), known)
        yield from self.judges.tuning(whole=whole)
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
        known.background = [] if whole else self._corpus.untold(known)
        number = {code: at for at, code in enumerate(self.codes.ids)}
        models = {number[code]: model for code, model in taught.models.items()}
        learned = yield from Learned.learning(known, self.codes, self.features, models)
        self.meaning.learn(range(len(self.codes.ids)), known)
        self.judges.resume(taught, known)
        self.known, self.learned, self._scores = known, learned, None

    def taught(self, stamp: str) -> Taught:
        """What was learned, to be kept; ``stamp`` is a word for all that it was learned from."""
        models = {self.codes.ids[code]: model for code, model in self.learned.models.items()}
        return Taught(stamp, models, self.judges.alone.verdict, self.judges.reading.verdict)

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
        return self._take(Known.of(self.codes, passages, labels, refused))

    def renew(
        self, passages: Sequence[Passage], labels: Labels, refused: Sequence[frozenset[str]] = ()
    ) -> list[str]:
        """Learn at once what is other than before; told everything, as ``fit`` is.

        Returns the codes that changed. What is no longer told is forgotten.
        """
        told = Known.of(self.codes, passages, labels, refused)
        return self._take(self.known.news_in(told))

    def _take(self, news: Known) -> list[str]:
        finish(self._remembering(news, self.judges.not_remembered(news), self.learned))
        self.judges.have_met(news)
        cold = not self.learned.counts.any()
        touched = self.known.take(news).tolist()
        self.learned.learn(touched, self.known, self.codes, self.features)
        self.meaning.learn(touched, self.known)
        if cold and touched:  # all codes are judged otherwise from the first coding on
            self._scores = None
        if self._scores is not None:
            self._scores.judge(touched, self.learned, self.judges.alone)
        return [self.codes.ids[code] for code in touched]

    def _remembering(self, known: Known, rows: Sequence[int], learned: Learned) -> Steps[None]:
        """Judge passages by what was known before them, and keep that for tuning."""
        for part in _parts(rows):
            told, ids = (known, self.known), self.codes.ids
            read = [with_above(known.passages[row], ids, told) for row in part]
            evidence = self._evidence(read, learned)
            self.judges.remember(evidence, known.marks[part], learned.counts, known.says[part])
            yield

    def _evidence(self, passages: Sequence[Passage], learned: Learned) -> Floats:
        return self._corpus.evidence(passages, self.codes, learned, self.meaning)

    # -- suggesting ------------------------------------------------------------------------------

    def suggest(self, passages: Sequence[Passage]) -> list[Ranking]:
        """Rank all codes for each passage, best first, with their probabilities."""
        return [ranking for part in _parts(passages) for ranking in self._rank(part)]

    def scores(self) -> Floats:
        """The probability of every code for every passage of ``corpus``, as if met alone.

        Returns float32 (passages, codes in the order of ``codes.ids``). The first call after a
        ``start`` or ``fit`` takes longer; what one coding changes is then kept up to date.
        """
        return finish(self.scoring()).probabilities(self.learned, self.judges.alone)

    def scoring(self) -> Steps[Scores]:
        """What ``scores`` does the first time, in steps."""
        if self._scores is None:
            scores = self._corpus.scores()
            yield from scores.describing(self.codes, self.meaning)
            yield from scores.judging(self.learned, self.judges.alone)
            self._scores = scores
        return self._scores

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
        past = self.judges.of(passage).past
        return sure_enough(self.codes, past, ranking, right, asked=asked)

    def rarer(self, passage: Passage, ranking: Ranking) -> tuple[str, float] | None:
        """The code with few codings that the passage is most like, beyond the first three.

        Rare codes hardly ever come first, whatever the passage: a slot of their own shows them.
        """
        row = self.features.matrix([passage.text])
        return rarer_code(self.codes, self.learned, row, ranking)

    @property
    def threshold(self) -> float:
        """The probability from which on a code is shown unasked for a passage met alone."""
        return self.judges.alone.threshold

    @property
    def counts(self) -> dict[str, int]:
        """How many passages of each code were learned from."""
        return {code: int(n) for code, n in zip(self.codes.ids, self.learned.counts, strict=True)}

    def _rank(self, passages: Sequence[Passage]) -> list[Ranking]:
        evidence = self._evidence(passages, self.learned)
        counts, codes = self.learned.counts, self.codes.ids
        return [
            self.judges.ranked(passage, known, counts, codes)
            for passage, known in zip(passages, evidence, strict=True)
        ]


def _parts(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]
