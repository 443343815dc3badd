"""What a table of themes holds: frozen rows of counts."""

from dataclasses import dataclass
from typing import NamedTuple

from coder_app.core.ids import CodeId

COLUMNS = ("cases", "documents", "codings", "words")
"""What is counted, in the order of ``Counts``."""


class Counts(NamedTuple):
    """How many cases raised something, in how many documents, codings and words."""

    cases: int = 0
    documents: int = 0
    codings: int = 0
    words: int = 0


class Group(NamedTuple):
    """The cases that have one value of an attribute (empty: none); a case is in one group."""

    value: str
    cases: int


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme or code with its counts, its subcodes' among them where asked for."""

    code_id: CodeId
    parent_id: CodeId | None
    name: str
    path: str
    colour: str
    depth: int
    is_theme: bool
    in_theme: bool
    """Whether it is a theme or stands under a top-level one; else "Not in a theme yet"."""
    has_children: bool
    counts: Counts
    groups: tuple[Counts, ...]
    """The same for each group of the table; documents are those of the group's codings."""


@dataclass(frozen=True, slots=True)
class ThemeTable:
    """Themes and codes in the order of the codebook, those not in a theme yet last."""

    by: str | None
    """The attribute's name."""
    groups: tuple[Group, ...]
    rows: tuple[ThemeRow, ...]
    cases_total: int
    """Cases that speak in a document or are one's case: the base of every count of cases."""
    documents_total: int
    codings_total: int
    """Codings counted."""
    left_out: int
    """Codings not counted, because only the interviewer speaks in them."""
    loose_codes: int
    loose_codings: int
    """Codes not in a theme yet, and their codings."""
    interviewer_words: bool
    subcodes: bool
    by_hand: bool = False
    """Whether codings that began as suggestions do not count."""
    columns: tuple[str, ...] = COLUMNS


@dataclass(frozen=True, slots=True)
class ThemesAsked:
    """What is counted in Themes, and how; the same as above the table."""

    measure: str = "cases"
    by: str | None = None
    """An attribute, by name or id."""
    interviewer_words: bool = False
    subcodes: bool = True
    by_hand: bool = False
    loose: bool = True
    """Whether with codes that are in no theme."""
