"""The strip beside the scroll bar: true to the text, cheap for thousands, a click goes there."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coder_app.ui.reader.content import LaterMark
from coder_app.ui.reader.reader import Reader
from coder_app.ui.reader.ticks import row_offsets, runs, ticks
from coder_app.ui.theme import theme
from tests.ui.reader.interview import coding, content_of

LINE = "P04: They took a statement and nobody called me back.\n"
TEXT = LINE * 400


def test_rows_stand_for_lines_not_for_characters() -> None:
    # two blocks of ten characters, the second of three lines
    assert row_offsets(4, [0, 1, 4], [0, 10], 20) == [0, 10, 13, 16, 20]
    assert row_offsets(3, [], [0], 0) == [0, 0, 0, 0]


def test_a_row_takes_the_colour_of_what_begins_in_it_or_goes_on() -> None:
    segments = [(0, 25, "long"), (5, 6, "short"), (31, 33, "late")]
    found = ticks([0, 10, 20, 30, 40, 50], segments, str.upper)
    assert found == ["LONG", "LONG", "LONG", "LATE", ""]
    assert runs(found) == [(0, 3, "LONG"), (3, 1, "LATE")]


def test_an_empty_text_has_no_ticks() -> None:
    assert ticks(row_offsets(5, [0, 1], [0], 0), [], str) == [""] * 5


def test_codings_and_hits_stand_where_they_are_in_the_document(reader: Reader) -> None:
    middle = TEXT.index("statement", len(TEXT) // 2)
    mark = coding("k", "statement", 1, TEXT)._replace(start=middle, end=middle + 9)
    reader.show_content(content_of(TEXT, mark))
    reader.text.set_hits([(len(TEXT) - 20, len(TEXT) - 10)])
    height = reader.overview.height()
    (row,) = [y for y, colour in enumerate(reader.overview.codings()) if colour]
    assert abs(row - height // 2) <= 2
    assert reader.overview.codings()[row] == mark.colour
    (hit,) = [y for y, colour in enumerate(reader.overview.hits()) if colour]
    assert hit >= height - 4


def test_the_strip_follows_a_change_a_moment_later(reader: Reader, qtbot: QtBot) -> None:
    reader.show_content(content_of(TEXT))

    def shown() -> set[str]:
        image = reader.overview.grab().toImage()
        return {image.pixelColor(4, y).name() for y in range(image.height())}

    ground = theme.colour("transcript").name()
    qtbot.waitUntil(lambda: shown() == {ground})
    mark = coding("k", "statement", 1, TEXT)
    reader.update_codings([mark])
    qtbot.waitUntil(lambda: shown() == {ground, mark.colour})
    reader.update_codings([], ["k"])
    qtbot.waitUntil(lambda: shown() == {ground})


def test_a_click_on_the_strip_goes_there(reader: Reader) -> None:
    reader.show_content(content_of(TEXT))
    place = QPoint(6, reader.overview.height() * 3 // 4)
    QTest.mouseClick(reader.overview, Qt.MouseButton.LeftButton, pos=place)
    low, high = reader.text.sight().range
    assert low < len(TEXT) * 3 // 4 < high


def test_what_is_to_be_coded_later_has_a_track_of_its_own(reader: Reader, qtbot: QtBot) -> None:
    reader.show_content(content_of(TEXT))
    ground = theme.colour("transcript").name()
    later = theme.colour("text_quiet").name()

    def shown() -> set[str]:
        image = reader.overview.grab().toImage()
        return {image.pixelColor(14, y).name() for y in range(image.height())}

    qtbot.waitUntil(lambda: shown() == {ground})
    reader.set_later([LaterMark("m", len(TEXT) // 2, len(TEXT) // 2 + 30)])
    qtbot.waitUntil(lambda: shown() == {ground, later})
    reader.set_later([])
    qtbot.waitUntil(lambda: shown() == {ground})
