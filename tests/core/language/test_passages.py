from hypothesis import given, settings
from hypothesis import strategies as st

from coder_app.core.language.passages import passages
from models.words import words


def cut(text, turns=()):
    return [text[start:end] for start, end in passages(text, turns, "en")]


def test_sentences_are_grouped_to_about_sixty_words():
    text = " ".join(f"{'word ' * 24}end." for _ in range(5))
    assert [words(passage) for passage in cut(text)] == [50, 50, 25]


def test_a_short_turn_is_one_passage_and_turns_are_never_joined():
    text = "Yes.\nNo. Maybe.\n"
    assert cut(text, [(0, 4), (5, 15)]) == ["Yes.", "No. Maybe."]


def test_a_turn_without_a_full_stop_is_cut_after_a_comma():
    text = " ".join(["and then we waited a bit,"] * 30)
    found = cut(text)
    assert all(words(passage) <= 60 for passage in found)
    assert all(passage.endswith(",") for passage in found)
    assert " ".join(found) == text


def test_a_turn_without_any_mark_is_cut_between_words():
    found = cut("word " * 150)
    assert [words(passage) for passage in found] == [60, 60, 30]


def test_a_text_without_words_has_no_passages():
    assert cut("") == []
    assert cut(" \n\n ") == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["word", "comma,", "end.", "\n", "—"]), max_size=300))
def test_passages_lose_no_word_and_stay_within_the_measure(parts):
    text = " ".join(parts)
    found = cut(text)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(words(passage) <= 61 for passage in found)
