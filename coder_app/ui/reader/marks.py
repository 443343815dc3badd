"""The codings and suggestions of a document: who is where, in which lane; no Qt."""

from collections.abc import Iterable, Sequence

from coder_app.ui.reader.content import CodingMark, LaterMark, Range, SuggestionMark
from coder_app.ui.reader.intervals import Intervals
from coder_app.ui.reader.lanes import Lanes

Mark = CodingMark | SuggestionMark | LaterMark
MOST = 100
"""Codings listed of selected words, where a whole transcript may be selected."""
MANY = 200
"""Codings that change together from which on all of them are indexed anew."""


class Marks:
    """Everything drawn on and beside a text; changes return the stretches to paint again."""

    def __init__(
        self,
        codings: Iterable[CodingMark] = (),
        suggestions: Iterable[SuggestionMark] = (),
        line_ends: Sequence[int] = (),
    ) -> None:
        self.codings = {mark.id: mark for mark in codings}
        self.ghosts: dict[str, SuggestionMark] = {}
        bounds = [(mark.id, mark.start, mark.end) for mark in self.codings.values()]
        self.index = Intervals(bounds)
        self.ghost_index = Intervals()
        self.later: dict[str, LaterMark] = {}
        self.later_index = Intervals()
        self.lanes = Lanes(line_ends)
        self.lanes.assign(bounds)
        self.set_ghosts(suggestions)

    def replace(self, codings: Iterable[CodingMark]) -> list[Range]:
        """Show exactly these codings; what stays is left alone."""
        wanted = {mark.id: mark for mark in codings}
        gone = [key for key in self.codings if key not in wanted]
        new = [mark for mark in wanted.values() if self.codings.get(mark.id) != mark]
        return self.update(new, gone)

    def update(self, changed: Iterable[CodingMark], removed: Iterable[str] = ()) -> list[Range]:
        """Take out some codings and put in, or put right, others."""
        changed, removed = list(changed), list(removed)
        if len(changed) + len(removed) > MANY:
            return self._update_many(changed, removed)
        touched: list[Range] = []
        for key in removed:
            old = self.codings.pop(key, None)
            if old is not None:
                touched.append((old.start, old.end))
                self.index.discard(key)
                self.lanes.discard(key)
        for mark in changed:
            touched += self._put(mark)
        return touched

    def _update_many(self, changed: Sequence[CodingMark], removed: Sequence[str]) -> list[Range]:
        """Index all anew: after a merge that is a hundred times faster than one by one."""
        keys = [*removed, *(mark.id for mark in changed)]
        before = [self.codings[key] for key in keys if key in self.codings]
        for key in removed:
            self.codings.pop(key, None)
        self.codings.update((mark.id, mark) for mark in changed)
        bounds = [(mark.id, mark.start, mark.end) for mark in self.codings.values()]
        self.index = Intervals(bounds)
        self.lanes.assign(bounds)
        beside: list[Mark] = [*self.ghosts.values(), *self.later.values()]
        for mark in beside:
            self.lanes.add(mark.id, mark.start, mark.end)
        return [(coding.start, coding.end) for coding in (*before, *changed)]

    def set_ghosts(self, suggestions: Iterable[SuggestionMark]) -> list[Range]:
        """Show exactly these suggestions; what stays is left alone, for there may be hundreds."""
        wanted = {mark.id: mark for mark in suggestions}
        gone = [mark for key, mark in self.ghosts.items() if wanted.get(key) != mark]
        new = [mark for key, mark in wanted.items() if self.ghosts.get(key) != mark]
        for mark in gone:
            self.ghost_index.discard(mark.id)
            self.lanes.discard(mark.id)
        for mark in new:
            self.ghost_index.add(mark.id, mark.start, mark.end)
            self.lanes.add(mark.id, mark.start, mark.end)
        self.ghosts = wanted
        return [(mark.start, mark.end) for mark in (*gone, *new)]

    def set_later(self, marks: Iterable[LaterMark]) -> list[Range]:
        """Show exactly these segments as marked to be coded later; what stays is left alone."""
        wanted = {mark.id: mark for mark in marks}
        gone = [mark for key, mark in self.later.items() if wanted.get(key) != mark]
        new = [mark for key, mark in wanted.items() if self.later.get(key) != mark]
        for mark in gone:
            self.later_index.discard(mark.id)
            self.lanes.discard(mark.id)
        for mark in new:
            self.later_index.add(mark.id, mark.start, mark.end)
            self.lanes.add(mark.id, mark.start, mark.end)
        self.later = wanted
        return [(mark.start, mark.end) for mark in (*gone, *new)]

    def __getitem__(self, key: str) -> Mark:
        """Return what is drawn under an id; KeyError if unknown."""
        return self.codings.get(key) or self.ghosts.get(key) or self.later[key]

    def in_sight(self, start: int, end: int) -> list[Mark]:
        """Return codings, then suggestions, then what is to be coded, in ``start:end``."""
        found: list[Mark] = [self.codings[key] for key in self.index.touching(start, end)]
        found += [self.ghosts[key] for key in self.ghost_index.touching(start, end)]
        return found + [self.later[key] for key in self.later_index.touching(start, end)]

    def at(self, offset: int) -> tuple[str, ...]:
        """Return the ids of the codings at a caret, outermost first."""
        return tuple(self.index.at(offset))

    def on(self, start: int, end: int) -> tuple[str, ...]:
        """Return the ids of codings that share a character with selected words, at most ``MOST``.

        First those of these very words, then the outermost.
        """
        found = self.index.touching(start, end)[:MOST]
        return tuple(sorted(found, key=lambda one: self.index.bounds(one) != (start, end)))

    def neighbour(self, coding: str | None, offset: int, step: int) -> str | None:
        """Return the coding after (``step`` 1) or before (-1) one, or else the caret."""
        if coding is not None and coding in self.index:
            return self.index.next_after((*self.index.bounds(coding), coding), step)
        return self.index.next_after((offset, 0, ""), step)

    def _put(self, mark: CodingMark) -> list[Range]:
        old = self.codings.get(mark.id)
        self.codings[mark.id] = mark
        if old is not None and (old.start, old.end) == (mark.start, mark.end):
            return [(mark.start, mark.end)]
        self.index.add(mark.id, mark.start, mark.end)
        self.lanes.add(mark.id, mark.start, mark.end)
        return [(mark.start, mark.end), *([(old.start, old.end)] if old else [])]
