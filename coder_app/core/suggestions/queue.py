"""Which passages are worth a decision, and in which order. Worker process only."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from coder_app.core.citing import cite, paragraph_starts, reference_names
from coder_app.core.codes import tree
from coder_app.core.ids import CodeId, CoderId, DocumentId
from coder_app.core.language.sentences import stop_words
from coder_app.core.progress import Progress
from coder_app.core.project import Project
from coder_app.core.suggestions import material
from coder_app.core.suggestions.apart import apart
from coder_app.core.suggestions.checking import checked
from coder_app.core.suggestions.choices import choices_in
from coder_app.core.suggestions.features import Floats
from coder_app.core.suggestions.labels import codes_touching, touched
from coder_app.core.suggestions.likeness import alike
from coder_app.core.suggestions.material import Coded, Refused
from coder_app.core.suggestions.passage import Passage
from coder_app.core.suggestions.review import BATCH, Batch, Candidate, Check, Place, Wanted
from coder_app.core.suggestions.showing import WHEN_ASKED
from coder_app.core.suggestions.study import Study, opened

LEAST = WHEN_ASKED
"""A code less probable than this is no suggestion, also for one who asks."""
FEWEST = 20
"""Passages that a queue of one code has at least, where as many have a reason: who asks for it
wants to see the likeliest, also where the engine, early on, holds none to be likely."""
GUESS = 0.01
"""Probability from which on a passage may be among those."""
SAYS_ENOUGH = 12
"""Words from which on a passage counts in full among doubts."""
SHARE = 4
"""No code has more than one in so many places of a batch of doubts, while others are left."""

Site = tuple[DocumentId, int]
"""A passage by its document and its place in it."""


class Offer(NamedTuple):
    """A passage, the code proposed, its probability; ``rank`` sorts, the highest first."""

    site: Site
    code: CodeId | None
    chance: float
    rank: float


class Queue:
    """The passages of one project that are open to a coder."""

    def __init__(
        self,
        project: Project,
        study: Study,
        coder: CoderId,
        seen: Sequence[Place],
        report: Progress,
    ) -> None:
        self._project, self._study, self._report = project, study, report
        with project.read() as session:
            mine = [one for one in material.codings(session) if one.coder == coder]
            refused = material.refusals(session, coder=coder)
            left_out = apart(session)
            self._never = choices_in(session, coder).never
        self._seen = {(document, start) for document, start, _ in seen}
        self._settled: dict[Site, frozenset[str]] = {}
        coded: defaultdict[DocumentId, list[Coded]] = defaultdict(list)
        turned_down: defaultdict[DocumentId, list[Refused]] = defaultdict(list)
        for coding in mine:
            coded[coding.document].append(coding)
        for one in refused:
            turned_down[one.document].append(one)
        over = cache(study.engine.codes.over)
        for document, cut in study.cuts.items():
            given = codes_touching(cut.spans, coded[document])
            no = codes_touching(cut.spans, turned_down[document])
            for place, codes in enumerate(given):
                self._settled[document, place] = codes | over(codes) | no[place]
        self._out = left_out

    def sites(self, without: frozenset[str] = frozenset()) -> list[Site]:
        """Passages not seen yet, of documents coded together, that have none of some codes."""
        return [
            (document, place)
            for document, cut in self._study.cuts.items()
            if document not in self._out
            for place, (start, _) in enumerate(cut.spans)
            if (document, start) not in self._seen and not self._settled[document, place] & without
        ]

    def passage(self, site: Site) -> Passage:
        return self._study.cuts[site[0]].passages[site[1]]

    def within(self, document: DocumentId, start: int, end: int) -> frozenset[Site]:
        """The passages that a stretch of a document overlaps."""
        cut = self._study.cuts.get(document)
        places = touched(cut.spans, start, end) if cut else ()
        return frozenset((document, place) for place in places)

    def text(self, place: Place) -> str:
        """The words of a stretch of a document."""
        document, start, end = place
        return self._project.text(document)[start:end]

    def chances(self, code: CodeId | None, sites: Sequence[Site]) -> Mapping[Site, float]:
        """The probability of a code for a few passages; nothing without a code."""
        if code is None:
            return {}
        ranked = self._study.engine.suggest([self.passage(site) for site in sites])
        return {
            site: dict(ranking).get(code, 0.0) for site, ranking in zip(sites, ranked, strict=True)
        }

    def scores(self, sites: Sequence[Site]) -> Floats:
        """The probability of every code for many passages, (passages, codes)."""
        engine = self._study.engine
        self._report(0, 2)
        scores = engine.scores()
        self._report(1, 2)
        rows = {(one.document, one.place): row for row, one in enumerate(engine.corpus)}
        return scores[[rows[site] for site in sites]]

    def of_code(self, code: CodeId, sites: Sequence[Site]) -> list[Offer]:
        """Each passage with the probability of one code."""
        column = self._study.engine.codes.ids.index(code)
        chances = self.scores(sites)[:, column].tolist()
        return [
            Offer(site, code, chance, chance) for site, chance in zip(sites, chances, strict=True)
        ]

    def doubts(self, sites: Sequence[Site]) -> list[Offer]:
        """Each passage with the code about which a decision teaches most."""
        codes = self._study.engine.codes.ids
        column = {code: number for number, code in enumerate(codes)}
        counts = np.array([self._study.engine.counts[code] for code in codes], np.float32)
        chances = self.scores(sites)
        ranks = doubt(chances, counts) * self._weight(sites)[:, None]
        ranks[chances < LEAST] = 0
        ranks[:, [column[code] for code in self._never if code in column]] = 0
        for row, site in enumerate(sites):
            ranks[row, [column[code] for code in self._settled[site] if code in column]] = 0
        best = ranks.argmax(axis=1) if codes else np.zeros(0, np.intp)
        return [
            Offer(sites[row], CodeId(codes[code]), float(chances[row, code]), rank)
            for row, code in enumerate(best.tolist())
            if (rank := float(ranks[row, code])) > 0
        ]

    def _weight(self, sites: Sequence[Site]) -> Floats:
        """How much there is to decide about: of "Oh really?" next to nothing is learned."""
        words = [len(self.passage(site).text.split()) for site in sites]
        return np.minimum(1, np.array(words, np.float32) / SAYS_ENOUGH)

    def like(self, text: str, sites: Sequence[Site]) -> dict[Site, float]:
        """How like each passage is to a text, where it is like it at all."""
        passages = [self.passage(site) for site in sites]
        found = alike(self._study.engine.features, text, passages)
        return {sites[number]: likeness for number, likeness in found.items()}

    def batch(self, offers: Sequence[Offer], looked: int, *, grounded: bool = False) -> Batch:
        """The first offers with their reasons; ``grounded``: no guess without any."""
        part = offers[:BATCH]
        with self._project.read() as session:
            names = reference_names(session)
            starts = paragraph_starts(session, list({offer.site[0] for offer in part}))
        stop = stop_words(self._project.language)
        found = []
        for offer in part:
            document, place = offer.site
            start, end = self._study.cuts[document].spans[place]
            where = cite(names.get(document, ""), starts[document], start, end)
            passage = self.passage(offer.site)
            ranking = [(str(offer.code), offer.chance)] if offer.code else []
            reasons = list(self._study.reasoned(self._project, passage, ranking, stop))
            suggestion = reasons[0] if reasons else None
            if grounded and offer.chance < LEAST and not (suggestion and suggestion.grounded):
                continue
            found.append(Candidate(document, start, end, passage.text, where, suggestion))
        left = max(0, len(offers) - BATCH)
        return Batch(tuple(found), left, looked, self._study.engine.threshold, self._study.state)


def doubt(chances: Floats, codings: Floats) -> Floats:
    """How much a decision teaches: most at even chances, and of codes with few codings.

    ``chances`` are (passages, codes), ``codings`` (codes,).
    """
    return np.asarray(4 * chances * (1 - chances) / np.sqrt(1 + codings), np.float32)


def mixed(offers: Sequence[Offer], most: int) -> list[Offer]:
    """In their order, but each code at most ``most`` times before the rest comes."""
    first: list[Offer] = []
    later: list[Offer] = []
    times = Counter[str | None]()
    for offer in offers:
        times[offer.code] += 1
        (first if times[offer.code] <= most else later).append(offer)
    return first + later


def _best_first(offers: Sequence[Offer]) -> list[Offer]:
    return sorted(offers, key=lambda offer: -offer.rank)  # stable: then by place


# -- the jobs, as ``review`` hands them on ---------------------------------------------------------


def review_batch(
    path: Path, wanted: Wanted, coder: CoderId, seen: Sequence[Place], progress: Progress
) -> Batch:
    """See ``review.review_batch``."""
    with opened(path, coder) as (project, study):
        branch = _branch(project, wanted.code)
        if seen:  # a batch was decided: its outcome tunes the probabilities too
            study.learn(project, progress)
        study.refresh(project)
        queue = Queue(project, study, coder, seen, progress)
        sites = _sites(queue, wanted, branch)
        of_code = wanted.code is not None and not (wanted.like or wanted.among)
        return queue.batch(_offers(queue, wanted, sites), len(sites), grounded=of_code)


def _branch(project: Project, code: CodeId | None) -> frozenset[str]:
    """A code and those below it."""
    if code is None:
        return frozenset()
    with project.read() as session:
        codes = tree(session)
        codes.get(code)
        return frozenset(codes.branch(code))


def _sites(queue: Queue, wanted: Wanted, branch: frozenset[str]) -> list[Site]:
    """The passages that come into question."""
    sites = queue.sites(branch)
    if wanted.like:
        itself = queue.within(*wanted.like)
        return [site for site in sites if site not in itself]
    if wanted.among:
        among = {site for place in wanted.among for site in queue.within(*place)}
        return [site for site in sites if site in among]
    return sites


def _offers(queue: Queue, wanted: Wanted, sites: Sequence[Site]) -> list[Offer]:
    """The passages in the order in which they are handed out."""
    code = wanted.code
    if wanted.like:
        near = queue.like(queue.text(wanted.like), sites)
        nearest = sorted(near, key=lambda site: -near[site])  # stable: then by place
        chances = queue.chances(code, nearest[:BATCH])
        return [Offer(site, code, chances.get(site, 0.0), near[site]) for site in nearest]
    if code is None:
        return mixed(_best_first(queue.doubts(sites)), BATCH // SHARE)
    offers = _best_first(queue.of_code(code, sites))
    if wanted.among:
        return offers
    sure = sum(offer.chance >= LEAST for offer in offers)
    return offers[:sure] + [offer for offer in offers[sure:FEWEST] if offer.chance >= GUESS]


def check_code(
    path: Path, code: CodeId, threshold: float, coder: CoderId, progress: Progress
) -> Check:
    """See ``review.check_code``."""
    with opened(path, coder) as (project, study):
        study.refresh(project)
        return checked(project, study, code, threshold, progress)
