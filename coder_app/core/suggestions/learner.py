"""Keeps the engine at what the project is: at once what is little, in steps what is much."""

import hashlib
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from coder_app.core.embeddings.session import Filled
from coder_app.core.errors import NotFound
from coder_app.core.ids import CoderId, DocumentId
from coder_app.core.language.span import Span
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project
from coder_app.core.suggestions import material
from coder_app.core.suggestions.cut import Cut
from coder_app.core.suggestions.embedding import Embedding
from coder_app.core.suggestions.engine import Suggester
from coder_app.core.suggestions.examples import Examples
from coder_app.core.suggestions.features import STEP
from coder_app.core.suggestions.keeping import (
    CUTS,
    TAUGHT,
    kept_cuts,
    kept_taught,
    packed_cuts,
    packed_taught,
)
from coder_app.core.suggestions.material import Script
from coder_app.core.suggestions.passage import CodeText, Passage
from coder_app.core.suggestions.session import LearnState
from coder_app.core.suggestions.similarity import Similarity
from coder_app.core.suggestions.steps import Steps


class Learner:
    """One project, learned. What it learns at once is learned anew, all together, now and then.

    Learning everything goes on from job to job in small steps; until it has ended, the engine
    there was before answers. Its outcome depends on nothing but the project.
    """

    def __init__(self) -> None:
        self.engine = Suggester()
        self.embedding = Embedding()
        self.cuts: Mapping[DocumentId, Cut] = {}
        """The documents in passages, in the order of the list."""
        self.examples = Examples()
        self.state = LearnState(0, 0, 0, "")
        self.coder: CoderId | None = None
        """Who codes now."""
        self._ready = False
        self._as_learned = False
        """Whether the engine is just as it was when everything was learned."""
        self._seen = ""
        self._language = ""
        self._codes: tuple[CodeText, ...] = ()
        self._started: tuple[object, ...] = ()
        self._work: Steps[None] | None = None
        self._project: Project
        self._taken = 0
        self._stamp = ""
        self._kept_cuts: Mapping[str, tuple[str, list[Span]]] = {}
        self._kept: dict[str, str] = {}
        """The words for what is known to be kept in the project file."""

    def to_keep(self) -> tuple[tuple[str, bytes], ...]:
        """The rows for the project file's caches that are other than before."""
        if not self._ready or self._work is not None:
            return ()
        cut = repr([(id_, cut.key) for id_, cut in self.cuts.items()])
        rows: list[tuple[str, bytes]] = []
        if self._kept.get(CUTS) != cut:
            spans = {str(id_): (cut.key, cut.spans) for id_, cut in self.cuts.items()}
            rows.append((CUTS, packed_cuts(spans, self._language)))
        if self._kept.get(TAUGHT) != self._stamp and self._as_learned:
            rows.append((TAUGHT, packed_taught(self.engine.taught(self._stamp))))
            self._kept[TAUGHT] = self._stamp
        self._kept[CUTS] = cut
        return tuple(rows)

    # -- at once ---------------------------------------------------------------------------------

    def refresh(self, project: Project, progress: Progress = silent) -> None:
        """Take in what has changed in the project; learns everything only the first time."""
        self._project = project
        if not self._ready:
            self.learn(project, progress)
        with project.read() as session:
            seen = material.seen(session, self.coder)
        if seen != self._seen:
            self._take_in(project, seen)

    def _take_in(self, project: Project, seen: str) -> None:
        with project.read() as session:
            corpus, codes = material.corpus_key(session), material.codes(session)
            scripts = material.scripts(session) if corpus != self.state.corpus else None
        if scripts is not None:
            self._recut(project, scripts)
        if codes != self._codes:
            if self.embedding.used and self.embedding.of(codes, ready=True) is None:
                self.learn(project)  # the model is gone: all of it goes on without
                return
            self.engine.set_codes(codes)
        with project.read() as session:
            self.examples = Examples.of(session, self.cuts, self.coder)
        known = self.examples
        self._as_learned = False
        self.engine.renew(known.passages, known.labels, known.refused)
        self._codes, self._seen = codes, seen
        self._say(corpus)

    def _recut(self, project: Project, scripts: list[Script]) -> None:
        """Cut the documents that are new or changed; the words of new ones count later."""
        cuts, changed = {}, list[Passage]()
        for script in scripts:
            cuts[script.id] = self._cut(project, script, project.language)
            if cuts[script.id].key != self._key(script.id):
                changed += cuts[script.id].passages
        self.cuts = cuts
        self._started = ()
        self.engine.add(changed)

    def _cut(self, project: Project, script: Script, language: str) -> Cut:
        cut = self.cuts.get(script.id)
        if cut is None or cut.key != script.key or language != self._language:
            key, spans = self._kept_cuts.get(script.id, ("", None))
            spans = spans if key == script.key else None
            with project.read() as session:
                cut = Cut.of(script, material.text_of(session, script), language, spans)
        return replace(cut, name=script.name)

    def _key(self, document: DocumentId) -> str:
        cut = self.cuts.get(document)
        return cut.key if cut is not None else ""

    def fill_some(self, project: Project, progress: Progress) -> Filled:
        """See ``embeddings.session.fill_some``; learns first, where that was never done."""
        self.refresh(project)
        with project.read() as session:
            codes = material.codes(session)
        texts = texts_in(self.cuts)
        return self.embedding.fill_some(project, self.state.corpus, texts, codes, progress)

    def _say(self, corpus: str) -> None:
        self.state = LearnState(
            passages=sum(len(cut.passages) for cut in self.cuts.values()),
            codings=self.examples.codings,
            codes=len(self._codes),
            corpus=corpus,
            source=self.examples.source,
        )

    # -- everything, in steps --------------------------------------------------------------------

    def learn(self, project: Project, progress: Progress = silent) -> None:
        """Learn everything, or go on with it where it was left; ``progress`` counts steps."""
        total = 0
        while self.learn_for(project, 0.0):
            total = max(total, self.steps)
            progress(self._taken, total)
        progress(total, total)

    def learn_for(self, project: Project, seconds: float) -> int:
        """Learn for so long; returns about how many steps are left, 0 once all is learned.

        The next call goes on, or begins anew where everything was learned.
        """
        self._project = project
        if self._work is None:
            self._work, self._taken, self._expected = self._learning(), 0, 1
        end = time.monotonic() + seconds
        try:
            next(self._work)
            self._taken += 1
            while time.monotonic() < end:
                next(self._work)
                self._taken += 1
        except StopIteration:
            self._work = None
            return 0
        except BaseException:
            self._work = None
            raise
        return max(1, self._expected - self._taken)

    @property
    def steps(self) -> int:
        """About how many steps there are in all."""
        return max(self._expected, self._taken + 1)

    def _learning(self) -> Steps[None]:
        language = self._project.language
        with self._project.read() as session:
            seen = material.seen(session, self.coder)  # what changes from here on is taken in after
            corpus, codes = material.corpus_key(session), material.codes(session)
            scripts = material.scripts(session)
            self._kept_cuts = {} if self._ready else kept_cuts(session, language)
        self._expected = len(scripts) + 4 * len(codes) + 20
        cuts = {}
        for script in scripts:
            with suppress(NotFound):  # it may be erased since; the key of the corpus tells
                cuts[script.id] = self._cut(self._project, script, language)
            yield
        passages = sum(len(cut.passages) for cut in cuts.values())
        self._expected += 3 * (passages // STEP)
        ready = self.embedding.ready(self._project, texts_in(cuts))
        if self._started == (corpus, codes, ready):
            engine = self.engine.untaught()
        else:
            similarity = self.embedding.of(codes, ready=ready)
            ready = similarity is not None
            engine = yield from _started(codes, cuts, similarity)
        yield from self._teaching(engine, cuts, codes, (language, ready))
        self.engine, self.cuts, self._language = engine, cuts, language
        self._codes, self._started, self._seen = codes, (corpus, codes, ready), seen
        self.embedding.used = ready
        self._ready = self._as_learned = True
        self._say(corpus)

    def _teaching(
        self,
        engine: Suggester,
        cuts: Mapping[DocumentId, Cut],
        codes: tuple[CodeText, ...],
        means: tuple[str, bool],
    ) -> Steps[None]:
        """Let an engine learn from the codings, or from what was kept.

        ``means``: the language, and whether there are vectors.
        """
        with self._project.read() as session:
            examples = Examples.of(session, cuts, self.coder)
            stamp = _stamp(cuts, codes, examples, means)
            taught = None if self._ready else kept_taught(session, stamp, engine.features.width)
        yield
        known = examples.passages, examples.labels, examples.refused
        if taught is not None:
            yield from engine.resuming(*known, taught, whole=examples.whole)
            self._kept[TAUGHT] = stamp
        else:
            yield from engine.fitting(*known, whole=examples.whole)
        self._stamp, self._kept_cuts, self.examples = stamp, {}, examples


def _stamp(
    cuts: Mapping[DocumentId, Cut],
    codes: tuple[CodeText, ...],
    examples: Examples,
    means: tuple[str, bool],
) -> str:
    """A word for all that was learned from: the same stamp, the same outcome."""
    known = [
        (passage.document, passage.place, None if given is None else sorted(given), sorted(no))
        for passage, given, no in zip(
            examples.passages, examples.labels, examples.refused, strict=True
        )
    ]
    documents = [(id_, cut.key) for id_, cut in cuts.items()]
    whole = repr((means, documents, codes, known, examples.whole))
    return hashlib.sha256(whole.encode()).hexdigest()


def texts_in(cuts: Mapping[DocumentId, Cut]) -> list[str]:
    """What is said in all passages."""
    return [passage.text for cut in cuts.values() for passage in cut.passages]


def _started(
    codes: tuple[CodeText, ...], cuts: Mapping[DocumentId, Cut], similarity: Similarity | None
) -> Steps[Suggester]:
    """An engine that knows the words of all documents, and of the questions in them."""
    engine = Suggester()
    corpus = [passage for cut in cuts.values() for passage in cut.passages]
    questions = [question for cut in cuts.values() for question in cut.asked]
    yield from engine.starting(codes, corpus, questions, similarity)
    return engine
