"""Names and texts of a project are never markup: Qt guesses, and would read ``<b>`` in a name."""

from html import escape

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """A text as a hint that shows it letter by letter; it is escaped only where Qt would guess."""
    if not Qt.mightBeRichText(text):
        return text
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>'
