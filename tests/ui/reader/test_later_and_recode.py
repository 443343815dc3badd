"""Mark now, code later; important; another code in place; names that were merged."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from coder_app.core import codebook, coding, marks
from coder_app.core.project import Project
from coder_app.ui.reader.code_match import CodeChoice, find, matched_alias
from coder_app.ui.reader.code_rows import new_row
from coder_app.ui.reader.content import LaterMark
from coder_app.ui.reader.keys import COMMANDS
from coder_app.ui.reader.reader import Reader
from coder_app.ui.reader.reader_panel import ReaderPanel
from tests.ui.reader.interview import CHOICES, TEXT, span
from tests.ui.reader.test_reader_panel import interview, panel, shown

__all__ = ["interview", "panel"]

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE = Qt.KeyboardModifier.NoModifier


def press(panel: ReaderPanel, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(panel.reader.text, key, held)


def later(panel: ReaderPanel) -> list[str]:
    return [TEXT[mark.start : mark.end] for mark in panel.reader.text.marks.later.values()]


def test_ctrl_l_marks_and_the_coding_takes_the_mark_along(panel, project: Project) -> None:
    panel.reader.go_to(*span("Nobody called"))
    press(panel, Key.Key_L, CONTROL)
    assert later(panel) == ["Nobody called"]
    assert panel.reader.text.hasFocus()
    assert panel.reader.selected == span("Nobody called")  # a code can join now
    panel.apply_code(codebook.create_code(project, "No call back"))
    assert (later(panel), shown(panel)) == ([], [("No call back", "Nobody called")])
    project.undo()
    assert (later(panel), shown(panel)) == (["Nobody called"], [])


def test_ctrl_l_again_takes_the_mark_away(panel: ReaderPanel, project: Project) -> None:
    panel.reader.go_to(*span("Nobody called"))
    press(panel, Key.Key_L, CONTROL)
    panel.reader.go_to(span("called")[0], 0, select=False)
    press(panel, Key.Key_L, CONTROL)
    assert later(panel) == []
    assert marks.marks(project) == []


def test_a_mark_is_a_quiet_stripe_and_a_click_selects_its_words(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("coder_app.ui.reader.reader.describe", lambda _, words: told.append(words))
    reader.set_later([LaterMark("m", *span("They took"))])
    stripe = next(one for one in reader.stripes.stripes() if one.bar.id == "m")
    assert stripe.bar.ghost  # no end can be dragged
    middle = QPoint(round(stripe.x), round((stripe.bar.top + stripe.bar.bottom) / 2))
    QTest.mouseClick(reader.stripes, LEFT, NONE, middle)
    assert reader.selected == span("They took")
    assert reader.text.hasFocus()
    assert told[-1] == "Marked to be coded later"
    reader.set_later([])
    assert all(one.bar.id != "m" for one in reader.stripes.stripes())


def test_important_is_toggled_on_the_coding_at_the_caret(panel, project: Project) -> None:
    panel.reader.go_to(*span("Nobody called"))
    panel.apply_code(codebook.create_code(project, "No call back"))
    panel.reader.go_to(span("called")[0], 0, select=False)
    press(panel, Key.Key_I, CONTROL | SHIFT)
    assert [mark.important for mark in panel.reader.text.marks.codings.values()] == [True]
    press(panel, Key.Key_I, CONTROL | SHIFT)
    assert [mark.important for mark in panel.reader.text.marks.codings.values()] == [False]
    panel.reader.go_to(0, 0)
    press(panel, Key.Key_I, CONTROL | SHIFT)  # nothing here
    step = project.next_undo()
    assert step is not None
    assert step.name.endswith("as important no more")


@pytest.fixture
def coded(panel: ReaderPanel, project: Project) -> list[str]:
    codes = [codebook.create_code(project, name) for name in ("No call back", "Waiting")]
    panel.reader.go_to(*span("Nobody called"))
    panel.apply_code(codes[0])
    press(panel, Key.Key_Escape)
    return list(codes)


@pytest.mark.usefixtures("coded")
def test_ctrl_r_swaps_the_code_in_place_in_one_step(panel, project: Project) -> None:
    before = list(panel.reader.text.marks.codings)
    panel.reader.go_to(span("called")[0], 0, select=False)
    press(panel, Key.Key_R, CONTROL)
    assert "No call back" in panel.reader.box.field.placeholderText()
    QTest.keyClicks(panel.reader.box.field, "wai")
    QTest.keyClick(panel.reader.box.field, Key.Key_Return)
    assert shown(panel) == [("Waiting", "Nobody called")]
    assert list(panel.reader.text.marks.codings) == before  # the same coding, with its memo
    assert panel.reader.text.in_hand == before[0]
    project.undo()
    assert shown(panel) == [("No call back", "Nobody called")]


@pytest.mark.usefixtures("coded")
def test_swapping_for_a_new_code_makes_it(panel, project: Project) -> None:
    panel.reader.go_to(span("called")[0], 0, select=False)
    press(panel, Key.Key_R, CONTROL)
    QTest.keyClicks(panel.reader.box.field, "Silence")
    QTest.keyClick(panel.reader.box.field, Key.Key_Return, CONTROL)
    assert shown(panel) == [("Silence", "Nobody called")]
    project.undo()
    assert [row.name for row in codebook.codebook(project)] == ["No call back", "Waiting"]


@pytest.mark.usefixtures("coded")
def test_the_box_applies_again_after_a_swap_was_given_up(panel) -> None:
    panel.reader.go_to(span("called")[0], 0, select=False)
    press(panel, Key.Key_R, CONTROL)
    QTest.keyClick(panel.reader.box.field, Key.Key_Escape)
    panel.reader.go_to(*span("statement"))
    press(panel, Key.Key_Return)
    assert panel.reader.box.field.placeholderText() == "Type a code"
    QTest.keyClicks(panel.reader.box.field, "wai")
    QTest.keyClick(panel.reader.box.field, Key.Key_Return)
    assert shown(panel) == [("No call back", "Nobody called"), ("Waiting", "statement")]


def test_a_right_click_on_a_stripe_takes_its_coding_in_hand(reader: Reader) -> None:
    stripe = next(one for one in reader.stripes.stripes() if one.bar.id == "k2")
    middle = QPoint(round(stripe.x), round((stripe.bar.top + stripe.bar.bottom) / 2))
    QTest.mouseClick(reader.stripes, RIGHT, NONE, middle)
    assert reader.text.in_hand == "k2"
    names = [action.objectName() for action in reader.hand.menu().actions()]
    assert {"reader.menu.recode", "reader.menu.important", "reader.menu.later"} <= set(names)


def test_every_command_of_the_table_can_be_asked_for_by_name(reader: Reader) -> None:
    assert reader.hand._does.keys() == {command.name for command in COMMANDS}


def test_the_menu_shows_keys_as_they_are_bound(reader: Reader) -> None:
    reader.hand.bind({"recode": ("Ctrl+J",)})
    texts = {a.objectName(): a.text() for a in reader.hand.menu().actions()}
    assert texts["reader.menu.recode"].endswith("\tCtrl+J")


def test_what_is_coded_so_already_is_said(panel: ReaderPanel, project: Project, coded) -> None:
    said: list[str] = []
    panel.statusMessage.connect(said.append)
    panel.reader.go_to(*span("called"))
    panel.apply_code(coded[0])
    assert said == ["These words have this code already"]
    assert len(coding.codings(project, panel.document)) == 1


MERGED = (
    *CHOICES,
    CodeChoice("c4", "Delay", "", "#000000", None, ("Waiting times", "Kept in the dark")),
)


def test_a_merged_code_is_found_by_the_name_it_had() -> None:
    found = find("dark", MERGED)
    assert [row.id for row in found.rows[: found.sure]] == ["c4"]
    assert matched_alias("dark", MERGED[3]) == "Kept in the dark"
    assert matched_alias("del", MERGED[3]) == ""
    both = find("wait", MERGED)
    assert [row.id for row in both.rows[: both.sure]] == ["c2", "c4"]  # names first


def test_a_new_code_with_a_merged_codes_name_is_pointed_out() -> None:
    found = find("kept in the dark", MERGED)
    assert found.rows[0].id == "c4"
    assert new_row("kept in the dark", found.near).hint == "went into \u201cDelay\u201d"


def test_an_empty_box_has_what_was_used_just_now_then_the_pinned() -> None:
    many = [CodeChoice(f"n{n}", f"Name {n}", pin=n - 6 if n > 6 else None) for n in range(10)]
    used = ["n5", "n2", "n0", "n4", "n3"]
    names = [row.id for row in find("", many, used).rows]
    assert names == ["n5", "n2", "n0", "n7", "n8", "n9", "n4", "n3", "n1", "n6"]
