"""What was asked of the worker last, and where the coder asked."""

from dataclasses import dataclass

from coder_app.ui.selection import Selection
from coder_app.ui.suggestions.asker import Place


@dataclass
class Asked:
    """One question at a time: the answer to an earlier one is not shown."""

    place: Place | None = None
    """What is to be answered; None once it was."""
    unasked: bool = False
    """Whether nobody asked: only what is sure enough by itself."""
    again: bool = False
    """Whether it is what was shown, after something was decided."""
    by_key: bool = False
    """Whether the coder waits for it, to have the rows in hand."""
    stale: bool = False
    """Whether what is shown was found otherwise than the coder now wants."""
    at: Selection | None = None
    """Where the coder asked last."""
    left_from: Selection | None = None
    """Where the coder was when going to the excerpt that a suggestion is like."""

    def ask(self, place: Place, *, unasked: bool) -> None:
        """Something new is asked."""
        self.place, self.unasked = place, unasked
        self.again = self.by_key = False

    def drop(self) -> None:
        """No answer is waited for."""
        self.place, self.by_key = None, False

    def was_at(self, selection: Selection) -> bool:
        """Whether the coder asked just here; what is coded here since does not matter."""
        return same_place(self.at, selection)

    def comes_back(self, selection: Selection) -> bool:
        """Whether the coder is back from the excerpt; told once."""
        back = same_place(self.left_from, selection)
        if back:
            self.left_from = None
        return back


def same_place(one: Selection | None, other: Selection) -> bool:
    """Whether two selections are the same words, or the same caret."""
    if one is None:
        return False
    return (one.document, one.start, one.end) == (other.document, other.start, other.end)
