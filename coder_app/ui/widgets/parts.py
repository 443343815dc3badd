"""Labels and buttons as everything in the window has them: named, plain, worked by key."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton


def words(name: str, text: str = "", *, tone: str = "") -> QLabel:
    """A sentence or more, never read as markup; ``tone`` as the style sheet knows them."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if tone:
        label.setProperty("tone", tone)
    return label


def quiet(text: str, *, wraps: bool = True, inset: int = 0) -> QLabel:
    """Words that stand back, of which nobody asks anything; ``inset`` in pixels from the left."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    label.setProperty("tone", "quiet")
    if inset:
        label.setContentsMargins(inset, 0, 0, 0)
    return label


def button(
    name: str,
    text: str,
    call: Callable[[], object] | None = None,
    *,
    primary: bool = False,
    flat: bool = False,
) -> QPushButton:
    """A button that Enter presses while it has the focus; ``call`` is what a press does."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAccessibleName(text.rstrip(" …"))
    made.setAutoDefault(True)
    if primary:
        made.setProperty("primary", "true")
    if flat:
        made.setProperty("flat", "true")
    if call is not None:
        made.clicked.connect(lambda _=False: call())
    return made
