"""The transcript: a read-only text with a caret, drawn with its codings."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from coder_app.ui.reader import text_paint
from coder_app.ui.reader.column import columns
from coder_app.ui.reader.content import CodingMark, Range, ReaderContent, SuggestionMark
from coder_app.ui.reader.ends import Ends
from coder_app.ui.reader.geometry import Row, Sight
from coder_app.ui.reader.gestures import snapped
from coder_app.ui.reader.intervals import Intervals
from coder_app.ui.reader.layout import ReadingLayout
from coder_app.ui.reader.look import TranscriptLook
from coder_app.ui.reader.marks import Marks
from coder_app.ui.reader.positions import Positions
from coder_app.ui.theme import theme

_KEEP = QTextCursor.MoveMode.KeepAnchor
_GROUND = (
    "QPlainTextEdit {{ background: {}; color: {}; border: 0; border-radius: 0;"
    " selection-background-color: transparent; selection-color: {}; }}"
)


class Transcript(QPlainTextEdit):
    """Shows a text and its marks; every offset in and out is a code point of the stored text."""

    placeChanged = Signal()
    """The caret, the selection or the coding in hand changed."""
    sightChanged = Signal()
    """What stands beside the text must be drawn again."""
    columnMoved = Signal()
    """The column got another width or place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = ReaderContent("")
        self.positions = Positions("")
        self.marks = Marks()
        self.in_hand: str | None = None
        self.ends: Ends | None = None
        self.look = TranscriptLook(self.content, self.positions, theme.reading_font())
        self.meant: Range | None = None  # a selection meant as it is: not snapped to words
        self._hits = Intervals()
        self._told: tuple[object, ...] = ()
        self._estimated = 0
        self._layout = self._new_layout()
        self._behave()
        self._dress()
        theme.changed.connect(self._dress)
        self.cursorPositionChanged.connect(self._tell)
        self.selectionChanged.connect(self._tell)
        self.updateRequest.connect(self._on_update_request)
        self.show_content(self.content)

    def _behave(self) -> None:
        flags = Qt.TextInteractionFlag
        self.setReadOnly(True)
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setUndoRedoEnabled(False)
        self.setFont(theme.reading_font())
        self.setCursorWidth(2)

    def _new_layout(self) -> ReadingLayout:
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(theme.reading_font())
        document.setDocumentMargin(2)
        layout = ReadingLayout(document, self.look)
        document.setDocumentLayout(layout)
        self.setDocument(document)
        return layout

    # content ------------------------------------------------------------------

    def show_content(self, content: ReaderContent) -> None:
        """Show another document, from its top, with nothing selected."""
        self.content = content
        self.positions = Positions(content.text)
        self.in_hand, self.ends, self.meant = None, None, None
        ends = [start - 1 for start in self.positions.block_starts[1:]] + [len(content.text)]
        self.marks = Marks(content.codings, content.suggestions, ends)
        self.look = TranscriptLook(content, self.positions, self.font())
        self._hits = Intervals((str(number), *hit) for number, hit in enumerate(content.hits))
        self._layout.expect(self.look)
        self.document().setPlainText(self.positions.display_text)
        self.setTextCursor(QTextCursor(self.document()))
        self._estimated = 0
        self._estimate()
        self.verticalScrollBar().setValue(0)
        self._told = ()
        self._tell()
        self.sightChanged.emit()

    # offsets ------------------------------------------------------------------

    @property
    def caret(self) -> int:
        """The offset of the caret."""
        return self.positions.to_offset(self.textCursor().position())

    @property
    def selected(self) -> Range:
        """The selected offsets, empty at the caret."""
        cursor = self.textCursor()
        return (
            self.positions.to_offset(cursor.selectionStart()),
            self.positions.to_offset(cursor.selectionEnd()),
        )

    def select(self, start: int, end: int) -> None:
        """Select exactly ``start:end``, with the caret at its end, without scrolling."""
        cursor = self.textCursor()
        cursor.setPosition(self.positions.to_qt(start))
        cursor.setPosition(self.positions.to_qt(end), _KEEP)
        self.meant = (min(start, end), max(start, end))
        line = self.verticalScrollBar().value()
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(line)

    def select_snapped(self) -> Range:
        """Widen the selection to whole words unless it was meant as it is; return it."""
        start, end = self.selected
        if start < end and self.meant != (start, end):
            cursor = self.textCursor()
            backwards = cursor.position() < cursor.anchor()
            low, high = snapped(self.content.text, start, end)
            if (low, high) != (start, end):
                first, last = (high, low) if backwards else (low, high)
                self.select(first, last)
            start, end = self.meant = low, high
        return start, end

    def offset_at(self, point: QPoint | QPointF) -> int:
        """Return the offset nearest to a point of the viewport."""
        at = self.sight().nearest(QPointF(point))
        return self.positions.to_offset(self.cursorForPosition(at.toPoint()).position())

    def caret_rect(self, offset: int) -> QRect:
        """Return where a caret at an offset stands in the viewport."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.positions.to_qt(offset))
        return self.cursorRect(cursor)

    def sight(self) -> Sight:
        """Return the rows in sight."""
        rows: list[Row] = []
        block = self.firstVisibleBlock()
        bottom = self.viewport().height()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top <= bottom:
            number, height = block.blockNumber(), self.blockBoundingRect(block).height()
            rows.append(Row(number, block, top, height, *self.positions.block_range(number)))
            top, block = top + height, block.next()
        return Sight(rows, self.positions, self.look.measures.line)

    def reveal(self, start: int, end: int) -> None:
        """Bring ``start:end`` into sight with some text above it; leave it where it is in sight."""
        sight, height = self.sight(), self.viewport().height()
        top, bottom = sight.extent(start, end)
        if top >= 0 and (bottom <= height or bottom - top > height):
            return
        block = self.document().findBlock(self.positions.to_qt(start))
        self.verticalScrollBar().setValue(block.firstLineNumber())
        wanted = height // 4
        while self.verticalScrollBar().value() > 0 and self.sight().line_at(start)[0] < wanted:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - 1)

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
        self._hits = Intervals((str(number), *hit) for number, hit in enumerate(hits))
        self.viewport().update()

    def hits_in_sight(self, start: int, end: int) -> list[Range]:
        """Return what was found in ``start:end``."""
        return [self._hits.bounds(key) for key in self._hits.touching(start, end)]

    def set_suggestions(self, suggestions: Iterable[SuggestionMark]) -> None:
        """Show exactly these suggestions."""
        self.repaint_ranges(self.marks.set_ghosts(suggestions))

    def set_ends(self, ends: Ends | None) -> None:
        """Show a coding as if its ends were elsewhere, while they move."""
        touched = [(item.start, item.end) for item in (ends, self.ends) if item]
        self.ends = ends
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
        sight = self.sight()
        text_paint.paint_under(self, sight, event.rect())
        super().paintEvent(event)
        text_paint.paint_over(self, sight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        scroll = self.verticalScrollBar().sizeHint().width()
        left, right = columns(self.width() - scroll, self.look.measures)
        self.setViewportMargins(left, 0, right, 0)
        super().resizeEvent(event)
        self._estimate()
        self.columnMoved.emit()
        self.sightChanged.emit()

    def set_zoom(self, percent: int) -> None:
        """Show the text at a size, in per cent of the reading size; the place in sight stays."""
        first = self.firstVisibleBlock()
        self.setFont(theme.reading_font(percent))
        self._renew_look()
        self.resizeEvent(QResizeEvent(self.viewport().size(), self.viewport().size()))
        self.verticalScrollBar().setValue(first.firstLineNumber())

    def _renew_look(self) -> None:
        self.look = TranscriptLook(self.content, self.positions, self.font())
        self._layout.set_look(self.look)
        self._estimated = 0
        self._estimate()

    def _estimate(self) -> None:
        width = self.viewport().width()
        if self._estimated != width:
            self._estimated = width
            self._layout.estimate_lines(width)

    @Slot()
    def _dress(self) -> None:
        names = ("transcript", "transcript_text", "selection_text")
        self.setStyleSheet(_GROUND.format(*(theme.colour(name).name() for name in names)))
        self._renew_look()
        self.viewport().update()

    @Slot(QRect, int)
    def _on_update_request(self, rect: QRect, dy: int) -> None:
        if dy or rect.height() >= self.viewport().height():
            self.sightChanged.emit()

    @Slot()
    def _tell(self) -> None:
        """Say once that place, selection or the coding in hand changed."""
        now = (self.caret, self.selected, self.in_hand, self.marks.at(self.caret))
        if now != self._told:
            was_selected = len(self._told) > 1 and self._told[1]
            self._told = now
            if was_selected != now[1]:
                self.viewport().update()  # the selection is drawn taller than Qt's own rectangles
            self.placeChanged.emit()
