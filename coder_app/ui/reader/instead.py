"""The code box on a passage for which a code was suggested: another code is given instead."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer

from coder_app.ui.reader.content import Range
from coder_app.ui.reader.reader import Reader

Give = Callable[[str], str]
"""Does it; takes a code or a new code's name, returns the code that was given."""


class Instead(QObject):
    """Holds who is to be told of the code chosen next, as long as the box is open for it."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader)
        self._reader = reader
        self._span: Range | None = None
        self._give: tuple[Give, Give] | None = None
        reader.box.installEventFilter(self)

    def open(self, span: Range, text: str, name: str, give: tuple[Give, Give]) -> None:
        """Open the box on a passage; ``give`` takes a code, or else a new code's name."""
        reader = self._reader
        reader.go_to(*span)
        reader.open_box(text)
        if not reader.box.isHidden():
            reader.box.field.setPlaceholderText(f"Instead of “{name}”")
            self._span, self._give = reader.selected, give

    def takes(self, span: Range, chosen: str, *, new: bool) -> str | None:
        """Give a code for a passage instead of the suggested one; None where that is not asked."""
        if self._give is None or span != self._span:
            return None
        give, self._give = self._give[1 if new else 0], None
        return give(chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and self._give is not None:
            given = self._give
            QTimer.singleShot(0, self, lambda: self._forget(given))  # a choice comes after it
        return super().eventFilter(watched, event)

    def _forget(self, given: tuple[Give, Give]) -> None:
        if self._give is given:
            self._give = None
