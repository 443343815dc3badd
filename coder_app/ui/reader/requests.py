"""Does what the reader's hand asks for: one action of the project for each request."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from coder_app.core import coding, quotes
from coder_app.core.ids import CodeId, CodingId, DocumentId
from coder_app.core.project import Project
from coder_app.ui.reader.reader import Reader


class Requests(QObject):
    """Applies, removes, resizes and copies in the document that is open; else does nothing."""

    statusMessage = Signal(str)

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self._reader = reader
        self._open: tuple[Project, DocumentId] | None = None
        self.recent: list[str] = []
        reader.applyRequested.connect(self.apply)
        reader.newCodeRequested.connect(self.apply_new)
        reader.removeRequested.connect(self.remove)
        reader.resizeRequested.connect(self.resize)
        reader.copyReferenceRequested.connect(self.copy_reference)

    def work_on(self, project: Project | None, document: DocumentId | None) -> None:
        """Do what is asked for in this document from now on."""
        both = project is not None and document is not None
        self._open = (project, document) if both and project and document else None

    @Slot(int, int, str)
    def apply(self, start: int, end: int, code: str) -> None:
        """Apply a code to a segment."""
        if self._open:
            self._used(coding.apply_code(*self._open, start, end, CodeId(code)).code)

    @Slot(int, int, str)
    def apply_new(self, start: int, end: int, name: str) -> None:
        """Make a code and apply it, as one action."""
        if self._open:
            self._used(coding.apply_new_code(*self._open, start, end, name).code)

    def _used(self, code: str) -> None:
        self.recent = [code, *(one for one in self.recent if one != code)]
        self._reader.set_codes(self._reader.box.choices, self.recent)

    @Slot(list)
    def remove(self, codings: list[str]) -> None:
        """Remove codings."""
        if self._open:
            coding.remove_codings(self._open[0], [CodingId(one) for one in codings])

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
