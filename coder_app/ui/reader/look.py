"""How blocks of a transcript look: which are quiet, where labels are bold, what stands apart."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout

from coder_app.ui.reader.content import ReaderContent, Turn
from coder_app.ui.reader.positions import Positions
from coder_app.ui.reader.setting import USUAL, Setting
from coder_app.ui.theme import theme

SPEAKERS = 6
_PROSE = "they took a statement and then nobody called me back for seven weeks, and I waited "


@dataclass(frozen=True, slots=True)
class Measures:
    """Lengths in pixels that follow from the reading font."""

    letter: float
    line: int
    turn_gap: int
    paragraph_gap: int
    blank: int
    column: int
    """The widest a column of text gets."""

    @classmethod
    def of(cls, font: QFont, setting: Setting = USUAL) -> "Measures":
        metrics = QFontMetricsF(font)
        height = metrics.height()
        letter = metrics.horizontalAdvance(_PROSE) / len(_PROSE)
        shares = (setting.line, setting.gap, setting.gap * 2 // 7)
        line, turn, paragraph = (round(height * share / 100) for share in shares)
        column = round(letter * setting.letters)
        return cls(letter, line, turn, paragraph, round(height / 3), column)


class BlockLook(Protocol):
    """What the layout asks for each block as it comes into sight."""

    measures: Measures

    def gap_above(self, block: int) -> int: ...

    def formats(self, block: int) -> list[QTextLayout.FormatRange]: ...


class TranscriptLook:
    """Turns set apart, labels bold in the speaker's colour, interviewers quieter."""

    def __init__(
        self,
        content: ReaderContent,
        positions: Positions,
        font: QFont,
        setting: Setting = USUAL,
    ) -> None:
        self.measures = Measures.of(font, setting)
        self._dim = setting.dim
        self._turns = content.turns
        self._turn_starts = [turn.start for turn in content.turns]
        self._paragraphs = [start for start, _ in content.paragraphs]
        self._positions = positions

    def gap_above(self, block: int) -> int:
        """Return the pixels left free above a block: most at a turn, none inside a line."""
        if block == 0 or block >= len(self._positions.block_starts):
            return self.measures.turn_gap
        start = self._positions.block_starts[block]
        if self._positions.text[start - 1] != "\n":
            return 0
        if self.turn_starting_in(block) is not None or not self._turns:
            return self.measures.turn_gap
        return self.measures.paragraph_gap

    def turn_starting_in(self, block: int) -> Turn | None:
        """Return the turn that begins in a block."""
        start, end = self._positions.block_range(block)
        place = bisect_left(self._turn_starts, start)
        if place < len(self._turns) and self._turn_starts[place] < max(end, start + 1):
            return self._turns[place]
        return None

    def number_of(self, block: int) -> int | None:
        """Return the paragraph number to show at a block: none for blanks and continuations."""
        start, end = self._positions.block_range(block)
        place = bisect_left(self._paragraphs, start)
        if place < len(self._paragraphs) and self._paragraphs[place] < end:
            return place + 1
        return None

    def formats(self, block: int) -> list[QTextLayout.FormatRange]:
        """Return the formats of a block's text, in UTF-16 positions inside the block."""
        if block >= len(self._positions.block_starts):
            return []  # of the text before, which Qt may ask for while another is put in
        start, end = self._positions.block_range(block)
        first = max(0, bisect_right(self._turn_starts, start) - 1)
        last = bisect_left(self._turn_starts, max(end, start + 1))
        found: list[QTextLayout.FormatRange] = []
        for turn in self._turns[first:last]:
            if turn.end > start:
                found += self._turn_formats(turn, block)
        return found

    def _turn_formats(self, turn: Turn, block: int) -> list[QTextLayout.FormatRange]:
        formats = []
        if turn.role == "interviewer":
            formats.append(
                self._range(block, turn.body_start, turn.end, quiet_format(dim=self._dim))
            )
        if turn.body_start > turn.start:
            formats.append(
                self._range(block, turn.start, turn.body_start, label_format(turn, dim=self._dim))
            )
        return [item for item in formats if item.length]

    def _range(
        self, block: int, start: int, end: int, look: QTextCharFormat
    ) -> QTextLayout.FormatRange:
        made = QTextLayout.FormatRange()
        made.start = self._positions.in_block(block, start)
        made.length = self._positions.in_block(block, end) - made.start
        made.format = look
        return made


def speaker_colour(turn: Turn) -> str:
    """Name of the colour of a turn's label."""
    if turn.role == "interviewer":
        return "speaker_interviewer"
    return f"speaker_{turn.place % SPEAKERS + 1}"


def label_format(turn: Turn, *, dim: bool = False) -> QTextCharFormat:
    """Bold, in the speaker's colour."""
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.Bold)
    back = dim and turn.role == "interviewer"
    made.setForeground(theme.colour("transcript_dim" if back else speaker_colour(turn)))
    return made


def quiet_format(*, dim: bool = False) -> QTextCharFormat:
    """What an interviewer says."""
    made = QTextCharFormat()
    made.setForeground(theme.colour("transcript_dim" if dim else "transcript_quiet"))
    return made
