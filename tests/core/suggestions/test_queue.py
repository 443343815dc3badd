import numpy as np
import pytest

from coder_app.core import codebook
from coder_app.core.coding import codings
from coder_app.core.errors import CoderError, NotFound
from coder_app.core.suggestions import decisions, queue, review
from coder_app.core.suggestions import study as studies
from coder_app.core.suggestions.apart import CODED_TWICE

RANG = "Nobody rang me, nobody called back for seven weeks."
DOG = "The dog was afraid of every car."
TEA = "We had tea in the kitchen afterwards."
AGAIN = "And they never rang or called again."


@pytest.fixture(autouse=True)
def forgotten():
    studies._studies.clear()


@pytest.fixture
def call(study):
    return study.code("No call back", "Nobody rang, phoned or called the person back")


@pytest.fixture
def fear(study):
    return study.code("Fear", "Being afraid")


@pytest.fixture
def p01(study):
    return study.interview(
        "P01",
        ("I", "Did anybody from the police call you back?"),
        ("P01", RANG),
        ("I", "And at home?"),
        ("P01", DOG),
        ("P01", TEA),
        ("P01", AGAIN),
    )


def by_code(study, code, seen=()):
    return ask(study, review.Wanted(code=code), seen)


def ask(study, wanted, seen=()):
    return review.review_batch(study.project.path, wanted, study.project.coder, seen)


def texts(batch):
    return [candidate.text for candidate in batch.candidates]


def test_the_likeliest_come_first_with_reasons_and_where_they_stand(study, p01, call):
    batch = by_code(study, call)
    assert texts(batch) == [RANG, AGAIN]
    first = batch.candidates[0]
    assert first.citation == "P01 ¶2"
    assert first.suggestion.code_id == call
    assert "rang" in first.suggestion.words
    assert first.place == (p01, *study.place(p01, RANG))
    assert (batch.left, batch.looked) == (0, 4)


def test_what_interviewers_say_is_never_in_the_queue(study, p01, call):
    assert p01
    assert not any("Did anybody" in text for text in texts(by_code(study, call)))


def test_coded_refused_and_seen_passages_are_left_out(study, p01, call):
    start, end = study.place(p01, RANG)
    decisions.refuse(study.project, p01, start, end, call, 0.4)
    assert texts(by_code(study, call)) == [AGAIN]
    assert texts(by_code(study, call, [(p01, *study.place(p01, AGAIN))])) == []
    study.coding(p01, "never rang", call)
    assert not {RANG, AGAIN} & set(texts(by_code(study, call)))


def test_a_passage_with_a_code_below_is_coded(study, p01, call):
    below = codebook.create_code(study.project, "Never phoned", call)
    study.coding(p01, "Nobody rang", below)
    assert RANG not in texts(by_code(study, call))


def test_documents_coded_twice_are_left_out(study, p01, call):
    with study.project.action("Assign") as session:
        study.project.set_setting(session, CODED_TWICE, f'["{p01}"]')
    assert texts(by_code(study, call)) == []


def test_a_code_that_is_gone_is_said(study, p01):
    assert p01
    with pytest.raises(NotFound):
        by_code(study, "none")


def test_doubts_bring_rare_codes_first_and_no_code_too_often(study, p01, call, fear):
    [even, rare, sure] = queue.doubt(np.array([[0.5, 0.5, 0.95]]), np.array([8, 0, 8]))[0]
    assert rare == 1
    assert rare > even > sure
    offers = [queue.Offer((p01, n), code, 0.5, 1) for n, code in enumerate("aaab")]
    assert [offer.code for offer in queue.mixed(offers, 2)] == ["a", "a", "b", "a"]
    batch = ask(study, review.Wanted())
    proposed = {c.text: c.suggestion.code_id for c in batch.candidates}
    assert proposed[RANG] == call
    assert proposed[DOG] == fear


def test_more_like_is_the_nearest_first_and_not_itself(study, p01, call):
    place = (p01, *study.place(p01, RANG))
    batch = ask(study, review.Wanted(like=place))
    assert texts(batch)[0] == AGAIN
    assert RANG not in texts(batch)
    assert batch.candidates[0].suggestion is None
    batch = ask(study, review.Wanted(call, like=place))
    assert batch.candidates[0].suggestion.code_id == call
    assert batch.candidates[0].suggestion.probability > 0


def test_places_are_offered_for_a_code_whatever_their_chances(study, p01, fear):
    place = (p01, *study.place(p01, TEA))
    batch = ask(study, review.Wanted(fear, among=(place,)))
    assert texts(batch) == [TEA]
    assert batch.candidates[0].suggestion.code_id == fear


def test_the_same_project_gives_the_same_queue(study, p01, call, fear):
    study.coding(p01, DOG, fear)
    first = by_code(study, call)
    studies._studies.clear()
    assert by_code(study, call) == first


def test_what_was_decided_is_learned_before_the_next_passages(study, p01, call):
    first = by_code(study, call)
    best = first.candidates[0]
    assert best.document_id == p01
    decisions.accept(study.project, *best.place, call, best.suggestion.probability)
    following = by_code(study, call, [best.place])
    assert (first.state.codings, following.state.codings) == (0, 1)
    before, after = (
        next(c.suggestion for c in batch.candidates if c.text == AGAIN)
        for batch in (first, following)
    )
    assert after.probability > before.probability  # the coding speaks for it already


# -- accepting many


def test_many_are_accepted_in_one_step_with_an_origin_of_their_own(study, p01, call):
    batch = by_code(study, call)
    chosen = [(c.place, c.suggestion.probability) for c in batch.candidates]
    assert decisions.accept_all(study.project, call, chosen) == 2
    assert {row.origin for row in codings(study.project, p01)} == {"suggestion, in bulk"}
    assert study.project.next_undo().name == 'Accept "No call back" for 2 passages at once'
    assert not {RANG, AGAIN} & set(texts(by_code(study, call)))
    study.project.undo()
    assert codings(study.project, p01) == []


def test_one_passage_that_is_gone_keeps_all_from_being_accepted(study, p01, call):
    chosen = [((p01, *study.place(p01, RANG)), 0.6), ((p01, 5, 5_000), 0.6)]
    for wrong in (chosen, []):
        with pytest.raises(CoderError):
            decisions.accept_all(study.project, call, wrong)
    assert codings(study.project, p01) == []


# -- the check


def test_the_check_asks_about_what_was_coded_by_hand_without_having_learned_it(study, call):
    for number in range(10):
        one = study.interview(
            f"P{number:02}",
            ("A", f"They never rang me back about case {number}."),
            ("A", f"We planted {number} apple trees in the garden."),
            ("A", f"Nobody called me in week {number}."),
            ("A", "The bus was late again."),
        )
        study.coding(one, "They never rang me back", call)
        study.coding(one, "Nobody called me", call)
    check = review.check_code(study.project.path, call, 0.3, study.project.coder)
    assert check.by_hand == 20
    assert check.found >= 18
    assert check.found <= check.proposed <= check.found + 2
    nothing = review.check_code(study.project.path, call, 1.0, study.project.coder)
    assert (nothing.by_hand, nothing.found, nothing.proposed) == (20, 0, 0)


def test_the_check_counts_only_what_was_coded_by_hand(study, p01, call):
    decisions.accept(study.project, p01, *study.place(p01, RANG), call, 0.8)
    study.coding(p01, AGAIN, call)
    assert review.check_code(study.project.path, call, 0.0, study.project.coder).by_hand == 1


@pytest.mark.usefixtures("call")
def test_doubts_about_a_word_or_two_come_after_others(study, monkeypatch):
    call_back = "They said that somebody would phone, and I sat there and waited for days, I did."
    study.interview("P01", ("P01", "Nobody called back?"), ("P01", call_back))
    assert texts(ask(study, review.Wanted())) == [call_back, "Nobody called back?"]
    monkeypatch.setattr(queue, "SAYS_ENOUGH", 1)
    assert texts(ask(study, review.Wanted())) == ["Nobody called back?", call_back]


def test_who_asks_for_a_code_sees_the_likeliest_where_none_is_likely(
    study, p01, call, monkeypatch: pytest.MonkeyPatch
):
    assert p01
    monkeypatch.setattr(queue, "LEAST", 0.999)
    batch = by_code(study, call)
    assert texts(batch) == [RANG, AGAIN], "the likeliest first, and none without a reason"
    assert all(one.suggestion.grounded for one in batch.candidates)
    monkeypatch.setattr(queue, "FEWEST", 1)
    assert texts(by_code(study, call)) == [RANG]
    monkeypatch.setattr(queue, "GUESS", 0.999)
    assert texts(by_code(study, call)) == []
