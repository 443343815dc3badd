"""Editing a text moves everything placed in it; no coding is ever lost by it."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder_app.core import coding, documents, memos, search
from coder_app.core.errors import CoderError
from coder_app.core.text_difference import changes_between, moved

Step = Callable[[Callable[[], object]], str]

WORDS = st.lists(
    st.sampled_from(["aa ", "b", " ", "\n", "cc. ", "d! ", "😀", "e\u0301 ", "aa aa "]), max_size=30
).map("".join)


@given(WORDS, WORDS)
def test_the_changes_make_the_new_text_of_the_old(old: str, new: str) -> None:
    made, at = [], 0
    for a, b, c, d in changes_between(old, new):
        assert at <= a <= b
        made += [old[at:a], new[c:d]]
        at = b
    assert "".join([*made, old[at:]]) == new


@given(WORDS, WORDS)
def test_places_keep_their_order_and_stay_inside(old: str, new: str) -> None:
    places = moved(old, new)
    for find in (places.start, places.end):
        found = [find(offset) for offset in range(len(old) + 1)]
        assert found == sorted(found)
        assert all(0 <= offset <= len(new) for offset in found)


@pytest.mark.parametrize(
    ("old", "new", "words", "then"),
    [
        ("I felt stupd then.", "I felt stupid then.", "stupd", "stupid"),
        ("I felt bad then.", "So I felt bad then.", "felt bad", "felt bad"),
        ("I felt bad then.", "I felt very bad then.", "felt bad", "felt very bad"),
        ("I felt bad then.", "I felt bad back then.", "felt bad", "felt bad"),
        ("I felt bad then.", "I always felt bad then.", "felt bad", "felt bad"),
        ("I felt bad then.", "I felt bad.", "bad then", "bad"),
        ("I felt bad then.", "I felt awful then.", "bad", "awful"),
        ("I felt bad then.", "I felt awful then.", "felt bad then", "felt awful then"),
        ("One.\n\nTwo two.\n", "One.\n\nNew.\n\nTwo two.\n", "Two two.", "Two two."),
        ("a b c\nd e f g", "a b c d e f g", "c\nd", "c d"),
        ("😀 I felt bad.", "😀😀 I felt bad.", "felt", "felt"),
    ],
)
def test_words_are_followed(old: str, new: str, words: str, then: str) -> None:
    places, start = moved(old, new), old.index(words)
    assert new[places.start(start) : places.end(start + len(words))] == then


def test_a_typo_is_repaired_in_one_step(desk, codes, one_step: Step) -> None:
    codes.plant("a")
    document = desk.documents["Ann"]
    desk.code("Nobody called me", codes["a"])
    desk.code("felt stupid", codes["a"])
    text = desk.project.text(document)
    edited = text.replace("They took a statement", "They all took my statement")
    reports = []
    name = one_step(lambda: reports.append(documents.edit_text(desk.project, document, edited)))
    assert name == 'Edit the text of "Ann"'
    assert (reports[0].moved, reports[0].kept) == (2, ())
    assert desk.project.text(document) == edited
    assert desk.coded() == [("a", "Nobody called me"), ("a", "felt stupid")]
    rows = documents.turns(desk.project, document)
    assert (
        edited[rows[1].start : rows[1].end] == "Ann: They all took my statement and then nothing."
    )
    assert edited[rows[1].body_start :].startswith("They all")
    assert edited[rows[4].start : rows[4].end] == "Ann: Never. I felt stupid for asking."
    assert [hit.start for hit in search.search(desk.project, "all took")] != []
    assert desk.project.check() == []


def test_words_added_at_the_ends_of_a_turn_are_its_speakers(desk) -> None:
    document = desk.documents["Ann"]
    text = desk.project.text(document)
    edited = text.replace("Never. I felt stupid for asking.", "Well, never. I felt stupid. Yes.")
    edited = edited.replace("nothing.", "nothing. Nothing at all.\n\nA new line")
    documents.edit_text(desk.project, document, edited)
    said = [edited[r.body_start : r.end] for r in documents.turns(desk.project, document)]
    assert said[1] == "They took a statement and then nothing. Nothing at all."
    assert said[4] == "Well, never. I felt stupid. Yes."


def test_a_turn_that_is_gone_goes(desk) -> None:
    document = desk.documents["Ann"]
    text = desk.project.text(document)
    documents.edit_text(
        desk.project, document, text.replace("Ann: Nobody called me back for seven weeks.\n\n", "")
    )
    assert len(documents.turns(desk.project, document)) == 4
    assert desk.project.check() == []


def test_a_coding_whose_words_are_deleted_is_kept_nearby_and_named(desk, codes) -> None:
    codes.plant("a")
    document = desk.documents["Ann"]
    one = desk.code("called me back", codes["a"])
    memos.set_memo(desk.project, "coding", one, "kept")
    text = desk.project.text(document)
    report = documents.edit_text(desk.project, document, text.replace("called me back ", ""))
    assert report.kept == ("Ann ¶3",)
    (row,) = coding.codings(desk.project, document)
    assert (row.id, row.memo, row.end - row.start) == (one, "kept", 1)
    desk.project.undo()
    assert desk.coded() == [("a", "called me back")]


def test_a_rewritten_passage_keeps_its_codings_in_it(desk, codes) -> None:
    codes.plant("a")
    document = desk.documents["Ann"]
    text = desk.project.text(document)
    paragraph = "They took a statement and then nothing."
    desk.code("statement", codes["a"])
    wholly = "X" * 200
    report = documents.edit_text(desk.project, document, text.replace(paragraph, wholly))
    assert report.kept == ("Ann ¶2",)
    ((_, words),) = desk.coded()
    assert set(words) == {"X"}
    assert len(words) < 100


def test_memos_on_segments_move_along(desk) -> None:
    document, start, end = desk.place("felt stupid")
    memos.set_memo(desk.project, "segment", document, "look", segment=(start, end))
    text = desk.project.text(document)
    documents.edit_text(desk.project, document, "Preface.\n\n" + text)
    moved_by = len("Preface.\n\n")
    there = (start + moved_by, end + moved_by)
    found = memos.memo_of(desk.project, "segment", document, segment=there)
    assert found is not None


def test_no_difference_is_no_step_and_no_text_is_refused(desk, no_step: Callable) -> None:
    document = desk.documents["Ann"]
    text = desk.project.text(document)
    no_step(lambda: documents.edit_text(desk.project, document, text.replace("\n", "\r\n")))

    def empty() -> None:
        with pytest.raises(CoderError, match="kept"):
            documents.edit_text(desk.project, document, " \n")

    no_step(empty)


def test_many_random_edits_never_lose_a_coding(desk, codes) -> None:
    codes.plant("a", "b", "c")
    document = desk.documents["Ann"]
    for words, code in (("statement", "a"), ("Nobody called me", "b"), ("stupid for", "c")):
        desk.code(words, codes[code])
    random.seed(3)
    for _ in range(40):
        text = desk.project.text(document)
        at = random.randrange(len(text))
        gone = random.choice([0, 1, 8, 60])
        edited = text[:at] + random.choice(["", "x", "\n\n", "so it was "]) + text[at + gone :]
        if edited.strip():
            documents.edit_text(desk.project, document, edited)
    assert [row.code_name for row in coding.codings(desk.project, document)] != []
    assert len(coding.codings(desk.project, document)) == 3
    assert desk.project.check() == []
