"""What is said of files that came in: nothing that is zero."""

import pytest

from coder_app.ui.window_commands.files import codebook_words


@pytest.mark.parametrize(
    ("new", "fuller", "words"),
    [
        (1000, 0, "1,000 codes are new"),
        (1, 0, "1 code is new"),
        (0, 1, "1 code says more now"),
        (2, 3, "2 codes are new, 3 codes say more now"),
        (0, 0, "The codebook brought nothing new: all its codes are here already"),
    ],
)
def test_a_codebook_tells_what_it_brought(new, fuller, words):
    assert codebook_words(new, fuller) == words
