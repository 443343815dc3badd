"""One change of the codebook in full: words that went struck out, words that came underlined."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from coder_app.core.codebook_compare import CodeChange
from coder_app.core.word_difference import Piece, spoken, words_between
from coder_app.ui.theme import theme

_HEIGHT = 132
_WORDED = ("redefined", "renamed")
"""Changes of words; of all others both sides are told."""


class ChangedWords(QPlainTextEdit):
    """Read only; the keys move a caret in it, Tab leaves it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pieces: tuple[Piece, ...] = ()
        self.setObjectName(name)
        self.setAccessibleName("What became different, word by word")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setMaximumHeight(_HEIGHT)
        theme.changed.connect(self._write)

    def show_change(self, change: CodeChange | None) -> None:
        """Show a change; None: nothing."""
        self.pieces = () if change is None else pieces_of(change)
        self.setVisible(bool(self.pieces))
        self.setAccessibleDescription(spoken(self.pieces))
        self._write()

    def _write(self) -> None:
        self.clear()
        cursor = self.textCursor()
        before = ""
        for piece in self.pieces:
            if before == "removed" and piece.fate == "added":
                cursor.insertText(" ", _look("same"))  # or the two would read as one word
            cursor.insertText(piece.text, _look(piece.fate))
            before = piece.fate
        self.moveCursor(cursor.MoveOperation.Start)


def pieces_of(change: CodeChange) -> tuple[Piece, ...]:
    """A change as words that stayed, went and came."""
    if change.kind in _WORDED:
        return words_between(change.before, change.after)
    gone = (Piece("removed", change.before),) if change.before else ()
    between = (Piece("same", "\n"),) if change.before and change.after else ()
    come = (Piece("added", change.after),) if change.after else ()
    return (*gone, *between, *come)


def _look(fate: str) -> QTextCharFormat:
    look = QTextCharFormat()
    if fate == "same":
        look.setForeground(theme.colour("text"))
        return look
    ground, ink = ("warning", "warning_text") if fate == "removed" else ("notice", "notice_text")
    look.setBackground(theme.colour(ground))
    look.setForeground(theme.colour(ink))
    look.setFontStrikeOut(fate == "removed")
    look.setFontUnderline(fate == "added")
    return look
