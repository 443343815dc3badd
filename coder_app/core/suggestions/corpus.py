"""The passages of a project: their words, their neighbours, what they mean. Worker process only."""

from collections.abc import Sequence

from coder_app.core.suggestions.codebook import CodeBook
from coder_app.core.suggestions.evidence import gather
from coder_app.core.suggestions.features import Features, Floats
from coder_app.core.suggestions.known import Known
from coder_app.core.suggestions.learned import Learned
from coder_app.core.suggestions.meaning import Meaning, Meant
from coder_app.core.suggestions.passage import Passage
from coder_app.core.suggestions.scores import Scores
from coder_app.core.suggestions.similarity import Similarity
from coder_app.core.suggestions.steps import Steps
from coder_app.core.suggestions.surroundings import Surroundings

UNTOLD = 200
"""Passages of which nothing is known that stand in for such without a code, at most."""


class Corpus:
    """Everything that can be said of a passage before any coding."""

    def __init__(
        self,
        passages: Sequence[Passage],
        features: Features,
        similarity: Similarity | None,
    ) -> None:
        self.passages = list(passages)
        self.features = features
        self.around = Surroundings(passages, features)
        self.meant = Meant(similarity, features, self.around) if similarity is not None else None

    @classmethod
    def learning(
        cls,
        passages: Sequence[Passage],
        further: Sequence[str],
        similarity: Similarity | None,
    ) -> Steps["Corpus"]:
        """Learn the words of the passages, and of ``further`` texts; in steps."""
        features = yield from Features.learning([passage.text for passage in passages], further)
        return cls(passages, features, similarity)

    def add(self, passages: Sequence[Passage]) -> None:
        """Take in a new document; its new words count after the next ``learning``."""
        self.features.add([passage.text for passage in passages])
        self.around.add(passages)
        self.passages += passages

    def evidence(
        self, passages: Sequence[Passage], codes: CodeBook, learned: Learned, meaning: Meaning
    ) -> Floats:
        """What speaks for each code in each passage; as ``gather``."""
        rows = self.features.matrix([passage.text for passage in passages])
        return gather(passages, rows, self.around.of(passages), codes, learned, meaning)

    def scores(self) -> Scores:
        """Columns for the probabilities of all passages, still empty."""
        return Scores(self.passages, self.features, self.around)

    def untold(self, known: Known) -> list[str]:
        """Some passages, from all over, of which nothing is known."""
        open_still = [p.text for p in self.passages if (p.document, p.place) not in known.rows]
        return open_still[:: -(-len(open_still) // UNTOLD) or 1]
