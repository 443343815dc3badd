"""A popup in which one of many is found by typing: what its list and its tree have in common."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from coder_app.ui.widgets.in_sight import place_in_sight

_GRID = 8


class Choosing(QDialog):
    """Type to narrow, arrows to move, Enter to choose, Escape to leave."""

    def __init__(
        self,
        name: str,
        title: str,
        chosen: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        """``chosen`` is told the id of what was chosen, once the popup is closed."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setProperty("popup", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._name, self._title, self._chosen = name, title, chosen
        self.field = _Field(self)
        self.field.setObjectName(f"{name}.field")
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText("Type to find")

    def arrange(self, view: QAbstractItemView, part: str) -> None:
        """Put the title, the field and the view below each other; ``part`` ends its name."""
        label = QLabel(self._title)
        label.setProperty("tone", "header")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        view.setObjectName(f"{self._name}.{part}")
        view.setAccessibleName(self._title)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_GRID, _GRID, _GRID, _GRID)
        for widget in (label, self.field, view):
            layout.addWidget(widget)
        self.field.textChanged.connect(self.narrow)
        self.field.returnPressed.connect(self.take)
        view.clicked.connect(lambda _: self.take())

    def offer(self, below: QWidget) -> None:
        """Show it at a widget."""
        place_in_sight(self, below)
        self.show()
        self.field.setFocus()

    def take(self) -> None:
        """Choose what is in hand."""
        key = self.in_hand()
        if key is not None:
            self.close()
            self._chosen(key)

    def narrow(self, typed: str) -> None:
        """Show what fits what was typed."""
        raise NotImplementedError

    def in_hand(self) -> str | None:
        """The id of what Enter would choose."""
        raise NotImplementedError

    def step(self, by: int) -> None:
        """The next (1) or previous (-1) one."""
        raise NotImplementedError


class _Field(QLineEdit):
    def __init__(self, popup: Choosing) -> None:
        super().__init__(popup)
        self._popup = popup

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step:
            self._popup.step(step)
        elif event.key() == Qt.Key.Key_Escape:
            self._popup.close()
        else:
            super().keyPressEvent(event)
