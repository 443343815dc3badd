"""Which row is in hand when rows come and go, and whose answer is shown."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt

from coder_app.ui.selection import Selection
from models import ShownSuggestion
from tests.ui.suggestions.conftest import FIRST, SECOND


def three(desk: Any, *names: str) -> Any:
    return desk.found(FIRST, *(desk.suggestion(name) for name in names))


def test_where_one_was_refused_the_next_is_in_hand(desk: Any, qtbot: Any) -> None:
    desk.ask(FIRST, *(desk.suggestion(name) for name in ("No call back", "Waiting", "Shame")))
    rows = desk.panel.list
    rows.setFocus()
    rows.setCurrentRow(1)
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    desk.worker.answer(three(desk, "No call back", "Shame"))
    assert rows.line().name == "Shame", "never back to the first: a second Delete would refuse it"


def test_one_that_slides_under_the_hand_must_be_seen_first(desk: Any, qtbot: Any) -> None:
    desk.ask(FIRST, desk.suggestion("No call back"))
    rows = desk.panel.list
    rows.setFocus()
    rows.hasFocus = lambda: True  # type: ignore[method-assign] - without a window manager
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    desk.worker.answer(three(desk, "Waiting"))
    assert not rows.was_seen
    qtbot.waitUntil(lambda: rows.was_seen)


def test_an_answer_to_who_asked_never_counts_as_shown_by_itself(desk: Any) -> None:
    desk.ask(FIRST, desk.suggestion("No call back"))
    place = (desk.document, *desk.place(FIRST))
    desk.panel.ask(*place)
    late = desk.worker.answer
    desk.panel.ask(*place, unasked=True)
    late(three(desk, "Waiting"))
    assert desk.names() == ["No call back"], "another question was asked since"
    with desk.project.read() as session:
        assert [row.asked for row in session.query(ShownSuggestion)] == [1]


def test_back_from_the_excerpt_they_are_asked_for_again(desk: Any) -> None:
    desk.ask(FIRST, desk.suggestion("No call back"))
    here = desk.panel.selection
    desk.panel._asked.left_from = here
    desk.panel.set_selection(Selection("another", 3, 3))
    asked = len(desk.worker.asked)
    desk.panel.set_selection(here)
    assert len(desk.worker.asked) == asked + 1
    desk.panel.set_selection(Selection("another", 3, 3))
    desk.panel.set_selection(here)
    assert len(desk.worker.asked) == asked + 1, "once"


def test_the_excerpt_is_cut_at_a_word_and_the_button_stays_inside(desk: Any, qtbot: Any) -> None:
    one = desk.code(FIRST, "No call back").coding
    desk.ask(SECOND, desk.suggestion("Waiting", like=one))
    card = desk.panel.card
    desk.panel.list.setCurrentRow(1)
    desk.panel.toggle_like()
    long = replace(card.like, excerpt="nobody called " * 60, citation="Kasey Mohammad ¶156-157")
    card.show_like(long)
    desk.panel.resize(180, 400)
    qtbot.waitUntil(lambda: card.go.text().startswith("Go"))
    lines = card.quote.fontMetrics().lineSpacing()
    assert card.quote.text().endswith("…”")
    assert card.quote.heightForWidth(card.quote.width()) <= 4 * lines + 2
    assert card.go.geometry().right() <= card.width()
    assert "…" in card.go.text()
    assert card.minimumSizeHint().width() < 180


def test_rows_and_excerpt_ask_for_the_room_they_need(desk: Any, qtbot: Any) -> None:
    desk.ask(FIRST, *(desk.suggestion(name) for name in ("No call back", "Waiting", "Shame")))
    rows = desk.panel.list
    three = 3 * rows.sizeHintForRow(0)
    assert rows.minimumHeight() >= three
    qtbot.waitUntil(lambda: desk.panel.minimumHeight() > three)
