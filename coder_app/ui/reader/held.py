"""What is asked for about the coding in hand, and about words to be coded later."""

from PySide6.QtCore import QObject, Signal

from coder_app.ui.reader.moves import Moves
from coder_app.ui.reader.text_view import TextView

NONE_IN_HAND = "No coding is selected. Click a stripe or press F7 first."
NONE_HERE = "No coding here. Press F7 or click a stripe first."


class Held(QObject):
    """Asks to remove or flag the coding in hand, and to mark words; changes nothing itself."""

    removeRequested = Signal(list)
    importantRequested = Signal(list)
    """Codings that change their flag."""
    laterRequested = Signal(int, int)
    laterRemoved = Signal(list)
    """Marks that go."""
    said = Signal(str)

    def __init__(self, view: TextView, moves: Moves) -> None:
        super().__init__(view)
        self._view, self._moves = view, moves

    def coding(self) -> str | None:
        """Return the coding in hand, or else the innermost at the caret."""
        view = self._view
        if view.in_hand is not None and view.has(view.in_hand):
            return view.in_hand
        return min(view.marks.at(view.caret), key=self._length, default=None)

    def _length(self, coding: str) -> int:
        start, end = self._view.marks.index.bounds(coding)
        return end - start

    def remove(self) -> None:
        """Ask to remove the coding in hand."""
        if self._view.in_hand is None:
            self.said.emit(NONE_IN_HAND)
        else:
            self.removeRequested.emit([self._view.in_hand])

    def important(self) -> None:
        """Ask to flag the coding in hand, or to take its flag away."""
        coding = self.coding()
        if coding is None:
            self.said.emit(NONE_HERE)
        else:
            self.importantRequested.emit([coding])

    def later(self) -> None:
        """Ask to mark what a code would be applied to; what is marked already, to mark no more."""
        marks = self._view.marks.later_index
        start, end = self._view.select_snapped()
        if start < end:
            over = marks.touching(start, end)
            known = [k for k in over if marks.bounds(k)[0] <= start and end <= marks.bounds(k)[1]]
        else:
            known = marks.at(self._view.caret)
        if known:
            self.laterRemoved.emit(known)
            return
        start, end = self._moves.target()
        if start < end:
            self.laterRequested.emit(start, end)
        else:
            self.said.emit("There is no text here to mark.")
