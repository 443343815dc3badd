"""What the worker knows of one project: passages, engine, coded examples. Worker process only."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from coder_app.core.citing import citation_in
from coder_app.core.embeddings.session import Filled
from coder_app.core.errors import CoderError
from coder_app.core.ids import CodeId, CoderId, DocumentId
from coder_app.core.language.sentences import stop_words
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project
from coder_app.core.suggestions import material
from coder_app.core.suggestions.apart import apart
from coder_app.core.suggestions.choices import choices_in
from coder_app.core.suggestions.engine import Ranking
from coder_app.core.suggestions.evidence import FADING
from coder_app.core.suggestions.examples import Examples
from coder_app.core.suggestions.labels import codes_of, codes_touching
from coder_app.core.suggestions.learner import Learner
from coder_app.core.suggestions.material import Coded
from coder_app.core.suggestions.passage import Passage
from coder_app.core.suggestions.past import UNSURE
from coder_app.core.suggestions.reasons import matching, nearest, words_that_counted
from coder_app.core.suggestions.session import (
    SLICE,
    LearnState,
    Nearest,
    Part,
    PassageSuggestions,
    Suggestion,
)

AT_A_TIME = 100
"""Passages between two reports of progress."""
FEW_AT_A_TIME = 20
"""Passages suggested for between two looks at the clock."""
EXCERPT = 200
"""Characters of a coded excerpt that a reason quotes."""


class Study(Learner):
    """One project, learned: kept in the worker from job to job."""

    def __init__(self) -> None:
        super().__init__()
        self._quotes: dict[str, Nearest] = {}
        """Excerpts that reasons quote, by their codings, as the project was when last seen."""
        self._quotes_of = ""

    def labelled(self, project: Project) -> tuple[list[Passage], list[frozenset[str]]]:
        """The passages that coders have coded or read, oldest first, with their codes."""
        with project.read() as session:
            known = Examples.of(session, self.cuts, self.coder)
        pairs = zip(known.passages, known.labels, strict=True)
        read = [(passage, codes) for passage, codes in pairs if codes is not None]
        return [passage for passage, _ in read], [codes for _, codes in read]

    # -- suggesting ------------------------------------------------------------------------------

    def place_at(self, document: DocumentId, start: int, end: int) -> int | None:
        """The passage that shares most with ``start:end``; a caret may stand at its end."""
        spans = self.cuts[document].spans if document in self.cuts else ()
        shared = [min(end, span[1]) - max(start, span[0]) for span in spans]
        best = max(range(len(spans)), key=shared.__getitem__, default=None)
        if best is None or shared[best] < (1 if start < end else 0):
            return None
        return best

    def suggest(
        self,
        project: Project,
        document: DocumentId,
        places: Sequence[int],
        coder: CoderId | None,
        *,
        asked: bool = False,
    ) -> list[PassageSuggestions]:
        """Suggest for some passages of a document, by their places; ``asked`` for just these."""
        cut = self.cuts[document]
        with project.read() as session:
            mine = [c for c in material.codings(session, document) if coder in (c.coder, None)]
            refused = material.refusals(session, document, coder)
            chosen = choices_in(session, coder)
        codes = codes_of(cut.spans, mine)
        given, turned_down = codes_touching(cut.spans, mine), codes_touching(cut.spans, refused)
        met = [_with_above(cut.passages[place], codes) for place in places]
        stop = stop_words(project.language)
        answers = []
        for place, passage, ranking in zip(places, met, self.engine.suggest(met), strict=True):
            over = self.engine.codes.over(given[place])  # no parent beside its child
            out = given[place] | over | turned_down[place] | chosen.never
            open_still = [(code, chance) for code, chance in ranking if code not in out]
            shown = self.engine.shown(passage, open_still, asked=asked, right=chosen.sure / 100)
            found = tuple(self.reasoned(project, passage, shown, stop))
            # Nobody is bothered unasked without a reason, and with a guess not even who asks.
            sure = UNSURE if asked else 1
            found = tuple(one for one in found if one.grounded or one.probability >= sure)
            if asked:
                found += self._rarer(project, passage, open_still, shown, stop)
            answers.append(PassageSuggestions(document, *cut.spans[place], passage.text, found))
        return answers

    def _rarer(
        self,
        project: Project,
        passage: Passage,
        ranking: Ranking,
        shown: Ranking,
        stop: frozenset[str],
    ) -> tuple[Suggestion, ...]:
        """Beside the surest ones, a code with few codings that is like the passage; or none."""
        rarer = self.engine.rarer(passage, ranking)
        if rarer is None or self._is_kin(rarer[0], shown):
            return ()
        found = self.reasoned(project, passage, [rarer], stop)
        return tuple(replace(one, rarer=True) for one in found if one.grounded)

    def _is_kin(self, code: str, shown: Ranking) -> bool:
        """Whether a code is among those shown, or stands above or below one of them."""
        ids, over = dict(shown).keys(), self.engine.codes.over
        return code in ids or code in over(ids) or not ids.isdisjoint(over([code]))

    def reasoned(
        self, project: Project, passage: Passage, shown: Ranking, stop: frozenset[str]
    ) -> Iterator[Suggestion]:
        """Give each code of a ranking its reasons; ``stop`` are words that say little."""
        for code, chance in shown:
            words = words_that_counted(self.engine, passage.text, code, stop)
            like = nearest(self.engine, passage, self.examples.of_code.get(code, ()))
            above = any(code in codes for codes in passage.codes_before or ())
            excerpt = self._quoted(project, code, like) if like is not None else None
            said = matching(self.engine, passage.text, code)
            yield Suggestion(CodeId(code), chance, words, excerpt, above, matches=said)

    def _quoted(self, project: Project, code: str, like: Passage) -> Nearest:
        coding = self.examples.coding[code, like.document, like.place]
        if self._quotes_of != self._seen:
            self._quotes, self._quotes_of = {}, self._seen
        if coding.id not in self._quotes:
            self._quotes[coding.id] = self._excerpt(project, coding)
        return self._quotes[coding.id]

    @staticmethod
    def _excerpt(project: Project, coding: Coded) -> Nearest:
        with project.read() as session:
            citation = citation_in(session, coding.document, coding.start, coding.end)
        text = project.text(coding.document)[coding.start : coding.end]
        if len(text) > EXCERPT:
            text = text[:EXCERPT].rsplit(maxsplit=1)[0] + " …"
        return Nearest(coding.id, citation, " ".join(text.split()))

    def places(self, document: DocumentId) -> range:
        """The places of a document's passages; none where it is gone."""
        return range(len(self.cuts[document].spans) if document in self.cuts else 0)


def _read(*found: Sequence[frozenset[str]]) -> int:
    """How far a document was read: to the last passage about which anything was decided."""
    return max((1 + place for codes in found for place, has in enumerate(codes) if has), default=0)


def _with_above(passage: Passage, codes: Sequence[frozenset[str]]) -> Passage:
    """Tell a passage the codes just above it, where the coder has been near or past it."""
    read = _read(codes)
    if not read or passage.place >= read + len(FADING):
        return passage
    none: frozenset[str] = frozenset()
    above = [passage.place - step for step in range(1, len(FADING) + 1)]
    return replace(passage, codes_before=tuple(codes[at] if at >= 0 else none for at in above))


# -- the jobs, as ``session`` hands them on ------------------------------------------------------

_studies: dict[str, Study] = {}
"""The project at hand, by its id: only one, so that no other's words are kept."""


@contextmanager
def opened(path: Path, coder: CoderId | None = None) -> Iterator[tuple[Project, Study]]:
    """The project, to read only, and what the worker knows of it; ``coder`` is who codes now."""
    project = Project.open_to_read(path)
    try:
        key = f"{path.resolve()} {project.setting('project_id')}"
        study = _studies.get(key) or Study()
        _studies.clear()
        _studies[key] = study
        study.coder = coder or _first_coder(project)
        yield project, study
    finally:
        project.close()


def learn(path: Path, progress: Progress = silent, coder: CoderId | None = None) -> LearnState:
    """See ``session.learn``."""
    with opened(path, coder) as (project, study):
        study.learn(project, progress)
        return study.state


def learn_some(
    path: Path, coder: CoderId | None, seconds: float, *, progress: Progress = silent
) -> LearnState:
    """See ``session.learn_some``."""
    with opened(path, coder) as (project, study):
        left = study.learn_for(project, seconds)
        progress(0, 1)
        return replace(study.state, left=left, steps=study.steps if left else 0)


def fill_some(path: Path, coder: CoderId | None, progress: Progress) -> Filled:
    """See ``embeddings.session.fill_some``."""
    with opened(path, coder) as (project, study):
        return study.fill_some(project, progress)


def to_keep(path: Path, *, progress: Progress = silent) -> tuple[tuple[str, bytes], ...]:
    """See ``session.to_keep``."""
    progress(0, 1)
    mine = [study for key, study in _studies.items() if key.startswith(f"{path.resolve()} ")]
    return mine[0].to_keep() if mine else ()


def suggest_for(
    path: Path,
    document: DocumentId,
    start: int,
    end: int,
    coder: CoderId | None,
    *,
    asked: bool = True,
    progress: Progress = silent,
) -> PassageSuggestions | None:
    """See ``session.suggest_for``."""
    with opened(path, coder) as (project, study):
        study.refresh(project, progress)
        place = study.place_at(document, start, end)
        if place is None or _coded_apart(project, document):
            return None
        return study.suggest(project, document, [place], study.coder, asked=asked)[0]


def suggest_document(
    path: Path, document: DocumentId, coder: CoderId | None, progress: Progress = silent
) -> list[PassageSuggestions]:
    """See ``session.suggest_document``."""
    with opened(path, coder) as (project, study):
        study.refresh(project, progress)
        found: list[PassageSuggestions] = []
        places = range(0) if _coded_apart(project, document) else study.places(document)
        for first in range(0, len(places), AT_A_TIME):
            progress(first, len(places))
            found += study.suggest(
                project, document, places[first : first + AT_A_TIME], study.coder
            )
        return [answer for answer in found if answer.suggestions]


def suggest_part(
    path: Path,
    document: DocumentId,
    first: int,
    coder: CoderId | None,
    *,
    progress: Progress = silent,
) -> Part:
    """See ``session.suggest_part``."""
    with opened(path, coder) as (project, study):
        study.refresh(project, progress)
        places = range(0) if _coded_apart(project, document) else study.places(document)
        found: list[PassageSuggestions] = []
        end = time.monotonic() + SLICE
        while first < len(places) and (not found or time.monotonic() < end):
            some = places[first : first + FEW_AT_A_TIME]
            found += study.suggest(project, document, some, study.coder)
            first += FEW_AT_A_TIME
        progress(min(first, len(places)), len(places))
        shown = tuple(answer for answer in found if answer.suggestions)
        return Part(shown, first if first < len(places) else 0)


def _coded_apart(project: Project, document: DocumentId) -> bool:
    with project.read() as session:
        return document in apart(session)


def _first_coder(project: Project) -> CoderId | None:
    try:
        return project.coder
    except CoderError:  # a project that nobody has coded in yet
        return None
