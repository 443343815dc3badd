"""Forms on a page: names above fields, a word of trouble below, distances of the grid."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from coder_app.ui.theme import GRID, theme

COLUMN = 560
"""Width of a page's column, in pixels."""


class Form(QWidget):
    """A column of fields with a title."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._name = name
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        self._rows.setSpacing(GRID // 2)
        heading = QLabel(title)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setObjectName(f"{name}.title")
        heading.setFont(theme.font(6, bold=True))
        self._rows.addWidget(heading)
        self._rows.addSpacing(GRID)

    def add(self, title: str, field: QWidget, part: str) -> None:
        """Add a field under its name; ``part`` ends its object name."""
        field.setObjectName(f"{self._name}.{part}")
        field.setAccessibleName(title)
        label = QLabel(title)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setBuddy(field)
        self._rows.addWidget(label)
        self._rows.addWidget(field)
        self._rows.addSpacing(GRID)

    def put(self, part: QWidget | QFormLayout | QVBoxLayout) -> None:
        """Add anything else at the end."""
        if isinstance(part, QWidget):
            self._rows.addWidget(part)
        else:
            self._rows.addLayout(part)

    def space(self, steps: int = 1) -> None:
        """Leave some steps of the grid free."""
        self._rows.addSpacing(steps * GRID)

    def end(self) -> None:
        """Keep the rows together at the top."""
        self._rows.addStretch(1)


def word(name: str, tone: str) -> QLabel:
    """A hidden line of plain text that wraps: trouble (``error``), a warning, something quiet."""
    line = QLabel()
    line.setObjectName(name)
    line.setProperty("tone", tone)
    line.setWordWrap(True)
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.hide()
    return line


def say(line: QLabel, text: str) -> None:
    """Show a line with these words, or hide it where there are none."""
    line.setText(text)
    line.setVisible(bool(text))
