"""Does what the reader's hand asks for: one action of the project for each request."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from coder_app.core import coding, coding_changes, marks, quotes
from coder_app.core.ids import CodeId, CodingId, DocumentId, MarkId
from coder_app.core.project import Project
from coder_app.ui.reader.instead import Instead
from coder_app.ui.reader.reader import Reader


class Requests(QObject):
    """Applies, removes, resizes and copies in the document that is open; else does nothing."""

    statusMessage = Signal(str)
    othersRemovalAsked = Signal(list)
    """Codings to remove of which some are by others: that is asked first."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self._reader = reader
        self._open: tuple[Project, DocumentId] | None = None
        self.recent: list[str] = []
        self.instead = Instead(reader)
        reader.applyRequested.connect(self.apply)
        reader.newCodeRequested.connect(self.apply_new)
        reader.removeRequested.connect(self.remove)
        reader.resizeRequested.connect(self.resize)
        hand = reader.hand
        hand.recodeRequested.connect(self.recode)
        hand.recodeNewRequested.connect(self.recode_new)
        hand.held.importantRequested.connect(self.important)
        hand.held.laterRequested.connect(self.mark_later)
        hand.held.laterRemoved.connect(self.unmark)
        reader.copyReferenceRequested.connect(self.copy_reference)

    def work_on(self, project: Project | None, document: DocumentId | None) -> None:
        """Do what is asked for in this document from now on."""
        both = project is not None and document is not None
        self._open = (project, document) if both and project and document else None

    @Slot(int, int, str)
    def apply(self, start: int, end: int, code: str) -> None:
        """Apply a code to a segment."""
        if self._open:
            given = self.instead.takes((start, end), code, new=False)
            if given is not None:
                self._used(given)
                return
            project, before = self._open[0], self._open[0].version
            self._applied(coding.apply_code(*self._open, start, end, CodeId(code)))
            if project.version == before:
                self.statusMessage.emit("These words have this code already")

    @Slot(int, int, str)
    def apply_new(self, start: int, end: int, name: str) -> None:
        """Make a code and apply it, as one action."""
        if self._open:
            given = self.instead.takes((start, end), name, new=True)
            if given is not None:
                self._used(given)
            else:
                self._applied(coding.apply_new_code(*self._open, start, end, name))

    def _applied(self, applied: coding.Applied) -> None:
        self._used(applied.code)
        self._reader.text.hold_until_moved(applied.coding)

    def _used(self, code: str) -> None:
        self.recent = [code, *(one for one in self.recent if one != code)]
        self._reader.set_codes(self._reader.box.choices, self.recent)

    @Slot(list)
    def remove(self, codings: list[str]) -> None:
        """Remove codings; another coder's only after a question."""
        if self._open:
            ids = [CodingId(one) for one in codings]
            if coding.others_codings(self._open[0], ids):
                self.othersRemovalAsked.emit(ids)
            else:
                coding.remove_codings(self._open[0], ids)

    @Slot(str, str)
    def recode(self, one: str, code: str) -> None:
        """Give a coding another code, in place."""
        if self._open:
            coding.recode(self._open[0], [CodingId(one)], CodeId(code))
            self._used(code)

    @Slot(str, str)
    def recode_new(self, one: str, name: str) -> None:
        """Make a code and give it to a coding, as one action."""
        if self._open:
            code = coding_changes.recode_as_new(self._open[0], [CodingId(one)], name)
            self._used(code or "")

    @Slot(list)
    def important(self, codings: list[str]) -> None:
        """Flag codings, or take the flag from them where all have it."""
        if self._open:
            shown = self._reader.text.marks.codings
            flag = not all(shown[one].important for one in codings if one in shown)
            ids = [CodingId(one) for one in codings]
            coding_changes.set_important(self._open[0], ids, important=flag)

    @Slot(int, int)
    def mark_later(self, start: int, end: int) -> None:
        """Mark a segment, to be coded later."""
        if self._open:
            marks.mark_segment(*self._open, start, end)

    @Slot(list)
    def unmark(self, ids: list[str]) -> None:
        """Take marks away."""
        if self._open:
            marks.remove_marks(self._open[0], [MarkId(one) for one in ids])

    @Slot(str, int, int)
    def resize(self, one: str, start: int, end: int) -> None:
        """Give a coding other ends."""
        if self._open:
            coding.resize_coding(self._open[0], CodingId(one), start, end)

    @Slot(int, int)
    def copy_reference(self, start: int, end: int) -> None:
        """Copy the coding in hand, or a segment, as a quote with its reference."""
        if not self._open or start >= end:
            return
        held = self._reader.text.in_hand
        if held is not None:
            quote = quotes.quote(self._open[0], CodingId(held))
        else:
            quote = quotes.quote_text(*self._open, start, end)
        QGuiApplication.clipboard().setText(quote)
        self.statusMessage.emit("Copied with its reference")
