"""Edit mode and what it leaves behind, for the panel of the reader."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from coder_app.core import lost
from coder_app.core.ids import CodingId, DocumentId
from coder_app.core.project import Project
from coder_app.core.reading_only import refuse_to_change
from coder_app.ui.reader.draft_keeper import DraftKeeper
from coder_app.ui.reader.edit_page import EditPage, report_words
from coder_app.ui.reader.lost_line import LostLine
from coder_app.ui.reader.reader import Reader

_RESTING = 120
"""Milliseconds the caret rests until what stands beside the text follows it."""


class Settling(QObject):
    """Brings edit mode in and out of sight; settles lost codings of the open document."""

    editing = Signal(bool)
    """Edit mode begins or is over."""
    typedIn = Signal(bool)
    """Whether the text that is edited holds something that is not saved yet."""
    caretMoved = Signal(int, int, tuple)
    """While one edits: where the caret is in the stored text, twice, and the codings there."""
    left = Signal(int)
    """Edit mode is over; where the caret was."""
    said = Signal(str)
    resumeAsked = Signal()
    """Edit the text, going on with what was typed and not saved."""

    def __init__(self, reader: Reader, pages: QStackedWidget) -> None:
        super().__init__(reader)
        self._reader, self._pages = reader, pages
        self._open: tuple[Project, DocumentId] | None = None
        self.page = EditPage()
        self.line = LostLine()
        self.drafts = DraftKeeper(self.page)
        self.drafts.resumeAsked.connect(self.resumeAsked)
        pages.addWidget(self.page)
        self.page.left.connect(self._on_left)
        self.page.editor.typedIn.connect(self.typedIn)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_RESTING)
        self._resting.timeout.connect(self._say_caret)
        self.page.editor.cursorPositionChanged.connect(self._resting.start)
        self.page.saved.connect(self._on_saved)
        self.line.shown.connect(lambda place: reader.go_to(place, place))
        self.line.putBack.connect(self._put_back)
        self.line.removed.connect(self._remove)
        reader.placeChanged.connect(lambda start, end, _: self._selected(start, end))

    @property
    def lines(self) -> tuple[QWidget, ...]:
        """What stands below the text where there is something to settle."""
        return self.drafts.line, self.line

    @property
    def is_editing(self) -> bool:
        """Whether the text is being edited."""
        return self.page.is_open

    def work_on(self, project: Project | None, document: DocumentId | None) -> None:
        """Edit, and settle the lost codings of, this document from now on."""
        self._open = (project, document) if project and document else None
        self.renew()
        self.drafts.offer(project, document)

    def renew(self) -> None:
        """Read anew what is lost."""
        rows = lost.lost_codings(*self._open) if self._open else []
        writable = self._open is not None and not self._open[0].read_only
        self.line.show_rows(rows, writable=writable)

    def begin(self) -> None:
        """Edit the open text. Raises ReadOnly."""
        if self._open is None or self.is_editing:
            return
        refuse_to_change(self._open[0])
        self._reader.find_bar.close_bar()
        self._reader.box.close_box()
        self.page.begin(*self._open, self._reader)
        self._pages.setCurrentWidget(self.page)
        self.line.hide()
        said = self.drafts.begin(*self._open)
        self.page.editor.setFocus()
        self.editing.emit(True)
        if said:
            self.said.emit(said)

    def _say_caret(self) -> None:
        if self.is_editing:
            place = self.page.editor.caret_before
            self.caretMoved.emit(place, place, self._reader.text.marks.at(place))

    def _on_left(self, caret: int) -> None:
        self.editing.emit(False)
        self.left.emit(caret)

    def _on_saved(self, report: object) -> None:
        words = report_words(report)
        if words:
            self.said.emit(words)

    def _selected(self, start: int, end: int) -> None:
        self.line.set_selected_words(self._reader.text.content.text[start:end])

    def _put_back(self, one: str) -> None:
        if self._open:
            lost.put_back(self._open[0], CodingId(one), *self._reader.selected)

    def _remove(self, one: str) -> None:
        if self._open:
            lost.remove_lost(self._open[0], [CodingId(one)])
