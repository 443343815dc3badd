"""How the reader's width is shared out: numbers on the left, the column, stripes on the right."""

from coder_app.ui.reader.look import Measures

GUTTER = 88
STRIPES = 228
LEAST_NAMES = 164
NARROW_STRIPES = 56
NARROWEST_COLUMN = 320


def columns(width: int, measures: Measures, gutter: int = GUTTER) -> tuple[int, int]:
    """Return the pixels left of and right of the text column in a reader of ``width`` pixels.

    The column gets what it can use; stripes give up their names before the column gets narrow.
    """
    spare = width - gutter - measures.column
    stripes = max(LEAST_NAMES, min(STRIPES, spare))
    stripes = max(NARROW_STRIPES, min(stripes, width - gutter - NARROWEST_COLUMN))
    column = max(0, min(measures.column, width - gutter - stripes))
    spare = width - gutter - column - stripes
    left = gutter + max(0, spare) // 3
    return left, max(0, width - left - column)
