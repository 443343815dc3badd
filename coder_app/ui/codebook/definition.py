"""What the code in hand means: definition, when to use it and when not, example quotes."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from coder_app.core.codebook import CodeRow
from coder_app.core.ids import CodeId
from coder_app.ui.theme import GRID

FIELDS = (
    ("definition", "Definition", "What it means, in a sentence"),
    ("include", "Include", "Use it for …"),
    ("exclude", "Exclude", "Not for …"),
    ("examples", "Examples", "One to three quotes, one a line: suggestions need them"),
)


class Definition(QWidget):
    """Four fields; leaving one that was changed says so once."""

    changed = Signal(str, str, str)
    """Code, field, text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codebook.definition")
        self.setAccessibleName("Definition of the code")
        self.code: CodeId | None = None
        self.title = QLabel()
        self.title.setObjectName("codebook.definition.title")
        self.title.setProperty("tone", "header")
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(GRID // 2)
        self.fields: dict[str, _Field] = {}
        for key, title, hint in FIELDS:
            field = _Field(key, title, hint)
            field.left.connect(self._say)
            self.fields[key] = field
            form.addRow(title, field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.addWidget(self.title)
        layout.addLayout(form)

    def show_row(self, row: CodeRow | None) -> None:
        """Show a code; what is being written for another is said first."""
        same = row is not None and row.id == self.code
        for field in self.fields.values():
            if not same:
                field.say()
        self.code = row.id if row else None
        self.setEnabled(row is not None)
        self.title.setText(f"WHAT “{row.name}” MEANS" if row else "")
        for key, field in self.fields.items():
            text = "" if row is None else _text(row, key)
            if not (same and field.hasFocus()):
                field.show_text(text)

    def _say(self, key: str, text: str) -> None:
        if self.code is not None:
            self.changed.emit(self.code, key, text)


def _text(row: CodeRow, key: str) -> str:
    return "\n".join(row.examples) if key == "examples" else str(getattr(row, key))


class _Field(QPlainTextEdit):
    left = Signal(str, str)

    def __init__(self, key: str, title: str, hint: str) -> None:
        super().__init__()
        self._key, self._saved = key, ""
        self.setObjectName(f"codebook.{key}")
        self.setAccessibleName(title)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight((8 if key in ("definition", "examples") else 6) * GRID)

    def show_text(self, text: str) -> None:
        self._saved = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def say(self) -> None:
        text = self.toPlainText().strip()
        if text != self._saved.strip():
            self._saved = text
            self.left.emit(self._key, text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.say()
