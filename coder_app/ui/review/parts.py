"""Labels, buttons and headings as all pages of the review have them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from coder_app.ui.theme import theme


def words(name: str, text: str = "", *, quiet: bool = False) -> QLabel:
    """A sentence or more."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if quiet:
        label.setProperty("tone", "quiet")
    return label


def heading(name: str, text: str = "") -> QLabel:
    """The title of a page."""
    label = words(name, text)
    label.setFont(theme.font(4, bold=True))
    return label


def button(
    name: str, text: str, call: Callable[[], object], *, primary: bool = False
) -> QPushButton:
    """A button that Enter presses while it has the focus."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAccessibleName(text.rstrip("…"))
    made.setAutoDefault(True)
    if primary:
        made.setProperty("primary", "true")
    made.clicked.connect(lambda _=False: call())
    return made
