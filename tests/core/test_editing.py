"""Editing a text moves everything placed in it; no coding is ever lost by it."""

import pickle
import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder_app.core import codebook, coding, comparing, documents, lost, memos, search, text_jobs
from coder_app.core.editing import foresee, told
from coder_app.core.errors import CoderError
from coder_app.core.moving import followed
from coder_app.core.text_difference import changes_between, moved, where_now
from tests.core.conftest import INTERVIEW

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
        ("It was the then man.", "It was then man.", "then", "then"),
        ("w1 w12 w3", "w12 w3", "w12", "w12"),
        ("It paid. It did.\nAnd I", "It paid. It did.\nSo new.\nAnd I", "It did.", "It did."),
        ("cafe cafe\u0301 bar", "cafe\u0301 bar", "cafe\u0301", "cafe\u0301"),
    ],
)
def test_words_are_followed(old: str, new: str, words: str, then: str) -> None:
    places, start = moved(old, new), old.index(words)
    assert new[places.start(start) : places.end(start + len(words))] == then


@pytest.mark.parametrize(
    ("new", "then"),
    [
        ("I judging, and that was all.", "judging"),
        ("I loved everything about, and that was all.", "loved everything about"),
        ("I loved everything.", "loved everything"),
        ("I loved  it about  judging", "loved  it about  judging"),
    ],
)
def test_a_coding_cut_at_an_end_has_no_blank_there(new: str, then: str) -> None:
    words = "loved everything about judging"
    old = f"I {words}, and that was all."
    start = old.index(words)
    place = followed(moved(old, new), new, start, start + len(words))
    assert place is not None
    assert new[place[0] : place[1]] == then


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
    assert (reports[0].moved, reports[0].lost) == (2, ())
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


def test_a_coding_whose_words_are_deleted_is_kept_as_lost(desk, codes, one_step: Step) -> None:
    codes.plant("a")
    document = desk.documents["Ann"]
    one = desk.code("called me back", codes["a"])
    memos.set_memo(desk.project, "coding", one, "kept")
    text = desk.project.text(document)
    reports = []
    one_step(
        lambda: reports.append(
            documents.edit_text(desk.project, document, text.replace("called me back ", ""))
        )
    )
    assert reports[0].lost == ("Ann ¶3",)
    assert desk.coded() == []
    (row,) = lost.lost_codings(desk.project, document)
    assert (row.id, row.code_name, row.excerpt) == (one, "a", "called me back")
    assert (row.memo, row.coder_id, row.origin) == ("kept", desk.project.coder, "hand")
    assert row.citation == "Ann ¶3"
    desk.project.undo()
    assert desk.coded() == [("a", "called me back")]
    assert lost.lost_codings(desk.project) == []


def test_a_lost_coding_is_put_on_other_words_as_it_was(desk, codes, one_step: Step) -> None:
    codes.plant("a")
    document = desk.documents["Ann"]
    one = desk.code("called me back", codes["a"])
    memos.set_memo(desk.project, "coding", one, "kept")
    before = coding.codings(desk.project, document)[0]
    text = desk.project.text(document)
    documents.edit_text(desk.project, document, text.replace("called me back ", ""))
    _, start, end = desk.place("for seven weeks")
    name = one_step(lambda: lost.put_back(desk.project, one, start, end))
    assert name == 'Put the lost "a" on Ann ¶3'
    (row,) = coding.codings(desk.project, document)
    assert (row.id, row.memo, row.created_at) == (one, "kept", before.created_at)
    assert desk.coded() == [("a", "for seven weeks")]
    assert lost.lost_codings(desk.project) == []
    with pytest.raises(CoderError, match="settled"):
        lost.put_back(desk.project, one, start, end)


def test_put_on_words_that_have_the_code_it_joins(desk, codes) -> None:
    codes.plant("a")
    document = desk.documents["Ann"]
    one = desk.code("called me back", codes["a"])
    memos.set_memo(desk.project, "coding", one, "from afar")
    two = desk.code("seven", codes["a"])
    text = desk.project.text(document)
    documents.edit_text(desk.project, document, text.replace("called me back ", ""))
    _, start, end = desk.place("for seven weeks")
    assert lost.put_back(desk.project, one, start, end) == two
    (row,) = coding.codings(desk.project, document)
    assert (row.id, row.memo) == (two, "from afar")
    assert desk.coded() == [("a", "for seven weeks")]


def test_putting_back_needs_words_and_removing_is_one_step(desk, codes, one_step: Step) -> None:
    codes.plant("a", "b")
    document = desk.documents["Ann"]
    ones = [desk.code("called me back", codes[name]) for name in "ab"]
    text = desk.project.text(document)
    documents.edit_text(desk.project, document, text.replace("called me back ", ""))
    with pytest.raises(CoderError, match="still kept"):
        lost.put_back(desk.project, ones[0], 4, 4)
    assert len(lost.lost_codings(desk.project, document)) == 2
    assert one_step(lambda: lost.remove_lost(desk.project, ones[:1])) == (
        'Remove the lost "a" of Ann ¶3 for good'
    )
    assert [row.code_name for row in lost.lost_codings(desk.project)] == ["b"]


def test_a_merged_code_takes_its_lost_codings_along(desk, codes) -> None:
    codes.plant("a", "b", "c")
    document = desk.documents["Ann"]
    desk.code("called me back", codes["a"])
    text = desk.project.text(document)
    documents.edit_text(desk.project, document, text.replace("called me back ", ""))
    codebook.merge_codes(desk.project, [codes["a"]], codes["b"])
    assert [row.code_name for row in lost.lost_codings(desk.project)] == ["b"]
    codebook.delete_codes(desk.project, [codes["b"]], move_to=codes["c"])
    assert [row.code_name for row in lost.lost_codings(desk.project)] == ["c"]


def test_a_rewritten_passage_loses_its_codings(desk, codes) -> None:
    codes.plant("a")
    document = desk.documents["Ann"]
    text = desk.project.text(document)
    paragraph = "They took a statement and then nothing."
    desk.code("statement", codes["a"])
    edited = text.replace(paragraph, "X" * 200)
    seen = foresee(desk.project, document, edited)
    assert (seen.lost, seen.moved, seen.turns_gone) == ((("a", "statement"),), 0, 0)
    report = documents.edit_text(desk.project, document, edited)
    assert report.lost == ("Ann ¶2",)
    assert told(report).startswith("1 coding lost its words: Ann ¶2.")
    assert desk.coded() == []


def test_the_first_text_stays_to_be_compared_with(desk) -> None:
    document = desk.documents["Ann"]
    text = desk.project.text(document)
    assert not comparing.is_edited(desk.project, document)
    once = text.replace("took", "wrote down")
    documents.edit_text(desk.project, document, once)
    documents.edit_text(desk.project, document, once.replace("stupid", "silly"))
    assert comparing.is_edited(desk.project, document)
    seen = comparing.compare_with_original(desk.project, document)
    assert (seen.old, seen.new) == (text, desk.project.text(document))
    differ = [(seen.old[a:b], seen.new[c:d]) for a, b, c, d in seen.changes]
    assert ("took", "wrote down") in differ
    assert len(differ) == 2
    desk.project.undo()
    desk.project.undo()
    assert not comparing.is_edited(desk.project, document)


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
    here = coding.codings(desk.project, document)
    gone = lost.lost_codings(desk.project, document)
    assert sorted(row.code_name for row in [*here, *gone]) == ["a", "b", "c"]
    assert desk.project.check() == []


def test_a_turn_put_in_before_one_that_begins_alike_is_a_line_of_its_own(desk, codes) -> None:
    codes.plant("a")
    document = desk.documents["Ann"]
    desk.code("Nobody called", codes["a"])
    text = desk.project.text(document)
    edited = text.replace("Ann: Nobody", "Ann: Yes, sir.\n\nAnn: Nobody")
    documents.edit_text(desk.project, document, edited)
    said = [edited[r.body_start : r.end] for r in documents.turns(desk.project, document)]
    assert said[2] == "Nobody called me back for seven weeks."
    assert desk.coded() == [("a", "Nobody called")]


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("Well. They took a statement.", "took a"),
        ("They took a long statement.", "took a"),
        ("They took the statement.", ""),
        ("They statement.", ""),
    ],
)
def test_words_are_found_again_only_where_all_of_them_are_left(new: str, words: str) -> None:
    old = "They took a statement."
    start, end = where_now(old, new, 5, 11)
    assert new[start:end] == words


def test_an_edit_says_which_speakers_labels_it_changed(desk) -> None:
    document = desk.documents["Ann"]
    text = desk.project.text(document)
    edited = text.replace("Ann: Nobody", "Anne: Nobody").replace("They took", "They all took")
    assert foresee(desk.project, document, edited).labels == (("Ann:", "Anne:"),)
    report = documents.edit_text(desk.project, document, edited)
    assert report.labels == (("Ann:", "Anne:"),)
    assert told(report) == (
        "1 speaker label changed: “Ann:” → “Anne:”. Its turn keeps its speaker."
    )
    labels = {turn.label for turn in documents.turns(desk.project, document)}
    assert labels == {"Interviewer", "Ann"}


def test_a_turn_that_goes_or_comes_changes_no_label(desk) -> None:
    document = desk.documents["Ann"]
    text = desk.project.text(document)
    edited = text.replace("Ann: They took a statement and then nothing.\n\n", "")
    assert documents.edit_text(desk.project, document, edited).labels == ()
    again = edited.replace("Interviewer: Did", "Ann: Well.\n\nInterviewer: Did")
    assert documents.edit_text(desk.project, document, again).labels == ()


def test_a_long_text_is_compared_in_another_process_alike(desk, codes) -> None:
    codes.plant("a")
    desk.code("statement", codes["a"])
    document, text = desk.documents["Ann"], INTERVIEW.replace("They took a statement", "They left")
    seen, foreseen = text_jobs.corrected(desk.project.path, document, text)
    assert (seen, foreseen) == text_jobs.beside_corrected(desk.project, document, text)
    assert foreseen.changes == 1
    documents.edit_text(desk.project, document, text)
    before = text_jobs.original_and_now(desk.project.path, document)
    assert before == comparing.compare_with_original(desk.project, document)
    assert pickle.loads(pickle.dumps((before, foreseen))) == (before, foreseen)  # noqa: S301
