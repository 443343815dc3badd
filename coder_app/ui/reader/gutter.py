"""Left of the text: the time a turn begins and the number a paragraph is cited by."""

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from coder_app.ui.reader.column import GUTTER
from coder_app.ui.reader.content import ReaderContent
from coder_app.ui.reader.geometry import Row
from coder_app.ui.theme import theme

if TYPE_CHECKING:
    from coder_app.ui.reader.editor import Editor
    from coder_app.ui.reader.transcript import Transcript

_APART = 16
_NUMBER = 32
_BESIDE = 4


class Gutter(QWidget):
    """Paints ¶ numbers and times for the rows in sight."""

    def __init__(self, view: "Transcript | Editor") -> None:
        super().__init__(view)
        self._view = view
        self.setObjectName("reader.gutter")
        self.setAccessibleName("Paragraph numbers and times")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.sightChanged.connect(self.update)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.colour("transcript"))
        painter.setPen(theme.colour("text_quiet"))
        small = theme.font(-1)
        painter.setFont(small)
        for row in self._view.sight().rows:
            self._paint_row(painter, row)

    def _paint_row(self, painter: QPainter, row: Row) -> None:
        number = self._view.numbers.number_of(row.number)
        if number is None:
            return
        line = row.layout.lineAt(0)
        top, height, right = row.top + line.y(), line.height(), self.width() - _APART
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(right - _NUMBER, top, _NUMBER, height), align, str(number))
        turn = self._view.numbers.turn_starting_in(row.number)
        if turn is not None and turn.time is not None:
            place = QRectF(0, top, right - _NUMBER - _BESIDE, height)
            painter.drawText(place, align, clock(turn.time))


def gutter_width(content: ReaderContent) -> int:
    """The pixels that the numbers and the longest time of a text need."""
    times = [turn.time for turn in content.turns if turn.time is not None]
    if not times:
        return GUTTER
    time = QFontMetricsF(theme.font(-1)).horizontalAdvance(clock(max(times)))
    return max(GUTTER, ceil(time) + _BESIDE + _NUMBER + _APART + _BESIDE)


def clock(milliseconds: int) -> str:
    """Return a time as ``08:14`` or ``1:08:14``."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"
