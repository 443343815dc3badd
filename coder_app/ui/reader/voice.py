"""Saying something to a screen reader; costs nothing where none is running."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, message: str) -> None:
    """Have a screen reader say a message."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, message))


def describe(widget: QWidget, description: str) -> None:
    """Change what a screen reader says of a widget, if it differs."""
    if QAccessible.isActive() and widget.accessibleDescription() != description:
        widget.setAccessibleDescription(description)
