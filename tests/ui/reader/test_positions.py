"""Offsets, Qt positions and display blocks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from coder_app.ui.reader.positions import Positions, display_breaks

LETTERS = st.sampled_from(
    ["a", "b ", ". ", "\n", "e\u0301", "😀", "👩\u200d👧", "שלום", "\u2028", "\u2029", "\r", "\t"]
)
TEXTS = st.lists(LETTERS, max_size=60).map("".join)


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS, st.integers(5, 20))
@settings(max_examples=300, deadline=None)
def test_every_offset_comes_back(text: str, longest: int) -> None:
    positions = Positions(text, longest)
    for offset in range(len(text) + 1):
        assert positions.to_offset(positions.to_qt(offset)) == offset


@given(TEXTS, st.integers(5, 20))
@settings(max_examples=200, deadline=None)
def test_the_widget_holds_the_same_characters_at_the_same_places(text: str, longest: int) -> None:
    positions = Positions(text, longest)
    document = QTextDocument()
    document.setPlainText(positions.display_text)
    assert document.blockCount() == len(positions.block_starts)
    assert document.characterCount() - 1 == utf16(positions.display_text)
    for offset, character in enumerate(text):
        if character not in "\n\u2028\u2029\r\t":
            cursor = QTextCursor(document)
            cursor.setPosition(positions.to_qt(offset))
            end = positions.to_qt(offset) + utf16(character)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            if cursor.position() == end:  # Qt never stops inside what it draws as one character
                assert character in cursor.selectedText()


@given(TEXTS, st.integers(5, 20))
@settings(max_examples=200, deadline=None)
def test_blocks_tile_the_text_and_none_is_too_long(text: str, longest: int) -> None:
    positions = Positions(text, longest)
    pieces = [positions.block_range(block) for block in range(len(positions.block_starts))]
    assert all(end - start <= longest for start, end in pieces)
    rebuilt = "".join(text[a:b] for a, b in pieces)
    assert rebuilt == text.replace("\n", "")
    for block, (start, end) in enumerate(pieces):
        assert positions.block_of(start) == block
        assert positions.in_block(block, end) == utf16(text[start:end])


def test_a_position_inside_a_surrogate_pair_is_the_start_of_its_character() -> None:
    positions = Positions("a😀b")
    assert [positions.to_offset(position) for position in range(5)] == [0, 1, 1, 2, 3]


def test_the_end_of_a_broken_block_is_the_start_of_the_next() -> None:
    positions = Positions("One. " * 10, longest=20)
    start = positions.to_qt(positions.breaks[0])
    assert positions.to_offset(start - 1) == positions.to_offset(start) == positions.breaks[0]


def test_long_lines_break_at_a_sentence_end_then_a_blank_then_anywhere() -> None:
    assert display_breaks("It was late. And then " + "x" * 8, 20) == [13]
    assert display_breaks("aaaaaaaaaa bbbbbbb cccccc", 20) == [19]
    assert display_breaks("x" * 50, 20) == [20, 40]


def test_a_hard_break_never_parts_a_letter_from_its_accent() -> None:
    text = "x" * 19 + "e\u0301" + "y" * 10
    assert display_breaks(text, 20) == [19]


@pytest.mark.parametrize("character", ["\u2029", "\r", "\ufdd0", "\ufdd1", "\x00", "\x0c"])
def test_a_character_at_which_qt_would_end_a_block_keeps_its_place(character: str) -> None:
    positions = Positions(f"one{character}two\nthree")
    document = QTextDocument()
    document.setPlainText(positions.display_text)
    assert document.blockCount() == 2
    assert document.findBlockByNumber(1).position() == positions.to_qt(8)
