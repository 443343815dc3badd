"""The reader: text, numbers, stripes, code box and find bar as one widget."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRect, Signal, Slot
from PySide6.QtWidgets import QWidget

from coder_app.ui.reader.code_box import CodeBox
from coder_app.ui.reader.code_match import CodeChoice
from coder_app.ui.reader.content import CodingMark, LaterMark, Range, ReaderContent, SuggestionMark
from coder_app.ui.reader.finder import FindBar, find_all
from coder_app.ui.reader.gutter import Gutter
from coder_app.ui.reader.hand import Hand
from coder_app.ui.reader.overview import WIDTH, Overview
from coder_app.ui.reader.reading_bar import ReadingBar
from coder_app.ui.reader.setting import Setting
from coder_app.ui.reader.stripes import Stripes
from coder_app.ui.reader.text_view import TextView
from coder_app.ui.reader.voice import describe
from coder_app.ui.theme import theme
from coder_app.ui.widgets.ground import Ground

ZOOM_STEP, LEAST_ZOOM, MOST_ZOOM = 10, 60, 300


class Reader(Ground):
    """Shows a document and says what its reader asks for; all offsets are code points."""

    applyRequested = Signal(int, int, str)
    """Start, end, code."""
    newCodeRequested = Signal(int, int, str)
    """Start, end, name."""
    removeRequested = Signal(list)
    resizeRequested = Signal(str, int, int)
    memoRequested = Signal(str, int, int)
    """Coding or "", start, end."""
    copyReferenceRequested = Signal(int, int)
    codingActivated = Signal(str)
    codingOpened = Signal(str)
    """A stripe was double clicked."""
    suggestionActivated = Signal(str)
    suggestionRequested = Signal(int)
    """F8: 1 for the next, -1 for the previous."""
    placeChanged = Signal(int, int, tuple)
    """Start and end of the selection, ids of the codings at the caret."""
    zoomChanged = Signal(int)
    settingChanged = Signal(object)
    """A ``Setting`` was chosen."""
    statusMessage = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.setAccessibleName("Reader")
        self.text = TextView()
        self.text.setObjectName("reader.text")
        self.text.setAccessibleName("Transcript")
        self.gutter = Gutter(self.text)
        self.stripes = Stripes(self.text)
        self.overview = Overview(self.text)
        self.find_bar = FindBar()
        self.reading_bar = ReadingBar()
        self.box = CodeBox(self)
        self.hand = Hand(self.text, self.box)
        self.zoom = 100
        self._hits: list[Range] = []
        self._found: list[Range] = []
        self.column.addWidget(self.reading_bar)
        self.column.addWidget(self.text, 1)
        self.column.addWidget(self.find_bar)
        self.setFocusProxy(self.text)
        self._connect()

    def _connect(self) -> None:
        text, hand, stripes, bar = self.text, self.hand, self.stripes, self.find_bar
        hand.applyRequested.connect(self.applyRequested)
        hand.newCodeRequested.connect(self.newCodeRequested)
        hand.held.removeRequested.connect(self.removeRequested)
        hand.memoRequested.connect(self.memoRequested)
        hand.copyReferenceRequested.connect(self.copyReferenceRequested)
        hand.suggestionRequested.connect(self.suggestionRequested)
        hand.said.connect(self.statusMessage)
        hand.ends.resizeRequested.connect(self.resizeRequested)
        hand.findRequested.connect(self.open_find)
        hand.hitRequested.connect(self.step_hit)
        hand.zoomRequested.connect(self.step_zoom)
        text.zoomStepped.connect(self.step_zoom)
        text.columnMoved.connect(self._place_sides)
        text.placeChanged.connect(self._on_place_changed)
        stripes.codingClicked.connect(self._on_stripe_clicked)
        stripes.codingDoubleClicked.connect(self.codingOpened)
        stripes.laterClicked.connect(self._on_later_clicked)
        stripes.suggestionClicked.connect(self.suggestionActivated)
        stripes.endGrabbed.connect(hand.ends.grab)
        stripes.endDragged.connect(self._on_end_dragged)
        stripes.endReleased.connect(hand.ends.keep)
        stripes.menuAsked.connect(hand.open_menu)
        bar.searched.connect(self._on_searched)
        bar.stepped.connect(self.step_hit)
        bar.closed.connect(self._on_find_closed)
        self.reading_bar.changed.connect(self._on_setting_chosen)
        self.reading_bar.closed.connect(text.setFocus)

    # content ----------------------------------------------------------------------

    def show_content(self, content: ReaderContent) -> None:
        """Show a document from its top."""
        self.box.hide()
        self.text.show_content(content)
        self.hand.moves.renew()
        self._hits = list(content.hits)

    def set_sentences(self, sentences: Sequence[Range]) -> None:
        """Let sentence gestures go by these; until then they go by turn."""
        self.hand.moves.renew(sentences)

    def set_codes(self, choices: Sequence[CodeChoice], recent: Sequence[str] = ()) -> None:
        """Offer these codes in the box; ``recent`` are ids, last used first."""
        self.box.set_codes(choices, recent)

    def set_codings(self, codings: Iterable[CodingMark]) -> None:
        """Show exactly these codings, painting only what differs."""
        self.text.set_codings(codings)

    def update_codings(self, changed: Iterable[CodingMark], removed: Iterable[str] = ()) -> None:
        """Put in or change some codings, take out others."""
        self.text.update_codings(changed, removed)

    def set_suggestions(self, suggestions: Iterable[SuggestionMark]) -> None:
        """Show exactly these suggestions as dashed stripes."""
        self.text.set_suggestions(suggestions)

    def set_later(self, marks: Iterable[LaterMark]) -> None:
        """Show exactly these segments as marked to be coded later."""
        self.text.set_later(marks)

    # places -----------------------------------------------------------------------

    @property
    def selected(self) -> Range:
        """The selected offsets, empty at the caret."""
        return self.text.selected

    @property
    def codings_here(self) -> tuple[str, ...]:
        """The coding in hand, or else all on the selected words or at the caret.

        First the one that was just applied.
        """
        text, held = self.text, self.text.in_hand
        start, end = text.selected
        here = text.marks.on(start, end) if start < end else text.marks.at(text.caret)
        if held is None:
            return here
        if held != text.just_applied:
            return (held,)
        return held, *(one for one in here if one != held)

    def go_to(self, start: int, end: int, *, select: bool = True) -> None:
        """Bring a segment into sight and select it, or put the caret at its start."""
        self.text.take_in_hand(None)
        self.text.select(start, end if select else start)
        self.text.reveal(start, end)

    def select_coding(self, coding: str) -> None:
        """Take a coding in hand and bring it into sight."""
        self.hand.moves.take(coding)

    def open_box(self, text: str = "") -> None:
        """Open the code box on the selection, or else the sentence at the caret."""
        self.hand.open_box(text)

    # find -------------------------------------------------------------------------

    @Slot()
    def open_find(self) -> None:
        """Show the find bar with the selected words."""
        start, end = self.text.selected
        words = self.text.content.text[start:end]
        self.find_bar.open_with("" if "\n" in words else words)

    @Slot(int)
    def step_hit(self, step: int) -> None:
        """Select the next hit (1) or the previous (-1), round the end."""
        if not self._hits:
            return
        start, end = self.text.selected
        if step > 0:
            after = (n for n, hit in enumerate(self._hits) if hit[0] >= max(end, start + 1))
            place = next(after, 0)
        else:
            before = (n for n, hit in enumerate(self._hits) if hit[1] <= start)
            place = max(before, default=len(self._hits) - 1)
        self._show_hit(place)

    def _show_hit(self, place: int) -> None:
        self.go_to(*self._hits[place])
        self.find_bar.show_count(place + 1, len(self._hits))

    @Slot(str)
    def _on_searched(self, words: str) -> None:
        self._hits = find_all(self.text.content.text, words)
        self.text.set_hits(self._hits)
        start = self.text.selected[0]
        ahead = next((n for n, hit in enumerate(self._hits) if hit[0] >= start), 0)
        if self._hits:
            self._show_hit(ahead)
        else:
            self.text.select(start, start)  # else the hit of fewer letters would be coded
            self.find_bar.show_count(None, 0)

    def show_found(self, hits: Sequence[Range]) -> None:
        """Mark what a search of the project found, while nothing is looked for in here alone."""
        self._found = list(hits)
        if self.find_bar.isHidden():
            self.text.set_hits(self._found)

    @Slot()
    def _on_find_closed(self) -> None:
        self.text.set_hits(self._found)
        self.text.setFocus()

    # zoom -------------------------------------------------------------------------

    @Slot(int)
    def step_zoom(self, step: int) -> None:
        """Show the text larger (1), smaller (-1) or at its normal size (0)."""
        self.set_zoom(self.zoom + step * ZOOM_STEP if step else 100)

    def set_zoom(self, percent: int) -> None:
        """Show the text at a size in per cent, within bounds."""
        percent = max(LEAST_ZOOM, min(MOST_ZOOM, percent))
        if percent != self.zoom:
            self.zoom = percent
            self.text.set_zoom(percent)
            self.zoomChanged.emit(percent)

    def set_setting(self, setting: Setting) -> None:
        """Set the text in this font, at these distances."""
        theme.read_in(setting.font)
        self.reading_bar.show_setting(setting)
        self.text.set_setting(setting)

    @Slot(object)
    def _on_setting_chosen(self, setting: Setting) -> None:
        self.set_setting(setting)
        self.settingChanged.emit(setting)

    # parts ------------------------------------------------------------------------

    @Slot()
    def _place_sides(self) -> None:
        port, height = self.text.viewport().geometry(), self.text.height()
        self.gutter.setGeometry(0, 0, port.left(), height)
        right = port.right() + 1
        edge = self.text.width() - self.text.verticalScrollBar().width() - WIDTH
        self.overview.setGeometry(QRect(edge, 0, WIDTH, height))
        self.stripes.setGeometry(QRect(right, 0, max(0, edge - right), height))

    @Slot()
    def _on_place_changed(self) -> None:
        codings = self.codings_here
        names = ", ".join(self.text.marks.codings[key].name for key in codings)
        said = [f"Coded: {names}"] if names else []
        said += ["Marked to be coded later"] * bool(self.text.marks.later_index.at(self.text.caret))
        describe(self.text, ". ".join(said))
        self.placeChanged.emit(*self.text.selected, codings)

    @Slot(str)
    def _on_stripe_clicked(self, coding: str) -> None:
        self.text.setFocus()
        mark = self.text.marks.codings[coding]
        self.text.select(mark.start, mark.start)
        self.text.take_in_hand(coding)
        self.codingActivated.emit(coding)

    @Slot(str)
    def _on_later_clicked(self, mark: str) -> None:
        found = self.text.marks.later[mark]
        self.text.setFocus()
        self.go_to(found.start, found.end)

    @Slot(QPointF)
    def _on_end_dragged(self, point: QPointF) -> None:
        self.hand.ends.drag_to(self.text.offset_at(point))
