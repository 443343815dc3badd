"""Selecting by keyboard and clicks: words, sentences, turns, codings."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from coder_app.ui.reader.content import Range
from coder_app.ui.reader.gestures import Units
from coder_app.ui.reader.text_view import TextView
from coder_app.ui.reader.voice import announce

BEFORE_ALL = "The whole turn is selected. Space once more selects all of the text."
_WORD, _SENTENCE = 2, 3


class Moves(QObject):
    """Moves and grows the selection of a text."""

    said = Signal(str)

    def __init__(self, view: TextView) -> None:
        super().__init__(view)
        self._view = view
        self._grown: list[Range] = []
        self._before_all: Range | None = None
        """What was selected when it was said that all the text comes next."""
        self.units = Units("")
        view.unitClicked.connect(self.click)

    def renew(self, sentences: Sequence[Range] = ()) -> None:
        """Take up the text shown now; sentences are known later, till then turns serve."""
        content = self._view.content
        turns = [(turn.body_start, turn.end) for turn in content.turns]
        head = content.turns[0].start if content.turns else 0
        self.units = Units(content.text, turns, sentences, head)
        self._grown, self._before_all = [], None

    def target(self) -> Range:
        """Return what a code would be applied to: selection, coding in hand, or sentence here."""
        view = self._view
        start, end = view.select_snapped()
        if start < end:
            return start, end
        if view.in_hand is not None and view.has(view.in_hand):
            return view.marks.index.bounds(view.in_hand)
        return self.units.sentence_at(view.caret)

    def under(self, offset: int) -> Range:
        """Return what a code dropped at an offset is applied to: selection or sentence there."""
        start, end = self._view.select_snapped()
        return (start, end) if start < end else self.units.sentence_at(offset)

    def click(self, count: int, offset: int) -> None:
        """Select the word, the sentence or the turn at an offset."""
        if count == _WORD:
            span = self.units.word_at(offset)
        elif count == _SENTENCE:
            span = self.units.sentence_at(offset)
        else:
            span = self.units.turn_at(offset)
        self._before_all = None
        self._take(*span)

    def grow(self, *, held: bool = False) -> None:
        """Select the next larger unit; before all the text it stops, and says what comes next.

        A key that is ``held`` down stops there for good: nobody codes a whole interview so.
        """
        now = self._view.selected
        wider = self.units.grown(*now)
        whole = now[0] < now[1] and wider == (0, len(self._view.content.text)) != now
        if whole and (held or self._before_all != now):
            self._before_all = now
            announce(self._view, BEFORE_ALL)
            self.said.emit(BEFORE_ALL)
        elif wider != now:
            self._before_all = None
            self._grown = [*(self._grown if self._grew_to(now) else []), now, wider]
            self._take(*wider)

    def shrink(self) -> None:
        """Go back the way the selection grew, or to the next smaller unit."""
        now = self._view.selected
        if self._grew_to(now):
            self._grown.pop()
            before = self._grown.pop()
        else:
            self._grown = []
            before = self.units.shrunk(*now)
        self._take(*before)

    def _grew_to(self, span: Range) -> bool:
        return bool(self._grown) and self._grown[-1] == span

    def next_sentence(self) -> None:
        """Select the sentence after the caret's; from a bare caret first the one it stands in."""
        start, end = self._view.selected
        here = self.units.sentence_at(start)
        bare = start == end and here[0] <= start < here[1]
        found = here if bare else self.units.next_sentence(max(start, end - 1))
        self._select_some(found or self._beyond(end))

    def previous_sentence(self) -> None:
        """Select the sentence before the selection."""
        start = self._view.selected[0]
        self._select_some(self.units.previous_sentence(start) or self._beyond(start))

    def _beyond(self, edge: int) -> Range | None:
        """Where no sentence follows more than one selected: a bare caret, or a code goes on all."""
        start, end = self._view.selected
        more = start < end and self.units.sentences_of(start, end) != self.units.sentence_at(start)
        return (edge, edge) if more else None

    def extend_forward(self) -> None:
        """Take the next sentence into the selection; from a bare caret the one it stands in."""
        start, end = self._view.selected
        if start == end:
            self._select(*self.units.sentence_at(start))
            return
        found = self.units.next_sentence(end - 1)
        if found is not None:
            self._select(start, found[1])

    def extend_backward(self) -> None:
        """Take the sentence before into the selection."""
        start, end = self._view.selected
        found = self.units.previous_sentence(start)
        if found is not None:
            self._select(found[0], end if end > start else self.units.sentence_at(start)[1])

    def next_coding(self) -> None:
        """Take the next coding in hand."""
        self._step_coding(1)

    def previous_coding(self) -> None:
        """Take the coding before in hand."""
        self._step_coding(-1)

    def _step_coding(self, step: int) -> None:
        view = self._view
        found = view.marks.neighbour(view.in_hand, view.caret, step)
        if found is None:
            words = f"No coding further {'down' if step > 0 else 'up'}"
            announce(view, words)
            self.said.emit(words)
            return
        self.take(found)

    def take(self, coding: str) -> None:
        """Take a coding in hand, in sight, with the caret at its start; say its name."""
        view = self._view
        if view.has(coding):
            mark = view.marks.codings[coding]
            view.select(mark.start, mark.start)
            view.reveal(mark.start, mark.end)
            view.take_in_hand(coding)
            announce(
                view, f"{self._spoken(coding)}: {view.content.text[mark.start : mark.end][:200]}"
            )

    def _spoken(self, coding: str) -> str:
        """Name a coding, and say how many more start or stand on the same words."""
        marks = self._view.marks
        mark = marks.codings[coding]
        over = marks.index.touching(mark.start, mark.end)
        if len(over) == 1:
            return mark.name
        return f"{mark.name}, {over.index(coding) + 1} of {len(over)} that overlap"

    def clear(self) -> bool:
        """Select nothing, keep the caret; False where nothing was selected."""
        view = self._view
        start, end = view.selected
        busy = start < end or view.in_hand is not None
        if start < end:
            view.select(view.caret, view.caret)
        view.take_in_hand(None)
        return busy

    def _select_some(self, span: Range | None) -> None:
        if span is not None:
            self._select(*span)

    def _select(self, start: int, end: int) -> None:
        self._take(start, end)
        self._view.reveal(start, end)

    def _take(self, start: int, end: int) -> None:
        """Select what is in sight already, where it stands."""
        self._view.take_in_hand(None)
        self._view.select(start, end)
