"""A line for the name of a new code or theme, typed before it is made: one step, one name."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from coder_app.ui.theme import GRID

Near = Callable[[str], str]
"""What is to be said about a name while it is typed; empty: nothing."""
Make = Callable[[str], object]
Twin = Callable[[str], str]
"""What is to be said before a second code of one name is made; empty: nothing."""


class NameRow(QWidget):
    """Hidden until a name is asked for; Enter makes it, Escape makes nothing.

    Where several are usual it stays open for the next; an empty Enter or Escape closes it.
    """

    left = Signal()
    """Made or given up: the keys may go back to where they were."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codebook.naming")
        self._make: Make | None = None
        self._near: Near = lambda _: ""
        self._asked = ""
        self._again = False
        self._twin: Twin = lambda _: ""
        self._warned = ""
        self.about = QLabel()
        self.about.setObjectName("codebook.naming.about")
        self.about.setProperty("tone", "quiet")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.field = _NameField()
        self.near = QLabel()
        self.near.setObjectName("codebook.naming.near")
        self.near.setProperty("tone", "warning")
        self.near.setTextFormat(Qt.TextFormat.PlainText)
        self.near.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        layout.setSpacing(GRID // 2)
        for part in (self.about, self.field, self.near):
            layout.addWidget(part)
        self.field.textChanged.connect(self._show_near)
        self.field.returnPressed.connect(self._take)
        self.field.escaped.connect(self._leave)
        self.hide()

    def ask(
        self,
        about: str,
        make: Make,
        near: Near,
        *,
        twin: Twin | None = None,
        again: bool = False,
    ) -> None:
        """Ask for a name; ``make`` gets it, ``near`` says what it is like; ``again``: for more.

        Where ``twin`` says something of it, a second Enter is needed.
        """
        self._make, self._near = make, near
        self._twin, self._warned = twin or (lambda _: ""), ""
        self._asked, self._again = about, again
        self.about.setText(about)
        self.field.setAccessibleName(about)
        self.field.clear()
        self._show_near("")
        self.show()
        self.field.setFocus()

    def _show_near(self, text: str) -> None:
        words = self._near(text) if text.strip() else ""
        self.near.setText(words)
        self.near.setVisible(bool(words))

    def _take(self) -> None:
        """Make it; where that is refused the line stays, with what was typed."""
        name = self.field.text().strip()
        if self._make is None or not (name or self._again):
            return
        twin = self._twin(name) if name and name != self._warned else ""
        if twin:
            self._warned = name
            self.near.setText(twin)
            self.near.show()
            return
        if name:
            self._make(self.field.text())
        if name and self._again:
            self._next(name)
        else:
            self._leave()

    def _next(self, made: str) -> None:
        """Say what was made and wait for the next name, in the same place."""
        self.about.setText(f"{self._asked}: made “{made}”. The next name, or Esc")
        self.about.setWordWrap(True)
        self.field.clear()
        self.show()
        self.field.setFocus()

    def _leave(self) -> None:
        self._make = None
        self.hide()
        self.left.emit()


class _NameField(QLineEdit):
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("codebook.name")
        self.setAccessibleName("Name of the new code")
        self.setPlaceholderText("Name, then Enter")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
