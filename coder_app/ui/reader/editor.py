"""The text while it is edited: as it looks in the reader, but written in like any text."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QPlainTextDocumentLayout, QPlainTextEdit, QWidget

from coder_app.core.edit_drafts import Typed
from coder_app.ui.reader.column import columns
from coder_app.ui.reader.content import ReaderContent
from coder_app.ui.reader.edited_marks import EditedMarks
from coder_app.ui.reader.editor_look import EditorLayout, EditorLook, Numbers
from coder_app.ui.reader.geometry import Row, Sight
from coder_app.ui.reader.gutter import Gutter, gutter_width
from coder_app.ui.reader.look import Measures
from coder_app.ui.reader.marks import Marks
from coder_app.ui.reader.positions import Positions, code_points_before
from coder_app.ui.reader.setting import Setting
from coder_app.ui.reader.stripes import Stripes
from coder_app.ui.reader.typed_changes import TypedChanges, units
from coder_app.ui.theme import theme

_GROUND = (
    "QPlainTextEdit {{ background: {}; color: {}; border: 0; border-radius: 0;"
    " selection-background-color: {}; selection-color: {}; }}"
)


class Editor(QPlainTextEdit):
    """A document's text to write in; Ctrl+Z takes typing back and nothing else.

    Beside it stand the numbers and the codings, where they would lie if it were saved now.
    """

    saveAsked = Signal()
    typedIn = Signal(bool)
    """Whether there is something to save."""
    sightChanged = Signal()
    """What stands beside the text must be drawn again."""
    in_hand: None = None
    ends: None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader.editor")
        self.setAccessibleName("Text to edit")
        self.setAccessibleDescription("Escape or Ctrl+S saves all of it as one step")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setCursorWidth(2)
        self._measures = Measures.of(theme.reading_font())
        self._layout: EditorLayout | None = None
        self._gutter = gutter_width(ReaderContent(""))
        self._begun = ""
        self._take_marks(ReaderContent(""), Marks())
        self.gutter, self.stripes = Gutter(self), QuietStripes(self)
        self.updateRequest.connect(self._on_update_request)
        theme.changed.connect(self.dress)

    def begin(
        self, content: ReaderContent, font: QFont, setting: Setting, marks: Marks | None = None
    ) -> None:
        """Take a text as it is shown in the reader, with what is marked in it."""
        self.positions = Positions(content.text)
        labels = {
            content.text[turn.start : turn.body_start].strip(): turn
            for turn in content.turns
            if turn.body_start > turn.start
        }
        self._layout = None
        self.dress()
        self.setFont(font)  # after the colours: a style sheet takes the window's font back
        document = QTextDocument(self)
        document.setDefaultFont(font)
        document.setDocumentMargin(2)
        look = EditorLook(document, {k: v for k, v in labels.items() if k}, font, setting)
        layout = EditorLayout(document, look)
        document.setDocumentLayout(layout)
        document.setPlainText(self.positions.display_text)
        document.setUndoRedoEnabled(False)  # forgets that the text was put in
        document.setUndoRedoEnabled(True)
        document.setModified(False)
        self.setDocument(document)
        self._measures = look.measures
        self._gutter = gutter_width(content)
        self._begun = self.typed
        self._take_marks(content, marks or Marks())
        document.contentsChange.connect(self._on_typed)
        document.modificationChanged.connect(self.typedIn)
        self.resizeEvent(QResizeEvent(self.size(), self.size()))
        layout.estimate_lines(self.viewport().width())
        self._layout = layout

    def _take_marks(self, content: ReaderContent, marks: Marks) -> None:
        self.positions = Positions(content.text)
        self.changes = TypedChanges(units(self._begun))
        self.marks = EditedMarks(marks, self.positions, self.changes)
        self.numbers = Numbers(self.document(), content, self.positions, self.changes)

    def clear_text(self) -> None:
        """Keep nothing of the text."""
        self._begun, self._layout = "", None
        empty = QTextDocument(self)
        empty.setDocumentLayout(QPlainTextDocumentLayout(empty))
        self.setDocument(empty)
        self._take_marks(ReaderContent(""), Marks())

    @property
    def shown(self) -> str:
        """The text as it stood here at first."""
        return self._begun

    @property
    def typed(self) -> str:
        """The text as it stands here now; ``toPlainText`` would change blanks in it."""
        return self.document().toRawText().replace("\u2029", "\n")

    @property
    def is_changed(self) -> bool:
        """Whether anything is different now."""
        return self.document().isModified() and self.typed != self._begun

    @property
    def caret_before(self) -> int:
        """Where in the text as it is stored the words at the caret stand."""
        return self.positions.to_offset(self.changes.back(self.textCursor().position()))

    @property
    def caret(self) -> int:
        """The offset of the caret in the text as it stands here."""
        return code_points_before(self.typed, self.textCursor().position())

    def typed_in_places(self) -> list[Typed]:
        """What differs from the text as it stood here at first."""
        cursor = QTextCursor(self.document())
        found: list[Typed] = []
        for start, end, first, last in self.changes.places.changes:
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            found.append((start, end, cursor.selectedText().replace("\u2029", "\n")))
        return found

    def put_in(self, typed: Sequence[Typed], caret: int) -> None:
        """Type what was typed once before; one Ctrl+Z takes it back."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for start, end, words in sorted(typed, reverse=True):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(words)
        cursor.endEditBlock()
        cursor.setPosition(min(caret, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.centerCursor()

    def go_to(self, offset: int) -> None:
        """Put the caret at an offset of the stored text as it was, in sight."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.positions.to_qt(offset))
        self.setTextCursor(cursor)
        self.centerCursor()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _saves(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _saves(event):
            self.saveAsked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        scroll = self.verticalScrollBar().sizeHint().width()
        left, right = columns(self.width() - scroll, self._measures, self._gutter)
        self.setViewportMargins(left, 0, right, 0)
        super().resizeEvent(event)
        port, height = self.viewport().geometry(), self.height()
        self.gutter.setGeometry(0, 0, port.left(), height)
        beside = self.width() - scroll - port.right() - 1
        self.stripes.setGeometry(port.right() + 1, 0, max(0, beside), height)
        self.sightChanged.emit()

    # what is marked -----------------------------------------------------------

    @Slot(int, int, int)
    def _on_typed(self, at: int, removed: int, added: int) -> None:
        """Follow an edit; Qt may count the end of the last line to it, on both sides."""
        over = max(0, at + added - (self.document().characterCount() - 1))
        self.changes.replaced(at, removed - over, self._units(at, at + added - over))
        self.numbers.changed(self.document().findBlock(at))
        self.sightChanged.emit()
        self.viewport().update()

    def _units(self, start: int, end: int) -> bytes:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return units(cursor.selectedText().replace("\u2029", "\n"))

    def block_of(self, place: int) -> int:
        """Return the number of the block that holds a place."""
        return self.document().findBlock(place).blockNumber()

    def in_block(self, block: int, place: int) -> int:
        """Return a place counted from the start of a block (clipped to it)."""
        found = self.document().findBlockByNumber(block)
        return min(max(0, place - found.position()), found.length() - 1)

    def sight(self) -> Sight:
        """Return the rows in sight."""
        rows: list[Row] = []
        block, bottom = self.firstVisibleBlock(), self.viewport().height()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top <= bottom:
            height, start = self.blockBoundingRect(block).height(), block.position()
            end = start + block.length() - 1
            rows.append(Row(block.blockNumber(), block, top, height, start, end))
            top, block = top + height, block.next()
        return Sight(rows, self, self._measures.line)

    def paintEvent(self, event: QPaintEvent) -> None:
        sight = self.sight()
        painter = QPainter(self.viewport())
        for span in self.marks.covered(*sight.range):
            for rect in sight.rects(*span):
                painter.fillRect(rect, theme.colour("coded"))
        painter.end()
        super().paintEvent(event)

    @Slot(QRect, int)
    def _on_update_request(self, rect: QRect, dy: int) -> None:
        if dy or rect.height() >= self.viewport().height():
            self.sightChanged.emit()

    @Slot()
    def dress(self) -> None:
        """Take the colours of the style in force."""
        names = ("transcript", "transcript_text", "selection", "selection_text")
        font = self.font()
        self.setStyleSheet(_GROUND.format(*(theme.colour(name).name() for name in names)))
        if self._layout is not None:  # labels have colours of their own
            self.setFont(font)
            self._layout.set_look(self._layout.look)


class QuietStripes(Stripes):
    """Stripes that can be read, not taken in hand: codings rest while the text is edited."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    mouseMoveEvent = mouseReleaseEvent = mouseDoubleClickEvent = mousePressEvent


def _saves(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Escape or event.matches(QKeySequence.StandardKey.Save)
