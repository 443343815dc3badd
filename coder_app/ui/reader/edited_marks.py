"""The marks of a text while it is typed in: where each lies now, as far as it is in sight; no Qt.

Places are units of UTF-16, as the text widget counts them.
"""

from dataclasses import replace

from coder_app.core.text_difference import Moved
from coder_app.ui.reader.content import CodingMark, Range
from coder_app.ui.reader.marks import Mark, Marks
from coder_app.ui.reader.positions import Positions
from coder_app.ui.reader.typed_changes import TypedChanges


class EditedMarks:
    """Codings and marks that follow what is typed; one whose words are gone is not shown."""

    def __init__(self, marks: Marks, positions: Positions, typed: TypedChanges) -> None:
        self._marks, self._positions, self._typed = marks, positions, typed
        self.codings, self.lanes = marks.codings, marks.lanes

    def __getitem__(self, key: str) -> Mark:
        """Return the mark as it was before the text was edited; KeyError if unknown."""
        return self._marks[key]

    def in_sight(self, start: int, end: int) -> list[Mark]:
        """Return the codings, then what is to be coded later, that lie in ``start:end`` now."""
        marks, places = self._marks, self._typed.places
        old = self._old_offsets(start, end)
        found: list[Mark] = []
        for key in marks.index.touching(*old):
            span = self._now(places, *marks.index.bounds(key))
            if span is not None:
                found.append(marks.codings[key]._replace(start=span[0], end=span[1]))
        for key in marks.later_index.touching(*old):
            span = self._now(places, *marks.later_index.bounds(key))
            if span is not None:
                found.append(replace(marks.later[key], start=span[0], end=span[1]))
        return found

    def covered(self, start: int, end: int) -> list[Range]:
        """Return the stretches of ``start:end`` that codings cover now, joined, in order."""
        joined: list[Range] = []
        spans = [(m.start, m.end) for m in self.in_sight(start, end) if isinstance(m, CodingMark)]
        for low, high in sorted(spans):
            if joined and low <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(joined[-1][1], high))
            else:
                joined.append((low, high))
        return [(max(low, start), min(high, end)) for low, high in joined]

    def _old_offsets(self, start: int, end: int) -> Range:
        back, offset = self._typed.back, self._positions.to_offset
        return offset(back(start)), offset(back(end, late=True)) + 1

    def _now(self, places: Moved, start: int, end: int) -> Range | None:
        """Where an old segment lies now, None where its words are gone."""
        first, last = self._positions.to_qt(start), self._positions.to_qt(end)
        if places.rewritten(first, last):
            return None
        span = places.start(first), places.end(last)
        return span if span[0] < span[1] else None
