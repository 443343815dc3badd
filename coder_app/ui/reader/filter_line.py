"""The line below the text that says what is not shown, with the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from coder_app.ui.theme import GRID


class FilterLine(QFrame):
    """Hidden while everything is shown."""

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader.filter")
        self.setAccessibleName("What is shown")
        self.setProperty("ground", "notice")
        self.words = QLabel()
        self.words.setObjectName("reader.filter.words")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.all = QPushButton("Show all")
        self.all.setObjectName("reader.filter.all")
        self.all.setAccessibleName("Show all codings")
        self.all.setAutoDefault(True)
        self.all.clicked.connect(self.cleared)
        line = QHBoxLayout(self)
        line.setContentsMargins(GRID * 2, GRID // 2, GRID, GRID // 2)
        line.addWidget(self.words, 1)
        line.addWidget(self.all)
        self.hide()

    def say(self, words: str, seen: int, total: int) -> None:
        """Say what is shown, ``12 of 40 codings: only Waiting``; nothing where words are empty.

        Where all that counts is seen, the words alone.
        """
        noun = "coding" if total == 1 else "codings"
        text = words[:1].upper() + words[1:]
        if words and seen != total:
            text = f"{seen} of {total} {noun} here: {words}"
        self.words.setText(text)
        self.setAccessibleDescription(text)
        self.setVisible(bool(words))
