"""What a gesture selects."""

import pytest

from coder_app.ui.reader.gestures import Units, in_vivo_name, snapped, trim

TEXT = "I: How was it?\nP04: Nobody called. I'd waited seven weeks!\nI: And then?\n"


def spans(text: str, *pieces: str) -> list[tuple[int, int]]:
    return [(text.index(piece), text.index(piece) + len(piece)) for piece in pieces]


@pytest.fixture
def units() -> Units:
    turns = spans(TEXT, "How was it?", "Nobody called. I'd waited seven weeks!", "And then?")
    cut = spans(TEXT, "How was it?", "Nobody called.", "I'd waited seven weeks!", "And then?")
    return Units(TEXT, turns, cut)


def cut(text: str, span: tuple[int, int]) -> str:
    return text[slice(*span)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("obody cal", "Nobody called"),
        (" called. ", "called."),
        ("'d wai", "I'd waited"),
        ("seven", "seven"),
        (" ", ""),
        ("weeks!\nI", "weeks!\nI"),
    ],
)
def test_a_selection_snaps_to_whole_words_and_drops_outer_blanks(marked: str, expected) -> None:
    start = TEXT.index(marked)
    assert cut(TEXT, snapped(TEXT, start, start + len(marked))) == expected


@pytest.mark.parametrize("word", ["cafe\u0301s", "שָׁלוֹם", "well-known", "don\u2019t", "naïve"])
def test_a_word_keeps_its_accents_points_and_hyphens(word: str) -> None:
    text = f"so {word} it"
    for offset in range(4, 3 + len(word)):
        assert cut(text, snapped(text, offset, offset + 1)) in {word, text[offset]}
    assert cut(text, snapped(text, 4, 5)) == word


def test_an_emoji_is_no_part_of_a_word() -> None:
    assert cut("so 😀good day", snapped("so 😀good day", 5, 6)) == "good"


def test_space_grows_from_word_to_sentence_to_turn_to_document(units: Units) -> None:
    span = (TEXT.index("called") + 2,) * 2
    grown = []
    for _ in range(5):
        span = units.grown(*span)
        grown.append(cut(TEXT, span))
    turn = "Nobody called. I'd waited seven weeks!"
    assert grown == ["called", "Nobody called.", turn, TEXT, TEXT]


def test_growing_a_selection_over_two_turns_takes_both(units: Units) -> None:
    start, end = TEXT.index("seven"), TEXT.index("then?")
    assert cut(TEXT, units.grown(start, end)) == "I'd waited seven weeks!\nI: And then?"


def test_shift_space_shrinks_the_way_back(units: Units) -> None:
    span = (0, len(TEXT))
    shrunk = []
    for _ in range(4):
        span = units.shrunk(*span)
        shrunk.append(cut(TEXT, span))
    assert shrunk == ["How was it?", "How", "", ""]


def test_sentences_fall_back_to_turns_and_turns_to_lines() -> None:
    plain = Units(TEXT)
    assert cut(TEXT, plain.sentence_at(20)) == "P04: Nobody called. I'd waited seven weeks!"


def test_walking_by_sentence_stops_at_both_ends(units: Units) -> None:
    first = units.next_sentence(-1)
    assert first is not None
    assert cut(TEXT, first) == "How was it?"
    second = units.next_sentence(first[0])
    assert second is not None
    assert cut(TEXT, second) == "Nobody called."
    assert units.next_sentence(TEXT.index("And")) is None
    assert units.previous_sentence(first[0]) is None


def test_an_empty_text_has_no_units() -> None:
    assert Units("").grown(0, 0) == (0, 0)
    assert trim("   ", 0, 3) == (0, 0)


def test_in_vivo_names_are_one_line_without_outer_stops() -> None:
    text = "\u201cnobody  called\nme.\u201d"
    assert in_vivo_name(text, 0, len(text)) == "nobody called me"
    assert len(in_vivo_name("word " * 40, 0, 200)) <= 61


def test_text_above_the_first_turn_is_selected_line_by_line() -> None:
    head = "Interview 7\n3 May 2025\n\n"
    text = head + TEXT
    turns = spans(text, "How was it?", "Nobody called. I'd waited seven weeks!", "And then?")
    for sentences in ([], turns):
        units = Units(text, turns, sentences, len(head))
        assert cut(text, units.sentence_at(3)) == "Interview 7"
        assert cut(text, units.sentence_at(text.index("May"))) == "3 May 2025"
        assert cut(text, units.turn_at(0)) == "Interview 7"
        assert cut(text, units.sentence_at(text.index("was it"))) == "How was it?"
        following = units.next_sentence(text.index("May"))
        assert following is not None
        assert cut(text, following) == "How was it?"


def test_growing_behind_a_full_stop_takes_the_word_before_it_first(units: Units) -> None:
    behind = TEXT.index("called.") + len("called.")
    assert cut(TEXT, units.grown(behind, behind)) == "called."
