"""A plain text layout with space between lines and turns.

``QPlainTextDocumentLayout`` ignores line heights and margins of block formats; it asks for the
rectangle of a block whenever it scrolls, paints or finds a place. So lines are moved apart once,
when a block is laid out, and the block says that it is taller; its user state keeps the height.
"""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout
from PySide6.QtWidgets import QPlainTextDocumentLayout

from coder_app.ui.reader.look import BlockLook

_TAIL = 48
"""Pixels left free under the last block."""


class ReadingLayout(QPlainTextDocumentLayout):
    """Lays out blocks as they come into sight, in the look it is given."""

    def __init__(self, document: QTextDocument, look: BlockLook) -> None:
        super().__init__(document)
        self._look = look
        self._width = 0.0
        self.line_starts: list[int] = []
        """The first line of each block, as guessed; at last how many there are."""

    @property
    def look(self) -> BlockLook:
        return self._look

    def set_look(self, look: BlockLook) -> None:
        """Lay everything out again in another look."""
        self._look = look
        self.documentChanged(0, 0, self.document().characterCount())

    def expect(self, look: BlockLook) -> None:
        """Take the look of a text that is put in next; the old text never meets it."""
        self._look = look

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        if not block.isValid():
            return QRectF()
        layout = block.layout()
        lines = layout.lineCount()
        if not lines:
            layout.setFormats(self._look.formats(block.blockNumber()))
            self._width = super().blockBoundingRect(block).width()
            self._space(block, layout)
        elif block.lineCount() != lines:
            block.setLineCount(lines)
        return QRectF(0, 0, self._width, block.userState())

    def estimate_lines(self, width: float) -> None:
        """Guess the lines of blocks that were never laid out, so that the scroll bar is steady."""
        letters = max(1, int(width / self._look.measures.letter * 1.08))
        block = self.document().firstBlock()
        self.line_starts, line = [], 0
        while block.isValid():
            lines = max(1, block.length() // letters)
            block.setLineCount(lines)
            self.line_starts.append(line)
            line, block = line + lines, block.next()
        self.line_starts.append(line)
        self.documentSizeChanged.emit(self.documentSize())

    def _space(self, block: QTextBlock, layout: QTextLayout) -> None:
        """Move the lines of a block apart and note its height."""
        measures = self._look.measures
        if not block.text().strip():
            block.setUserState(measures.blank)
            return
        top = float(self._look.gap_above(block.blockNumber()))
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            step = max(measures.line, line.height() + 2)
            place = line.position()
            place.setY(top + (step - line.height()) / 2)
            line.setPosition(place)
            top += step
        if not block.next().isValid():
            top += _TAIL
        block.setUserState(round(top))
