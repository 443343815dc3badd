"""The text while it is edited: as it looks in the reader, but written in like any text."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextLayout,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from coder_app.ui.reader.column import columns
from coder_app.ui.reader.content import ReaderContent, Turn
from coder_app.ui.reader.layout import ReadingLayout
from coder_app.ui.reader.look import Measures, label_format
from coder_app.ui.reader.positions import Positions, code_points_before
from coder_app.ui.reader.setting import USUAL, Setting
from coder_app.ui.theme import theme

_GROUND = (
    "QPlainTextEdit {{ background: {}; color: {}; border: 0; border-radius: 0;"
    " selection-background-color: {}; selection-color: {}; }}"
)


class EditorLook:
    """Labels of the known speakers bold in their colours; a gap above each line."""

    def __init__(
        self,
        document: QTextDocument,
        labels: Mapping[str, Turn],
        font: QFont,
        setting: Setting = USUAL,
    ) -> None:
        self.measures = Measures.of(font, setting)
        self._document = document
        self._labels = labels

    def gap_above(self, block: int) -> int:
        """Return the pixels left free above a block."""
        return self.measures.turn_gap if self._label(block) else self.measures.paragraph_gap

    def formats(self, block: int) -> list[QTextLayout.FormatRange]:
        """Return the format of a label, where the block begins with one."""
        label = self._label(block)
        if not label:
            return []
        made = QTextLayout.FormatRange()
        made.start, made.length = 0, len(label.encode("utf-16-le")) // 2
        made.format = label_format(self._labels[label])
        return [made]

    def _label(self, block: int) -> str:
        text = self._document.findBlockByNumber(block).text()
        return max((one for one in self._labels if text.startswith(one)), key=len, default="")


class EditorLayout(ReadingLayout):
    """Gives what was just typed in its space between lines again."""

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        layout = block.layout() if block.isValid() else None
        if layout is not None and layout.lineCount() and not layout.lineAt(0).y():
            self._space(block, layout)  # Qt has set its lines, from the very top
        return super().blockBoundingRect(block)


class Editor(QPlainTextEdit):
    """A document's text to write in; Ctrl+Z takes typing back and nothing else."""

    saveAsked = Signal()

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
        self._begun = ""
        theme.changed.connect(self.dress)

    def begin(self, content: ReaderContent, font: QFont, setting: Setting) -> None:
        """Take a text as it is shown in the reader."""
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
        self.setDocument(document)
        self._measures = look.measures
        self._begun = self.typed
        self.resizeEvent(QResizeEvent(self.size(), self.size()))
        layout.estimate_lines(self.viewport().width())
        self._layout = layout

    def clear_text(self) -> None:
        """Keep nothing of the text."""
        self._begun, self._layout = "", None
        self.setPlainText("")

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
    def caret(self) -> int:
        """The offset of the caret in the text as it stands here."""
        return code_points_before(self.typed, self.textCursor().position())

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
        left, right = columns(self.width() - scroll, self._measures)
        self.setViewportMargins(left, 0, right, 0)
        super().resizeEvent(event)

    @Slot()
    def dress(self) -> None:
        """Take the colours of the style in force."""
        names = ("transcript", "transcript_text", "selection", "selection_text")
        font = self.font()
        self.setStyleSheet(_GROUND.format(*(theme.colour(name).name() for name in names)))
        if self._layout is not None:  # labels have colours of their own
            self.setFont(font)
            self._layout.set_look(self._layout.look)


def _saves(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Escape or event.matches(QKeySequence.StandardKey.Save)
