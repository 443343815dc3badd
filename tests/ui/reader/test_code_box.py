"""The rules of the code box."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coder_app.ui.reader.code_match import CodeChoice, find, nearly_equal
from coder_app.ui.reader.reader import Reader
from tests.ui.reader.interview import TEXT, Asked, content_of, span

CODES = tuple(
    CodeChoice(f"c{number}", name, path)
    for number, (name, path) in enumerate(
        [
            ("No call back", "Communication"),
            ("Kept informed", "Communication"),
            ("Waiting", "Communication"),
            ("Not reporting", ""),
            ("Emotional support", ""),
            ("Being called names", ""),
        ]
    )
)
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Around(QWidget):
    """Counts how often it is asked to lay itself out."""

    asked = 0

    def event(self, event: QEvent) -> bool:
        self.asked += event.type() == QEvent.Type.LayoutRequest
        return super().event(event)


def handle_all() -> None:
    for _ in range(5):  # a layout asks the one around it, in the next turn
        QApplication.processEvents()


def sure(typed: str, *recent: str) -> list[str]:
    matches = find(typed, CODES, recent)
    return [choice.name for choice in matches.rows[: matches.sure]]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("no", "No call back"),
        ("nob", "No call back"),
        ("ncb", "No call back"),
        ("wai", "Waiting"),
        ("WAI", "Waiting"),
        ("call", "No call back"),
        ("com inf", "Kept informed"),
        ("sup", "Emotional support"),
        ("es", "Emotional support"),
        ("not", "Not reporting"),
    ],
)
def test_letters_that_begin_words_find_the_code(typed: str, first: str) -> None:
    assert sure(typed)[0] == first


@pytest.mark.parametrize("typed", ["aiting", "allb", "xyz", "orting", "wiating"])
def test_letters_inside_a_word_preselect_nothing(typed: str) -> None:
    assert sure(typed) == []


def test_a_misspelt_name_is_listed_though_not_preselected() -> None:
    assert "Waiting" in [choice.name for choice in find("wiating", CODES).rows]


def test_of_equal_matches_the_one_used_last_comes_first() -> None:
    assert sure("ca", "c5")[0] == "Being called names"
    assert sure("ca", "c0")[0] == "No call back"


def test_empty_lists_all_last_used_first() -> None:
    assert sure("", "c3", "c1")[:2] == ["Not reporting", "Kept informed"]
    assert len(sure("")) == len(CODES)


@pytest.mark.parametrize("name", ["waiting", "Waitng", "Waiting ", "wait-ing"])
def test_a_nearly_equal_name_is_found(name: str) -> None:
    near = nearly_equal(name, CODES)
    assert near is not None
    assert near.name == "Waiting"


def test_another_name_is_not_nearly_equal() -> None:
    assert nearly_equal("Safe spaces", CODES) is None
    assert nearly_equal("", CODES) is None


@pytest.fixture
def box(reader: Reader) -> Reader:
    """The reader with its box open on "statement"."""
    reader.go_to(*span("statement"))
    QTest.keyClick(reader.text, Key.Key_Return)
    return reader


def rows(reader: Reader) -> list[str]:
    return [row.text for row in reader.box.rows.rows]


def type_(reader: Reader, text: str) -> None:
    QTest.keyClicks(reader.box.field, text)


def press(reader: Reader, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(reader.box.field, key, modifiers)


def test_new_code_is_always_the_last_row_and_chosen_where_nothing_begins_so(box: Reader) -> None:
    assert rows(box)[-1].startswith("New code")
    type_(box, "wai")
    assert rows(box)[-1] == "New code \u201cwai\u201d"
    assert box.box.current is not None
    assert box.box.current.text == "Waiting"
    type_(box, "xx")
    assert box.box.current.text == rows(box)[-1] == "New code \u201cwaixx\u201d"


def test_a_near_equal_name_is_pointed_out_on_the_new_row(box: Reader) -> None:
    type_(box, "Waitng")
    assert "Waiting" in box.box.rows.rows[-1].hint
    box.box.field.setText("waiting")
    assert "exists" in box.box.rows.rows[-1].hint


def test_enter_applies_and_closes_shift_enter_stays(box: Reader, asked: Asked) -> None:
    type_(box, "wai")
    press(box, Key.Key_Return, SHIFT)
    assert box.box.isVisible()
    assert box.box.field.text() == ""
    type_(box, "sha")
    press(box, Key.Key_Return)
    assert not box.box.isVisible()
    place = span("statement")
    assert asked.calls == [("apply", *place, "c2"), ("apply", *place, "c3")]


def test_ctrl_enter_makes_a_code_of_exactly_this_name(box: Reader, asked: Asked) -> None:
    type_(box, "wai")
    press(box, Key.Key_Return, CONTROL)
    assert asked.calls == [("newCode", *span("statement"), "wai")]


def test_a_name_that_a_code_has_takes_that_code_unless_asked_again(
    box: Reader, asked: Asked
) -> None:
    type_(box, "WAITING")
    press(box, Key.Key_Return, CONTROL)
    assert (asked.calls, box.box.isVisible()) == ([], True)
    assert "there is already \u201cWaiting\u201d" in box.box.rows.rows[-1].hint
    press(box, Key.Key_Return)
    assert asked.last == ("apply", *span("statement"), "c2")
    QTest.keyClick(box.text, Key.Key_Return)
    type_(box, "WAITING")
    press(box, Key.Key_Return, CONTROL)
    press(box, Key.Key_Return, CONTROL)
    assert asked.last == ("newCode", *span("statement"), "WAITING")


def test_enter_on_the_new_row_makes_the_code(box: Reader, asked: Asked) -> None:
    type_(box, " Paper  work ")
    press(box, Key.Key_Return)
    assert asked.calls == [("newCode", *span("statement"), "Paper work")]


def test_a_nameless_code_is_never_made(box: Reader, asked: Asked) -> None:
    press(box, Key.Key_Return, CONTROL)
    press(box, Key.Key_Up)
    press(box, Key.Key_Return)
    assert asked.calls == []
    assert box.box.isVisible()


def test_escape_closes_and_keeps_the_selection(box: Reader, asked: Asked) -> None:
    press(box, Key.Key_Escape)
    assert not box.box.isVisible()
    assert box.selected == span("statement")
    assert box.text.hasFocus()
    assert asked.calls == []


def test_a_click_on_a_row_applies(box: Reader, asked: Asked) -> None:
    view = box.box.list
    place = view.visualRect(box.box.rows.index(1)).center()
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(place)
    )
    assert asked.calls == [("apply", *span("statement"), "c1")]
    assert box.text.hasFocus()


def test_pinned_codes_show_their_key_and_obey_it(box: Reader, asked: Asked) -> None:
    assert [row.keys for row in box.box.rows.rows] == ["Ctrl+2", "Ctrl+1", "", ""]
    press(box, Key.Key_1, CONTROL)
    assert asked.calls == [("apply", *span("statement"), "c1")]


def test_up_and_down_go_round(box: Reader) -> None:
    first = box.box.current
    for _ in rows(box):
        press(box, Key.Key_Down)
    assert box.box.current == first


def test_the_box_stands_below_the_selection_and_inside_the_reader(reader: Reader) -> None:
    for piece in ("reported", "felt stupid"):
        reader.resize(1000, 330)
        reader.go_to(*span(piece))
        QTest.keyClick(reader.text, Key.Key_Return)
        frame = reader.box.geometry()
        assert reader.rect().contains(frame)
        line = reader.text.viewport().mapTo(reader, reader.text.caret_rect(span(piece)[0]).center())
        assert not frame.contains(line)
        QTest.keyClick(reader.box.field, Key.Key_Escape)


def test_the_box_comes_and_goes_without_laying_out_what_is_around(qtbot: QtBot) -> None:
    around = Around()
    qtbot.addWidget(around)
    reader = Reader()
    QVBoxLayout(around).addWidget(reader)
    reader.show_content(content_of(TEXT))
    around.resize(800, 600)
    around.show()
    reader.open_find()
    handle_all()
    around.asked = 0
    reader.open_box("no")
    handle_all()
    assert reader.box.isVisible()
    QTest.keyClick(reader.box.field, Key.Key_Escape)
    handle_all()
    assert not around.asked
    reader.find_bar.field.setMinimumHeight(90)  # this takes room
    handle_all()
    assert around.asked


def test_the_new_row_stays_in_sight_above_many_codes(reader: Reader) -> None:
    reader.set_codes([CodeChoice(f"n{n}", f"Noise {n}") for n in range(30)])
    reader.open_box("noi")
    box = reader.box
    assert box.rows.rowCount() == 31
    last = box.rows.index(30)
    assert box.last.isVisible()
    assert box.last.visualRect(last).height() > 0
    assert box.last.viewport().rect().contains(box.last.visualRect(last))
    assert box.list.currentIndex().row() == 0
    QTest.keyClick(box.field, Key.Key_Up)
    assert box.current is not None
    assert box.current.choice is None
    reader.set_codes([CodeChoice("n1", "Noise 1")])
    assert not box.last.isVisible()
    assert box.list.visualRect(box.rows.index(1)).height() > 0


def test_a_click_on_the_new_row_in_sight_makes_the_code(reader: Reader, asked: Asked) -> None:
    reader.set_codes([CodeChoice(f"n{n}", f"Noise {n}") for n in range(30)])
    reader.text.select(*span("felt stupid"))
    reader.open_box("noi")
    place = reader.box.last.visualRect(reader.box.rows.index(30)).center()
    QTest.mouseClick(reader.box.last.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.calls == [("newCode", *span("felt stupid"), "noi")]


def test_every_control_has_a_name(reader: Reader, nameless) -> None:
    assert nameless(reader) == []
