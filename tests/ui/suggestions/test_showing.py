"""Suggestions beside the text: rows with reasons, keys, codes that run on, off and on again."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from sqlalchemy import select

from coder_app.core import codebook_moves
from coder_app.core.suggestions.choices import (
    READING,
    choices,
    code_twice,
    never_suggest,
    show_when,
    switch,
)
from coder_app.core.suggestions.continuing import MODEL
from coder_app.ui.suggestions.words import ASK, LEARNING, NOTHING_ELSE, OFF, READ, SILENT, TWICE
from models import Coding, Decision, ShownSuggestion
from tests.ui.suggestions.conftest import FIRST, SECOND, Desk

Key = Qt.Key


def rows(desk: Desk, table: Any) -> list[Any]:
    with desk.project.read() as session:
        return list(session.scalars(select(table)))


def test_a_row_says_code_how_sure_and_why(desk: Desk) -> None:
    one = desk.code(FIRST, "No call back").coding
    shame = desk.suggestion("Shame", 0.2)
    waiting = replace(desk.suggestion("Waiting", 0.7, ("waited",), one), matches="definition")
    desk.ask(SECOND, waiting, shame)
    shown = desk.panel.list.lines()[1:]  # the first is the code that runs on
    assert [line.spoken for line in shown] == [
        "Waiting, likely: words: waited · matches the definition · like Ann ¶2",
        "Shame, possible: no strong reason",
    ]
    assert desk.panel.title.text() == "SUGGESTIONS ¶4"


def test_enter_accepts_and_delete_refuses(desk: Desk, qtbot: Any) -> None:
    desk.ask(SECOND, desk.suggestion("Waiting"), desk.suggestion("Shame"))
    qtbot.keyClick(desk.panel.list, Key.Key_Down)
    qtbot.keyClick(desk.panel.list, Key.Key_Delete)
    assert [row.kind for row in rows(desk, Decision)] == ["refused"]
    desk.worker.answer(desk.found(SECOND, desk.suggestion("Waiting")))
    with qtbot.waitSignal(desk.panel.leftForText):
        qtbot.keyClick(desk.panel.list, Key.Key_Return)
    assert [(row.code_id, row.origin) for row in rows(desk, Coding)] == [
        (desk.codes["Waiting"], "suggestion")
    ]
    assert desk.project.next_undo().name == 'Accept "Waiting" for Ann ¶4'


def test_the_words_of_the_row_in_hand_and_under_the_pointer_are_meant(
    desk: Desk, qtbot: Any
) -> None:
    told: list[Any] = []
    desk.panel.wordsMeant.connect(lambda document, words: told.append((document, words)))
    waiting = desk.suggestion("Waiting", words=("waited", "weeks"))
    desk.ask(SECOND, waiting, desk.suggestion("Shame", words=("Nobody",)))
    assert told[-1] == (desk.document, [desk.place("waited"), desk.place("weeks")])
    second = desk.panel.list.visualItemRect(desk.panel.list.item(1))
    start = desk.place("nobody rang")[0]

    def under_the_pointer() -> bool:  # a move right after the list was filled may go unheard
        qtbot.mouseMove(desk.panel.list.viewport(), second.center() - QPoint(0, 1))
        qtbot.mouseMove(desk.panel.list.viewport(), second.center())
        return bool(told[-1] == (desk.document, [(start, start + len("nobody"))]))

    qtbot.waitUntil(under_the_pointer)


def test_space_shows_the_excerpt_it_is_like_and_ctrl_enter_goes_there(
    desk: Desk, qtbot: Any
) -> None:
    one = desk.code(FIRST, "No call back").coding
    never_suggest(desk.project, desk.codes["No call back"])  # so that it does not run on
    desk.ask(SECOND, desk.suggestion("Waiting", like=one))
    assert desk.panel.card.isHidden()
    qtbot.keyClick(desk.panel.list, Key.Key_Space)
    assert desk.panel.card.quote.text() == f"“{FIRST}”"
    with qtbot.waitSignal(desk.panel.placeActivated) as went:
        qtbot.keyClick(desk.panel.list, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert tuple(went.args) == (desk.document, *desk.place(FIRST))
    qtbot.keyClick(desk.panel.list, Key.Key_Space)
    assert desk.panel.card.isHidden()


def test_a_click_on_the_reasons_shows_the_excerpt_too(desk: Desk, qtbot: Any) -> None:
    one = desk.code(FIRST, "No call back").coding
    desk.ask(SECOND, desk.suggestion("Waiting", like=one))
    area = desk.panel.list.visualItemRect(desk.panel.list.item(1))
    below = QPoint(area.center().x(), area.bottom() - 6)
    qtbot.mouseClick(desk.panel.list.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert not desk.panel.card.isHidden()


def test_codes_that_run_on_come_first_and_are_told_apart(desk: Desk, qtbot: Any) -> None:
    desk.code(FIRST, "No call back")
    again = desk.suggestion("No call back", 0.4)
    desk.ask(SECOND, desk.suggestion("Waiting"), again)
    assert desk.names() == ["Continue: No call back", "Waiting"]
    qtbot.keyClick(desk.panel.list, Key.Key_Return)
    assert desk.project.next_undo().name == 'Continue "No call back" in Ann ¶4'
    assert [(row.kind, row.model) for row in rows(desk, Decision)] == [("accepted", MODEL)]
    models = {row.code_id: row.model for row in rows(desk, ShownSuggestion)}
    assert models[desk.codes["No call back"]] == MODEL
    assert models[desk.codes["Waiting"]].startswith("engine")


def test_a_parent_is_not_offered_beside_its_child_that_runs_on(desk: Desk) -> None:
    codebook_moves.move_codes(desk.project, [desk.codes["No call back"]], desk.codes["Waiting"])
    desk.code(FIRST, "No call back")
    desk.ask(SECOND, desk.suggestion("Waiting"), desk.suggestion("Shame"))
    assert desk.names() == ["Continue: No call back", "Shame"]


def test_going_on_needs_no_list(desk: Desk) -> None:
    desk.code(FIRST, "No call back")
    desk.code(FIRST, "Shame")
    desk.caret(SECOND)
    assert desk.panel.deciding.go_on(*desk.place(SECOND)) == 2
    assert desk.project.next_undo().name == 'Continue "No call back" and "Shame" in Ann ¶4'
    assert desk.panel.deciding.go_on(*desk.place(SECOND)) == 0


def test_what_was_asked_for_and_what_showed_itself_stand_in_the_ledger(desk: Desk) -> None:
    desk.ask(SECOND, desk.suggestion("Waiting"))
    assert [row.asked for row in rows(desk, ShownSuggestion)] == [1]
    show_when(desk.project, READING)
    two = (desk.suggestion("Shame"), desk.suggestion("Waiting"))
    desk.worker.answer_document([desk.found(FIRST, *two)])
    desk.panel.put_down_seen([desk.place(FIRST)])
    new = [row for row in rows(desk, ShownSuggestion) if row.start == desk.place(FIRST)[0]]
    assert [(row.asked, row.code_id) for row in new] == [(0, desk.codes["Shame"])]


def test_as_i_read_the_document_is_asked_for_and_the_panel_follows_the_caret(desk: Desk) -> None:
    told: list[Any] = []
    desk.panel.ghostsShown.connect(lambda document, ghosts: told.append((document, ghosts)))
    assert desk.panel.sure.isHidden()
    show_when(desk.project, READING)
    assert desk.panel.message.text() == READ
    assert not desk.panel.sure.isHidden()
    assert desk.worker.documents == [desk.document]
    desk.worker.answer_document([desk.found(FIRST, desk.suggestion("Shame"))])
    assert told[-1] == (desk.document, [(*desk.place(FIRST), "Shame")])
    desk.caret(FIRST)
    assert desk.names() == ["Shame"]
    assert desk.worker.asked == [], "the worker has said it already"
    desk.panel.deciding.refuse(desk.codes["Shame"])
    assert told[-1] == (desk.document, [])
    desk.project.undo()
    desk.project.undo()
    assert desk.panel.sure.isHidden()


def test_what_the_caret_only_passes_is_not_written_down_and_what_is_decided_on_is(
    desk: Desk, qtbot: Any
) -> None:
    show_when(desk.project, READING)
    shame, waiting = desk.suggestion("Shame"), desk.suggestion("Waiting")
    desk.worker.answer_document([desk.found(FIRST, shame), desk.found(SECOND, waiting)])
    desk.caret(FIRST)
    desk.caret(SECOND)
    assert desk.names() == ["Waiting"]
    assert rows(desk, ShownSuggestion) == [], "no key waits for the disk"
    qtbot.waitUntil(lambda: bool(rows(desk, ShownSuggestion)))
    assert [row.code_id for row in rows(desk, ShownSuggestion)] == [desk.codes["Waiting"]]
    desk.caret(FIRST)
    desk.panel.deciding.accept(desk.codes["Shame"])  # before it rested there
    assert {row.code_id for row in rows(desk, ShownSuggestion)} == {
        desk.codes["Shame"],
        desk.codes["Waiting"],
    }
    assert rows(desk, Decision)[0].model, "the decision knows by which model"


def test_only_one_that_shows_itself_waits_for_the_caret_in_its_passage(desk: Desk) -> None:
    show_when(desk.project, READING)
    desk.worker.answer_document([desk.found(SECOND, desk.suggestion("Shame"))])
    desk.caret(FIRST)
    assert desk.names() == []


def test_off_is_said_with_the_way_back(desk: Desk, qtbot: Any) -> None:
    desk.ask(SECOND, desk.suggestion("Waiting"))
    switch(desk.project, on=False)
    assert (desk.panel.message.text(), desk.names()) == (OFF, [])
    desk.panel.ask_here()
    assert len(desk.worker.asked) == 1
    qtbot.mouseClick(desk.panel.back, Qt.MouseButton.LeftButton)
    assert desk.panel.message.text() == ASK
    assert desk.panel.back.isHidden()
    assert not choices(desk.project).off


def test_where_two_people_code_apart_nothing_is_suggested(desk: Desk) -> None:
    desk.ask(SECOND, desk.suggestion("Waiting"))
    code_twice(desk.project, desk.document, twice=True)
    assert desk.panel.message.text() == TWICE
    before = list(desk.worker.asked)
    desk.panel.ask_here()
    desk.caret(FIRST)
    desk.code(FIRST, "Shame")
    desk.panel._moments._due()  # the pause over a turn left before ends now
    assert desk.worker.asked == before
    assert desk.panel.message.text() == TWICE
    assert desk.panel.deciding.go_on(*desk.place(SECOND)) == 0


def test_the_slider_is_one_step_and_kept_for_who_codes(desk: Desk, qtbot: Any) -> None:
    show_when(desk.project, READING)
    for _ in range(4):
        qtbot.keyClick(desk.panel.sure.slider, Key.Key_Right)
    qtbot.waitUntil(lambda: choices(desk.project).sure == 70)
    assert desk.project.next_undo().name == "Show suggestions that are right in 70 of 100"
    desk.project.undo()
    assert desk.panel.sure.per_cent == 50


def test_the_menu_chooses_when_and_gives_codes_back(desk: Desk) -> None:
    never_suggest(desk.project, desk.codes["Shame"])
    menu = desk.panel.menu()
    assert menu is not None
    by_text = {action.text(): action for action in menu.actions()}
    by_text["Show as I read"].trigger()
    assert choices(desk.project).when == READING
    by_text["Learn only from me"].trigger()
    assert choices(desk.project).learn_from == "me"
    again = by_text["Suggest again"].menu()
    again.actions()[0].trigger()
    assert choices(desk.project).never == frozenset()
    menu.close()


def test_the_row_has_a_menu_with_its_keys(desk: Desk) -> None:
    desk.ask(SECOND, desk.suggestion("Shame"))
    menu = desk.panel.menu(with_row=True)
    assert menu is not None
    by_text = {action.text(): action for action in menu.actions()}
    by_text["Never suggest “Shame”"].trigger()
    assert choices(desk.project).never == {desk.codes["Shame"]}
    menu.close()


def test_what_was_suggested_to_one_coder_does_not_stay_for_another(desk: Desk) -> None:
    desk.ask(SECOND, desk.suggestion("Waiting"))
    desk.project.use_coder("Ben Ode")
    desk.panel.mark_stale()
    assert desk.names() == []
    assert desk.panel.message.text() == ASK


def test_a_rarer_code_says_what_it_is(desk: Desk) -> None:
    rare = replace(desk.suggestion("Shame", 0.05, ("weeks",)), rarer=True)
    desk.ask(SECOND, desk.suggestion("Waiting"), rare)
    assert desk.panel.list.lines()[1].reasons == "rarely coded so far · words: weeks"


def test_who_waits_for_the_first_learning_sees_how_far_it_is(desk: Desk) -> None:
    desk.panel.asker.state = None
    desk.caret(SECOND)
    desk.panel.asker.learning.emit(10)
    assert desk.panel.message.text() == ASK, "nobody asked yet"
    desk.panel.ask_here()
    desk.panel.asker.learning.emit(40)
    assert desk.panel.message.text() == f"{LEARNING} 40 %"


def test_every_part_has_a_name(desk: Desk, nameless: Any) -> None:
    assert nameless(desk.panel) == []


def test_after_a_decision_it_is_said_that_there_is_nothing_else_and_no_advice_given(
    desk: Desk,
) -> None:
    desk.ask(SECOND, desk.suggestion("Waiting"))
    desk.panel.deciding.refuse(desk.codes["Waiting"])
    desk.worker.answer(desk.found(SECOND))
    assert desk.panel.message.text() == NOTHING_ELSE
    desk.ask(SECOND)
    assert desk.panel.message.text() == SILENT


def test_the_row_in_hand_stays_in_sight_where_the_excerpt_takes_its_room(desk: Desk) -> None:
    one = desk.code(FIRST, "No call back").coding
    names = ("Waiting", "Shame")
    desk.ask(SECOND, *(desk.suggestion(name, 0.7, ("waited",), one) for name in names))
    desk.panel.list.setCurrentRow(desk.panel.list.count() - 1)
    tall = desk.panel.list.sizeHintForRow(0)
    desk.panel.list.setFixedHeight(tall + tall // 2)
    QCoreApplication.processEvents()
    row = desk.panel.list.visualItemRect(desk.panel.list.currentItem())
    assert desk.panel.list.viewport().rect().contains(row)


def test_what_is_shown_is_asked_again_once_it_is_learned_otherwise(desk: Desk) -> None:
    desk.ask(SECOND, desk.suggestion("Waiting"))
    asked = len(desk.worker.asked)
    desk.panel._on_learned()
    assert len(desk.worker.asked) == asked, "after twenty codings nothing changes under the eyes"
    desk.panel.learn_again(otherwise=True)  # embeddings were turned on
    desk.panel.learn_again()  # and were all there: that goes on after
    for times in (1, 2):
        desk.panel._on_learned()
        assert len(desk.worker.asked) == asked + times
        desk.worker.answer(desk.found(SECOND, desk.suggestion("Shame")))
        desk.panel.asker._again = False
    assert desk.names() == ["Shame"]
    desk.panel._on_learned()
    assert len(desk.worker.asked) == asked + 2
