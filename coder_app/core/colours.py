"""Colours as numbers: how light one is, and whether it is seen on every ground."""

_DARK_PART = 0.04045
_LEAST = 1.5
"""The least contrast; the palette has 2 and more, codes of other programs often less."""


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb`` from 0 to 1, as WCAG 2.2 defines it."""
    weights = (0.2126, 0.7152, 0.0722)
    total = 0.0
    for weight, at in zip(weights, (1, 3, 5), strict=True):
        part = int(colour[at : at + 2], 16) / 255
        dark = part <= _DARK_PART
        total += weight * (part / 12.92 if dark else ((part + 0.055) / 1.055) ** 2.4)
    return total


def is_seen(colour: str) -> bool:
    """Whether ``#rrggbb`` stands out a little on white and on black alike."""
    light = luminance(colour) + 0.05
    return min(1.05 / light, light / 0.05) >= _LEAST
