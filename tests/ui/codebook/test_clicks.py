"""A click on a code: it applies where the words were selected last, and can be taken back there."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from coder_app.core.codebook import codebook
from coder_app.core.coding import apply_code
from coder_app.core.memos import set_memo
from coder_app.ui.selection import Selection

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def coding(hands):
    """The hands with two codes, words selected, and a window that applies and takes back."""
    hands.plant("Communication! > No call back", "Waiting")
    panel, project = hands.panel, hands.project
    panel.applyRequested.connect(lambda code: apply_code(project, hands.document, 30, 36, code))

    def take_back(step):
        assert project.next_undo().id == step
        project.undo()

    panel.undoAsked.connect(take_back)
    panel.set_selection(Selection(hands.document, 30, 36))
    return hands


def codings(hands):
    return sum(row.codings for row in codebook(hands.project))


def button(hands) -> QPushButton:
    shown = [one for one in hands.panel.clicks.line.findChildren(QPushButton) if one.isVisible()]
    return shown[0]


def test_a_click_says_by_the_place_what_it_coded_and_a_link_takes_it_back(coding):
    coding.click("Waiting")
    assert codings(coding) == 1
    line = coding.panel.clicks.line
    assert line.isVisible()
    assert line.text.text().startswith("Coded “")
    assert line.text.text().endswith("” with “Waiting”")
    assert button(coding).text() == "Undo"
    coding.qtbot.mouseClick(button(coding), LEFT)
    assert codings(coding) == 0
    assert not line.isVisible()


def test_the_next_code_joins_by_a_further_click(coding):
    coding.click("Waiting")
    coding.click("No call back")
    assert codings(coding) == 2


def test_the_link_goes_with_the_next_step(coding):
    coding.click("Waiting")
    coding.plant("Another")
    assert not coding.panel.clicks.line.isVisible()


def test_the_link_goes_with_a_memo_written_elsewhere(coding):
    coding.click("Waiting")
    set_memo(coding.project, "project", "", "A note")
    assert not coding.panel.clicks.line.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_W])
def test_after_walking_the_codebook_by_key_a_click_only_shows(coding, key):
    coding.press(key)
    coding.click("Waiting")
    assert codings(coding) == 0
    assert "Nothing was coded" in coding.panel.clicks.line.text.text()
    assert coding.panel.tree.current().name == "Waiting"
    coding.qtbot.mouseClick(button(coding), LEFT)  # offered where it was refused
    assert codings(coding) == 1


def test_words_selected_after_the_walk_are_coded(coding):
    coding.press(Qt.Key.Key_Down)
    coding.panel.set_selection(Selection(coding.document, 40, 46))
    coding.click("Waiting")
    assert codings(coding) == 1


def test_coming_to_the_codebook_by_key_is_work_in_it(coding):
    coding.panel.filter.setFocus()
    coding.panel.tree.setFocus(Qt.FocusReason.TabFocusReason)
    coding.click("Waiting")
    assert codings(coding) == 0


def test_a_code_found_by_the_filter_is_applied_by_a_click(coding):
    coding.panel.filter.setFocus()
    coding.qtbot.keyClicks(coding.panel.filter, "wait")
    coding.click("Waiting")
    assert codings(coding) == 1


def test_opening_and_closing_a_branch_codes_nothing(coding):
    tree = coding.panel.tree
    area = tree.visualRect(coding.index("Communication"))
    arrow = QPoint(area.left() - tree.indentation() // 2, area.center().y())
    coding.qtbot.mouseClick(tree.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, arrow)
    assert not tree.isExpanded(coding.index("Communication"))
    assert codings(coding) == 0


def test_leaving_a_name_by_a_click_on_another_code_codes_nothing(coding):
    coding.panel.tree.rename(coding.codes["Waiting"])
    coding.qtbot.keyClicks(QApplication.focusWidget(), "Waited")
    coding.click("No call back")
    assert codings(coding) == 0


def test_leaving_a_definition_by_a_click_codes_nothing(coding):
    coding.panel.tree.choose(coding.codes["No call back"])
    coding.panel.show_definition()
    coding.click("Waiting")
    assert codings(coding) == 0


def test_a_right_click_and_a_press_let_go_elsewhere_code_nothing(coding):
    port = coding.panel.tree.viewport()
    coding.qtbot.mouseClick(port, Qt.MouseButton.RightButton, pos=coding.spot("Waiting"))
    QTest.mousePress(port, LEFT, Qt.KeyboardModifier.NoModifier, coding.spot("Waiting"))
    QTest.mouseRelease(port, LEFT, Qt.KeyboardModifier.NoModifier, coding.spot("No call back"))
    assert codings(coding) == 0


def test_a_double_click_shows_excerpts_and_leaves_nothing_coded(coding):
    port, spot = coding.panel.tree.viewport(), coding.spot("Waiting")
    coding.click("Waiting")
    assert codings(coding) == 1
    with coding.qtbot.waitSignal(coding.panel.excerptsRequested):
        QTest.mouseDClick(port, LEFT, Qt.KeyboardModifier.NoModifier, spot)
    QTest.mouseRelease(port, LEFT, Qt.KeyboardModifier.NoModifier, spot)
    assert codings(coding) == 0
    assert not coding.panel.clicks.line.isVisible()
