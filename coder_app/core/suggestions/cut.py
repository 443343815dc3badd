"""A document as the engine sees it. Worker process only."""

from collections.abc import Sequence
from dataclasses import dataclass

from coder_app.core.language.passages import passages
from coder_app.core.language.span import Span
from coder_app.core.suggestions.material import Script
from coder_app.core.suggestions.passage import Passage


@dataclass(frozen=True, slots=True)
class Cut:
    """A document in passages of its participants; ``asked`` is what interviewers said."""

    name: str
    key: str
    spans: tuple[Span, ...]
    passages: tuple[Passage, ...]
    asked: tuple[str, ...]

    @classmethod
    def of(
        cls, script: Script, text: str, language: str, kept: Sequence[Span] | None = None
    ) -> "Cut":
        """Cut a document; one without turns is a participant's from end to end.

        ``kept`` says where it was cut before, if that is known.
        """
        turns = [turn for turn in script.turns if turn.start < turn.end]
        spoken = [(turn.start, turn.end) for turn in turns if not turn.asked]
        questions = [(turn.start, turn.end) for turn in turns if turn.asked]
        if not turns:
            spoken = [(0, len(text))]
        spans = kept if kept is not None else passages(text, spoken, language) if spoken else []
        asked = tuple(text[start:end] for start, end in questions)
        return cls(script.name, script.key, tuple(spans), _passages(script, text, spans), asked)


def _passages(script: Script, text: str, spans: Sequence[Span]) -> tuple[Passage, ...]:
    return tuple(
        Passage(text[start:end], script.id, place) for place, (start, end) in enumerate(spans)
    )
