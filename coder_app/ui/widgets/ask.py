"""A question with buttons that say what they do."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget


def ask(parent: QWidget | None, text: str, buttons: Sequence[str]) -> str:
    """Ask, and wait; returns the text of the button pressed, the last where it was escaped.

    The first button is the one Enter presses.
    """
    box = QMessageBox(parent)
    box.setObjectName("question")
    box.setAccessibleName("Question")
    box.setWindowTitle("Coder")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    made: list[QPushButton] = []
    for number, title in enumerate(buttons):
        role = (
            QMessageBox.ButtonRole.RejectRole
            if number == len(buttons) - 1
            else QMessageBox.ButtonRole.AcceptRole
        )
        button = box.addButton(title, role)
        button.setObjectName(f"question.{title.split(maxsplit=1)[0].lower()}")
        button.setAccessibleName(title)
        made.append(button)
    box.setDefaultButton(made[0])
    box.setEscapeButton(made[-1])
    box.exec()
    pressed = box.clickedButton()
    return next((button.text() for button in made if button is pressed), buttons[-1])
