"""When suggestions appear unasked: for a passage that was left."""

from bisect import bisect_right
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from coder_app.core import documents
from coder_app.core.ids import DocumentId
from coder_app.core.project import Project
from coder_app.ui.selection import Selection

PAUSE_MS = 500

Place = tuple[DocumentId, int, int]


class Moments(QObject):
    """Follows the caret from turn to turn; after a pause it says for which place to ask."""

    def __init__(self, ask: Callable[[Place], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._turns: tuple[DocumentId | None, list[int]] = (None, [])
        self._was: Selection = Selection()
        self._left: Place | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._due)

    def moved(self, project: Project, now: Selection) -> None:
        """The caret moved."""
        was, self._was = self._was, now
        if now.document is None or was.document != now.document:
            self._left = None
            return
        if self._turn(project, now.document, was.start) == self._turn(
            project, now.document, now.start
        ):
            return
        self._left = (now.document, was.start, was.end)
        self._timer.start()

    def forget(self) -> None:
        """The turns changed, or the project is gone."""
        self._turns, self._left = (None, []), None
        self._timer.stop()

    def _turn(self, project: Project, document: DocumentId, offset: int) -> int:
        if self._turns[0] != document:
            starts = [turn.start for turn in documents.turns(project, document)]
            self._turns = (document, starts)
        return bisect_right(self._turns[1], offset)

    def _due(self) -> None:
        if self._left is not None:
            self._ask(self._left)


def speech_at(project: Project, selection: Selection) -> tuple[int, int]:
    """What is meant by a selection: at a speaker's label, the speech behind it."""
    start, end = selection.start, selection.end
    if start < end or selection.document is None:
        return start, end
    turns = documents.turns(project, selection.document)
    bodies = (turn.body_start for turn in turns if turn.start <= start < turn.body_start)
    start = next(bodies, start)
    return start, start
