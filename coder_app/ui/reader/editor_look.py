"""How the text looks while it is edited: labels, distances, and the numbers of its paragraphs."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QTextBlock, QTextDocument, QTextLayout

from coder_app.ui.reader.content import ReaderContent, Turn
from coder_app.ui.reader.layout import ReadingLayout
from coder_app.ui.reader.look import Measures, label_format
from coder_app.ui.reader.positions import Positions
from coder_app.ui.reader.setting import USUAL, Setting
from coder_app.ui.reader.typed_changes import TypedChanges


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


class Numbers:
    """The number by which each block would be cited, and the turns that still begin where they did.

    They are counted anew only where a paragraph may have come or gone.
    """

    def __init__(
        self,
        document: QTextDocument,
        content: ReaderContent,
        positions: Positions,
        typed: TypedChanges,
    ) -> None:
        self._document, self._positions, self._typed = document, positions, typed
        self._turns = {turn.start: turn for turn in content.turns}
        self._numbers: list[int | None] = []

    def changed(self, block: QTextBlock) -> None:
        """Something was typed in a block."""
        numbers, at = self._numbers, block.blockNumber()
        same = len(numbers) == self._document.blockCount() and 0 <= at < len(numbers)
        if not same or (numbers[at] is None) != (not block.text().strip()):
            self._numbers = []

    def number_of(self, block: int) -> int | None:
        """Return the paragraph number of a block; None for blanks and continuations."""
        if not self._numbers:
            self._numbers = list(self._counted())
        return self._numbers[block] if block < len(self._numbers) else None

    def turn_starting_in(self, block: int) -> Turn | None:
        """Return the turn that began where this block begins."""
        place = self._document.findBlockByNumber(block).position()
        back = self._typed.back(place)
        if self._typed.places.start(back) != place:
            return None
        return self._turns.get(self._positions.to_offset(back))

    def _counted(self) -> Iterator[int | None]:
        goes_on, number = self._continuations(), 0
        lines = self._document.toRawText().replace("\u2029", "\n").split("\n")
        for block, line in enumerate(lines):
            shown = bool(line.strip()) and block not in goes_on
            number += shown
            yield number if shown else None

    def _continuations(self) -> set[int]:
        """The blocks that only go on with a line that is too long for one."""
        places, document = self._typed.places, self._document
        starts = [change[0] for change in places.changes]
        found = set()
        for offset in self._positions.breaks:
            place = self._positions.to_qt(offset)
            number = bisect_left(starts, place) - 1
            gone = number >= 0 and places.changes[number][1] >= place
            if not gone:
                found.add(document.findBlock(places.start(place)).blockNumber())
        return found
