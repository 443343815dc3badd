"""Moving the ends of a coding: what is being changed, until it is kept or given up."""

from dataclasses import dataclass, replace
from typing import Literal

from coder_app.ui.reader.gestures import snapped

End = Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class Ends:
    """A coding's segment while one of its ends moves; it always keeps one character."""

    coding: str
    start: int
    end: int
    moving: End = "end"
    first: tuple[int, int] = (0, 0)
    exact: bool = False
    """Whether it is meant as it is, be it inside a word."""

    @classmethod
    def of(cls, coding: str, start: int, end: int, moving: End = "end") -> "Ends":
        return cls(coding, start, end, moving, (start, end))

    @property
    def place(self) -> int:
        """The offset of the end that moves."""
        return self.start if self.moving == "start" else self.end

    @property
    def changed(self) -> bool:
        return (self.start, self.end) != self.first

    def other(self) -> "Ends":
        """Move the other end from now on."""
        return replace(self, moving="start" if self.moving == "end" else "end")

    def moved_to(self, offset: int, *, exact: bool = False) -> "Ends":
        """Put the moving end at an offset, stopping before the other end."""
        if self.moving == "start":
            return replace(self, start=max(0, min(offset, self.end - 1)), exact=exact)
        return replace(self, end=max(offset, self.start + 1), exact=exact)

    def snapped(self, text: str) -> "Ends":
        """Put the ends that were moved at the edges of words, unless they are meant as they are."""
        start, end = snapped(text, self.start, self.end)
        if self.exact or start >= end:
            return self
        return replace(
            self,
            start=self.start if self.start == self.first[0] else start,
            end=self.end if self.end == self.first[1] else end,
        )
