"""What a row of the suggestions says: the code, how sure, and why on one line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coder_app.core.codebook import CodeRow
from coder_app.core.ids import CodeId, CodingId
from coder_app.core.suggestions.session import RUNS_ON, PassageSuggestions, Suggestion
from coder_app.core.suggestions.wording import how_sure, why

CONTINUE_KEY = "Ctrl+F8"


@dataclass(frozen=True, slots=True)
class Like:
    """The coded excerpt that a passage is like."""

    coding: CodingId
    citation: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class SuggestionLine:
    """One suggestion as it is shown."""

    code: str
    name: str
    path: str
    colour: str
    probability: float
    reasons: str
    words: tuple[str, ...] = ()
    """Words of the passage that counted."""
    like: Like | None = None
    runs_on: bool = False
    """Whether it is the code of the passage above, offered to go on with, not the engine's."""

    @property
    def title(self) -> str:
        """What the row is called."""
        return f"Continue: {self.name}" if self.runs_on else self.name

    @property
    def how_sure(self) -> str:
        """The probability in a word; a bare percentage would claim too much."""
        if self.runs_on:
            return ""
        return how_sure(self.probability)

    @property
    def spoken(self) -> str:
        """The row as one text."""
        sure = f", {self.how_sure}" if self.how_sure else ""
        return f"{self.title}{sure}: {self.reasons}"


def lines_of(
    suggestions: Sequence[Suggestion], above: Sequence[CodeId], rows: Mapping[str, CodeRow]
) -> list[SuggestionLine]:
    """The codes that run on first, then the engine's; none twice, and none that is gone.

    A parent of a code that runs on is not offered beside it.
    """
    chances = {found.code_id: found.probability for found in suggestions}
    first = [_running(rows[code], chances.get(code, 0.0)) for code in above if code in rows]
    out = {*above, *(over for line in first for over in _over(line.code, rows))}
    return first + [
        _line(found, rows[found.code_id])
        for found in suggestions
        if found.code_id in rows and found.code_id not in out
    ]


def _over(code: str, rows: Mapping[str, CodeRow]) -> Iterator[str]:
    """The codes above one."""
    parent = rows[code].parent_id
    while parent is not None and parent in rows:
        yield parent
        parent = rows[parent].parent_id


def _running(row: CodeRow, chance: float) -> SuggestionLine:
    return SuggestionLine(row.id, row.name, row.path, row.colour, chance, RUNS_ON, runs_on=True)


def _line(found: Suggestion, row: CodeRow) -> SuggestionLine:
    near = found.nearest
    like = Like(near.coding, near.citation, near.excerpt) if near else None
    return SuggestionLine(
        row.id,
        row.name,
        row.path,
        row.colour,
        found.probability,
        why(found, quote=False),
        found.words,
        like,
    )


def places_of(words: Sequence[str], found: PassageSuggestions) -> list[tuple[int, int]]:
    """Where words of a passage stand in its document, in code points."""
    if not words:
        return []
    any_of = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{any_of})(?!\w)", re.IGNORECASE)
    hits = (hit.span() for hit in pattern.finditer(found.text))
    return [(found.start + start, found.start + end) for start, end in hits]
