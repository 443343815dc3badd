"""The transcript: the page, drawn with its codings, suggestions and hits."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from coder_app.ui.reader import text_paint, underlines
from coder_app.ui.reader.content import (
    CodingMark,
    LaterMark,
    Range,
    ReaderContent,
    SuggestionMark,
)
from coder_app.ui.reader.ends import Ends
from coder_app.ui.reader.intervals import Intervals
from coder_app.ui.reader.marks import Marks
from coder_app.ui.reader.page import Page
from coder_app.ui.theme import theme

_EDGE = 8.0
"""Pixels beyond its row that a line, a tint or a handle may reach."""


class Transcript(Page):
    """Shows a text and its marks; paints no more of them than is in sight."""

    placeChanged = Signal()
    """The caret, the selection or the coding in hand changed."""
    marksChanged = Signal()
    """Codings, hits or marks came, went or moved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks = Marks()
        self.in_hand: str | None = None
        self.ends: Ends | None = None
        self.hits = Intervals()
        self.drop_target: Range | None = None
        self.underlined: list[Range] = []
        """Words that counted for the suggestion in hand."""
        self._told: tuple[object, ...] = ()
        self._changing = False  # while another text is put in nothing is told
        self.dress()
        theme.changed.connect(self.dress)
        self.cursorPositionChanged.connect(self._tell)
        self.selectionChanged.connect(self._tell)
        self.updateRequest.connect(self._on_update_request)
        self.show_content(self.content)

    def show_content(self, content: ReaderContent) -> None:
        """Show another document, from its top, with nothing selected."""
        self.in_hand, self.ends, self.underlined = None, None, []
        self.hits = Intervals((str(number), *hit) for number, hit in enumerate(content.hits))
        self.marks = Marks()  # the old ones never meet the new text
        self._changing = True
        self.show_text(content)
        self._changing = False
        ends = [start - 1 for start in self.positions.block_starts[1:]] + [len(content.text)]
        self.marks = Marks(content.codings, content.suggestions, ends)
        self.marks.set_later(content.later)
        self._told = ()
        self._tell()
        self.marksChanged.emit()
        self.sightChanged.emit()

    # marks --------------------------------------------------------------------

    def take_in_hand(self, coding: str | None) -> None:
        """Tint one coding in its colour, or none."""
        if coding != self.in_hand:
            both = [key for key in (coding, self.in_hand) if key is not None and self.has(key)]
            touched = [self.marks.index.bounds(key) for key in both]
            self.in_hand = coding if self.has(coding) else None
            self.repaint_ranges(touched)
            self._tell()

    def has(self, coding: str | None) -> bool:
        """Whether a coding is shown."""
        return coding is not None and coding in self.marks.codings

    def set_hits(self, hits: list[Range]) -> None:
        """Tint what was found, and nothing else."""
        self.hits = Intervals((str(number), *hit) for number, hit in enumerate(hits))
        self.viewport().update()
        self.marksChanged.emit()

    def hits_in_sight(self, start: int, end: int) -> list[Range]:
        """Return what was found in ``start:end``."""
        return [self.hits.bounds(key) for key in self.hits.touching(start, end)]

    def set_suggestions(self, suggestions: Iterable[SuggestionMark]) -> None:
        """Show exactly these suggestions."""
        self.repaint_ranges(self.marks.set_ghosts(suggestions))

    def set_later(self, marks: Iterable[LaterMark]) -> None:
        """Show exactly these segments as marked to be coded later."""
        self.repaint_ranges(self.marks.set_later(marks))
        self.marksChanged.emit()

    def underline(self, words: list[Range]) -> None:
        """Underline these words and no others."""
        if words != self.underlined:
            touched, self.underlined = self.underlined + words, words
            self.repaint_ranges(touched)

    def set_ends(self, ends: Ends | None) -> None:
        """Show a coding as if its ends were elsewhere, while they move."""
        touched = [(item.start, item.end) for item in (ends, self.ends) if item]
        self.ends = ends
        self.repaint_ranges(touched)

    def show_drop(self, span: Range | None) -> None:
        """Show which words a code that is being dragged would go to."""
        if span != self.drop_target:
            touched = [one for one in (span, self.drop_target) if one is not None]
            self.drop_target = span
            self.repaint_ranges(touched)

    def update_codings(self, changed: Iterable[CodingMark], removed: Iterable[str]) -> None:
        """Change some codings, and paint no more than their lines again."""
        self._repaint_marks(self.marks.update(changed, removed))

    def set_codings(self, codings: Iterable[CodingMark]) -> None:
        """Show exactly these codings, painting only what differs."""
        self._repaint_marks(self.marks.replace(codings))

    def _repaint_marks(self, touched: list[Range]) -> None:
        if self.in_hand is not None and not self.has(self.in_hand):
            self.in_hand = None
        self.repaint_ranges(touched)
        if touched:
            self.marksChanged.emit()
        self._tell()

    def repaint_ranges(self, ranges: Iterable[Range]) -> None:
        """Paint the lines of some ranges again, where they are in sight."""
        sight, width = self.sight(), self.viewport().width()
        seen = sight.range
        for start, end in ranges:
            if start <= seen[1] and end >= seen[0]:
                top, bottom = sight.extent(start, end)
                low, high = max(0, int(top) - 4), min(self.height(), int(bottom) + 5)
                self.viewport().update(0, low, width, high - low)
        self.sightChanged.emit()

    # events -------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        sight = self.sight().within(event.rect().top() - _EDGE, event.rect().bottom() + _EDGE)
        text_paint.paint_under(self, sight, event.rect())
        super().paintEvent(event)
        text_paint.paint_over(self, sight)
        underlines.paint(self, sight, self.underlined)

    @Slot(QRect, int)
    def _on_update_request(self, rect: QRect, dy: int) -> None:
        if dy or rect.height() >= self.viewport().height():
            self.sightChanged.emit()

    @Slot()
    def _tell(self) -> None:
        """Say once that place, selection or the coding in hand changed."""
        now = (self.caret, self.selected, self.in_hand, self.marks.at(self.caret))
        if now != self._told and not self._changing:
            was_selected = len(self._told) > 1 and self._told[1]
            self._told = now
            if was_selected != now[1]:
                self.viewport().update()  # the selection is drawn taller than Qt's own rectangles
            self.placeChanged.emit()
