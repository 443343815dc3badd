"""A strip across the window: a sentence, and buttons that do something about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

_GRID = 8

Choice = tuple[str, Callable[[], object]]


class Strip(QFrame):
    """Hidden until it has something to say."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setObjectName(name)
        self.setAccessibleName("Message")
        self.setProperty("ground", "notice")
        self.text = QLabel()
        self.text.setObjectName(f"{name}.text")
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setObjectName(f"{name}.progress")
        self.bar.setAccessibleName("Progress")
        self.bar.setMaximumWidth(240)
        self.bar.setTextVisible(False)
        self.bar.hide()
        self._buttons: list[QPushButton] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(2 * _GRID, _GRID, 2 * _GRID, _GRID)
        self._layout.setSpacing(_GRID)
        self._layout.addWidget(self.text, 1)
        self._layout.addWidget(self.bar)
        self.hide()

    def say(self, text: str, choices: Sequence[Choice] = (), *, kind: str = "notice") -> None:
        """Show a sentence with its buttons; each hides the strip. ``kind``: notice or warning."""
        self.setProperty("ground", kind)
        self.style().polish(self)
        self.text.setText(text)
        self.setAccessibleDescription(text)
        self.bar.hide()
        for old in self._buttons:
            old.hide()  # at once: the loop that deletes it may be a while off
            old.deleteLater()
        self._buttons = [self._button(title, call) for title, call in choices]
        self.show()

    def report(self, done: int, total: int) -> None:
        """Show how far the work is; with no total it only moves."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.show()

    def _button(self, title: str, call: Callable[[], object]) -> QPushButton:
        button = QPushButton(title)
        button.setAutoDefault(True)
        button.setObjectName(f"{self._name}.{title.split(maxsplit=1)[0].lower()}")
        button.setAccessibleName(title)

        def pressed() -> None:
            self.hide()
            call()

        button.clicked.connect(pressed)
        self._layout.addWidget(button)
        return button
