"""Shift+F10 opens the context menu where the keys go, as the menu key does, which many lack."""

from __future__ import annotations

import sys

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

KEYS = "Shift+F10"


def connect(window: QWidget) -> None:
    """Let the keys open the menu; Windows does so by itself."""
    if sys.platform != "win32":
        QShortcut(QKeySequence(KEYS), window).activated.connect(open_menu)


def open_menu() -> None:
    """Open the context menu of what has the focus, at the caret or the row in hand."""
    target = QApplication.focusWidget()
    if target is None:
        return
    caret = target.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    spot = caret.center() if isinstance(caret, QRect) else target.rect().center()
    QApplication.sendEvent(
        target,
        QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, spot, target.mapToGlobal(spot)),
    )
