"""A column of a sheet, as a value; knows no Excel."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in characters, how its cells look."""

    title: str
    width: int
    kind: str = "text"
    repeats: bool = False
    """Whether it stands again in rows that continue a long text."""
    grouped: bool = False
    """Whether it lies in the group that is shut."""
