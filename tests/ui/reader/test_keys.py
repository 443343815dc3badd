"""The reader's keys, each as UX.md has it."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coder_app.ui.reader.moves import BEFORE_ALL
from coder_app.ui.reader.reader import Reader
from tests.ui.reader.interview import CHOICES, TEXT, Asked, coding, content_of, span

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def press(reader: Reader, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(reader.text, key, modifiers)


def chosen(reader: Reader) -> str:
    return TEXT[slice(*reader.selected)]


def test_a_letter_opens_the_box_on_the_selection(reader: Reader, asked: Asked) -> None:
    reader.go_to(*span("statement"))
    QTest.keyClicks(reader.text, "n")
    assert reader.box.isVisible()
    assert reader.box.field.hasFocus()
    QTest.keyClicks(reader.box.field, "ob")
    QTest.keyClick(reader.box.field, Key.Key_Return)
    assert asked.calls == [("apply", *span("statement"), "c1")]
    assert not reader.box.isVisible()
    assert reader.text.hasFocus()
    assert chosen(reader) == "statement"


def test_without_a_selection_a_letter_codes_the_sentence_at_the_caret(
    reader: Reader, asked
) -> None:
    turn = "They took a statement. Nobody called me back 😀 for weeks. I kept ringing."
    reader.go_to(*span("kept"), select=False)
    QTest.keyClicks(reader.text, "s")
    assert chosen(reader) == turn  # until sentences are known, turns serve
    QTest.keyClick(reader.box.field, Key.Key_Escape)
    reader.set_sentences([span("They took a statement."), span("I kept ringing.")])
    reader.go_to(*span("kept"), select=False)
    QTest.keyClicks(reader.text, "s")
    QTest.keyClick(reader.box.field, Key.Key_Return)
    assert asked.calls == [("apply", *span("I kept ringing."), "c3")]


def test_enter_enter_applies_the_code_used_last(reader: Reader, asked: Asked) -> None:
    reader.go_to(*span("statement"))
    press(reader, Key.Key_Return)
    assert reader.box.field.text() == ""
    QTest.keyClick(reader.box.field, Key.Key_Return)
    assert asked.calls == [("apply", *span("statement"), "c2")]


def test_ctrl_enter_repeats_without_a_box(reader: Reader, asked: Asked) -> None:
    reader.go_to(*span("statement"))
    press(reader, Key.Key_Return, CONTROL)
    assert asked.calls == [("apply", *span("statement"), "c2")]
    assert not reader.box.isVisible()


def test_escape_clears_the_selection_and_the_coding_in_hand(reader: Reader) -> None:
    reader.select_coding("k1")
    reader.text.select(*span("statement"))
    press(reader, Key.Key_Escape)
    assert chosen(reader) == ""
    assert reader.text.in_hand is None


def test_space_grows_and_shift_space_goes_back(reader: Reader) -> None:
    reader.set_sentences([span("They took a statement."), span("I kept ringing.")])
    reader.go_to(*span("kept"), select=False)
    steps = []
    said = []
    reader.statusMessage.connect(said.append)
    for _ in range(5):
        press(reader, Key.Key_Space)
        steps.append(chosen(reader))
    turn = "They took a statement. Nobody called me back 😀 for weeks. I kept ringing."
    assert steps == ["kept", "I kept ringing.", turn, turn, TEXT]
    assert said == [BEFORE_ALL]
    del steps[3]
    for expected in reversed(["", *steps[:3]]):
        press(reader, Key.Key_Space, SHIFT)
        assert chosen(reader) == expected


def test_a_space_held_down_stops_at_the_turn(reader: Reader) -> None:
    reader.go_to(*span("kept"), select=False)
    turn = "They took a statement. Nobody called me back 😀 for weeks. I kept ringing."
    for _ in range(9):
        held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Space, PLAIN, " ", autorep=True)
        QApplication.sendEvent(reader.text, held)
    assert chosen(reader) == turn


def test_coming_back_to_the_turn_it_stops_there_again(reader: Reader) -> None:
    reader.go_to(*span("kept"), select=False)
    while chosen(reader) != TEXT:
        press(reader, Key.Key_Space)
    press(reader, Key.Key_Space, SHIFT)
    turn = chosen(reader)
    press(reader, Key.Key_Space, SHIFT)
    press(reader, Key.Key_Space)
    assert chosen(reader) == turn
    press(reader, Key.Key_Space)
    assert chosen(reader) == turn


def test_ctrl_down_and_up_walk_by_sentence_and_shift_extends(reader: Reader) -> None:
    reader.set_sentences([span("They took a statement."), span("I kept ringing."), span("How was")])
    reader.go_to(*span("took"), select=False)
    press(reader, Key.Key_Down, CONTROL)
    assert chosen(reader) == "They took a statement."
    press(reader, Key.Key_Down, CONTROL)
    assert chosen(reader) == "I kept ringing."
    press(reader, Key.Key_Down, CONTROL | SHIFT)
    assert chosen(reader) == "I kept ringing.\nInt: How was"
    press(reader, Key.Key_Up, CONTROL)
    assert chosen(reader) == "They took a statement."


def test_f7_walks_the_codings_and_delete_removes_the_one_in_hand(reader: Reader, asked) -> None:
    reader.go_to(0, 0)
    press(reader, Key.Key_F7)
    assert reader.text.in_hand == "k1"
    press(reader, Key.Key_F7)
    assert reader.text.in_hand == "k2"
    press(reader, Key.Key_F7)
    assert reader.text.in_hand == "k2"
    press(reader, Key.Key_F7, SHIFT)
    assert reader.text.in_hand == "k1"
    press(reader, Key.Key_Delete)
    assert asked.calls == [("remove", ["k1"])]


def test_delete_without_a_coding_in_hand_says_what_to_do(reader: Reader, asked: Asked) -> None:
    reader.go_to(*span("called"), select=False)
    press(reader, Key.Key_Delete)
    assert asked.calls == []
    assert "F7" in asked.said[-1]


def test_f2_moves_the_ends_and_asks_once(reader: Reader, asked: Asked) -> None:
    reader.select_coding("k1")
    press(reader, Key.Key_F2)
    for _ in range(3):
        press(reader, Key.Key_Right)
    press(reader, Key.Key_Tab)
    press(reader, Key.Key_Right, CONTROL)
    assert asked.calls == []
    assert reader.text.hasFocus()
    press(reader, Key.Key_Return)
    assert asked.calls == [("resize", "k1", *span("called me back 😀"))]


def test_f2_leaves_no_end_inside_a_word(reader: Reader, asked: Asked) -> None:
    reader.select_coding("k1")
    press(reader, Key.Key_F2)
    for _ in range(2):
        press(reader, Key.Key_Left)
    assert reader.text.ends.end == span("Nobody called me back")[1] - 2
    press(reader, Key.Key_Return)
    assert asked.calls == []  # it was in its last word: nothing is different
    press(reader, Key.Key_F2)
    for _ in range(6):
        press(reader, Key.Key_Left)
    press(reader, Key.Key_Return)
    assert asked.calls == [("resize", "k1", *span("Nobody called me"))]


def test_f2_and_escape_leave_the_coding_as_it_was(reader: Reader, asked: Asked) -> None:
    reader.select_coding("k1")
    press(reader, Key.Key_F2)
    press(reader, Key.Key_Left, CONTROL)
    press(reader, Key.Key_Escape)
    assert reader.text.ends is None
    assert asked.calls == []


def test_an_end_stops_before_the_other(reader: Reader, asked: Asked) -> None:
    reader.select_coding("k2")
    press(reader, Key.Key_F2)
    for _ in range(30):
        press(reader, Key.Key_Left)
    press(reader, Key.Key_Return)
    start, _ = span("felt stupid")
    assert reader.text.ends is None
    assert asked.calls == [("resize", "k2", start, start + len("felt"))]


def test_ctrl_i_makes_a_code_of_the_words_or_uses_the_one_there_is(reader: Reader, asked) -> None:
    reader.go_to(*span("kept ringing"))
    press(reader, Key.Key_I, CONTROL)
    assert asked.last == ("newCode", *span("kept ringing"), "kept ringing")
    text = "P04: All shame, mine.\n"
    reader.show_content(content_of(text))
    reader.go_to(*span("shame", text))
    press(reader, Key.Key_I, CONTROL)
    assert asked.last == ("apply", *span("shame", text), "c3")


def test_ctrl_digit_applies_the_pinned_code(reader: Reader, asked: Asked) -> None:
    reader.go_to(*span("statement"))
    press(reader, Key.Key_1, CONTROL)
    assert asked.calls == [("apply", *span("statement"), "c1")]
    press(reader, Key.Key_9, CONTROL)
    assert "Ctrl+9" in asked.said[-1]


def test_a_digit_key_counts_by_its_place_on_another_keyboard(
    reader: Reader, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coder_app.ui.reader.keys.sys.platform", "linux")
    reader.go_to(*span("statement"))
    ampersand = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Ampersand, CONTROL, 11, 0, 0, "&")
    QApplication.sendEvent(reader.text, ampersand)
    assert asked.calls == [("apply", *span("statement"), "c2")]


def test_ctrl_c_copies_the_stored_text_not_the_widgets(reader: Reader) -> None:
    text = "P04: one\u2028two\u2029three 😀\nP04: four\n"
    reader.show_content(content_of(text))
    reader.go_to(*span("two\u2029three 😀\nP04: four", text))
    press(reader, Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "two\u2029three 😀\nP04: four"


def test_other_keys_ask_for_what_they_say(reader: Reader, asked: Asked) -> None:
    reader.go_to(*span("statement"))
    press(reader, Key.Key_M, CONTROL | SHIFT)
    press(reader, Key.Key_C, CONTROL | SHIFT)
    press(reader, Key.Key_F8)
    press(reader, Key.Key_F8, SHIFT)
    assert asked.calls == [
        ("memo", "", *span("statement")),
        ("copyReference", *span("statement")),
        ("suggestion", 1),
        ("suggestion", -1),
    ]


def test_tab_leaves_the_text(reader: Reader) -> None:
    reader.find_bar.show()
    press(reader, Key.Key_Tab)
    assert not reader.text.hasFocus()


def test_arrows_move_a_visible_caret_and_shift_selects(reader: Reader) -> None:
    reader.go_to(5, 5)
    press(reader, Key.Key_Right)
    assert reader.text.caret == 6
    press(reader, Key.Key_Right, CONTROL | SHIFT)
    assert reader.selected[0] == 6
    assert reader.text.cursorWidth() > 0


def test_a_selection_by_keys_is_snapped_when_it_is_coded(reader: Reader, asked: Asked) -> None:
    start, _ = span("statement")
    reader.go_to(start + 2, start + 2)
    for _ in range(3):
        press(reader, Key.Key_Right, SHIFT)
    press(reader, Key.Key_Return, CONTROL)
    assert asked.calls == [("apply", *span("statement"), "c2")]


def test_typing_can_be_turned_off(reader: Reader) -> None:
    reader.hand.typing_opens_box = False
    QTest.keyClicks(reader.text, "n")
    assert not reader.box.isVisible()


def test_no_command_is_a_bare_letter(reader: Reader) -> None:
    for letter in "abcdefghijklmnopqrstuvwxyz0123456789":
        QTest.keyClicks(reader.text, letter)
        assert reader.box.field.text() == letter
        QTest.keyClick(reader.box.field, Key.Key_Escape)


def test_what_an_input_method_writes_opens_the_box(reader: Reader, asked: Asked) -> None:
    reader.go_to(*span("statement"))
    assert reader.text.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)
    QApplication.sendEvent(reader.text, QInputMethodEvent("\u00b4", []))
    assert reader.box.field.text() == "\u00b4"
    assert reader.text.hasFocus()  # composing goes on where it began
    done = QInputMethodEvent("", [])
    done.setCommitString("é")
    QApplication.sendEvent(reader.text, done)
    assert reader.box.field.text() == "é"
    assert reader.box.field.hasFocus()
    assert asked.calls == []


def test_a_composition_given_up_closes_the_box(reader: Reader) -> None:
    QApplication.sendEvent(reader.text, QInputMethodEvent("\u00b4", []))
    QApplication.sendEvent(reader.text, QInputMethodEvent("", []))
    assert not reader.box.isVisible()


def test_zoom_keeps_within_bounds(reader: Reader) -> None:
    sizes: list[int] = []
    reader.zoomChanged.connect(sizes.append)
    press(reader, Key.Key_Plus, CONTROL)
    press(reader, Key.Key_Minus, CONTROL)
    press(reader, Key.Key_0, CONTROL)
    assert sizes == [110, 100]
    reader.set_zoom(1000)
    assert reader.zoom == 300


def test_keys_can_be_bound_anew(reader: Reader) -> None:
    reader.hand.bind({"next_coding": ("Ctrl+J",)})
    reader.go_to(0, 0)
    press(reader, Key.Key_F7)
    assert reader.text.in_hand is None
    press(reader, Key.Key_J, CONTROL)
    assert reader.text.in_hand == "k1"


def test_find_walks_the_hits_round_the_end_and_escape_keeps_the_place(reader: Reader) -> None:
    reader.go_to(0, 0)
    press(reader, Key.Key_F, CONTROL)
    QTest.keyClicks(reader.find_bar.field, "P04")
    assert reader.find_bar.count.text() == "1 of 2"
    QTest.keyClick(reader.find_bar.field, Key.Key_Return)
    assert reader.find_bar.count.text() == "2 of 2"
    QTest.keyClick(reader.find_bar.field, Key.Key_Return)
    assert reader.find_bar.count.text() == "1 of 2"
    QTest.keyClick(reader.find_bar.field, Key.Key_Escape)
    assert reader.text.hasFocus()
    assert chosen(reader) == "P04"
    press(reader, Key.Key_F3)
    assert reader.selected[0] == TEXT.rindex("P04")


def test_applying_leaves_selection_and_focus_so_that_the_next_code_joins(reader, asked) -> None:
    reader.go_to(*span("statement"))
    reader.applyRequested.connect(
        lambda *_: reader.update_codings([coding(f"n{len(asked.calls)}", "statement")])
    )
    for _ in range(2):
        press(reader, Key.Key_Return)
        QTest.keyClick(reader.box.field, Key.Key_Return)
    assert asked.calls == [("apply", *span("statement"), "c2")] * 2
    assert reader.text.hasFocus()


def test_an_empty_document_takes_no_code(reader: Reader, asked: Asked) -> None:
    reader.show_content(content_of(""))
    for key in (Key.Key_Return, Key.Key_Space, Key.Key_F7, Key.Key_Delete, Key.Key_F2):
        press(reader, key)
    QTest.keyClicks(reader.text, "n")
    assert not reader.box.isVisible()
    assert asked.calls == []
    assert reader.box.choices == CHOICES


def test_a_search_that_finds_nothing_leaves_nothing_selected(reader: Reader) -> None:
    QTest.keyClick(reader.text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(reader.find_bar.field, "felt zz")
    assert reader.find_bar.count.text() == "Not found here"
    start, end = reader.selected
    assert start == end


def test_f7_goes_through_overlaps_and_says_how_many_there_are(reader: Reader) -> None:
    over = [coding("o1", "Nobody called me back"), coding("o2", "called me", 1)]
    reader.update_codings(over, ["k1"])
    reader.go_to(0, 0)
    spoken = []
    for _ in range(3):
        press(reader, Key.Key_F7)
        spoken.append(reader.hand.moves._spoken(reader.text.in_hand or ""))
    assert spoken == ["No call back, 1 of 2 that overlap", "Waiting, 2 of 2 that overlap", "Shame"]


@pytest.mark.parametrize(
    ("key", "modifier", "edge"),
    [
        (Key.Key_Down, PLAIN, len(TEXT)),
        (Key.Key_Down, CONTROL, len(TEXT)),
        (Key.Key_Up, CONTROL, 0),
    ],
)
def test_a_step_off_the_whole_document_leaves_nothing_selected(
    reader: Reader, key: Key, modifier: Qt.KeyboardModifier, edge: int
) -> None:
    reader.text.select(0, len(TEXT))
    press(reader, key, modifier)
    assert reader.selected == (edge, edge)


def test_the_last_sentence_stays_selected(reader: Reader) -> None:
    reader.text.select(*span("Honestly? I felt stupid."))
    press(reader, Key.Key_Down, CONTROL)
    assert reader.selected == span("Honestly? I felt stupid.")


def test_f2_takes_the_end_over_the_next_speakers_label(reader: Reader, asked: Asked) -> None:
    reader.update_codings([coding("r", "I kept ringing")])
    reader.select_coding("r")
    press(reader, Key.Key_F2)
    places = []
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Left):
        press(reader, key, PLAIN if key == Key.Key_Right else CONTROL)
        places.append(TEXT[: reader.text.ends.end][-9:])
    assert places == [" ringing.", "g.\nInt: H", " ringing."]
    press(reader, Key.Key_Right, CONTROL)
    press(reader, Key.Key_Return)
    start, _ = span("I kept ringing")
    assert asked.calls == [("resize", "r", start, span("How")[1])]


def test_f2_takes_the_start_back_over_a_label(reader: Reader) -> None:
    reader.update_codings([coding("s", "took a statement")])
    reader.select_coding("s")
    press(reader, Key.Key_F2)
    press(reader, Key.Key_Tab)
    seen = []
    for key in (Key.Key_Left, Key.Key_Left, Key.Key_Home, Key.Key_Right):
        press(reader, key, PLAIN if key in (Key.Key_Home, Key.Key_Right) else CONTROL)
        seen.append(TEXT[reader.text.ends.start :][:5])
    assert seen == ["They ", "?\nP04", "And a", "nd af"]


def test_a_dragged_end_stops_at_a_label(reader: Reader) -> None:
    reader.select_coding("k1")
    reader.hand.ends.grab("k1", "end")
    reader.hand.ends.drag_to(TEXT.index("t: How"))
    assert reader.text.ends.end == span("ringing.")[1]
    reader.hand.ends.grab("k1", "start")
    reader.hand.ends.drag_to(TEXT.index("04: They"))
    assert reader.text.ends.start == span("They")[0]


def test_f7_beyond_the_last_coding_says_so(reader: Reader, asked: Asked) -> None:
    for _ in range(3):
        press(reader, Key.Key_F7)
    assert asked.said[-1] == "No coding further down"
    for _ in range(2):
        press(reader, Key.Key_F7, SHIFT)
    assert asked.said[-1] == "No coding further up"
    assert reader.text.in_hand == "k1"
