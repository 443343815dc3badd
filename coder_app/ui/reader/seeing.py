"""The codings of the open document: read from the project, shown as far as they are asked for."""

from collections.abc import Sequence

from coder_app.core.changes import Changes
from coder_app.core.ids import DocumentId
from coder_app.core.project import Project
from coder_app.core.unseen import unseen
from coder_app.ui.reader import loading
from coder_app.ui.reader.content import CodingMark
from coder_app.ui.reader.filter_line import FilterLine
from coder_app.ui.reader.reader import Reader
from coder_app.ui.reader.seen import Codings, Only


class Seeing:
    """Lets codings be seen or not, and says in a line what is out of sight."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._open: tuple[Project, DocumentId] | None = None
        self.codings = Codings()
        self.codings.me = lambda: self._open[0].coder if self._open else ""
        self.line = FilterLine()

    @property
    def only(self) -> Only:
        """Which codings are asked to be seen."""
        return self.codings.only

    def begin(
        self, project: Project, document: DocumentId, marks: Sequence[CodingMark]
    ) -> list[CodingMark]:
        """Show the codings of this document from now on; returns those that are seen."""
        self._open = (project, document)
        self._seal(project, document)
        return self.codings.replace(marks)

    def forget(self) -> None:
        """No document is open."""
        self._open = None
        self.codings.replace(())
        self.say()

    def renew(self, changes: Changes) -> None:
        """Read no more than what changed."""
        if self._open is None:
            return
        ids, codes = changes.of("coding"), changes.of("code")
        known = self.codings.all.values()
        recoded = codes is None or (codes and any(mark.code_id in codes for mark in known))
        if changes.touch("setting", "document_status"):
            recoded = self._seal(*self._open) or recoded
        if recoded or ids is None or changes.touch("memo"):
            self._reader.set_codings(self.codings.replace(loading.marks(*self._open)))
        elif ids:
            found = loading.marks(*self._open, ids)
            gone = ids - {mark.id for mark in found}
            self._reader.update_codings(*self.codings.update(found, gone))
        self.say()

    def show_only(self, only: Only) -> None:
        """Show these codings and no others, and say so."""
        self.codings.only = only
        self._reader.set_codings(self.codings.visible())
        self.say()

    def unseal(self) -> None:
        """Show others' codings in the open document though it is coded twice, from now on."""
        self.codings.unseal(self._open[1] if self._open else None)

    def _seal(self, project: Project, document: DocumentId) -> bool:
        """Whether others' codings come or go: several coders code the document apart, or not."""
        return self.codings.seal(document, twice=document in unseen(project).documents)

    def say(self) -> None:
        """Say what is not shown, if anything."""
        shown = self.codings.words() if self._open else ""
        self.line.say(shown, self.codings.seen, self.codings.count)
