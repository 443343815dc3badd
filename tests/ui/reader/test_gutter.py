"""The margin of numbers and times."""

from dataclasses import replace

from PySide6.QtGui import QFontMetricsF

from coder_app.ui.reader.gutter import clock
from coder_app.ui.reader.reader import Reader
from coder_app.ui.theme import theme
from tests.ui.reader.interview import TEXT, content_of

HOUR = 3_600_000


def test_a_time_over_an_hour_has_room_beside_the_number(reader: Reader) -> None:
    usual = reader.gutter.width()
    content = content_of(TEXT)
    late = [replace(turn, time=turn.start + 12 * HOUR) for turn in content.turns]
    reader.resize(700, 700)  # no room to spare
    tight = reader.gutter.width()
    reader.show_content(replace(content, turns=late))
    assert reader.gutter.width() == reader.text.viewport().x() > tight
    time = QFontMetricsF(theme.font(-1)).horizontalAdvance(clock(12 * HOUR))
    assert reader.gutter.width() - 16 - 32 - 4 >= time
    reader.show_content(content)
    assert reader.gutter.width() == tight <= usual
