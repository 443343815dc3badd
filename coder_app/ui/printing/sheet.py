"""What is printed, as frozen values that know no paper: blocks of text, rows of a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Style = Literal["title", "heading", "body", "quiet", "small", "label"]


@dataclass(frozen=True, slots=True)
class Stripe:
    """A coding beside a block: ``start:end`` are code points of the block's text."""

    id: str
    start: int
    end: int
    name: str
    colour: str
    lane: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text in one style, or, with ``cells``, a row of a table."""

    text: str
    style: Style = "body"
    number: str = ""
    """Stands in the left margin at its first line."""
    bold: int = 0
    """So many characters at the beginning are bold, as a speaker's label is."""
    indent: int = 0
    joined: bool = False
    """Goes on where the block before ended, as a long paragraph does."""
    keep: bool = False
    """Never the last on its page."""
    stripes: tuple[Stripe, ...] = ()
    swatch: str = ""
    """A colour shown before the text (``#rrggbb``)."""
    cells: tuple[str, ...] = ()
    head: bool = False
    """A row that names the columns; it is repeated on each page of its table."""


@dataclass(frozen=True, slots=True)
class Printout:
    """What goes on paper; every page names the project, what it is, and the filter in words."""

    project: str
    title: str
    filter: str
    day: date
    blocks: Iterable[Block]
    margins: bool = False
    """Whether there are paragraph numbers at the left and codes at the right."""
