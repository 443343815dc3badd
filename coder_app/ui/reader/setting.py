"""How the text is set: font, space between lines and turns, width of the column; no Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """``line`` and ``gap`` in per cent of a line's height, ``letters`` the widest a line gets."""

    font: str = "Literata"
    line: int = 118
    gap: int = 70
    letters: int = 72
    """Of average width: hardly a line then has more than 75 characters."""
    dim: bool = False
    """Whether interviewers' turns stand back further."""


USUAL = Setting()
FONTS = (
    ("Literata", "Literata"),
    ("AtkinsonHyperlegible", "Atkinson Hyperlegible"),
    ("OpenDyslexic", "OpenDyslexic"),
    ("system", "The window\u2019s font"),
)
LINES = ((105, "Close"), (118, "Normal"), (150, "Wide"), (200, "Double"))
GAPS = ((20, "Small"), (70, "Normal"), (120, "Large"), (200, "Largest"))
WIDTHS = ((50, "Narrow"), (72, "Normal"), (92, "Wide"), (400, "Full"))
