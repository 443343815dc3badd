"""Lines under the words that counted for a suggestion, while its row is in hand."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPen

from coder_app.ui.reader.content import Range
from coder_app.ui.reader.geometry import Sight
from coder_app.ui.theme import theme

if TYPE_CHECKING:
    from coder_app.ui.reader.transcript import Transcript

_THICK = 2


def paint(view: "Transcript", sight: Sight, words: Sequence[Range]) -> None:
    """Underline words of the text, as far as they are in sight."""
    low, high = sight.range
    shown = [(start, end) for start, end in words if start < high and low < end]
    if not shown:
        return
    painter = QPainter(view.viewport())
    painter.setPen(QPen(theme.colour("accent"), _THICK))
    down = QPointF(0, 1)
    for word in shown:
        for rect in sight.rects(*word):
            painter.drawLine(rect.bottomLeft() - down, rect.bottomRight() - down)
    painter.end()
