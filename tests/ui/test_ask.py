"""A question waits for a button, and an answer is its words."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from coder_app.ui.widgets.ask import ask


@pytest.fixture
def answer(qapp):  # noqa: ARG001 - needs an application
    """Ask, and let a person act on the open box; given up after two seconds."""

    def ask_and(act):
        def reach():
            box = QApplication.activeModalWidget()
            if isinstance(box, QMessageBox):
                act(box)

        def give_up():
            box = QApplication.activeModalWidget()
            if isinstance(box, QMessageBox):
                box.done(0)

        QTimer.singleShot(50, reach)
        end = QTimer()
        end.setSingleShot(True)
        end.timeout.connect(give_up)
        end.start(2000)
        try:
            return ask(None, "Undo it?", ("Undo", "Show", "Leave"))
        finally:
            end.stop()

    return ask_and


def test_enter_presses_the_first_button(answer):
    assert answer(lambda box: QTest.keyClick(box, Qt.Key.Key_Return)) == "Undo"


def test_escape_is_the_last_button(answer):
    assert answer(lambda box: QTest.keyClick(box, Qt.Key.Key_Escape)) == "Leave"


def test_a_button_is_found_by_its_name(answer):
    assert answer(lambda box: box.findChild(object, "question.show").click()) == "Show"


def test_every_button_has_a_name(answer, nameless):
    found = []

    def look(box):
        found.extend(nameless(box))
        box.findChild(object, "question.leave").click()

    answer(look)
    assert found == []
