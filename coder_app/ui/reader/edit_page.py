"""Edit mode: the text under a bar that says so; it is saved once, on leaving."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coder_app.core.editing import EditReport, edit_text, told, typed_over
from coder_app.core.errors import CoderError
from coder_app.core.ids import DocumentId
from coder_app.core.project import Project
from coder_app.ui.reader.editor import Editor
from coder_app.ui.reader.reader import Reader
from coder_app.ui.theme import GRID

HINT = (
    "Editing the text. Codings, turns and memos move along. Esc or Ctrl+S saves it as one step; "
    "Ctrl+Z takes back typing."
)


class EditPage(QWidget):
    """The editor under its bar; knows which text of which project it holds."""

    left = Signal(int)
    """Edit mode is over; where the caret was."""
    saved = Signal(object)
    """An ``EditReport``."""
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader.edit")
        self.setAccessibleName("Edit the text")
        self.editor = Editor()
        self.save_button = _button("save", "Save", self.save)
        self.discard_button = _button("discard", "Discard", self.discard)
        hint = QLabel(HINT)
        hint.setObjectName("reader.edit.hint")
        hint.setWordWrap(True)
        bar = QFrame()
        bar.setProperty("ground", "notice")
        line = QHBoxLayout(bar)
        line.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        line.setSpacing(GRID)
        line.addWidget(hint, 1)
        line.addWidget(self.save_button)
        line.addWidget(self.discard_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.editor, 1)
        self.editor.saveAsked.connect(self.save)
        self._open: tuple[Project, DocumentId, str] | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody is editing."""
        return self._open is not None

    def begin(self, project: Project, document: DocumentId, reader: Reader) -> None:
        """Take the text that the reader shows, with its caret."""
        text = reader.text
        self._open = project, document, text.content.text
        self.editor.begin(text.content, text.font(), text.setting, text.marks)
        self.editor.go_to(text.caret)
        self.entered.emit()

    def save(self) -> None:
        """Save what was typed as one step, and leave. Raises CoderError where no text is left."""
        if self._open is None:
            return
        project, document, old = self._open
        report = EditReport(0, ())
        if self.editor.is_changed:
            editor = self.editor
            breaks = editor.positions.breaks
            report = edit_text(
                project, document, typed_over(old, editor.shown, editor.typed, breaks)
            )
        self._leave(self.editor.caret)
        self.saved.emit(report)

    def discard(self) -> None:
        """Leave the text as it was."""
        if self._open is not None:
            self._leave(self.editor.caret)

    def give_up(self) -> None:
        """Save if that can be done; nobody waits for the text any more."""
        try:
            self.save()
        except CoderError:
            self.discard()

    def _leave(self, caret: int) -> None:
        self._open = None
        self.left.emit(caret)
        self.editor.clear_text()


def _button(name: str, title: str, call: Callable[[], object]) -> QPushButton:
    made = QPushButton(title)
    made.setObjectName(f"reader.edit.{name}")
    made.setAccessibleName(title)
    made.setAutoDefault(True)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.clicked.connect(call)
    return made


def report_words(report: object) -> str:
    """What a saved edit is told by; empty where nothing needs saying."""
    return told(report) if isinstance(report, EditReport) else ""
