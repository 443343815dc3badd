"""Paper, measured in twentieths of a point, and the fonts on it; the same on every device."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPageSize

from coder_app.ui.printing.sheet import Style
from coder_app.ui.theme import theme

PER_POINT = 20
DOTS_PER_INCH = 72 * PER_POINT
"""The resolution at which one of our units is one dot."""

_OUTER, _TOP, _BOTTOM = 44, 88, 50
"""Margins in points; head and foot stand in them."""
_NUMBERS, _CODES = 52, 142
"""Widths in points of the paragraph numbers at the left and the codes at the right."""
_PLAIN_RIGHT = 60
_INDENT = 16


@dataclass(frozen=True, slots=True)
class Look:
    """A style of text: its size and the room above it in points; whether it reads as prose."""

    size: float
    above: float
    bold: bool = False
    prose: bool = False
    spacing: float = 1.0


LOOKS: dict[Style, Look] = {
    "title": Look(14, 0, bold=True),
    "heading": Look(11, 14, bold=True),
    "body": Look(10.5, 6, prose=True, spacing=1.12),
    "quiet": Look(8.5, 2),
    "small": Look(7.5, 0),
    "label": Look(9, 3),
}


@dataclass(frozen=True, slots=True)
class Paper:
    """One page: where text, numbers and codes go; in our units."""

    width: float
    height: float
    margins: bool

    @classmethod
    def of(cls, size: QPageSize, *, margins: bool) -> "Paper":
        points = size.size(QPageSize.Unit.Point)
        return cls(points.width() * PER_POINT, points.height() * PER_POINT, margins)

    @property
    def left(self) -> float:
        return (_OUTER + (_NUMBERS if self.margins else 0)) * PER_POINT

    @property
    def right(self) -> float:
        return self.width - (_OUTER + (_CODES if self.margins else _PLAIN_RIGHT)) * PER_POINT

    @property
    def top(self) -> float:
        return _TOP * PER_POINT

    @property
    def bottom(self) -> float:
        return self.height - _BOTTOM * PER_POINT

    @property
    def edges(self) -> tuple[float, float]:
        """The outermost left and right of anything printed."""
        return _OUTER * PER_POINT, self.width - _OUTER * PER_POINT

    def column(self, indent: int) -> tuple[float, float]:
        """Left edge and width of text indented so many steps."""
        left = self.left + indent * _INDENT * PER_POINT
        return left, max(self.right, left + 100 * PER_POINT) - left

    @property
    def codes(self) -> QRectF:
        """Where brackets and names of codes stand."""
        left = self.right + 8 * PER_POINT
        return QRectF(left, self.top, self.edges[1] - left, self.bottom - self.top)


@cache
def _font(family: str, size: float, bold: bool, italic: bool) -> QFont:
    font = QFont(family)
    font.setPixelSize(round(size * PER_POINT))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for ligature in ("liga", "clig"):  # a reader of the file finds no letters in them
        font.setFeature(QFont.Tag(ligature), 0)
    font.setBold(bold)
    font.setItalic(italic)
    return font


def font_of(style: Style, *, italic: bool = False) -> QFont:
    """The font of a style, sized in our units."""
    look = LOOKS[style]
    family = (theme.reading_font() if look.prose else theme.font()).family()
    return _font(family, look.size, look.bold, italic)


def line_height(style: Style) -> float:
    """From one line of a style to the next."""
    return QFontMetricsF(font_of(style)).height() * LOOKS[style].spacing
