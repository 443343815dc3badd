"""Who codes: chosen, added and changed below the name in the window, without a dialog."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coder_app.core import coders
from coder_app.ui.coder_card import CoderCard
from coder_app.ui.main_window import MainWindow
from tests.ui.conftest import nameless


@pytest.fixture
def card(window: MainWindow, qtbot: QtBot) -> CoderCard:
    window.work.top.coder.click()
    found = window.findChild(CoderCard)
    assert found is not None
    qtbot.waitUntil(found.isVisible)
    return found


def names(window: MainWindow) -> list[str]:
    return [f"{row.name} {row.initials}" for row in coders.coders(window.project)]


def test_somebody_else_comes_with_initials_that_follow_the_name(
    window: MainWindow, card: CoderCard, qtbot: QtBot
) -> None:
    card.add.click()
    qtbot.keyClicks(card.name, "Bea Kim")
    assert card.initials.text() == "BK"
    card.colour.setCurrentIndex(5)
    colour = card.colour.currentData()
    qtbot.keyClick(card.name, Qt.Key.Key_Return)
    assert window.project.coder_name == "Bea Kim"
    assert window.work.top.coder.text() == "Coding as Bea Kim (BK)"
    assert next(r.colour for r in coders.coders(window.project) if r.name == "Bea Kim") == colour


def test_f2_changes_the_coder_in_hand_in_place_and_undo_takes_it_back(
    window: MainWindow, card: CoderCard, qtbot: QtBot
) -> None:
    before = names(window)
    qtbot.keyClick(card.list, Qt.Key.Key_F2)
    assert card.name.text() == "Sam Rivers"
    card.initials.clear()
    qtbot.keyClicks(card.initials, "SRI")
    qtbot.keyClick(card.initials, Qt.Key.Key_Return)
    assert window.work.top.coder.text() == "Coding as Sam Rivers (SRI)"
    window.project.undo()
    QApplication.processEvents()
    assert names(window) == before
    assert window.work.top.coder.text() == "Coding as Sam Rivers (SR)"


def test_a_name_that_is_taken_is_said_in_the_card(
    window: MainWindow, card: CoderCard, qtbot: QtBot
) -> None:
    before = names(window)
    card.add.click()
    qtbot.keyClicks(card.name, "sam rivers")
    card.keep.click()
    assert card.said.isVisible()
    assert "sam rivers" in card.said.text()
    assert names(window) == before
    qtbot.keyClick(card, Qt.Key.Key_Escape)  # back to the list
    assert card.isVisible()
    assert not card.form.isVisible()


def test_enter_takes_the_coder_in_hand(window: MainWindow, card: CoderCard, qtbot: QtBot) -> None:
    other = next(r.name for r in coders.coders(window.project) if r.name != "Sam Rivers")
    row = next(n for n in range(card.list.count()) if card.list.item(n).text().startswith(other))
    card.list.setCurrentRow(row)
    qtbot.keyClick(card.list, Qt.Key.Key_Return)
    assert window.project.coder_name == other
    assert other in window.work.top.coder.text()


def test_every_control_of_the_card_has_a_name(card: CoderCard) -> None:
    card.begin(card.chosen())
    assert nameless(card) == []
