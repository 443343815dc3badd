"""Suggestions beside the text: of the passage in hand, and of the whole document as one reads."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from coder_app.ui.reader import loading
from coder_app.ui.reader.content import Range, SuggestionMark
from coder_app.ui.reader.reader import Reader

_SEEN_AFTER = 700
"""Milliseconds that a suggestion stands in sight until it counts as seen."""

Ghost = tuple[int, int, str]
"""Start and end of a passage, and the name of the code."""


class Ghosts(QObject):
    """Dashed stripes; never a coding, and never over one that was asked for."""

    seen = Signal(list)
    """Passages whose suggestions stood in sight for a while, as (start, end)."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self._reader = reader
        self._passage: list[SuggestionMark] = []
        self._document: list[SuggestionMark] = []
        self._told: set[Range] = set()
        self._later = QTimer(self, singleShot=True, interval=_SEEN_AFTER)
        self._later.timeout.connect(self._tell_seen)
        reader.text.sightChanged.connect(self._in_sight)

    def show_passage(self, start: int, end: int, names: list[str]) -> None:
        """Show the codes suggested for the passage in hand; none where none are."""
        self._passage = loading.ghosts(start, end, names)
        self._show()

    def show_document(self, ghosts: Sequence[Ghost]) -> None:
        """Show what shows itself in the document."""
        self._document = [
            SuggestionMark(f"ghost-{start}", "", f"{name}?", "", start, end)
            for start, end, name in ghosts
        ]
        self._told = set()
        self._show()
        self._in_sight()

    def on_shown(self, *, same: bool) -> None:
        """A text is shown: show them again where it is the same document's, else forget them."""
        length = len(self._reader.text.content.text) if same else -1
        self._passage = [mark for mark in self._passage if mark.end <= length]
        self._document = [mark for mark in self._document if mark.end <= length]
        self._told = self._told if same else set()
        self._show()

    def place_of(self, ghost: str) -> Range | None:
        """The passage of a stripe."""
        mark = self._reader.text.marks.ghosts.get(ghost)
        return (mark.start, mark.end) if mark else None

    def _show(self) -> None:
        apart = [one for one in self._document if not self._in_passage(one)]
        wanted = self._passage + apart
        if wanted or self._reader.text.marks.ghosts:
            self._reader.set_suggestions(wanted)

    def _in_passage(self, ghost: SuggestionMark) -> bool:
        """Whether it stands where the passage in hand shows its own."""
        return any(ghost.start < one.end and one.start < ghost.end for one in self._passage)

    def _in_sight(self) -> None:
        if self._document and not self._later.isActive():
            self._later.start()

    def _tell_seen(self) -> None:
        text = self._reader.text
        if not text.isVisible():
            return
        low, high = text.sight().range
        there = {(m.start, m.end) for m in self._document if m.start < high and low < m.end}
        new = sorted(there - self._told)
        self._told |= there
        if new:
            self.seen.emit(new)
