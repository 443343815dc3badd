"""How words are counted everywhere: in previews, lists, tables and passages."""

import re

_EACH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Kana and Chinese characters, written without spaces: each counts, as in word processors."""

_HAS_EACH = re.compile(f"[{_EACH}]")
_MIXED = re.compile(rf"(?=[^\W_])[{_EACH}]|(?![{_EACH}])[^\W_][^\s/\u2013\u2014\u2026{_EACH}]*+")
_WORD = re.compile(r"[^\W_][^\s/\u2013\u2014\u2026]*+")
_PLAIN = re.compile(r"[^\W_][^\s/]*+", re.ASCII)
"""Each word from its first letter or digit on. Dashes, slashes and the ellipsis part words; hyphens
and apostrophes do not. Not ``\\w+``: it would cut Hindi or Tamil words at their vowel signs. The
plainer the text, the plainer the pattern: 3,000,000 characters take .2, .14 and .12 s [m]."""


def word_pattern(text: str) -> re.Pattern[str]:
    """The pattern that finds the words of a text, each match one of them."""
    return _PLAIN if text.isascii() else _MIXED if _HAS_EACH.search(text) else _WORD


def words(text: str) -> int:
    """Return the number of words in ``text``; marks that stand alone are none."""
    return len(word_pattern(text).findall(text))
