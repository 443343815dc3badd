"""What tests of the window share: a walk over all that can be operated."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QScrollBar, QWidget

from coder_app.ui.theme import theme


def nameless(root: QWidget) -> list[str]:
    """Widgets a person can operate that lack an object name or an accessible name."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        operable = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if (
            operable
            and not _inner(widget)
            and not (widget.objectName() and widget.accessibleName())
        ):
            kind = type(widget).__name__
            found.append(f"{kind} {widget.objectName()!r} {widget.accessibleName()!r}")
    return found


def _inner(widget: QWidget) -> bool:
    """Whether Qt made it as a part of another widget: viewports, scroll bars, lists of boxes."""
    if widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar):
        return True
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QComboBox):
        above = above.parentWidget()
    return above is not None


@pytest.fixture(name="nameless")
def nameless_walker() -> Callable[[QWidget], list[str]]:
    """The walk as a function."""
    return nameless


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """The application in our light style."""
    theme.apply(qapp, "light")
    return qapp
