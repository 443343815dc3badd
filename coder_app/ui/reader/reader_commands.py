"""What the window asks of the reader: its commands, by menu, key or palette."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from coder_app.ui.panel import Panel
from coder_app.ui.reader.reader import Reader
from coder_app.ui.reader.setting import Setting


class ReaderCommands(Panel):
    """A panel with a reader, and what can be asked of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reader = Reader()

    def open_box(self, text: str = "") -> None:
        """Open the code box on the selection, or else the sentence at the caret."""
        self.reader.open_box(text)

    def open_find(self) -> None:
        """Open the find bar."""
        self.reader.open_find()

    @property
    def finding(self) -> bool:
        """Whether words are being looked for in this document alone."""
        return not self.reader.find_bar.isHidden()

    def show_found(self, hits: Sequence[tuple[int, int]]) -> None:
        """Mark what a search of the project found in the open document."""
        self.reader.show_found(hits)

    def find_next(self, step: int) -> None:
        """Go to the next hit (1) or the previous (-1)."""
        self.reader.step_hit(step)

    def bind(self, rebound: dict[str, tuple[str, ...]]) -> None:
        """Give the reader's commands other keys, by their names."""
        self.reader.hand.bind(rebound)

    def let_typing_open_box(self, opens: bool) -> None:
        """Let letters open the code box, or mean nothing."""
        self.reader.hand.typing_opens_box = opens

    def apply_pinned(self, number: int) -> None:
        """Apply the code pinned to a number, 1 to 9."""
        self.reader.hand.pinned(number)

    def do(self, command: str) -> None:
        """Do a command of the reader's table of keys."""
        self.reader.hand.do(command)

    def step_coding(self, step: int) -> None:
        """Take the next coding (1) or the previous (-1) in hand."""
        moves = self.reader.hand.moves
        (moves.next_coding if step > 0 else moves.previous_coding)()

    @Slot(str)
    def apply_code(self, code: str) -> None:
        """Apply a code to the selection, or else the sentence at the caret."""
        self.reader.hand.apply(code)

    # how the text is set --------------------------------------------------------------

    @property
    def zoom(self) -> int:
        """Size of the text in per cent."""
        return self.reader.zoom

    def set_zoom(self, percent: int) -> None:
        """Show the text at a size in per cent."""
        self.reader.set_zoom(percent)

    @property
    def setting(self) -> Setting:
        """How the text is set."""
        return self.reader.text.setting

    def set_setting(self, setting: Setting) -> None:
        """Set the text in this font, at these distances."""
        self.reader.set_setting(setting)

    def open_reading(self) -> None:
        """Show the bar that says how the text is set."""
        self.reader.reading_bar.open_bar()
