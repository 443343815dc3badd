import pytest

from models.words import words


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
