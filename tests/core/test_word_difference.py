"""Words that went and came between two definitions."""

from hypothesis import given
from hypothesis import strategies as st

from coder_app.core.word_difference import Piece, spoken, words_between


def test_words_are_whole_and_neighbours_go_together() -> None:
    assert words_between("The police did not call back.", "The police never rang back.") == (
        Piece("same", "The police "),
        Piece("removed", "did not call"),
        Piece("added", "never rang"),
        Piece("same", " back."),
    )


def test_what_is_only_put_in_or_taken_out_is_that() -> None:
    assert words_between("Waiting.", "Waiting for news.") == (
        Piece("same", "Waiting"),
        Piece("added", " for news"),
        Piece("same", "."),
    )
    assert words_between("", "New.") == (Piece("added", "New."),)
    assert words_between("Same.", "Same.") == (Piece("same", "Same."),)


def test_it_is_told_in_words() -> None:
    pieces = words_between("They rang.", "They wrote.")
    assert spoken(pieces) == "They removed: rang; added: wrote; ."


@given(st.text("ab \n.'", max_size=40), st.text("ab \n.'", max_size=40))
def test_both_texts_can_be_read_from_the_pieces(before: str, after: str) -> None:
    pieces = words_between(before, after)
    assert "".join(one.text for one in pieces if one.fate != "added") == before
    assert "".join(one.text for one in pieces if one.fate != "removed") == after
