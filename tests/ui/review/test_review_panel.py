from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coder_app.core import codebook, coding
from coder_app.core.codebook_moves import delete_codes
from coder_app.core.errors import Cancelled, CoderError
from coder_app.core.suggestions import choices, wording
from coder_app.core.suggestions.review import Check, Wanted
from coder_app.ui.review import empty_view, many_view
from coder_app.ui.widgets.chooser import Chooser
from models import ShownSuggestion

RANG = "They never rang me back."
BUS = "The bus was late again."
CALLED = "Nobody called in a week."
TEA = "We had tea in the kitchen."
KEY = Qt.Key


@pytest.fixture
def walked(desk):
    """A queue of three passages, the first in hand."""
    desk.begin(desk.batch(RANG, BUS, CALLED))
    return desk


def test_the_passage_stands_between_the_turns_around_it(walked):
    card = walked.panel.queue.card
    assert card.text.text() == RANG
    assert card.citation.text() == "Ann ¶2 · Ann"
    assert card.turn_before.text() == "[Interviewer] And then?"
    assert card.turn_after.text() == "[Interviewer] And then?"
    queue = walked.panel.queue
    assert (queue.name.text(), queue.sure.text()) == ("No call back", "likely")
    assert queue.why.text() == "words: rang"
    assert queue.count.text() == "1 of 3"


def test_keys_accept_refuse_skip_and_go_back(walked):
    walked.press(KEY.Key_Return, KEY.Key_Delete, KEY.Key_Right)
    assert walked.outcomes() == ["accepted", "refused", "skipped"]
    assert walked.codings() == [("No call back", RANG, "suggestion")]
    assert walked.panel.pages.currentWidget() is walked.panel.end
    QTest.keyClick(walked.panel.end, KEY.Key_Backspace)  # the skipped one is open again
    assert walked.outcomes() == ["accepted", "refused"]
    walked.press(KEY.Key_Backspace)  # the refusal is taken back
    walked.press(KEY.Key_Backspace)  # and the coding
    assert walked.outcomes() == []
    assert walked.codings() == []
    assert walked.panel.queue.count.text() == "1 of 3"
    assert not walked.panel.queue.back.isEnabled()


def test_undo_elsewhere_opens_the_passage_again(walked):
    walked.press(KEY.Key_Return)
    walked.project.undo()
    assert walked.outcomes() == []
    assert walked.panel.queue.count.text() == "1 of 3"


def test_what_was_decided_before_other_work_is_shown_but_not_decided_again(walked):
    walked.press(KEY.Key_Return)
    codebook.create_code(walked.project, "Something else")
    walked.press(KEY.Key_Backspace)
    queue = walked.panel.queue
    assert queue.count.text() == "1 of 3"
    assert queue.state.text().startswith("Accepted")
    assert not queue.accept.isEnabled()
    walked.press(KEY.Key_Return, KEY.Key_Delete)
    assert walked.codings() == [("No call back", RANG, "suggestion")]


def test_a_letter_opens_the_codes_and_the_one_chosen_takes_its_place(walked):
    QTest.keyClicks(walked.panel.queue, "l")
    chooser = walked.panel.findChild(Chooser)
    assert chooser.field.text() == "l"
    QTest.keyClick(chooser.field, KEY.Key_Return)
    assert walked.codings() == [("Late", RANG, "hand")]
    assert walked.outcomes() == ["changed"]


def test_a_name_that_is_no_code_becomes_one(walked):
    walked.panel.deciding.choose_other("Silence")
    QTest.keyClick(walked.panel.findChild(Chooser).field, KEY.Key_Return)
    assert walked.codings() == [("Silence", RANG, "hand")]
    assert "Silence" in [row.name for row in codebook.codebook(walked.project)]


def test_escape_leaves_and_the_same_queue_is_gone_on_with(walked, qtbot):
    walked.press(KEY.Key_Right)
    with qtbot.waitSignal(walked.panel.left):
        walked.press(KEY.Key_Escape)
    walked.panel.begin(Wanted(walked.call), "Review")
    assert walked.run.asked == []
    assert walked.panel.queue.count.text() == "2 of 3"
    walked.panel.begin(Wanted(walked.late), "Review")
    assert walked.run.asked[0][1][1] == Wanted(walked.late)


def test_each_suggestion_shown_is_in_the_ledger_with_its_reasons(walked):
    walked.press(KEY.Key_Return)
    with walked.project.read() as session:
        rows = session.connection().exec_driver_sql(
            "SELECT code_id, asked, reasons FROM shown_suggestion ORDER BY start"
        )
        assert [tuple(row) for row in rows] == [(walked.call, 1, '["words: rang"]')] * 2
        kept = session.connection().exec_driver_sql("SELECT kind, reasons FROM decision")
        assert [tuple(row) for row in kept] == [("accepted", '["words: rang"]')]


def test_a_passage_that_changed_meanwhile_is_said_and_can_only_be_skipped(desk):
    gone = desk.batch(RANG, BUS)
    object.__setattr__(gone.candidates[0], "text", "Other words stood here.")
    desk.begin(gone)
    queue = desk.panel.queue
    assert "no longer in the project as it was" in queue.card.text.text()
    assert not queue.accept.isEnabled()
    desk.press(KEY.Key_Return, KEY.Key_Delete)
    assert desk.codings() == []
    desk.press(KEY.Key_Right)
    assert queue.card.text.text() == BUS


# -- without a code


def test_without_a_code_the_one_given_last_is_offered_again(desk):
    place = desk.batch(TEA).candidates[0].place
    desk.begin(desk.batch(RANG, BUS, CALLED, code=False), Wanted(like=place))
    queue = desk.panel.queue
    assert not queue.accept.isEnabled()
    assert not queue.many.isVisible()
    desk.panel.deciding.choose_other("Late")
    QTest.keyClick(desk.panel.findChild(Chooser).field, KEY.Key_Return)
    assert queue.name.text() == "Late"
    desk.press(KEY.Key_Return, KEY.Key_Right)
    assert desk.codings() == [("Late", RANG, "search"), ("Late", BUS, "search")]
    assert desk.panel.end.table.item(0, 1).text() == "2"


def test_going_back_takes_nothing_back_that_was_not_decided_there(desk):
    place = desk.batch(TEA).candidates[0].place
    desk.begin(desk.batch(RANG, BUS, CALLED, code=False), Wanted(like=place))
    desk.panel.deciding.give(desk.late)
    coding.apply_code(desk.project, *desk.batch(BUS).candidates[0].place, desk.late)  # in the text
    desk.press(KEY.Key_Return)  # the same again: nothing is written
    desk.press(KEY.Key_Left)
    assert desk.panel.queue.card.text.text() == BUS
    assert desk.codings() == [("Late", RANG, "search"), ("Late", BUS, "hand")]


# -- many at once


def test_under_twenty_by_hand_nothing_can_be_accepted_at_once(walked):
    walked.panel.queue.many.click()
    many = walked.panel.many
    assert many.list.count() == 3
    assert not many.go.isEnabled()
    name, asked, *_ = walked.run.asked[0]
    assert (name, asked[1], asked[3]) == ("check_code", walked.call, walked.project.coder)
    walked.run.answer(Check(19, 18, 20))
    assert "given to 19 passages by hand" in many.check.text()
    assert not many.go.isEnabled()
    QTest.keyClick(many, KEY.Key_Escape)
    assert walked.panel.pages.currentWidget() is walked.panel.queue


def test_after_the_check_those_ticked_are_accepted_in_one_step(walked):
    walked.press(KEY.Key_Delete)
    walked.panel.queue.many.click()
    many = walked.panel.many
    walked.run.answer(Check(20, 18, 21))
    assert "finds 18 of 20" in many.check.text()
    assert "Of the 21 it proposes in what was read, 3 have not been coded so" in many.check.text()
    assert wording.ONE_BY_ONE not in many.check.text()
    assert many.go.text() == "Accept 2 passages"
    many.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    many.go.click()
    assert walked.codings() == [("No call back", CALLED, "suggestion, in bulk")]
    assert walked.panel.pages.currentWidget() is walked.panel.end
    assert walked.panel.end.summary.text() == "2 passages decided, 1 skipped."
    walked.project.undo()
    assert walked.codings() == []
    assert walked.panel.pages.currentWidget() is walked.panel.queue


def test_guesses_are_not_accepted_at_once(desk):
    batch = desk.batch(RANG, BUS, CALLED)
    guess = replace(batch.candidates[1].suggestion, probability=0.1)
    unsure = replace(batch.candidates[1], suggestion=guess)
    desk.begin(replace(batch, candidates=(batch.candidates[0], unsure, batch.candidates[2])))
    desk.panel.queue.many.click()
    desk.run.answer(Check(30, 28, 30))
    desk.panel.many.go.click()
    assert [words for _, words, _ in desk.codings()] == [RANG, CALLED]
    assert desk.panel.queue.card.text.text() == BUS  # it is gone through by itself
    assert desk.panel.queue.sure.text() == "a guess"
    desk.panel.queue.many.click()
    assert desk.panel.many.check.text() == many_view.NONE_SURE
    assert desk.run.asked == []


def test_a_check_that_is_poor_advises_against_it():
    assert wording.checked_words(Check(20, 10, 20), "Late").endswith(wording.ONE_BY_ONE)
    assert wording.checked_words(Check(20, 0, 0), "Late").endswith("It proposes no other.")


def test_where_the_check_advises_against_it_nothing_is_ticked(walked):
    many = walked.panel.many
    walked.panel.queue.many.click()
    walked.run.answer(Check(20, 10, 20))
    assert wording.ONE_BY_ONE in many.check.text()
    assert many.ticked() == []
    assert not many.go.isEnabled()
    assert many.hint.text().startswith(many_view.TICK)
    many.list.item(1).setCheckState(Qt.CheckState.Checked)
    assert many.go.text() == "Accept 1 passage"


def test_all_that_are_listed_are_in_the_ledger_of_what_was_shown(walked):
    walked.panel.queue.many.click()
    with walked.project.read() as session:
        assert session.query(ShownSuggestion).count() == 3


# -- the end


def test_the_end_tells_what_was_learned_and_goes_on(walked):
    walked.press(KEY.Key_Return, KEY.Key_Delete, KEY.Key_Right)
    end = walked.panel.end
    assert [end.table.item(0, at).text() for at in range(5)] == [
        "No call back",
        "1",
        "1",
        "0",
        "1 of 2",
    ]
    assert not end.more.isEnabled()
    name, asked, *_ = walked.run.asked[0]
    assert (name, len(asked[3])) == ("review_batch", 3)  # the passages seen are left out
    walked.run.answer(walked.batch(TEA, threshold=0.42, codings=1))
    assert end.learned.text() == (
        "The engine has learned from 1 coding (0 before). Suggestions now show themselves from "
        "42 % sure, before from 30 %: fewer but surer."
    )
    assert end.more.text() == "Go on with 1 more"
    end.more.click()
    assert walked.panel.queue.card.text.text() == TEA
    walked.press(KEY.Key_Return)
    assert end.table.item(0, 1).text() == "2"  # the tally goes on


def test_where_nothing_was_decided_nothing_was_learned(walked):
    walked.press(*[KEY.Key_Down] * 3)
    assert walked.panel.end.summary.text() == "0 passages decided, 3 skipped."
    assert "nothing was learned" in walked.panel.end.learned.text()
    walked.run.answer(walked.batch())
    assert walked.panel.end.more.text() == "Nothing more to review"


# -- empty, stopped, failed


def test_an_empty_queue_says_what_to_do(desk):
    desk.begin(desk.batch())
    assert desk.panel.empty.message.text() == empty_view.NOT_OF_CODE
    assert empty_view.nothing_words(Wanted(), 3) == empty_view.NO_DOUBTS
    assert empty_view.nothing_words(Wanted(), 0) == empty_view.NO_PASSAGES


def test_trouble_and_a_stop_are_said(desk):
    desk.panel.begin(Wanted(desk.call), "Review")
    desk.run.fail(CoderError("This code is gone."))
    assert desk.panel.empty.message.text() == "This code is gone."
    desk.panel.begin(Wanted(desk.late), "Review")
    desk.run.fail(Cancelled())
    assert desk.panel.empty.message.text() == "You stopped it."


def test_where_suggestions_are_off_nothing_is_asked(desk):
    choices.switch(desk.project, on=False)
    desk.panel.begin(Wanted(desk.call), "Review")
    assert desk.run.asked == []
    assert desk.panel.empty.message.text() == empty_view.OFF
    place = desk.batch(TEA).candidates[0].place
    desk.panel.begin(Wanted(like=place), "More like this")
    assert [name for name, *_ in desk.run.asked] == ["review_batch"]


def test_another_coder_begins_a_queue_of_her_own(walked):
    walked.project.use_coder("Ben Ito", "BI")
    walked.panel.mark_stale()  # as the window does
    assert walked.panel.sitting.hand() is None
    walked.panel.begin(Wanted(walked.call), "Review")
    assert walked.run.asked[0][1][2] == walked.project.coder


def test_an_answer_for_a_queue_that_was_left_for_another_is_dropped(desk):
    desk.panel.begin(Wanted(desk.call), "Review")
    desk.panel.begin(Wanted(desk.late), "Review")
    desk.run.answer(desk.batch(RANG))
    assert desk.panel.pages.currentWidget() is desk.panel.empty
    desk.run.answer(desk.batch(BUS))
    assert desk.panel.queue.card.text.text() == BUS


def test_a_project_that_is_closed_takes_its_passages_along(walked):
    walked.panel.close_project()
    assert walked.panel.sitting.hand() is None
    assert walked.panel.pages.currentWidget() is walked.panel.empty


def test_every_control_has_a_name(walked, nameless):
    assert nameless(walked.panel) == []


def test_a_redo_elsewhere_closes_the_passage_again(walked):
    walked.press(KEY.Key_Delete)
    walked.project.undo()
    assert walked.panel.queue.count.text() == "1 of 3"
    walked.project.redo()
    assert walked.outcomes() == ["refused"]
    assert walked.panel.queue.count.text() == "2 of 3", "it is decided, in the project and here"
    walked.project.undo()
    assert walked.outcomes() == []


def test_the_queue_of_a_code_that_goes_ends_and_says_so(desk):
    desk.begin(desk.batch(RANG, CALLED), Wanted(desk.call))
    delete_codes(desk.project, [desk.call])
    panel = desk.panel
    assert panel.pages.currentWidget() is panel.empty
    assert panel.empty.message.text() == empty_view.CODE_GONE
    assert panel.sitting.hand() is None


def test_among_doubts_what_is_suggested_of_a_code_that_goes_is_passed_over(desk):
    desk.begin(desk.batch(RANG, BUS, CALLED), Wanted())
    desk.press(KEY.Key_Return)
    delete_codes(desk.project, [desk.call])
    assert desk.panel.sitting.hand() is None, "all three were of that code"
    assert desk.outcomes() == ["accepted", "skipped", "skipped"]
