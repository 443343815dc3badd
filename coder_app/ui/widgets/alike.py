"""Words that are meant though they are misspelt; letters scattered over a name mean nothing."""

from collections.abc import Sequence

from rapidfuzz import fuzz

_FITS = 75
"""Of 100: one letter in four or five may be wrong, missing or too much."""
_LEAST = 3
"""Letters from which one may be wrong."""


def alike(pieces: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each piece typed is nearly a word, or nearly the beginning of one."""
    return all(any(_near(piece, word) for word in words) for piece in pieces)


def _near(piece: str, word: str) -> bool:
    return (
        len(piece) >= _LEAST
        and max(fuzz.ratio(piece, word), fuzz.ratio(piece, word[: len(piece)])) >= _FITS
    )
