"""What a click on a code means: apply it to the words selected, or only look at it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from coder_app.core.changes import Changes
from coder_app.core.codebook import CodeRow
from coder_app.core.project import Project
from coder_app.ui.selection import Selection
from coder_app.ui.theme import GRID
from coder_app.ui.widgets.strip import Strip

SHOWN_MS = 12_000
_QUOTE = 40
"""Characters of the words that a notice repeats."""
_PASSING = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Reasons for which the tree gets the keys without anybody having gone there by key."""


class Clicks(QObject):
    """Applies by a click where the words were selected last; says so there, and takes it back.

    Whoever has worked in the codebook since the words were selected, by key or in one of its
    fields, means the codebook by a click: the code is offered then, not applied.
    """

    applyRequested = Signal(str)
    undoAsked = Signal(str)
    """Take back the step of this id."""
    leftForText = Signal()

    def __init__(self, tree: QWidget, fields: list[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self.project: Project | None = None
        self.line = Strip("codebook.coded")
        self.line.setAccessibleName("What the click did")
        self.line.setContentsMargins(-GRID, -GRID // 2, -GRID, -GRID // 2)
        self._tree, self._fields = tree, fields
        self._at_work = False
        """Whether the codebook was worked in since the words were selected."""
        self._words: tuple[object, int, int] = (None, 0, 0)
        self._step = ""
        self._coded: tuple[CodeRow, str] | None = None
        """What that step coded, and which words."""
        self._fade = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._fade.timeout.connect(self.line.hide)
        for part in (tree, *fields):
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice work in the codebook; swallow nothing."""
        if watched in self._fields:
            self._at_work |= event.type() == QEvent.Type.FocusIn
        elif isinstance(event, QFocusEvent) and event.gotFocus():
            self._at_work |= event.reason() not in _PASSING
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._at_work = True
        return False

    def follow(self, selection: Selection) -> None:
        """Other words are selected: they were selected last."""
        words = (selection.document, selection.start, selection.end)
        if words != self._words:
            self._words, self._at_work = words, False

    def take(self, row: CodeRow, selection: Selection) -> None:
        """A plain click on a code: apply it to the words selected, or offer to."""
        self._step = ""
        if self.project is None or not selection.has_text:
            self.line.hide()
            return
        words = self._quoted(self.project, selection)
        if self._at_work:
            self._offer(row, words)
        else:
            self._apply(self.project, row, words)

    def _apply(self, project: Project, row: CodeRow, words: str) -> None:
        before = project.next_undo()
        self.applyRequested.emit(row.id)
        done = project.next_undo()
        if done is not None and (before is None or done.id != before.id):
            self._step, self._coded = done.id, (row, words)
            self._say(f"Coded {words} with “{row.name}”", "Undo", self.take_back)
        self.leftForText.emit()

    def _offer(self, row: CodeRow, words: str) -> None:
        def apply() -> None:
            if self.project is not None:
                self._apply(self.project, row, words)

        self._say(f"Nothing was coded. “{row.name}” to {words}?", "Apply", apply)

    def _say(self, text: str, title: str, call: Callable[[], object]) -> None:
        self.line.say(text, ((title, call),))
        self._fade.start()

    def take_back(self) -> None:
        """Undo what the last click coded, where nothing came after it."""
        step, self._step = self._step, ""
        self.line.hide()
        if step:
            self.undoAsked.emit(step)
            self.leftForText.emit()

    def several_chosen(self) -> None:
        """A click with Ctrl or Shift: the plain one before it began to choose, it meant no words.

        The keys stay with the codebook, and the words can still be coded by the line.
        """
        step, coded = self._step, self._coded
        if step and coded is not None:
            self._step = ""
            self.undoAsked.emit(step)
            self._offer(*coded)

    def heard(self, changes: Changes) -> None:
        """Any other step, a memo as well, ends what can be taken back here."""
        if changes.undoable or changes.kind != "do":
            self.forget()

    def forget(self) -> None:
        """There is nothing to take back here any more."""
        self._step = ""
        self.line.hide()

    @staticmethod
    def _quoted(project: Project, selection: Selection) -> str:
        text = project.text(selection.document) if selection.document is not None else ""
        flat = " ".join(text[selection.start : selection.end].split())
        short = flat if len(flat) <= _QUOTE else f"{flat[:_QUOTE].rsplit(' ', 1)[0]}…"
        return f"“{short}”"
