"""What the reader shows, as frozen values; offsets are code points of the stored text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

Range = tuple[int, int]
"""Half-open ``(start, end)`` in code points."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says at a stretch; ``time`` in ms, ``place`` the speaker's rank."""

    start: int
    body_start: int
    end: int
    label: str = ""
    role: str = "participant"
    time: int | None = None
    place: int = 0


class CodingMark(NamedTuple):
    """One coding as a stripe: its code's name and colour (``#rrggbb``), its coder, its segment.

    A named tuple: five thousand are made where a document opens, in less than half the time of
    frozen dataclasses.
    """

    id: str
    code_id: str
    name: str
    colour: str
    start: int
    end: int
    coder: str = ""
    created: datetime | None = None
    memo: str = ""
    path: str = ""
    """The code after those above it, as one text."""
    origin: str = "hand"
    coder_id: str = ""
    dim: bool = False
    """Whether it stands back, as others' codings may."""
    important: bool = False
    others: bool = False
    """Whether it is another coder's."""


@dataclass(frozen=True, slots=True)
class SuggestionMark:
    """A suggestion as a dashed stripe; never a coding. ``name`` is shown as it is: ``Shame?``."""

    id: str
    code_id: str
    name: str
    colour: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LaterMark:
    """A segment marked to be coded later, as a quiet stripe; no coding."""

    id: str
    start: int
    end: int
    name: str = "Code later"


@dataclass(frozen=True, slots=True)
class ReaderContent:
    """A document as it is read: its text and everything drawn beside it."""

    text: str
    paragraphs: Sequence[Range] = ()
    turns: Sequence[Turn] = ()
    codings: Sequence[CodingMark] = ()
    suggestions: Sequence[SuggestionMark] = ()
    hits: Sequence[Range] = ()
    later: Sequence[LaterMark] = ()
