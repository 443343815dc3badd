"""What the worker knows of one project: passages, engine, coded examples. Worker process only."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from coder_app.core.citing import citation_in
from coder_app.core.errors import CoderError
from coder_app.core.ids import CodeId, CoderId, DocumentId
from coder_app.core.language.sentences import stop_words
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project
from coder_app.core.suggestions import material
from coder_app.core.suggestions.apart import apart
from coder_app.core.suggestions.choices import Learnable, choices_in
from coder_app.core.suggestions.cut import Cut
from coder_app.core.suggestions.engine import Ranking, Suggester
from coder_app.core.suggestions.evidence import FADING
from coder_app.core.suggestions.labels import codes_of, codes_touching, covered
from coder_app.core.suggestions.material import Coded, Refused
from coder_app.core.suggestions.passage import CodeText, Passage
from coder_app.core.suggestions.reasons import nearest, words_that_counted
from coder_app.core.suggestions.session import LearnState, Nearest, PassageSuggestions, Suggestion

STEPS = 4
"""Steps of progress after the documents: one for the vocabulary, three for learning."""
AT_A_TIME = 100
"""Passages between two reports of progress."""
EXCERPT = 200
"""Characters of a coded excerpt that a reason quotes."""

Row = TypeVar("Row", Coded, Refused)


class Study:
    """One project, learned: kept in the worker from job to job."""

    def __init__(self) -> None:
        self._engine = Suggester()
        self._corpus, self._language = "", ""
        self._codes: tuple[CodeText, ...] | None = None
        self._cuts: dict[DocumentId, Cut] = {}
        self._examples: dict[str, list[Passage]] = {}
        self._coding: dict[tuple[str, str, int], Coded] = {}
        self.state = LearnState(0, 0, 0, "")
        self.coder: CoderId | None = None
        """Who codes now."""

    # -- learning --------------------------------------------------------------------------------

    def refresh(self, project: Project, progress: Progress, *, again: bool) -> None:
        """Take in what has changed: documents, codebook; the codings too where ``again``."""
        with project.read() as session:
            corpus, codes = material.corpus_key(session), material.codes(session)
            others = Learnable.of(session, self.coder).source != self.state.source
        last = len(self._cuts) + STEPS
        if corpus != self._corpus:
            last = self._start(project, codes, progress)
        elif codes != self._codes:
            self._engine.set_codes(codes)
        elif not (again or others):
            return
        self._corpus, self._codes = "", None  # if cancelled from here on, it is all to do again
        self._fit(project, lambda done, total: progress(last - 3 + 3 * done // total, last))
        self._corpus, self._codes = corpus, codes
        read = sum(len(cut.passages) for cut in self._cuts.values())
        self.state = replace(self.state, passages=read, codes=len(codes), corpus=corpus)

    def _start(self, project: Project, codes: tuple[CodeText, ...], progress: Progress) -> int:
        """Cut the documents that changed and learn the words of all; returns the steps in all."""
        with project.read() as session:
            scripts = material.scripts(session)
        language = project.language
        known, self._cuts = self._cuts, {}
        last = len(scripts) + STEPS
        for number, script in enumerate(scripts):
            progress(number, last)
            cut = known.get(script.id)
            if cut is None or cut.key != script.key or language != self._language:
                cut = Cut.of(script, project.text(script.id), language)
            self._cuts[script.id] = replace(cut, name=script.name)
        progress(len(scripts), last)
        self._language = language
        corpus = [passage for cut in self._cuts.values() for passage in cut.passages]
        questions = [question for cut in self._cuts.values() for question in cut.asked]
        self._engine.start(codes, corpus, questions)
        return last

    def _fit(self, project: Project, progress: Progress) -> None:
        rows, labels = self.labelled(project)
        self._engine.fit(rows, labels, progress)

    def labelled(self, project: Project) -> tuple[list[Passage], list[frozenset[str]]]:
        """The passages that coders have coded or read, oldest first, with their codes."""
        with project.read() as session:
            allowed = Learnable.of(session, self.coder)
            known = material.codings(session)
            codings = [one for one in known if allowed.allows(one.document, one.coder)]
            done = material.done(session, allowed)
            refused = material.refusals(session, coder=self.coder if allowed.only_mine else None)
        self._examples, self._coding = {}, {}
        rows: list[Passage] = []
        labels: list[frozenset[str]] = []
        coded, turned_down = _by_document(codings), _by_document(refused)
        for document in dict.fromkeys([*coded, *turned_down, *sorted(done)]):
            cut = self._cuts.get(DocumentId(document))
            if cut is not None:
                codes = self._learn_document(cut, coded[document])
                said_no = codes_touching(cut.spans, turned_down[document])
                read = len(codes) if document in done else _read(codes, said_no)
                rows += cut.passages[:read]
                labels += codes[:read]
        self.state = replace(self.state, codings=len(known), source=allowed.source)
        return rows, labels

    @property
    def engine(self) -> Suggester:
        return self._engine

    @property
    def cuts(self) -> Mapping[DocumentId, Cut]:
        """The documents in passages, in the order of the list."""
        return self._cuts

    def _learn_document(self, cut: Cut, codings: Sequence[Coded]) -> list[frozenset[str]]:
        codes = codes_of(cut.spans, codings)
        for coding in codings:
            for place in covered(cut.spans, coding.start, coding.end):
                passage = cut.passages[place]
                self._examples.setdefault(coding.code, []).append(passage)
                self._coding[coding.code, passage.document, place] = coding
        return codes

    # -- suggesting ------------------------------------------------------------------------------

    def place_at(self, document: DocumentId, start: int, end: int) -> int | None:
        """The passage that shares most with ``start:end``; a caret may stand at its end."""
        spans = self._cuts[document].spans if document in self._cuts else ()
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
        cut = self._cuts[document]
        with project.read() as session:
            mine = [c for c in material.codings(session, document) if coder in (c.coder, None)]
            refused = material.refusals(session, document, coder)
            chosen = choices_in(session, coder)
        codes = codes_of(cut.spans, mine)
        settled = codes_touching(cut.spans, [*mine, *refused])
        met = [_with_above(cut.passages[place], codes) for place in places]
        stop = stop_words(project.language)
        answers = []
        for place, passage, ranking in zip(places, met, self._engine.suggest(met), strict=True):
            out = settled[place] | chosen.never
            open_still = [(code, chance) for code, chance in ranking if code not in out]
            shown = self._engine.shown(passage, open_still, asked=asked, right=chosen.sure / 100)
            found = tuple(self.reasoned(project, passage, shown, stop))
            answers.append(PassageSuggestions(document, *cut.spans[place], passage.text, found))
        return answers

    def reasoned(
        self, project: Project, passage: Passage, shown: Ranking, stop: frozenset[str]
    ) -> Iterator[Suggestion]:
        """Give each code of a ranking its reasons; ``stop`` are words that say little."""
        for code, chance in shown:
            words = words_that_counted(self._engine, passage.text, code, stop)
            like = nearest(self._engine, passage, self._examples.get(code, ()))
            above = any(code in codes for codes in passage.codes_before or ())
            excerpt = self._quoted(project, code, like) if like is not None else None
            yield Suggestion(CodeId(code), chance, words, excerpt, above)

    def _quoted(self, project: Project, code: str, like: Passage) -> Nearest | None:
        coding = self._coding[code, like.document, like.place]
        with project.read() as session:
            citation = citation_in(session, coding.document, coding.start, coding.end)
        text = project.text(coding.document)[coding.start : coding.end]
        if len(text) > EXCERPT:
            text = text[:EXCERPT].rsplit(maxsplit=1)[0] + " …"
        return Nearest(coding.id, citation, " ".join(text.split()))

    def places(self, document: DocumentId) -> range:
        """The places of a document's passages; none where it is gone."""
        return range(len(self._cuts[document].spans) if document in self._cuts else 0)


def _by_document(rows: Sequence[Row]) -> Mapping[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.document].append(row)
    return found


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
        study.refresh(project, progress, again=True)
        return study.state


def suggest_for(
    path: Path,
    document: DocumentId,
    start: int,
    end: int,
    coder: CoderId | None,
    *,
    progress: Progress = silent,
) -> PassageSuggestions | None:
    """See ``session.suggest_for``."""
    with opened(path, coder) as (project, study):
        study.refresh(project, progress, again=False)
        place = study.place_at(document, start, end)
        if place is None or _coded_apart(project, document):
            return None
        return study.suggest(project, document, [place], study.coder, asked=True)[0]


def suggest_document(
    path: Path, document: DocumentId, coder: CoderId | None, progress: Progress = silent
) -> list[PassageSuggestions]:
    """See ``session.suggest_document``."""
    with opened(path, coder) as (project, study):
        study.refresh(project, progress, again=False)
        found: list[PassageSuggestions] = []
        places = range(0) if _coded_apart(project, document) else study.places(document)
        for first in range(0, len(places), AT_A_TIME):
            progress(first, len(places))
            found += study.suggest(
                project, document, places[first : first + AT_A_TIME], study.coder
            )
        return [answer for answer in found if answer.suggestions]


def _coded_apart(project: Project, document: DocumentId) -> bool:
    with project.read() as session:
        return document in apart(session)


def _first_coder(project: Project) -> CoderId | None:
    try:
        return project.coder
    except CoderError:  # a project that nobody has coded in yet
        return None
