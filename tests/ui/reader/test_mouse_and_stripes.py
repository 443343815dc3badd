"""Selecting, clicking and dragging with the mouse; brackets and names beside the text."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coder_app.ui.reader.card import card
from coder_app.ui.reader.card import lines as card_lines
from coder_app.ui.reader.content import SuggestionMark
from coder_app.ui.reader.reader import Reader
from coder_app.ui.reader.stripe_layout import Bar, arrange, hit
from coder_app.ui.reader.text_view import CODE_MIME, SEGMENT_MIME
from tests.ui.reader.interview import TEXT, Asked, coding, content_of, span

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ROW = 20.0


def at(reader: Reader, offset: int) -> QPoint:
    return reader.text.caret_rect(offset).center()


def drag(reader: Reader, start: int, end: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    port = reader.text.viewport()
    QTest.mousePress(port, LEFT, modifiers, at(reader, start))
    QTest.mouseMove(port, at(reader, (start + end) // 2))
    QTest.mouseMove(port, at(reader, end))
    QTest.mouseRelease(port, LEFT, modifiers, at(reader, end))


def chosen(reader: Reader) -> str:
    return reader.text.content.text[slice(*reader.selected)]


def test_a_drag_snaps_to_whole_words_and_alt_drag_does_not(reader: Reader) -> None:
    start, end = span("took a state")
    drag(reader, start + 2, end)
    assert chosen(reader) == "took a statement"
    drag(reader, start + 2, end, ALT)
    assert chosen(reader) == "ok a state"


def test_two_three_four_clicks_select_word_sentence_turn(reader: Reader) -> None:
    reader.set_sentences([span("They took a statement."), span("I kept ringing.")])
    place = at(reader, span("kept")[0] + 1)
    port = reader.text.viewport()
    QTest.mouseClick(port, LEFT, NONE, place)
    QTest.mouseDClick(port, LEFT, NONE, place)
    assert chosen(reader) == "kept"
    QTest.mouseClick(port, LEFT, NONE, place)
    assert chosen(reader) == "I kept ringing."
    QTest.mouseClick(port, LEFT, NONE, place)
    assert chosen(reader).startswith("They took")
    assert chosen(reader).endswith("ringing.")


def test_a_click_between_two_lines_meets_the_nearest(reader: Reader) -> None:
    reader.resize(500, 700)
    offset = span("Nobody")[0]
    box = reader.text.caret_rect(offset)
    for y in (box.top() - 2, box.bottom() + 2):
        assert reader.text.offset_at(QPoint(box.left(), y)) == offset


def test_a_stripe_click_takes_the_coding_in_hand(reader: Reader) -> None:
    clicked: list[str] = []
    reader.codingActivated.connect(clicked.append)
    stripe = next(s for s in reader.stripes.stripes() if s.bar.id == "k1")
    middle = QPoint(round(stripe.x), round((stripe.bar.top + stripe.bar.bottom) / 2))
    QTest.mouseClick(reader.stripes, LEFT, NONE, middle)
    assert reader.text.in_hand == "k1"
    assert clicked == ["k1"]
    assert stripe.name_box is not None
    left, top, _ = stripe.name_box
    found = reader.stripes.hit_at(QPointF(left + 4, top + 4))
    assert found is not None
    assert found.id == "k1"


def test_a_double_click_on_a_stripe_opens_its_memo(reader: Reader) -> None:
    opened: list[str] = []
    reader.codingOpened.connect(opened.append)
    stripe = next(s for s in reader.stripes.stripes() if s.bar.id == "k2")
    assert stripe.name_box is not None
    place = QPoint(int(stripe.name_box[0]) + 3, int(stripe.name_box[1]) + 8)
    QTest.mouseDClick(reader.stripes, LEFT, NONE, place)
    assert opened == ["k2"]


def test_dragging_a_handle_in_the_text_asks_once_for_whole_words(reader: Reader, asked) -> None:
    reader.select_coding("k1")
    port = reader.text.viewport()
    end = span("Nobody called me back")[1]
    QTest.mousePress(port, LEFT, NONE, at(reader, end) + QPoint(2, 0))
    for piece in ("😀", "for wee"):
        QTest.mouseMove(port, at(reader, span(piece)[1]))
    assert asked.calls == []
    QTest.mouseRelease(port, LEFT, NONE, at(reader, span("for wee")[1]))
    assert asked.calls == [("resize", "k1", *span("Nobody called me back 😀 for weeks"))]


def test_dragging_the_end_of_a_stripe_into_the_text_resizes(reader: Reader, asked: Asked) -> None:
    text = "P04: " + "They took a statement and I waited. " * 12 + "\n"
    reader.show_content(content_of(text, coding("k9", "took a statement", 1, text)))
    stripe = reader.stripes.stripes()[0]
    grip = QPoint(round(stripe.x), round(stripe.bar.bottom) - 4)
    goal = reader.text.caret_rect(300).center()
    QTest.mousePress(reader.stripes, LEFT, NONE, grip)
    for _ in range(2):
        place = reader.stripes.mapFrom(reader.text, reader.text.viewport().mapTo(reader.text, goal))
        QTest.mouseMove(reader.stripes, place)
    QTest.mouseRelease(reader.stripes, LEFT, NONE, place)
    kind, key, start, end = asked.calls[-1]
    assert (kind, key, start) == ("resize", "k9", 10)
    assert isinstance(end, int)
    assert abs(end - 300) <= 10
    assert len(asked.calls) == 1


def test_a_suggestion_is_a_ghost_that_no_end_can_be_dragged_of(reader: Reader) -> None:
    reader.set_suggestions(
        [SuggestionMark("g", "c3", "Shame?", "#c89baa", *span("I kept ringing"))]
    )
    ghost = next(s for s in reader.stripes.stripes() if s.bar.ghost)
    found = reader.stripes.hit_at(QPointF(ghost.x, ghost.bar.bottom - 1))
    assert found is not None
    assert (found.id, found.end) == ("g", None)


def test_a_card_says_code_coder_date_origin_and_memo(reader: Reader) -> None:
    at = datetime(2020, 3, 3, 14, 2, tzinfo=UTC).astimezone()
    mark = reader.text.marks.codings["k1"]._replace(
        path="Communication > No call back",
        created=at,
        origin="suggestion",
        memo="<b>Ask</b> again",
    )
    assert card_lines(mark) == [
        "Communication > No call back",
        f"AL \u00b7 3 Mar 2020, {at:%H:%M} \u00b7 from a suggestion",
        "<b>Ask</b> again",
    ]
    shown = card(mark, [reader.text.marks.codings["k2"]])
    assert "Communication &gt; <b>No call back</b>" in shown
    assert "&lt;b&gt;Ask&lt;/b&gt; again" in shown
    assert "Shame" in shown


def test_hovering_shows_the_card_of_the_stripe_under_the_pointer(reader: Reader) -> None:
    stripe = next(s for s in reader.stripes.stripes() if s.bar.id == "k1")
    place = QPointF(stripe.x, (stripe.bar.top + stripe.bar.bottom) / 2)
    assert "<b>No call back</b>" in reader.stripes.card_at(place)
    assert reader.stripes.card_at(QPointF(stripe.x + 90, stripe.bar.bottom + 60)) == ""


def test_dragging_the_start_of_a_stripe_resizes_too(reader: Reader, asked: Asked) -> None:
    text = "P04: " + "They took a statement and I waited. " * 12 + "\n"
    piece = slice(200, 420)
    mark = coding("k9", "took", 1, text)._replace(start=piece.start, end=piece.stop)
    reader.show_content(content_of(text, mark))
    stripe = reader.stripes.stripes()[0]
    grip = QPoint(round(stripe.x), round(stripe.bar.top) + 4)
    goal = reader.text.caret_rect(100).center()
    place = reader.stripes.mapFrom(reader.text, reader.text.viewport().mapTo(reader.text, goal))
    QTest.mousePress(reader.stripes, LEFT, NONE, grip)
    for _ in range(2):
        QTest.mouseMove(reader.stripes, place)
    QTest.mouseRelease(reader.stripes, LEFT, NONE, place)
    kind, key, start, end = asked.calls[-1]
    assert (kind, key, end) == ("resize", "k9", 420)
    assert isinstance(start, int)
    assert abs(start - 100) <= 10


def test_a_right_click_on_a_stripe_takes_the_coding_in_hand_for_the_menu(reader: Reader) -> None:
    reader.stripes.menuAsked.disconnect()
    asked_at: list[QPoint] = []
    reader.stripes.menuAsked.connect(asked_at.append)
    stripe = next(s for s in reader.stripes.stripes() if s.bar.id == "k1")
    place = QPoint(round(stripe.x), round((stripe.bar.top + stripe.bar.bottom) / 2))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, QPoint(5, 5))
    QApplication.sendEvent(reader.stripes, event)
    assert reader.text.in_hand == "k1"
    assert asked_at == [QPoint(5, 5)]


def drop(reader: Reader, data: QMimeData, offset: int) -> None:
    place, copy = at(reader, offset), Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place, copy, data, LEFT, NONE)
    QApplication.sendEvent(reader.text.viewport(), enter)
    if enter.isAccepted():
        dropped = QDropEvent(QPointF(place), copy, data, LEFT, NONE)
        QApplication.sendEvent(reader.text.viewport(), dropped)


def test_a_dropped_code_goes_to_the_selection_or_to_the_sentence_under_it(reader, asked) -> None:
    data = QMimeData()
    data.setData(CODE_MIME, b"c1\nc3")
    reader.go_to(*span("statement"))
    drop(reader, data, span("stupid")[0])
    assert asked.calls == [("apply", *span("statement"), code) for code in ("c1", "c3")]
    reader.set_sentences([span("They took a statement."), span("I felt stupid.")])
    reader.go_to(0, 0)
    drop(reader, data, span("stupid")[0])
    assert asked.last == ("apply", *span("I felt stupid."), "c3")


def test_a_dragged_code_shows_the_words_it_would_go_to(reader: Reader, asked: Asked) -> None:
    data, copy = QMimeData(), Qt.DropAction.CopyAction
    data.setData(CODE_MIME, b"c1")
    reader.set_sentences([span("They took a statement."), span("I felt stupid.")])
    reader.go_to(0, 0)
    port = reader.text.viewport()
    QApplication.sendEvent(port, QDragEnterEvent(at(reader, 40), copy, data, LEFT, NONE))
    for words, under in (("stupid", "I felt stupid."), ("took", "They took a statement.")):
        place = at(reader, span(words)[0])
        QApplication.sendEvent(port, QDragMoveEvent(place, copy, data, LEFT, NONE))
        assert reader.text.drop_target == span(under)
    QApplication.sendEvent(port, QDragLeaveEvent())
    assert reader.text.drop_target is None
    assert asked.calls == []


def test_text_from_elsewhere_cannot_be_dropped(reader: Reader, asked: Asked) -> None:
    data = QMimeData()
    data.setText("words")
    drop(reader, data, 10)
    assert reader.text.toPlainText().startswith("Int: And")
    assert asked.calls == []


def test_dragged_text_knows_its_segment(reader: Reader) -> None:
    reader.go_to(*span("me back 😀"))
    data = reader.text.createMimeDataFromSelection()
    assert data.text() == "me back 😀"
    start, end = span("me back 😀")
    assert bytes(data.data(SEGMENT_MIME).data()) == f"{start}:{end}".encode()


def test_a_drag_from_within_the_selection_selects_anew(reader: Reader) -> None:
    reader.go_to(*span("They took a statement"))
    start, end = span("a statement")
    drag(reader, start, end)
    assert chosen(reader) == "a statement"


def test_a_press_with_shift_within_the_selection_extends_as_before(reader: Reader) -> None:
    reader.go_to(*span("They took a statement"))
    QTest.mouseClick(reader.text.viewport(), LEFT, SHIFT, at(reader, span("a statement")[0]))
    assert chosen(reader) == "They took"


def test_a_selection_dragged_out_at_the_side_is_taken_along(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, _: taken.append(drag.mimeData().text()))
    words = span("They took a statement")
    reader.go_to(*words)
    port, start = reader.text.viewport(), at(reader, span("a statement")[0])
    QTest.mousePress(port, LEFT, NONE, start)
    QTest.mouseMove(port, start + QPoint(30, 0))
    QTest.mouseMove(port, QPoint(-20, start.y()))
    assert taken == ["They took a statement"]
    QTest.mouseMove(port, start)  # nothing is left of it
    assert reader.selected == words


def test_one_coding_more_repaints_its_lines_only(reader: Reader) -> None:
    areas = []
    reader.text.updateRequest.connect(lambda rect, _: areas.append(rect))
    QApplication.processEvents()
    areas.clear()
    reader.update_codings([coding("new", "I felt", 1)])
    assert "new" in reader.text.marks.codings
    lines = reader.text.sight().extent(*span("I felt"))
    assert all(area.height() < lines[1] - lines[0] + 12 for area in areas)


BARS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(-100, 560), st.integers(10, 200)), max_size=25
)


@given(BARS)
@settings(deadline=None)
def test_names_never_overlap_and_stay_inside(raw: list[tuple[int, int, int]]) -> None:
    bars = [
        Bar(str(number), "name", lane, top, top + height)
        for number, (lane, top, height) in enumerate(raw)
    ]
    stripes = arrange(bars, (216.0, 600.0), ROW, lambda text: 9.0 * len(text))
    boxes = sorted(stripe.name_box for stripe in stripes if stripe.name_box)
    tops = sorted(box[1] for box in boxes)
    assert all(later - sooner >= ROW for sooner, later in pairwise(tops))
    assert all(y >= 0 and y + ROW <= 600 and x + width <= 216 for x, y, width in boxes)
    assert len(stripes) == sum(bar.bottom > 0 and bar.top < 600 for bar in bars)


def test_the_coding_in_hand_keeps_its_name_and_the_nearest_name_tells_of_those_that_gave_way() -> (
    None
):
    bars = [Bar(str(lane), "name", lane, 10, 32) for lane in range(9)]
    stripes = arrange(bars, (216.0, 600.0), ROW, lambda text: 9.0 * len(text), first="8")
    named = [stripe.bar.id for stripe in stripes if stripe.name_box]
    assert "8" in named
    hidden = [key for stripe in stripes for key in stripe.hidden]
    assert sorted([*named, *hidden]) == [bar.id for bar in bars]


def test_suggestions_give_way_to_what_a_person_coded() -> None:
    ghosts = [Bar(f"ghost {lane}", "name", lane, 10, 32, ghost=True) for lane in range(3)]
    own = [Bar(f"own {lane}", "name", lane, 12, 32) for lane in range(3, 7)]
    stripes = arrange([*ghosts, *own], (216.0, 600.0), ROW, lambda text: 9.0 * len(text))
    named = {stripe.bar.id for stripe in stripes if stripe.name_box}
    assert named
    assert named <= {bar.id for bar in own}


def test_a_name_tells_of_none_that_are_out_of_sight_or_beside_other_lines() -> None:
    above = [Bar(f"above {lane}", "name", lane, -80, -20) for lane in range(3)]
    upper = [Bar(f"upper {lane}", "name", lane, 10, 30) for lane in range(8)]
    lower = Bar("lower", "name", 0, 60, 100)
    stripes = arrange([*above, *upper, lower], (216.0, 600.0), ROW, lambda text: 9.0 * len(text))
    told = {stripe.bar.id: stripe.hidden for stripe in stripes}
    assert told["lower"] == ()
    assert not [key for hidden in told.values() for key in hidden if key.startswith("above")]
    assert [key for hidden in told.values() for key in hidden]


def test_sixty_lanes_are_all_beside_the_text_and_apart() -> None:
    bars = [Bar(str(lane), "name", lane, 0, 600) for lane in range(60)]
    places = [stripe.x for stripe in arrange(bars, (216.0, 600.0), ROW, len)]
    assert max(places) <= 216
    assert min(later - sooner for sooner, later in pairwise(places)) >= 2


def test_a_bracket_is_hit_at_its_ends_and_between() -> None:
    stripes = arrange([Bar("a", "n", 0, 100, 200)], (200.0, 600.0), ROW, len)
    x = stripes[0].x
    found = [hit(stripes, x, y, ROW) for y in (103, 150, 197)]
    assert [one.end if one else "miss" for one in found] == ["start", None, "end"]
    assert hit(stripes, x, 210, ROW) is None
    assert hit(stripes, x + 40, 150, ROW) is None


@pytest.mark.parametrize("width", [420, 620, 1000, 2000])
def test_the_column_is_never_wider_than_75_letters(reader: Reader, width: int) -> None:
    text = "P04: " + "They took a statement and nobody called me back for seven weeks. " * 60 + "\n"
    reader.show_content(content_of(text))
    reader.resize(width, 700)
    QApplication.processEvents()
    layout = reader.text.document().firstBlock().layout()
    lines = [layout.lineAt(number).textLength() for number in range(layout.lineCount())]
    assert max(lines) <= 76  # with the blank that ends the line
    assert min(lines[:-1]) > 25
    assert reader.stripes.geometry().left() == reader.text.viewport().geometry().right() + 1
    assert TEXT not in text
