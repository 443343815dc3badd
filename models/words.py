"""How words are counted everywhere: in previews, lists, tables and passages."""

import re

_EACH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Kana and Chinese characters, written without spaces: each counts, as in word processors."""

_PIECE = re.compile(rf"[{_EACH}]|[^\s/\u2013\u2014\u2026{_EACH}]+")
"""Dashes, slashes and the ellipsis part words; hyphens and apostrophes do not.

Not ``\\w+``: it would cut Hindi or Tamil words at their vowel signs.
"""


def words(text: str) -> int:
    """Return the number of words in ``text``; marks that stand alone are none."""
    return sum(1 for piece in _PIECE.findall(text) if any(map(str.isalnum, piece)))
