"""The honest replay: every passage is suggested for before anything in its round is known."""

import random
import re
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import numpy.typing as npt

from coder_app.core.evaluation.material import Material, Read, rounds
from coder_app.core.evaluation.thresholds import Past
from coder_app.core.progress import Progress, silent
from coder_app.core.suggestions.passage import CodeText

Floats = npt.NDArray[np.float64]
Ranking = list[tuple[str, float]]

FIRST_ROUNDS = 25
"""Rounds after each of which a candidate learns again; later only when the codings grew."""
GROWTH = 1.06
"""By how much they must have grown since."""

ALONE = 20
"""Passages on which the time for a single one is taken."""


class Candidate(Protocol):
    """What can be put to the test: it ranks codes, and learns from what was coded."""

    name: str

    def start(self, codes: Sequence[CodeText], corpus: Sequence[Read]) -> None:
        """Get to know the codebook, and all passages without their codes."""
        ...

    def fit(self, passages: Sequence[Read], labels: Sequence[frozenset[str]]) -> None:
        """Learn from everything read so far, oldest first."""
        ...

    def observe(self, passage: Read, labels: frozenset[str]) -> None:
        """See what the coder made of a passage, in a live replay."""
        ...

    def suggest(self, passages: Sequence[Read]) -> list[Ranking]:
        """Rank codes for each passage, best first, with probabilities."""
        ...


@dataclass(frozen=True, slots=True)
class Setting:
    """How to replay. ``live``: passage by passage, the codes above known. ``cold``: never learn.

    ``longest`` round in passages; ``target``: share of shown suggestions that should be right.
    """

    live: bool = False
    cold: bool = False
    longest: int = 60
    target: float = 0.5


@dataclass(frozen=True, slots=True)
class Met:
    """What a candidate said of one passage, what was true, and what was known by then.

    ``place`` of the passage in the material; ``scores`` (codes,) in 0..1; ``true`` (codes,) 0 or
    1; ``order``: the codes as ranked; ``counts`` (codes,): codings known of each; the thresholds
    hold for the round.
    """

    place: int
    scores: Floats
    true: Floats
    order: npt.NDArray[np.intp]
    counts: npt.NDArray[np.int64]
    known: int
    apply_from: float
    show_from: float


@dataclass(slots=True)
class Replayed:
    """All passages in order, and the milliseconds it took."""

    met: list[Met] = field(default_factory=list)
    rounds: int = 0
    codings: int = 0
    start_ms: float = 0.0
    fit_ms: list[float] = field(default_factory=list)
    suggest_ms: list[float] = field(default_factory=list)
    """For one passage, as a mean of each round."""
    alone_ms: list[float] = field(default_factory=list)
    """For one passage that is suggested for by itself, at the end."""


def replay(
    candidate: Candidate, material: Material, setting: Setting, progress: Progress = silent
) -> Replayed:
    """Go through the material as its coder did. ``progress`` counts passages.

    A passage whose words were met before is read, and learned from, but not counted; one that is
    not judged is neither.
    """
    bare = [_bare(passage) for passage in material.passages]
    log, before = Replayed(), time.perf_counter()
    progress(0, len(bare))
    candidate.start(material.codes, bare)
    log.start_ms = _since(before)
    session = _Session(candidate, material, setting, log, bare)
    parts = rounds(bare, setting.longest)
    log.rounds = len(parts)
    for number, part in enumerate(parts):
        session.round(part, lambda done: progress(done, len(bare)))
        if number < len(parts) - 1 and not setting.cold:
            session.learn(part.stop, always=number < FIRST_ROUNDS)
    for passage in random.Random(1).sample(bare, min(ALONE, len(bare))):  # noqa: S311
        before = time.perf_counter()
        candidate.suggest([passage])
        log.alone_ms.append(_since(before))
    return log


class _Session:
    """One candidate on its way through the material."""

    def __init__(
        self,
        candidate: Candidate,
        material: Material,
        setting: Setting,
        log: Replayed,
        bare: list[Read],
    ) -> None:
        self._candidate, self._setting, self._log, self._bare = candidate, setting, log, bare
        self._labels = [passage.codes for passage in material.passages]
        self._judged = [passage.judged for passage in material.passages]
        self._column = {code.id: number for number, code in enumerate(material.codes)}
        self._counts = np.zeros(len(material.codes), np.int64)
        self._past = Past(setting.target)
        self._seen: set[str] = set()
        self._learned_from = 1

    def round(self, part: range, progress: "_Told") -> None:
        """Suggest for every passage of a round, then look up what was coded."""
        before = time.perf_counter()
        rankings = self._suggest(part, progress)
        self._log.suggest_ms.append(_since(before) / len(part))
        thresholds = self._past.apply_from(), self._past.show_from()
        for number, ranking in zip(part, rankings, strict=True):
            words = " ".join(re.findall(r"\w+", self._bare[number].text.lower()))
            if self._judged[number] and words not in self._seen:
                self._seen.add(words)
                self._log.met.append(self._met(number, ranking, thresholds))
                self._past.add(self._log.met[-1])
        self._past.close_round()
        for number in part:
            for code in self._labels[number]:
                self._counts[self._column[code]] += 1
                self._log.codings += 1
        progress(part.stop)

    def _suggest(self, part: range, progress: "_Told") -> list[Ranking]:
        if not self._setting.live:
            return self._candidate.suggest(self._bare[part.start : part.stop])
        rankings = []
        for number in part:
            progress(number)
            rankings += self._candidate.suggest([self._bare[number]])
            if self._judged[number]:
                self._candidate.observe(self._bare[number], self._labels[number])
        return rankings

    def _met(self, number: int, ranking: Ranking, thresholds: tuple[float, float]) -> Met:
        scores, true = np.zeros(len(self._column)), np.zeros(len(self._column))
        true[[self._column[code] for code in self._labels[number]]] = 1
        known = [(self._column[code], score) for code, score in ranking if code in self._column]
        for column, score in known:
            scores[column] = min(max(score, 0.0), 1.0)
        ranked = dict.fromkeys([*(column for column, _ in known), *range(len(self._column))])
        order = np.array(list(ranked), np.intp)
        return Met(number, scores, true, order, self._counts.copy(), self._log.codings, *thresholds)

    def learn(self, stop: int, *, always: bool) -> None:
        """Let the candidate learn again, if it is time to."""
        if not always and self._log.codings < GROWTH * self._learned_from:
            return
        before = time.perf_counter()
        known = [number for number in range(stop) if self._judged[number]]
        self._candidate.fit(
            [self._bare[number] for number in known], [self._labels[number] for number in known]
        )
        self._log.fit_ms.append(_since(before))
        self._learned_from = max(self._log.codings, 1)


class _Told(Protocol):
    def __call__(self, done: int) -> None: ...


def _bare(passage: Read) -> Read:
    """A passage without what was coded there."""
    return Read(passage.text, passage.document, passage.place, speaker=passage.speaker)


def _since(before: float) -> float:
    return (time.perf_counter() - before) * 1000


def median(values: Sequence[float]) -> float:
    """The median; 0 of nothing."""
    return statistics.median(values) if values else 0.0
