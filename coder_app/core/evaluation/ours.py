"""Coder's own engine as a candidate. Worker process only."""

from collections.abc import Sequence

from coder_app.core.evaluation.material import Read
from coder_app.core.evaluation.replay import Ranking
from coder_app.core.suggestions.engine import Suggester
from coder_app.core.suggestions.evidence import FADING
from coder_app.core.suggestions.passage import CodeText, Passage


class Coder:
    """Hands the engine what a candidate is given."""

    name = "Coder"

    def __init__(self) -> None:
        self._engine = Suggester()
        self._seen: dict[tuple[str, int], frozenset[str]] = {}

    def start(self, codes: Sequence[CodeText], corpus: Sequence[Read]) -> None:
        """Let the engine learn the words."""
        self._engine.start(codes, [_passage(one) for one in corpus])

    def fit(self, passages: Sequence[Read], labels: Sequence[frozenset[str]]) -> None:
        """Let the engine learn from the codings."""
        self._engine.fit([_passage(one) for one in passages], labels)

    def observe(self, passage: Read, labels: frozenset[str]) -> None:
        """Keep the codes for the passages below."""
        self._seen[passage.document, passage.place] = labels

    def suggest(self, passages: Sequence[Read]) -> list[Ranking]:
        """What the engine says, told of the codes just above where they were observed."""
        return self._engine.suggest([_passage(one, self._above(one)) for one in passages])

    def _above(self, passage: Read) -> tuple[frozenset[str], ...] | None:
        if not self._seen:
            return None
        none: frozenset[str] = frozenset()
        places = (passage.place - step for step in range(1, len(FADING) + 1))
        return tuple(self._seen.get((passage.document, place), none) for place in places)


def _passage(passage: Read, above: tuple[frozenset[str], ...] | None = None) -> Passage:
    return Passage(passage.text, passage.document, passage.place, above)
