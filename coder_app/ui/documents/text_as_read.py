"""A file's text as it was read, at the place a speaker first speaks, its speakers set off."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from coder_app.core.exchange.parsed import ParsedFile
from coder_app.ui.theme import GRID, theme

SHOWN = 6_000
"""Characters of a text shown."""
_BEFORE, _AFTER = 600, 600
"""Characters shown before and, at least, after the place where a speaker first speaks."""


class TextAsRead(QWidget):
    """Header, warnings, what was cleaned away, and some pages."""

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
        self._part = 0
        self._speaker = ""
        theme.changed.connect(self._mark)

    def show_file(self, file: ParsedFile, speaker: str = "") -> None:
        """Show where one speaker first speaks; the speaker's turns stand out."""
        first = next((turn.start for turn in file.turns if turn.speaker == speaker), 0)
        part = self._part_with(file, first)
        if file is not self._file or part != self._part:
            self._file, self._part = file, part
            notes = "\n".join((*file.warnings, *file.cleaned))
            self.notes.setText(notes)
            self.notes.setVisible(bool(notes))
            self.text.setPlainText(file.text[part : part + SHOWN])
        more = " · its beginning" if len(file.text) > SHOWN else ""
        if part:
            more = f" · where {speaker} first speaks"
        self.title.setText(f"{file.name.upper()} AS READ{more}")
        self._speaker = speaker
        self._mark()
        self._bring_into_sight(first)

    @staticmethod
    def _part_with(file: ParsedFile, place: int) -> int:
        """Where the part to show begins: at the beginning, or a little before a later place."""
        if place + _AFTER < SHOWN:
            return 0
        return file.text.rfind("\n", 0, max(0, place - _BEFORE)) + 1

    def _bring_into_sight(self, place: int) -> None:
        """Have the paragraph of a place stand at the top, where there is more than fits."""
        if self._file is None:
            return
        cursor = self.text.textCursor()
        cursor.setPosition(len(self._file.text[self._part : place].encode("utf-16-le")) // 2)
        self.text.setTextCursor(cursor)
        block = cursor.block().previous() if place > self._part else cursor.block()
        shown = block if block.isValid() else cursor.block()
        self.text.verticalScrollBar().setValue(shown.firstLineNumber())

    def _mark(self) -> None:
        """Set labels off; the words stay as they are."""
        file, part = self._file, self._part
        if file is None:
            return
        units = utf16_offsets(file.text[part : part + SHOWN])
        marks = []
        for turn in file.turns:
            start, body = turn.start - part, turn.body_start - part
            if 0 <= start < len(units) and body > start:
                end = units[min(body, len(units) - 1)]
                chosen = turn.speaker == self._speaker
                marks.append(self._label(units[start], end, chosen=chosen))
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
