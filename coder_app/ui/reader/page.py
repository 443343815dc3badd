"""The page: a read-only text with a caret, in the reading font; offsets are code points."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMargins, QPoint, QPointF, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from coder_app.ui.reader.column import columns
from coder_app.ui.reader.content import Range, ReaderContent
from coder_app.ui.reader.geometry import Row, Sight
from coder_app.ui.reader.gestures import snapped
from coder_app.ui.reader.gutter import gutter_width
from coder_app.ui.reader.layout import ReadingLayout
from coder_app.ui.reader.look import TranscriptLook
from coder_app.ui.reader.positions import Positions
from coder_app.ui.reader.setting import USUAL, Setting
from coder_app.ui.theme import theme

_KEEP = QTextCursor.MoveMode.KeepAnchor
_GROUND = (
    "QPlainTextEdit {{ background: {}; color: {}; border: 0; border-radius: 0;"
    " selection-background-color: transparent; selection-color: {}; }}"
)


@contextmanager
def _painting_no_more(widget: QWidget) -> Iterator[None]:
    """Focus shows in the caret alone, yet Qt would paint a widget with all that is in it.

    Where Qt has put updates off itself, as it does while pages change, they stay put off: else it
    would not let those inside the widget go on.
    """
    disabled = Qt.WidgetAttribute.WA_UpdatesDisabled
    before = widget.testAttribute(disabled)
    widget.setAttribute(disabled, True)
    try:
        yield
    finally:
        widget.setAttribute(disabled, before)


class Page(QPlainTextEdit):
    """Shows a text; every offset in and out is a code point of the stored text."""

    sightChanged = Signal()
    """What stands beside the text must be drawn again."""
    columnMoved = Signal()
    """The column got another width or place."""
    laidOut = Signal()
    """The lines of the whole text were counted anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = ReaderContent("")
        self._gutter = gutter_width(self.content)
        self.positions = Positions("")
        self.setting = USUAL
        self.zoom = 100
        self.look = TranscriptLook(self.content, self.positions, theme.reading_font())
        self.meant: Range | None = None  # a selection meant as it is: not snapped to words
        self._estimated = 0
        self._layout = self._new_layout()
        self._behave()

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

    def show_text(self, content: ReaderContent) -> None:
        """Show another text, from its top, with nothing selected."""
        self.content, self._gutter = content, gutter_width(content)
        self.positions = Positions(content.text)
        self.meant = None
        self.look = self._new_look()
        self._layout.expect(self.look)
        self.document().setPlainText(self.positions.display_text)
        self.setTextCursor(QTextCursor(self.document()))
        self._estimated = 0
        self._place_column()
        self._estimate()
        self.verticalScrollBar().setValue(0)

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

    # places -------------------------------------------------------------------

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
        self._line_at_top(start)
        wanted = height // 4
        while self.verticalScrollBar().value() > 0 and self.sight().line_at(start)[0] < wanted:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - 1)

    def _line_at_top(self, offset: int) -> None:
        """Scroll to the very line of an offset: its paragraph may be taller than what is seen."""
        place = self.positions.to_qt(offset)
        block = self.document().findBlock(place)
        self.blockBoundingRect(block)  # else it may have no lines yet
        line = block.layout().lineForTextPosition(place - block.position())
        number = line.lineNumber() if line.isValid() else 0
        self.verticalScrollBar().setValue(block.firstLineNumber() + number)

    @property
    def top(self) -> int:
        """The offset at the top of what is in sight."""
        return self.sight().range[0]

    def show_at_top(self, offset: int) -> None:
        """Scroll until the paragraph of an offset is the first in sight."""
        block = self.document().findBlock(self.positions.to_qt(offset))
        self.verticalScrollBar().setValue(block.firstLineNumber())

    # events -------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        with _painting_no_more(self):
            super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        with _painting_no_more(self):
            super().focusOutEvent(event)

    # how it is set ------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_column()
        super().resizeEvent(event)
        self._estimate()
        caret, lower = self.cursorRect(), event.size().height() < event.oldSize().height()
        if lower and caret.top() < event.oldSize().height() and caret.bottom() >= self.height():
            self.ensureCursorVisible()  # something came in below, such as a message
        self.columnMoved.emit()
        self.sightChanged.emit()

    def _place_column(self) -> None:
        scroll = self.verticalScrollBar().sizeHint().width()
        left, right = columns(self.width() - scroll, self.look.measures, self._gutter)
        if self.viewportMargins() != QMargins(left, 0, right, 0):
            self.setViewportMargins(left, 0, right, 0)
            self.columnMoved.emit()

    def set_zoom(self, percent: int) -> None:
        """Show the text at a size, in per cent of the reading size; the place in sight stays."""
        self.zoom = percent
        self._set_anew()

    def set_setting(self, setting: Setting) -> None:
        """Set the text in another font, at other distances; the place in sight stays."""
        self.setting = setting
        self._set_anew()

    def _set_anew(self) -> None:
        first = self.firstVisibleBlock()
        self.setFont(theme.reading_font(self.zoom))
        self._renew_look()
        self.resizeEvent(QResizeEvent(self.viewport().size(), self.viewport().size()))
        self.verticalScrollBar().setValue(first.firstLineNumber())
        self.viewport().update()

    def _new_look(self) -> TranscriptLook:
        return TranscriptLook(self.content, self.positions, self.font(), self.setting)

    def _renew_look(self) -> None:
        self.look = self._new_look()
        self._layout.set_look(self.look)
        self._estimated = 0
        self._estimate()

    def _estimate(self) -> None:
        width = self.viewport().width()
        if self._estimated != width:
            self._estimated = width
            self._layout.estimate_lines(width)
            self.laidOut.emit()

    @property
    def numbers(self) -> TranscriptLook:
        """What knows the numbers of paragraphs and where turns begin."""
        return self.look

    @property
    def line_starts(self) -> list[int]:
        """The first line of each block, as guessed at first; at last how many there are."""
        return self._layout.line_starts

    @Slot()
    def dress(self) -> None:
        """Take the colours of the style in force."""
        names = ("transcript", "transcript_text", "selection_text")
        self.setStyleSheet(_GROUND.format(*(theme.colour(name).name() for name in names)))
        self._renew_look()
        self.viewport().update()
