"""What is marked on screen is what is stored: emoji, accents, right-to-left, long lines."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coder_app.ui.reader.look import TranscriptLook
from coder_app.ui.reader.positions import Positions
from coder_app.ui.reader.reader import Reader
from coder_app.ui.theme import theme
from tests.ui.reader.interview import TEXT, coding, content_of

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
STRANGE = (
    "P04: 😀😀 first 👩\u200d👧 e\u0301tude cafe\u0301 then\n"
    "P04: שלום עולם she said אני לא יודעת\n"
    "P04: one\u2028two\u2029three last words\n"
)


@pytest.mark.parametrize(
    "piece",
    [
        "e\u0301tude cafe\u0301",
        "first 👩\u200d👧 e\u0301tude",
        "then\nP04: שלום",
        "said אני לא",
        "יודעת\nP04: one\u2028two",
        "three last words",
    ],
)
def test_a_drag_stores_what_was_on_screen(reader: Reader, asked, piece: str) -> None:
    reader.show_content(content_of(STRANGE))
    start = STRANGE.index(piece)
    end = start + len(piece)
    port = reader.text.viewport()
    places = [reader.text.caret_rect(offset).center() for offset in (start, end)]
    QTest.mousePress(port, LEFT, NONE, places[0])
    QTest.mouseMove(port, places[1])
    QTest.mouseRelease(port, LEFT, NONE, places[1])
    shown = reader.text.textCursor().selectedText()
    QTest.keyClick(reader.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    kind, low, high, _ = asked.last
    assert kind == "apply"
    stored = STRANGE[low:high]
    assert stored.replace("\u2029", "\u2028") == shown.replace("\u2029", "\n")
    if not any(letter >= "\u0590" for letter in piece if letter < "\u2000"):
        assert stored == piece


def test_a_keyboard_selection_across_an_emoji_and_a_line_end_is_exact(
    reader: Reader, asked
) -> None:
    reader.show_content(content_of(STRANGE))
    start = STRANGE.index("cafe")
    reader.go_to(start, start)
    for _ in range(4):
        QTest.keyClick(
            reader.text,
            Qt.Key.Key_Right,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        )
    QTest.keyClick(reader.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    _, low, high, _ = asked.last
    assert STRANGE[low:high] == "cafe\u0301 then\nP04"


def test_long_lines_are_broken_on_screen_and_whole_in_the_text(reader: Reader, asked) -> None:
    text = "P04: " + "They took a statement and I waited. " * 700 + "\n"
    reader.show_content(content_of(text))
    document = reader.text.document()
    lengths = []
    block = document.firstBlock()
    while block.isValid():
        lengths.append(block.length() - 1)
        block = block.next()
    assert max(lengths) <= 4_000
    assert len(lengths) > 5
    at_break = reader.text.positions.breaks[0]
    reader.go_to(at_break - 8, at_break + 9)
    QTest.keyClick(reader.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.last[1:3] == (at_break - 8, at_break + 9)
    assert text[at_break - 8 : at_break + 9] == "waited. They took"
    numbers = [reader.text.look.number_of(number) for number in range(3)]
    assert numbers == [1, None, None]


def test_the_caret_passes_a_break_shown_only(reader: Reader) -> None:
    text = "P04: " + "They took a statement and I waited. " * 200 + "\n"
    reader.show_content(content_of(text))
    at_break = reader.text.positions.breaks[0]
    cursor = reader.text.textCursor()
    cursor.setPosition(reader.text.positions.to_qt(at_break - 1))
    seen = []
    for _ in range(3):
        cursor.movePosition(QTextCursor.MoveOperation.Right)
        seen.append(reader.text.positions.to_offset(cursor.position()))
    assert seen == [at_break, at_break, at_break + 1]


def test_opening_shows_the_top_and_forgets_what_was_selected(reader: Reader) -> None:
    text = "P04: They took a statement.\n" * 200
    reader.show_content(content_of(text))
    reader.go_to(5_000, 5_010)
    assert reader.text.verticalScrollBar().value() > 0
    reader.show_content(content_of(text + "P04: More.\n"))
    assert reader.selected == (0, 0)
    assert reader.text.verticalScrollBar().value() == 0


def test_a_place_far_away_comes_into_sight_with_text_above_it(reader: Reader) -> None:
    text = "".join(f"P04: Sentence number {n} of a long interview.\n" for n in range(4_000))
    reader.show_content(content_of(text))
    for wanted in (3_500, 20, 1_999):
        place = text.index(f"number {wanted} ")
        reader.go_to(place, place + 6)
        top, bottom = reader.text.sight().extent(place, place + 6)
        assert 0 <= top < bottom <= reader.text.viewport().height()
        assert top > 40


def test_a_change_of_theme_recolours_labels(reader: Reader) -> None:
    reader.show_content(content_of(STRANGE, coding("k", "first", 0, STRANGE)))
    for mode in ("dark", "light"):
        theme.set_mode(mode)
        QApplication.processEvents()
        reader.grab()
        label = reader.text.document().firstBlock().layout().formats()[0]
        assert label.format.foreground().color() == theme.colour("speaker_1")


def test_zoom_keeps_the_place(reader: Reader) -> None:
    text = "P04: They took a statement and nobody called me back.\n" * 300
    reader.show_content(content_of(text))
    reader.text.verticalScrollBar().setValue(200)
    first = reader.text.sight().range[0]
    reader.set_zoom(150)
    QApplication.processEvents()
    assert abs(reader.text.sight().range[0] - first) < 120


def test_a_look_never_fails_on_a_block_of_the_text_before() -> None:
    content = content_of("P04: One line.")
    look = TranscriptLook(content, Positions(content.text), theme.reading_font())
    assert look.formats(7) == []
    assert look.gap_above(7) > 0


def test_a_long_text_gives_way_to_an_empty_one_at_once(reader: Reader) -> None:
    text = "P04: They took a statement.\n" * 500
    for _ in range(3):
        reader.show_content(content_of(text, coding("k", "statement", 0, text)))
        reader.go_to(len(text) - 30, len(text) - 10)
        reader.select_coding("k")
        reader.grab()
        reader.show_content(content_of(""))
        reader.grab()
        assert reader.text.document().blockCount() == 1


@pytest.mark.parametrize("share", [0.9, 0.4, 0.99, 0.05])
def test_a_place_low_in_a_paragraph_taller_than_the_view_comes_into_sight(
    reader: Reader, share: float
) -> None:
    line = "Ann: " + "I waited and nobody ever called me back. " * 400
    reader.show_content(content_of(f"{TEXT}{line}\n{TEXT}{line}\n{TEXT}"))
    text = reader.text.content.text
    for which in (0.2, share, 0.7, share):  # from above, and from below
        start = text.index("nobody", int(which * len(text)))
        reader.go_to(start, start + len("nobody"))
        place = reader.text.caret_rect(start)
        assert reader.text.viewport().rect().contains(place), (which, place)


def test_the_focus_may_come_and_go_while_nothing_is_to_be_painted(reader: Reader) -> None:
    reader.open_find()
    reader.setUpdatesEnabled(False)  # as Qt does while one page takes the place of another
    reader.text.setFocus()
    assert reader.text.hasFocus()
    reader.setUpdatesEnabled(True)
    assert reader.text.viewport().updatesEnabled()
    reader.setUpdatesEnabled(False)
    reader.find_bar.field.setFocus()
    reader.setUpdatesEnabled(True)
    assert reader.text.viewport().updatesEnabled()
