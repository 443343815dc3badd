"""A stretch of a text, as the language modules hand it on."""

Span = tuple[int, int]
"""(start, end) in code points, half-open."""


def trimmed(text: str, start: int, end: int) -> Span:
    """Return ``start``, ``end`` without the blanks at both ends."""
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
