"""An excerpt between the sentences around it: the excerpt bold, its context quieter."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

Parts = tuple[str, str, str]
"""The sentence before, the excerpt, the sentence after; any may be empty."""


_CLOSING = tuple(",.;:!?…)]”’")
"""Signs that stand close behind the words before them."""


def joined(parts: Parts) -> str:
    """The three parts as one text."""
    return "".join(spaced(parts))


def spaced(parts: Parts) -> list[str]:
    """The three parts, each with the blank that stands before it."""
    found: list[str] = []
    for part in parts:
        gap = " " if part and any(found) and not part.startswith(_CLOSING) else ""
        found.append(gap + part)
    return found


def laid_out(parts: Parts, width: float, font: QFont, ink: QColor, quiet: QColor) -> QTextLayout:
    """Set the three parts as one paragraph, wrapped at a width in pixels."""
    layout = QTextLayout(joined(parts).replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(parts, font, ink, quiet))
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout


def height_of(layout: QTextLayout) -> int:
    """How high a paragraph is, in whole pixels."""
    return int(layout.boundingRect().height() + 0.999)


def draw(painter: QPainter, layout: QTextLayout, place: QRectF) -> None:
    """Draw a paragraph from the upper left corner of a place, cut to it."""
    painter.save()
    painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
    layout.draw(painter, place.topLeft())
    painter.restore()


def _formats(
    parts: Parts, font: QFont, ink: QColor, quiet: QColor
) -> list[QTextLayout.FormatRange]:
    """Say how each part looks; lengths in UTF-16 units, as Qt counts."""
    found, at = [], 0
    for number, part in enumerate(spaced(parts)):
        form = QTextCharFormat()
        form.setForeground(ink if number == 1 else quiet)
        if number == 1:
            form.setFontWeight(max(QFont.Weight.DemiBold, font.weight()))
        each = QTextLayout.FormatRange()
        each.start, each.length, each.format = at, _units(part), form
        found.append(each)
        at += each.length
    return found


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
