"""What shows itself as one reads: for each passage the surest code, where it is sure enough."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer

from coder_app.core.codebook import CodeRow
from coder_app.core.ids import DocumentId
from coder_app.core.suggestions.session import PassageSuggestions
from coder_app.ui.suggestions.asker import Asker

AFTER_MS = 900
"""From a change to asking anew, so that a run of codings asks once."""


class Ghosts(QObject):
    """The unasked suggestions of the open document; none while they are not wanted."""

    def __init__(
        self, asker: Asker, changed: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._asker, self._changed = asker, changed
        self._document: DocumentId | None = None
        self.found: tuple[PassageSuggestions, ...] = ()
        """In order of the text."""
        self._later = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._later.timeout.connect(self._ask)

    def want(self, document: DocumentId | None) -> None:
        """Show those of a document from now on, or none."""
        if document != self._document:
            self._document = document
            self._later.stop()
            self._asker.drop_document()
            self._put(())
            self._ask()

    def renew(self) -> None:
        """Something changed that they depend on."""
        if self._document is not None:
            self._later.start()

    def drop(self, start: int, end: int, code: str) -> None:
        """A code was decided on at a place: it need not wait for the worker to go.

        What is being found does not know of it, and is found anew.
        """
        self._asker.drop_document()
        kept = []
        for one in self.found:
            codes = one.suggestions
            if one.start < end and one.end > start:
                codes = tuple(found for found in codes if found.code_id != code)
            if codes:
                kept.append(
                    PassageSuggestions(one.document_id, one.start, one.end, one.text, codes)
                )
        self._put(tuple(kept))

    def at(self, start: int, end: int) -> PassageSuggestions | None:
        """The passage at a place, where something shows itself there."""
        return next((one for one in self.found if one.start <= start and end <= one.end), None)

    def beyond(self, place: int, by: int) -> PassageSuggestions | None:
        """The first passage after (1) or before (-1) a place."""
        if by > 0:
            return next((one for one in self.found if one.start > place), None)
        return next((one for one in reversed(self.found) if one.end <= place), None)

    def _ask(self) -> None:
        document = self._document
        if document is None or self._asker.state is None:
            return

        def show(found: list[PassageSuggestions]) -> None:
            if document == self._document:
                self._put(tuple(one for one in found if one.suggestions))

        self._asker.ask_document(document, show)

    def _put(self, found: tuple[PassageSuggestions, ...]) -> None:
        if found != self.found:
            self.found = found
            self._changed()


def surest(
    rows: Mapping[str, CodeRow], found: Sequence[PassageSuggestions]
) -> list[tuple[int, int, str]]:
    """The surest code of each passage by its name, with where it stands."""
    best = [(one.start, one.end, one.suggestions[0].code_id) for one in found]
    return [(start, end, rows[code].name) for start, end, code in best if code in rows]


def same_passage(one: PassageSuggestions, other: PassageSuggestions | None) -> bool:
    """Whether both are about the same words."""
    return other is not None and (one.document_id, one.start) == (other.document_id, other.start)
