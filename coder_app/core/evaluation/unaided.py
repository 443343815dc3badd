"""Which passages were coded before a suggestion stood there: what a replay can be measured on."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.language.span import Span
from coder_app.core.origins import FROM_SUGGESTIONS
from coder_app.core.suggestions.labels import touched
from coder_app.core.suggestions.material import Coded
from models import Document, ShownSuggestion


@dataclass(frozen=True, slots=True)
class Stood:
    """A place at which some code was suggested, since when, and whether somebody had asked."""

    start: int
    end: int
    at: str
    asked: bool


def shown_in(session: Session) -> Mapping[str, list[Stood]]:
    """Where suggestions stood in the texts as they are now, by document."""
    found: defaultdict[str, list[Stood]] = defaultdict(list)
    rows = session.execute(
        select(
            ShownSuggestion.document_id,
            ShownSuggestion.start,
            ShownSuggestion.end,
            ShownSuggestion.shown_at,
            ShownSuggestion.asked,
        ).join(Document, Document.revision_id == ShownSuggestion.revision_id)
    )
    for document, start, end, at, asked in rows:
        found[document].append(Stood(start, end, at, bool(asked)))
    return found


def unaided(spans: Sequence[Span], codings: Sequence[Coded], stood: Sequence[Stood]) -> list[bool]:
    """Whether what a coder made of each passage was made by hand, with no suggestion in sight.

    Not where a coding began as a suggestion; not where one stood before the first coding; and
    where nothing is coded, not where somebody asked. What showed itself there was there only
    after the passage was left, or was passed over: such passages stay, and count against the
    suggestions.
    """
    first, aided = [""] * len(spans), [False] * len(spans)
    for coding in codings:
        for place in touched(spans, coding.start, coding.end):
            aided[place] |= coding.origin in FROM_SUGGESTIONS
            first[place] = min(first[place] or coding.at, coding.at)
    for one in stood:
        for place in touched(spans, one.start, one.end):
            aided[place] |= one.at < first[place] if first[place] else one.asked
    return [not seen for seen in aided]
