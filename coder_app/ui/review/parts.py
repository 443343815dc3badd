"""Labels, buttons and headings as all pages of the review have them."""

from PySide6.QtWidgets import QLabel

from coder_app.ui.theme import theme
from coder_app.ui.widgets.parts import words


def heading(name: str, text: str = "") -> QLabel:
    """The title of a page."""
    label = words(name, text)
    label.setFont(theme.font(4, bold=True))
    return label
