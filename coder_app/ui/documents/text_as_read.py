"""The beginning of a file's text as it was read, with its speakers set off."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from coder_app.core.exchange.parsed import ParsedFile
from coder_app.ui.theme import GRID, theme

SHOWN = 6_000
"""Characters of a text shown."""


class TextAsRead(QWidget):
    """Header, warnings, what was cleaned away, and the first pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import.read")
        self.title = QLabel()
        self.title.setObjectName("import.read.title")
        self.title.setProperty("tone", "header")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.notes = QLabel()
        self.notes.setObjectName("import.read.notes")
        self.notes.setProperty("tone", "warning")
        self.notes.setTextFormat(Qt.TextFormat.PlainText)
        self.notes.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setObjectName("import.text")
        self.text.setAccessibleName("The text as read")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.text.setFont(theme.reading_font(90))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GRID, GRID, 0)
        layout.setSpacing(GRID // 2)
        for part in (self.title, self.notes, self.text):
            layout.addWidget(part)
        layout.setStretchFactor(self.text, 1)
        self._file: ParsedFile | None = None
        self._speaker = ""
        theme.changed.connect(self._mark)

    def show_file(self, file: ParsedFile, speaker: str = "") -> None:
        """Show a file's beginning; the turns of one speaker stand out."""
        self._speaker = speaker
        if file is not self._file:
            self._file = file
            more = " · its beginning" if len(file.text) > SHOWN else ""
            self.title.setText(f"{file.name.upper()} AS READ{more}")
            notes = "\n".join((*file.warnings, *file.cleaned))
            self.notes.setText(notes)
            self.notes.setVisible(bool(notes))
            self.text.setPlainText(file.text[:SHOWN])
        self._mark()

    def _mark(self) -> None:
        """Set labels off; the words stay as they are."""
        file = self._file
        if file is None:
            return
        units = utf16_offsets(file.text[:SHOWN])
        marks = []
        for turn in file.turns:
            if turn.start < len(units) and turn.body_start > turn.start:
                end = units[min(turn.body_start, len(units) - 1)]
                chosen = turn.speaker == self._speaker
                marks.append(self._label(units[turn.start], end, chosen=chosen))
        self.text.setExtraSelections(marks)

    def _label(self, start: int, end: int, *, chosen: bool) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setForeground(theme.colour("accent"))
        if chosen:
            look.setBackground(theme.colour("accent_soft"))
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor, mark.format = cursor, look
        return mark


def utf16_offsets(text: str) -> list[int]:
    """Qt's offset of every code point of a text, and of its end."""
    offsets, at = [0], 0
    for char in text:
        at += 2 if ord(char) > 0xFFFF else 1  # noqa: PLR2004 - beyond the basic plane
        offsets.append(at)
    return offsets
