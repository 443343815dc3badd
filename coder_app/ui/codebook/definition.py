"""What the code in hand means: definition, when to use it and when not, example quotes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coder_app.core.codebook import CodeRow
from coder_app.core.ids import CodeId
from coder_app.ui.theme import GRID

FIELDS = (
    ("definition", "Definition", "What it means, in a sentence", 2),
    ("include", "Include", "Use it for …", 1),
    ("exclude", "Exclude", "Not for …", 1),
    ("examples", "Examples", "One to three quotes, one a line: suggestions need them", 2),
)
"""Key, title, hint, lines in sight at least; a field grows with its text."""
_MOST = 12
"""Lines to which a field grows before it scrolls."""


class Definition(QScrollArea):
    """Four fields; leaving one that was changed says so once."""

    changed = Signal(str, str, str)
    """Code, field, text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codebook.definition")
        self.setAccessibleName("Definition of the code")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.code: CodeId | None = None
        self.title = QLabel()
        self.title.setObjectName("codebook.definition.title")
        self.title.setProperty("tone", "header")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.fields: dict[str, _Field] = {}
        page = QFrame()
        page.setProperty("ground", "panel")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.title)
        for key, title, hint, lines in FIELDS:
            field = _Field(key, title, hint, lines)
            field.left.connect(self._say)
            self.fields[key] = field
            about = QLabel(title)
            about.setProperty("tone", "quiet")
            about.setBuddy(field)
            layout.addWidget(about)
            layout.addWidget(field)
        layout.addStretch(1)
        self.setWidget(page)
        self.show_row(None)

    def show_row(self, row: CodeRow | None) -> None:
        """Show a code; what is being written for another is said first."""
        same = row is not None and row.id == self.code
        if not same:
            self.save()
        self.code = row.id if row else None
        self.setEnabled(row is not None)
        words = f"WHAT “{row.name}” MEANS" if row else "Select a code to see what it means."
        self.title.setText(words)
        for key, field in self.fields.items():
            if not (same and field.dirty()):
                field.show_text("" if row is None else _text(row, key))

    def save(self) -> None:
        """Say what is written and not yet said."""
        for field in self.fields.values():
            field.say()

    def setReadOnly(self, read_only: bool) -> None:
        """Whether the fields can only be read."""
        for field in self.fields.values():
            field.setReadOnly(read_only)

    def _say(self, key: str, text: str) -> None:
        if self.code is not None:
            self.changed.emit(self.code, key, text)


def _text(row: CodeRow, key: str) -> str:
    return "\n".join(row.examples) if key == "examples" else str(getattr(row, key))


class _Field(QPlainTextEdit):
    """Ctrl+Z in it undoes typing only; leaving it saves, as one action."""

    left = Signal(str, str)

    def __init__(self, key: str, title: str, hint: str, lines: int) -> None:
        super().__init__()
        self._key, self._saved = key, ""
        self.setObjectName(f"codebook.{key}")
        self.setAccessibleName(title)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self._least = lines
        self.textChanged.connect(self._grow)

    def _grow(self) -> None:
        """As high as its text, within bounds."""
        spacing = self.fontMetrics().lineSpacing()
        height, block = 0.0, self.document().firstBlock()
        while block.isValid() and height < spacing * _MOST:
            height += self.blockBoundingRect(block).height()  # lays the block out, where need be
            block = block.next()
        shown = max(spacing * self._least, min(spacing * _MOST, int(height)))
        if shown + 2 * GRID != self.height():
            self.setFixedHeight(shown + 2 * GRID)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def show_text(self, text: str) -> None:
        """Show what is saved; typing before it can't be taken back any more."""
        self._saved = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def dirty(self) -> bool:
        """Whether something is written that is not saved."""
        return self.toPlainText().strip() != self._saved.strip()

    def say(self) -> None:
        if self.dirty():
            self._saved = self.toPlainText().strip()
            self.left.emit(self._key, self._saved)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.say()
