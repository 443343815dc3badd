"""Other keyboards: digits by their place, dead keys, input methods, letters outside the BMP."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coder_app.ui.reader.code_match import CodeChoice
from coder_app.ui.reader.keys import digit_of, typed_text
from coder_app.ui.reader.reader import Reader
from tests.ui.reader.interview import Asked, span

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CONTROL, SHIFT, ALT = Modifier.ControlModifier, Modifier.ShiftModifier, Modifier.AltModifier
NONE = Modifier.NoModifier
NINE = [CodeChoice(f"c{n}", f"Code {n}", "", "#146e5f", n) for n in range(1, 10)]

# What the row of digits writes, left to right, without Shift.
AZERTY = [
    (Key.Key_Ampersand, "&"),
    (Key.Key_Eacute, "é"),
    (Key.Key_QuoteDbl, '"'),
    (Key.Key_Apostrophe, "'"),
    (Key.Key_ParenLeft, "("),
    (Key.Key_Minus, "-"),
    (Key.Key_Egrave, "è"),
    (Key.Key_Underscore, "_"),
    (Key.Key_Ccedilla, "ç"),
]
QWERTZ = [(Key(int(Key.Key_1) + n), str(n + 1)) for n in range(9)]
CZECH = [
    (Key.Key_Plus, "+"),
    (Key(0x11B), "ě"),
    (Key(0x161), "š"),
    (Key(0x10D), "č"),
    (Key(0x159), "ř"),
    (Key(0x17E), "ž"),
    (Key.Key_Yacute, "ý"),
    (Key.Key_Aacute, "á"),
    (Key.Key_Iacute, "í"),
]
MAC = (18, 19, 20, 21, 23, 22, 26, 28, 25)


def event(
    key: Qt.Key, text: str = "", held: Modifier = NONE, scan: int = 0, virtual: int = 0
) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held, scan, virtual, 0, text)


@pytest.mark.parametrize("layout", [AZERTY, QWERTZ, CZECH], ids=["azerty", "qwertz", "czech"])
@pytest.mark.parametrize(("platform", "first"), [("linux", 10), ("win32", 2), ("darwin", 0)])
def test_a_digit_is_where_it_is_on_the_keyboard(layout, platform, first, monkeypatch) -> None:
    monkeypatch.setattr("coder_app.ui.reader.keys.sys.platform", platform)
    found = []
    for number, (key, text) in enumerate(layout):
        scan, virtual = (0, MAC[number]) if platform == "darwin" else (first + number, 0)
        found.append(digit_of(event(key, text, CONTROL, scan, virtual)))
    assert found == list(range(1, 10))


def test_ctrl_and_a_digits_key_pin_on_azerty_in_text_and_box(
    reader: Reader, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coder_app.ui.reader.keys.sys.platform", "linux")
    reader.set_codes(NINE)
    reader.go_to(*span("statement"))
    QApplication.sendEvent(reader.text, event(Key.Key_Ccedilla, "ç", CONTROL, 18))
    assert asked.last == ("apply", *span("statement"), "c9")
    reader.open_box()
    QApplication.sendEvent(reader.box.field, event(Key.Key_Egrave, "è", CONTROL, 16))
    assert asked.last == ("apply", *span("statement"), "c7")


def test_larger_on_a_keyboard_whose_first_digit_writes_plus(reader: Reader, asked, monkeypatch):
    monkeypatch.setattr("coder_app.ui.reader.keys.sys.platform", "linux")
    sizes: list[int] = []
    reader.zoomChanged.connect(sizes.append)
    reader.set_codes(NINE)
    reader.go_to(*span("statement"))
    QApplication.sendEvent(reader.text, event(Key.Key_Plus, "+", CONTROL, 10))  # Czech: the 1 key
    assert (asked.last, sizes) == (("apply", *span("statement"), "c1"), [])
    QApplication.sendEvent(reader.text, event(Key.Key_Plus, "+", CONTROL, 86))  # the keypad's
    assert sizes == [110]


def test_what_types_and_what_does_not() -> None:
    assert typed_text(event(Key.Key_Ampersand, "&")) == "&"
    assert typed_text(event(Key.Key_1, "1", SHIFT)) == "1"  # a digit on AZERTY
    assert typed_text(event(Key.Key_At, "@", CONTROL | ALT)) == "@"  # AltGr on Windows
    assert typed_text(event(Key.Key_Q, "q", ALT)) == ""
    assert typed_text(event(Key.Key_Y, "\x19", CONTROL)) == ""
    assert typed_text(event(Key.Key_unknown, "\U0001d4b3")) == "\U0001d4b3"


@pytest.mark.parametrize("dead", [Key.Key_Dead_Circumflex, Key.Key_Dead_Acute, Key.Key_Dead_Tilde])
def test_a_dead_key_alone_opens_nothing(reader: Reader, asked: Asked, dead: Qt.Key) -> None:
    reader.go_to(*span("statement"))
    QApplication.sendEvent(reader.text, event(dead))
    assert not reader.box.isVisible()
    QApplication.sendEvent(reader.text, event(Key.Key_Ecircumflex, "ê"))
    assert reader.box.field.text() == "ê"
    assert asked.calls == []


def composed(reader: Reader, preedit: str, commit: str = "") -> None:
    made = QInputMethodEvent(preedit, [])
    made.setCommitString(commit)
    QApplication.sendEvent(reader.text, made)


def test_several_steps_of_an_input_method_end_in_one_name(reader: Reader, asked: Asked) -> None:
    reader.go_to(*span("statement"))
    for step in ("た", "たい", "たいき"):
        composed(reader, step)
        assert reader.box.field.text() == step
        assert reader.text.hasFocus()
    composed(reader, "", "待機")
    assert reader.box.field.hasFocus()
    QTest.keyClick(reader.box.field, Key.Key_Return, CONTROL)
    assert asked.calls == [("newCode", *span("statement"), "待機")]


def test_a_letter_of_two_units_is_followed_by_the_next(reader: Reader) -> None:
    reader.go_to(*span("statement"))
    composed(reader, "", "\U00020bb7")  # a name in Japanese, outside the BMP
    QTest.keyClicks(reader.box.field, "a")
    assert reader.box.field.text() == "\U00020bb7a"
    QTest.keyClick(reader.box.field, Key.Key_Backspace)
    QTest.keyClick(reader.box.field, Key.Key_Backspace)
    assert reader.box.field.text() == ""


def test_with_typing_turned_off_no_composition_opens_the_box(reader: Reader) -> None:
    reader.hand.typing_opens_box = False
    composed(reader, "た")
    composed(reader, "", "た")
    assert not reader.box.isVisible()
