"""The reader as a panel of the project: loads a document, does what its reader asks for."""

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coder_app.core import coding, documents
from coder_app.core.ids import CodingId, DocumentId
from coder_app.core.project import Changes, Project
from coder_app.core.reading_only import why_not
from coder_app.core.text_difference import where_now
from coder_app.ui.project_signals import ProjectSignals
from coder_app.ui.reader import loading
from coder_app.ui.reader.content import ReaderContent
from coder_app.ui.reader.cutting import Cutting
from coder_app.ui.reader.empty_page import EmptyPage
from coder_app.ui.reader.ghosts import Ghost, Ghosts
from coder_app.ui.reader.place_keeper import PlaceKeeper
from coder_app.ui.reader.reader_commands import ReaderCommands
from coder_app.ui.reader.requests import Requests
from coder_app.ui.reader.seeing import Seeing
from coder_app.ui.reader.settling import Settling
from coder_app.ui.run import Run
from coder_app.ui.selection import Selection
from coder_app.ui.theme import GRID
from coder_app.ui.widgets.parts import words

NO_DOCUMENTS = (
    "No transcripts yet. Drop files here (Word, PDF, text, subtitles, or a survey in Excel), or "
    "choose Import\u2026"
)
NONE_OPEN = "Choose a document at the left to read it."
_CONTENT = ("turn", "speaker", "document")
_TITLE = ("document", "document_status", "case", "attribute", "attribute_value", "speaker", "coder")


class ReaderPanel(ReaderCommands):
    """Header, text, and below it what there is to say; changes are shown where they happened."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            *("coding", "lost_coding", "code", "code_alias", "mark", "memo", "setting"),
            *_CONTENT,
            *_TITLE,
        }
    )

    selectionMoved = Signal(object)
    """A ``Selection``."""
    documentShown = Signal(str)
    """Another document, or a new text of it, is shown."""
    memoAsked = Signal(str)
    """A coding, or empty where none is in hand."""
    suggestionAsked = Signal(int)
    zoomChanged = Signal(int)
    settingChanged = Signal(object)
    """A ``Setting`` was chosen."""
    everythingAsked = Signal()
    statusMessage = Signal(str)

    def __init__(self, run: Run | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader-panel")
        self.setAccessibleName("Transcript and codings")
        self.document: DocumentId | None = None
        self.requests = Requests(self.reader)
        self.ghosts = Ghosts(self.reader)
        self.cutting = Cutting(run, self.reader.set_sentences)
        self.keeper = PlaceKeeper(self.reader)
        self.seeing = Seeing(self.reader)
        self.title = words("reader.title", tone="quiet")
        self.advice = words("reader.coach", tone="quiet")
        self.empty = EmptyPage()
        self.pages = QStackedWidget()
        self.pages.setObjectName("reader.pages")
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.reader)
        self.settling = Settling(self.reader, self.pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # what comes and goes stands below the text, which does not move for it
        for part in (self.title, self.pages, self.seeing.line, *self.settling.lines, self.advice):
            column.addWidget(part, 1 if part is self.pages else 0)
        self.title.setContentsMargins(GRID * 2, GRID // 2, GRID, GRID // 2)
        self.advice.setContentsMargins(GRID * 2, GRID // 2, GRID, GRID // 2)
        self.coach("")
        self._connect()
        self._show_empty()

    def _connect(self) -> None:
        reader = self.reader
        self.requests.statusMessage.connect(self.statusMessage)
        reader.placeChanged.connect(self._on_place_changed)
        reader.memoRequested.connect(lambda one, *_: self.memoAsked.emit(one))
        reader.codingOpened.connect(self.memoAsked)
        reader.suggestionRequested.connect(self.suggestionAsked)
        reader.suggestionActivated.connect(self._on_ghost_clicked)
        reader.zoomChanged.connect(self.zoomChanged)
        reader.settingChanged.connect(self.settingChanged)
        self.seeing.line.cleared.connect(self.everythingAsked)
        reader.statusMessage.connect(self.statusMessage)
        self.settling.said.connect(self.statusMessage)
        self.settling.left.connect(self._on_edited)
        self.settling.caretMoved.connect(self._on_place_changed)
        self.settling.resumeAsked.connect(self.edit_text)

    # the project ------------------------------------------------------------------

    def open_project(self, project: Project, signals: ProjectSignals) -> None:
        super().open_project(project, signals)
        self.keeper.project_id = project.setting("project_id", "")
        self.reader.hand.refuse(why_not(project))
        self._renew_codes(read_recent=True)

    def close_project(self) -> None:
        self.settling.page.give_up()
        self.keeper.keep()
        super().close_project()
        self._work_on(None)
        self.cutting.forget()
        self.requests.recent = []
        self.reader.show_content(ReaderContent(""))
        self.reader.set_codes([])
        self._show_empty()

    def refresh(self) -> None:
        """Read the document again; the place stays."""
        if self.settling.is_editing and self._is_known():
            self._stale = True  # read when edit mode is over
            return
        if self.project is None or self.document is None:
            self._show_empty()
        elif not self._is_known():
            self.settling.page.discard()
            self._work_on(None)
            self.reader.show_content(ReaderContent(""))
            self._show_empty()
        else:
            start, end = self.reader.selected
            line, before = self.reader.text.verticalScrollBar().value(), self.reader.text.content
            self._load(self.document)
            text = self.reader.text.content.text
            if text != before.text:  # other words may stand there now
                start, end = where_now(before.text, text, start, end)
            self.reader.text.select(start, end)
            self.reader.text.verticalScrollBar().setValue(line)

    def _is_known(self) -> bool:
        rows = documents.documents(self.project) if self.project is not None else []
        return any(row.id == self.document for row in rows)

    def changed(self, changes: Changes) -> None:
        """Read no more than what changed."""
        if changes.touch("code", "code_alias", "setting"):
            self._renew_codes(read_recent=False)
        if changes.touch("lost_coding", "code", "document") and not self.settling.is_editing:
            self.settling.renew()
        if self.project is None or self.document is None or self._concerns_text(changes):
            self.mark_stale()
        else:
            self.seeing.renew(changes)
            if changes.touch("mark"):
                self.reader.set_later(loading.later(self.project, self.document))
            if changes.touch(*_TITLE):
                self.title.setText(loading.title(self.project, self.document))

    def _concerns_text(self, changes: Changes) -> bool:
        ids = changes.of("document")
        return changes.touch("turn", "speaker") or ids is None or self.document in ids

    def _renew_codes(self, *, read_recent: bool) -> None:
        if self.project is None:
            return
        if read_recent:
            self.requests.recent = list(coding.last_used_codes(self.project))
        self.reader.set_codes(loading.choices(self.project), self.requests.recent)

    # places -----------------------------------------------------------------------

    def open_document(self, document: DocumentId) -> None:
        """Show a document where it was left, unless it is shown already; save what is edited."""
        self.settling.page.save()
        if self.project is not None and document != self.document:
            self.keeper.keep()
            self._load(document)
            self.keeper.come_back()
            self.keeper.keep()  # at once: after a crash one goes on here

    def _load(self, document: DocumentId) -> None:
        if self.project is None:
            return
        content = loading.content(self.project, document)
        seen = self.seeing.begin(self.project, document, content.codings)
        content = replace(content, codings=seen)
        self._stale, same = False, document == self.document
        self._work_on(document)
        self.title.setText(loading.title(self.project, document))
        self.title.show()
        self.pages.setCurrentWidget(self.reader)
        self.reader.show_content(content)
        self.ghosts.on_shown(same=same)
        self.seeing.say()
        self.cutting.want(self.project.path, document)
        self.documentShown.emit(document)
        self._on_place_changed(*self.reader.selected, ())

    def _work_on(self, document: DocumentId | None) -> None:
        self.document = self.keeper.document = document
        self.requests.work_on(self.project, document)
        self.settling.work_on(self.project, document)

    def edit_text(self) -> None:
        """Begin to edit the open text. Raises ReadOnly."""
        self.settling.begin()
        if self.settling.is_editing:
            self.requests.work_on(None, None)  # what codes waits until it is over

    @Slot(int)
    def _on_edited(self, caret: int) -> None:
        """Edit mode is over: show the text as it is now, at the place where it was left."""
        if self.document is not None and self.project is not None:
            self._load(self.document)
            caret = min(caret, len(self.reader.text.content.text))
            self.reader.go_to(caret, caret)
            self.focus_text()

    def _show_empty(self) -> None:
        known = self.project is not None and bool(documents.documents(self.project))
        closed = self.project is None or self.project.read_only
        self.empty.say(NONE_OPEN if known else NO_DOCUMENTS, target=not known and not closed)
        self.pages.setCurrentWidget(self.empty)
        self.title.hide()
        self.seeing.forget()
        self.selection = Selection()

    def show_place(self, document: DocumentId, start: int, end: int) -> None:
        """Open a document and select a segment of it, in sight."""
        self.open_document(document)
        self.reader.go_to(start, end)

    def show_coding(self, one: CodingId) -> None:
        """Take a coding of the open document in hand."""
        if one in self.seeing.codings.all and not self.reader.text.has(one):
            self.statusMessage.emit("This coding is not shown now. Choose View > Show all codings.")
        self.reader.select_coding(one)
        self.focus_text()

    def focus_text(self) -> None:
        """Put the caret into the text."""
        self.focus_widget().setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_widget(self) -> QWidget:
        """Return what gets the focus when the panel does."""
        return self.settling.page.editor if self.settling.is_editing else self.reader.text

    def mark_passage(self, document: str, start: int, end: int, names: list[str]) -> None:
        """Show the codes suggested for a passage as ghosts beside it; none where none are."""
        self.ghosts.show_passage(start, end, names if document == self.document else [])

    def mark_document(self, document: str, ghosts: list[Ghost]) -> None:
        """Show what suggests itself in a document, dashed beside it."""
        self.ghosts.show_document(ghosts if document == self.document else [])

    def underline(self, document: str, words: list[tuple[int, int]]) -> None:
        """Underline the words that count for the suggestion in hand."""
        self.reader.text.underline(words if document == self.document else [])

    def coach(self, advice: str) -> None:
        """Show a line of advice under the text, or none."""
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))

    def hide_advice(self, *, hidden: bool) -> None:
        """While the text is edited advice on coding is out of place."""
        self.advice.setVisible(bool(self.advice.text()) and not hidden)

    @property
    def coding_count(self) -> int:
        """How many codings the open document has, as far as it is told."""
        return self.seeing.codings.count

    @Slot(str)
    def _on_ghost_clicked(self, ghost: str) -> None:
        """Go to the passage of a dashed stripe, and ask what is suggested for it."""
        place = self.ghosts.place_of(ghost)
        if place is not None:
            self.reader.go_to(*place)
        self.suggestionAsked.emit(1)

    # the reader says ------------------------------------------------------------------

    @Slot(int, int, tuple)
    def _on_place_changed(self, start: int, end: int, codings: tuple[str, ...]) -> None:
        here = tuple(CodingId(one) for one in codings)
        held = self.reader.text.in_hand
        in_hand = CodingId(held) if held is not None else None
        self.selection = Selection(self.document, start, end, here, in_hand=in_hand)
        self.selectionMoved.emit(self.selection)
