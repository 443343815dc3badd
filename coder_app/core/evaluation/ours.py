"""Coder's own engine as a candidate. Worker process only."""

from collections.abc import Sequence
from math import inf

from coder_app.core.embeddings.extra import extra
from coder_app.core.embeddings.filling import fill
from coder_app.core.embeddings.vectors import Vectors
from coder_app.core.errors import CoderError
from coder_app.core.evaluation.material import Read
from coder_app.core.evaluation.replay import Ranking
from coder_app.core.evaluation.thresholds import SHOWN
from coder_app.core.language.sentences import stop_words
from coder_app.core.progress import Progress, silent
from coder_app.core.suggestions.embedding import texts_of
from coder_app.core.suggestions.engine import Suggester
from coder_app.core.suggestions.evidence import FADING
from coder_app.core.suggestions.passage import CodeText, Passage
from coder_app.core.suggestions.past import UNSURE
from coder_app.core.suggestions.reasons import grounded


class Coder:
    """Hands the engine what a candidate is given."""

    name = "Coder"

    def __init__(self) -> None:
        self._engine = Suggester()
        self._seen: dict[tuple[str, int], frozenset[str]] = {}
        self.on_show: dict[int, frozenset[str]] = {}
        """What the engine would have let show itself, by the passage's place."""

    def start(self, codes: Sequence[CodeText], corpus: Sequence[Read]) -> None:
        """Let the engine learn the words."""
        known = self._vectors([*(one.text for one in corpus), *texts_of(codes)])
        self._engine.start(codes, [_passage(one) for one in corpus], similarity=known)

    def _vectors(self, texts: Sequence[str]) -> Vectors | None:  # noqa: ARG002 - for those who have some
        return None

    def fit(self, passages: Sequence[Read], labels: Sequence[frozenset[str]]) -> None:
        """Let the engine learn from the codings."""
        self._engine.fit([_passage(one) for one in passages], labels)

    def observe(self, passage: Read, labels: frozenset[str]) -> None:
        """Let the engine learn from one passage; keep its codes for the passages below."""
        self._engine.observe([_passage(passage, self._above(passage))], [labels])
        self._seen[passage.document, passage.place] = labels

    def suggest(self, passages: Sequence[Read]) -> list[Ranking]:
        """What the engine says, told of the codes just above where they were observed.

        The rarer code stands beside the first three, so it comes fourth.
        """
        met = [_passage(one, self._above(one)) for one in passages]
        rankings = self._engine.suggest(met)
        for one, passage, ranking in zip(passages, met, rankings, strict=True):
            shown = self._engine.shown(passage, ranking)
            self.on_show.setdefault(one.place, frozenset(code for code, _ in shown))
        return [self._told(*pair) for pair in zip(met, rankings, strict=True)]

    def _told(self, passage: Passage, ranking: Ranking) -> Ranking:
        rarer = self._engine.rarer(passage, ranking)
        if rarer is None:
            return ranking
        return [*ranking[:SHOWN], rarer, *(pair for pair in ranking[SHOWN:] if pair != rarer)]

    def _above(self, passage: Read) -> tuple[frozenset[str], ...] | None:
        if not self._seen:
            return None
        none: frozenset[str] = frozenset()
        places = (passage.place - step for step in range(1, len(FADING) + 1))
        return tuple(self._seen.get((passage.document, place), none) for place in places)


class WithEmbeddings(Coder):
    """The same with sentence vectors, which the optional extra makes: about 40 texts a second."""

    name = "Coder + embeddings"

    def __init__(self, progress: Progress = silent) -> None:
        """Raise ``CoderError`` where the extra is not installed."""
        super().__init__()
        if not extra().installed:
            raise CoderError(extra().says)
        self._progress = progress

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        found = Vectors()
        fill(found, texts, seconds=inf, progress=self._progress)
        return found


class Showing(Coder):
    """The same, and remembers for each passage what the window would have shown."""

    def __init__(self, right: float, language: str = "en") -> None:
        """``right``: share of what shows by itself that is to be right, by the past."""
        super().__init__()
        self._right, self._stop = right, stop_words(language)
        self._coded: dict[str, list[Passage]] = {}
        self.by_itself: dict[int, frozenset[str]] = {}
        """By the passage's place; the same when a coder asks."""
        self.when_asked: dict[int, frozenset[str]] = {}

    def suggest(self, passages: Sequence[Read]) -> list[Ranking]:
        """What the engine says."""
        rankings = super().suggest(passages)
        for one, ranking in zip(passages, rankings, strict=True):
            best = sorted(ranking, key=lambda pair: -pair[1])
            met = _passage(one, self._above(one))
            shown = self._engine.shown(met, best, right=self._right)
            asked = self._engine.shown(met, best, asked=True)
            self.by_itself.setdefault(one.place, self._worth(met, shown, 1))
            self.when_asked.setdefault(one.place, self._worth(met, asked, UNSURE))
        return rankings

    def fit(self, passages: Sequence[Read], labels: Sequence[frozenset[str]]) -> None:
        """Let the engine learn from the codings; they are reasons from now on."""
        super().fit(passages, labels)
        self._coded.clear()
        for one, codes in zip(passages, labels, strict=True):
            for code in codes:
                self._coded.setdefault(code, []).append(_passage(one))

    def _worth(self, met: Passage, ranking: Ranking, sure: float) -> frozenset[str]:
        """The codes that the window shows: those with a reason, and those as sure as that."""
        return frozenset(
            code
            for code, chance in ranking
            if chance >= sure
            or grounded(self._engine, met, code, self._coded.get(code, ()), self._stop)
        )


def _passage(passage: Read, above: tuple[frozenset[str], ...] | None = None) -> Passage:
    return Passage(passage.text, passage.document, passage.place, above)
