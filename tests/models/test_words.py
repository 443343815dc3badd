import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.words import GAPS, packed, word_starts, words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" \n ", 0),
        ("Nobody called me back.", 4),
        ("don't well-known o’clock", 3),
        ("seven weeks — seven — and then…nothing", 6),
        ("- ... ! ?", 0),
        ("[inaudible 00:12:34] yes", 3),
        ("हिन्दी में", 2),
        ("naïve cafe\u0301", 2),
        ("我们 yes", 3),
        ("🙂 fine", 1),
    ],
)
def test_words_are_counted_as_a_reader_would(text, count):
    assert words(text) == count


@given(st.text(max_size=200))
def test_where_words_begin_is_kept_exactly(text):
    starts = word_starts(text)
    assert len(starts) == words(text)
    gaps = packed(starts)
    assert gaps is not None
    assert np.cumsum(np.frombuffer(gaps, GAPS)).tolist() == starts.tolist()


def test_words_too_far_apart_are_not_kept():
    assert packed(word_starts("a" + " " * 70_000 + "b")) is None
