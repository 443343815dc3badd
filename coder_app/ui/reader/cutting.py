"""Has the worker process cut the open document into sentences."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from coder_app.core.errors import Cancelled, CoderError
from coder_app.core.ids import DocumentId
from coder_app.core.language.jobs import document_sentences
from coder_app.ui.reader.content import Range
from coder_app.ui.run import Run

AFTER = 200
"""Milliseconds from opening to asking, so that the text is painted first."""


class Cutting(QObject):
    """Asks for the sentences of the text shown last; answers for an older text are dropped."""

    def __init__(self, run: Run | None, show: Callable[[list[Range]], None]) -> None:
        super().__init__()
        self._run, self._show = run, show
        self._wanted: tuple[Path, DocumentId] | None = None
        self._asked = 0
        self._timer = QTimer(self, singleShot=True, interval=AFTER)
        self._timer.timeout.connect(self._ask)

    def want(self, path: Path, document: DocumentId) -> None:
        """Ask soon for the sentences of a document."""
        self._asked += 1
        self._wanted = (path, document)
        if self._run is not None:
            self._timer.start()

    def forget(self) -> None:
        """Want no sentences any more."""
        self._asked += 1
        self._wanted = None
        self._timer.stop()

    def _ask(self) -> None:
        if self._wanted is None or self._run is None:
            return
        number = self._asked

        def done(found: list[Range]) -> None:
            if number == self._asked:
                self._show(found)

        self._run(document_sentences, *self._wanted, on_done=done, on_error=_left, urgent=True)


def _left(error: Exception) -> None:
    """A document or project that went meanwhile needs no sentences; all else is a defect."""
    if not isinstance(error, CoderError | Cancelled):
        raise error
