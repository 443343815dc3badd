"""What a workbook holds, as plain values; nothing here knows a project or Excel."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Audience = Literal["team", "outside"]
"""Everything for the team; what is sent out tells less about people."""
Value = str | float | date | None
"""The value of an attribute: text, a number or a day."""


@dataclass(frozen=True, slots=True)
class ExcerptLine:
    """One coding; ``time`` in ms, ``start:end`` in code points. Sent out, much of it is empty."""

    reference: str
    path: tuple[str, ...]
    theme: str
    colour: str
    text: str
    cases: str
    values: tuple[Value, ...]
    speakers: str
    words: int
    origin: str
    important: bool = False
    time: int | None = None
    memo: str = ""
    coder: str = ""
    at: datetime | None = None
    document: str = ""
    ids: tuple[str, str, str] = ("", "", "")
    """Of coding, code and document."""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """Counts of one theme or code with its subcodes; None where hidden."""

    name: str
    kind: str
    depth: int
    colour: str
    cases: int | None
    documents: int | None
    codings: int
    words: int
    groups: tuple[int | None, ...] = ()
    """Cases in each group of each attribute, one attribute after the other."""


@dataclass(frozen=True, slots=True)
class GroupHead:
    """A group of cases by the value of an attribute; its size is None where hidden."""

    attribute: str
    value: str
    cases: int | None


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A code of the codebook."""

    path: tuple[str, ...]
    kind: str
    colour: str
    definition: str
    include: str
    exclude: str
    examples: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    """Names of codes that were merged into it."""
    codings: int = 0
    cases: int = 0
    """Of the code itself, its subcodes' apart; sent out, nothing."""


@dataclass(frozen=True, slots=True)
class MarkLine:
    """A passage that was marked, to be coded later."""

    reference: str
    text: str
    coder: str
    at: datetime
    """In the time of this computer, without a zone."""


@dataclass(frozen=True, slots=True)
class NameFound:
    """An excerpt, or a text of the codebook, in which a person's name still stands."""

    coding_id: str
    """Empty for a text of the codebook."""
    reference: str
    name: str


@dataclass(frozen=True, slots=True)
class WorkbookData:
    """Everything a workbook is written from."""

    project: str
    audience: Audience
    made_at: datetime
    """In the time of this computer, without a zone."""
    version: str
    attributes: tuple[str, ...]
    excerpts: Sequence[ExcerptLine]
    groups: tuple[GroupHead, ...]
    themes: Sequence[ThemeLine]
    codes: Sequence[CodeLine]
    cases_total: int
    documents_total: int
    cases_coded: int = 0
    """Cases whose words are among the excerpts."""
    filtered: str = ""
    """Which excerpts were asked for; empty for all."""
    left_out: int = 0
    """Codings that Themes does not count: only the interviewer speaks in them."""
    memos_without_code: int = 0
    hidden: int = 0
    """Counts of small groups that are hidden."""
    marks: tuple[MarkLine, ...] = ()
    """Marked, to be coded later."""
    names: tuple[NameFound, ...] = ()
    notes: tuple[str, ...] = ()
    excerpts_only: bool = False
    """Whether neither Themes nor Codebook nor what is marked goes with the excerpts."""

    @property
    def sent_out(self) -> bool:
        """Whether it leaves the team."""
        return self.audience == "outside"
