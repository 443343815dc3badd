"""Keeps what is typed in edit mode every few seconds, and offers what an earlier run left."""

from contextlib import suppress
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from coder_app.core import edit_drafts
from coder_app.core.edit_drafts import Draft
from coder_app.core.errors import CoderError
from coder_app.core.ids import DocumentId
from coder_app.core.project import Project
from coder_app.ui.reader.edit_page import EditPage
from coder_app.ui.widgets.strip import Strip

AFTER_MS = 2_000
"""How long what was typed may stand nowhere but on the screen."""


class DraftKeeper(QObject):
    """Writes drafts while somebody types; what is saved or discarded leaves none."""

    resumeAsked = Signal()
    """Edit the text, going on with what was typed."""

    def __init__(self, page: EditPage) -> None:
        super().__init__(page)
        self._page = page
        self._of: tuple[Project, DocumentId] | None = None
        self._kept = ""
        self.line = Strip("reader.draft")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self.keep)
        page.editor.textChanged.connect(self._on_typed)
        page.left.connect(self._on_left)

    def begin(self, project: Project, document: DocumentId) -> str:
        """Edit mode begins: go on with what was typed; returns what to say of it."""
        self._of = project, document
        self.line.hide()
        draft = edit_drafts.draft_of(project, document)
        if draft is None or not draft.fits:
            return ""
        self._kept = draft.id
        self._page.editor.put_in(draft.changes, draft.caret)
        return f"Gone on with what was typed {_when(draft)}. Discard leaves the text as it was."

    @Slot()
    def keep(self) -> None:
        """Keep what was typed so far."""
        self._timer.stop()
        if self._of is None or not self._page.is_open:
            return
        editor = self._page.editor
        try:
            if editor.is_changed:
                caret = editor.textCursor().position()
                typed = editor.typed_in_places()
                self._kept = edit_drafts.keep_draft(*self._of, typed, caret, self._kept)
            elif self._kept:
                self._drop()
        except CoderError:
            self._timer.start()  # a step is being written; or the disk is full, as saving will say

    def offer(self, project: Project | None, document: DocumentId | None) -> None:
        """Say below the text what was typed in it and not saved."""
        self.line.hide()
        if project is None or document is None or project.read_only or self._page.is_open:
            return
        draft = edit_drafts.draft_of(project, document)
        if draft is None:
            return
        away = ("Throw it away", lambda: edit_drafts.drop_draft(project, draft.id))
        said = f"What was typed in this text {_when(draft)} was not saved."
        if draft.fits:
            self.line.say(said, (("Go on with it", self.resumeAsked.emit), away))
        else:
            words = "\n".join(words for _, _, words in draft.changes)
            copy = ("Copy it", lambda: QGuiApplication.clipboard().setText(words))
            self.line.say(f"{said} The text was changed since.", (copy, away), kind="warning")

    @Slot()
    def _on_typed(self) -> None:
        if self._page.is_open and not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _on_left(self) -> None:
        self._timer.stop()
        if self._kept:
            with suppress(CoderError):  # a draft too many is offered, and does no harm
                self._drop()
        self._of, self._kept = None, ""

    def _drop(self) -> None:
        if self._of is not None:
            edit_drafts.drop_draft(self._of[0], self._kept)
        self._kept = ""


def _when(draft: Draft) -> str:
    at = draft.typed_at.astimezone()
    today = at.date() == datetime.now().astimezone().date()
    return f"at {at:%H:%M}" if today else f"on {at.day} {at:%b %Y, %H:%M}"
