"""The engine as the evaluation harness wants it: ``start``, ``fit``, ``suggest``, ``observe``."""

from coder_app.core.suggestions.embedding import texts_of
from coder_app.core.suggestions.engine import Suggester
from coder_app.core.suggestions.evidence import FADING
from coder_app.core.suggestions.passage import CodeText, Passage
from tests.evaluation.kept_vectors import KeptVectors


class CoderSuggester:
    """Takes the harness's codes and passages, which are any objects with its attributes."""

    name = "Coder"
    similarity = None

    def __init__(self):
        self._engine = Suggester()
        self._seen = {}

    def start(self, codes, corpus):
        described = [CodeText(c.id, c.name, c.definition, tuple(c.examples)) for c in codes]
        met = [_passage(p) for p in corpus or ()]
        if self.similarity is not None:
            self.similarity.make([*(p.text for p in met), *texts_of(described)])
        self._engine.start(described, met, similarity=self.similarity)

    def fit(self, passages, labels):
        self._engine.fit([_passage(p) for p in passages], [frozenset(codes) for codes in labels])

    def observe(self, passage, labels):
        """The coder has finished this passage, and goes on to the next."""
        self._engine.observe([_passage(passage, self._before(passage))], [frozenset(labels)])
        self._seen[passage.doc, passage.index] = frozenset(labels)

    def suggest(self, passages):
        met = [_passage(p, self._before(p)) for p in passages]
        return [
            self._with_rarer(passage, ranking)
            for passage, ranking in zip(met, self._engine.suggest(met), strict=True)
        ]

    def _with_rarer(self, passage, ranking):
        """The rarer code is shown beside the first three: it comes fourth."""
        rarer = self._engine.rarer(passage, ranking)
        if rarer is None:
            return ranking
        return [*ranking[:3], rarer, *(pair for pair in ranking[3:] if pair != rarer)]

    def _before(self, passage):
        """The codes just above, where passages are observed one by one."""
        if not self._seen:
            return None
        steps = range(1, len(FADING) + 1)
        return tuple(self._seen.get((passage.doc, passage.index - n), frozenset()) for n in steps)


class CoderWithEmbeddings(CoderSuggester):
    """The same with the optional extra, which must be installed where vectors are missing."""

    name = "Coder + embeddings"

    def __init__(self):
        super().__init__()
        self.similarity = KeptVectors()


def _passage(passage, before=None):
    return Passage(str(passage), passage.doc, passage.index, before)
