"""Putting a popup where the whole of it can be seen."""

from PySide6.QtWidgets import QWidget


def place_in_sight(popup: QWidget, at: QWidget) -> None:
    """Move a popup to the upper left corner of a widget, but never over the edge of its screen."""
    corner, screen = at.mapToGlobal(at.rect().topLeft()), at.screen().availableGeometry()
    popup.move(
        max(screen.left(), min(corner.x(), screen.right() + 1 - popup.width())),
        max(screen.top(), min(corner.y(), screen.bottom() + 1 - popup.height())),
    )
