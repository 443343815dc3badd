from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder_app.core.errors import Cancelled
from coder_app.core.language.boundaries import boundaries, pipeline
from coder_app.core.language.sentences import sentences


def cut(text, turns=(), language="en"):
    return [text[start:end] for start, end in sentences(text, turns, language)]


def test_sentences_end_at_their_marks():
    assert cut("They took a statement. Then nothing!  Why? I rang.") == [
        "They took a statement.",
        "Then nothing!",
        "Why?",
        "I rang.",
    ]


def test_a_decimal_or_a_title_does_not_end_a_sentence():
    assert cut("Dr. Hale paid 3.50 for it. Fine.") == ["Dr. Hale paid 3.50 for it.", "Fine."]


def test_a_sentence_never_crosses_turns_and_leaves_the_name_out():
    text = "Int: And then\nP04: nothing. Seven weeks\nInt: mhm"
    turns = [(5, 13), (19, 39), (45, 48)]
    assert cut(text, turns) == ["And then", "nothing.", "Seven weeks", "mhm"]


def test_a_line_broken_in_mid_sentence_is_one_and_a_heading_is_its_own():
    wrapped = "We waited the whole afternoon in that small\nroom. Nobody came."
    assert cut(wrapped) == [
        "We waited the whole afternoon in that small\nroom.",
        "Nobody came.",
    ]
    assert cut("Field note\nShe was late") == ["Field note", "She was late"]
    long_line = "a line of words that simply goes on and on without an end"
    assert cut(f"{long_line}\n\n{long_line}") == [long_line, long_line]


def test_offsets_are_code_points():
    text = "I said 🙂🙂 yes. E\u0301t\u00e9 was good. Fine."
    assert cut(text) == ["I said 🙂🙂 yes.", "E\u0301t\u00e9 was good.", "Fine."]


@pytest.mark.parametrize("text", ["Wort " * 300_000, "x" * 1_200_000])
def test_texts_beyond_what_spacy_takes_are_cut_all_the_same(text):
    found = cut(text)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert max(map(len, found)) <= 100_000


def test_chinese_and_hindi_marks_end_sentences_too():
    assert len(cut("我报警了。没有人来。", language="zh")) == 2
    assert len(cut("वह आया। वह गया।", language="hi")) == 2


def test_progress_can_cancel_it():
    def stop(done, total):
        raise Cancelled(done, total)

    with pytest.raises(Cancelled):
        sentences("One. Two.", [], "en", stop)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab .!?\n,🙂", max_size=200), st.integers(0, 200))
def test_sentences_are_in_order_without_blanks_and_lose_no_word(text, middle):
    middle = min(middle, len(text))
    turns = [(0, middle), (middle, len(text))]
    found = sentences(text, turns, "en")
    assert found == sorted(found)
    for (_, end), (start, _) in pairwise(found):
        assert end <= start
    for start, end in found:
        assert text[start:end] == text[start:end].strip() != ""
        assert end <= middle or start >= middle
    kept = "".join(text[start:end] for start, end in found)
    assert "".join(kept.split()) == "".join(text.split())


PIECES = (
    """I said|Dr.|e.g.|U.S.|3.50|...|?|!|.|'|"|(laughs)|)|-| |  |\n|\t|8|:)|x.y|?!|z.B.|'s"""
    "|it's.|(|\u2026|\u201d|\u201c|\u2014|\u00a0|\u00ab|\u00bb|\u00e9.|\U0001f642.|EE. UU.|$5.|#b."
).split("|")


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=14),
    st.sampled_from(["", " "]),
    st.sampled_from(["en", "fr", "es", "xx"]),
)
def test_sentences_begin_just_where_those_of_spacy_do(pieces, between, language):
    text = between.join(pieces)
    theirs = [sentence.start_char for sentence in pipeline(language)(text).sents] or [0]
    ours = next(iter(boundaries(language).starts([text])))
    assert _said(text, ours) == _said(text, theirs)


def _said(text, starts):
    sentences = [text[a:b].strip() for a, b in pairwise([*starts, len(text)])]
    return [sentence for sentence in sentences if sentence]
