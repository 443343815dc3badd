"""Below the text: codings that an edit left without words, one after the other, to be settled."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coder_app.core.lost import LostRow
from coder_app.core.names import counted
from coder_app.ui.theme import GRID
from coder_app.ui.widgets.plain import plain_tip

_LONGEST = 160
"""Characters of an excerpt or a memo that are shown."""


class LostLine(QFrame):
    """Hidden while nothing is lost; says what was lost and offers the two ways out."""

    shown = Signal(int)
    """Go to where the words of the one in sight stood."""
    putBack = Signal(str)
    """Put this one on the words that are selected."""
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader.lost")
        self.setAccessibleName("Lost codings")
        self.setProperty("ground", "warning")
        self.rows: Sequence[LostRow] = ()
        self._at = 0
        self._words = ""
        self.text = QLabel()
        self.text.setObjectName("reader.lost.text")
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        self.next = self._button("next", "Next", lambda: self.step(1))
        self.place = self._button("place", "Where it stood", self._show)
        self.put = self._button("put", "Put on the selected words", self._put)
        self.remove = self._button("remove", "Remove for good", self._remove)
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(self.put)
        line.addWidget(self.remove)
        line.addWidget(self.place)
        line.addStretch(1)
        line.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID // 2)
        column.addWidget(self.text)
        column.addLayout(line)
        self.hide()

    def _button(self, name: str, title: str, call: Callable[[], object]) -> QPushButton:
        made = QPushButton(title)
        made.setObjectName(f"reader.lost.{name}")
        made.setAccessibleName(title)
        made.setAutoDefault(True)
        made.clicked.connect(call)
        return made

    def show_rows(self, rows: Sequence[LostRow], *, writable: bool) -> None:
        """Offer these; the one in sight stays where it can."""
        known = self.current.id if self.current is not None else ""
        self.rows = rows
        self._at = next((n for n, row in enumerate(rows) if row.id == known), 0)
        self.next.setVisible(len(rows) > 1)
        for button in (self.put, self.remove):
            button.setVisible(writable)
        self.setVisible(bool(rows))
        self._say()

    @property
    def current(self) -> LostRow | None:
        """The one in sight."""
        return self.rows[self._at] if self._at < len(self.rows) else None

    def step(self, by: int) -> None:
        """Bring another one into sight, and the place where it stood."""
        if self.rows:
            self._at = (self._at + by) % len(self.rows)
            self._say()
            self._show()

    def select(self, lost: str) -> None:
        """Bring this one into sight."""
        self._at = next((n for n, row in enumerate(self.rows) if row.id == lost), self._at)
        self._say()

    def set_selected_words(self, words: str) -> None:
        """What a coding would be put on now."""
        self._words = words
        self.put.setEnabled(bool(words.strip()))
        tip = f"“{_short(words)}”" if words.strip() else "Select the words in the text first"
        self.put.setToolTip(plain_tip(tip))

    def _say(self) -> None:
        row = self.current
        if row is None:
            return
        many = len(self.rows)
        count = counted(many, "coding") + (f" lost {'its' if many == 1 else 'their'} words")
        which = f" ({self._at + 1} of {many})" if many > 1 else ""
        memo = f"  Memo: {_short(row.memo)}" if row.memo else ""
        said = (
            f"{count} to an edit{which}: {row.code_name}, by {row.coder_name}, {row.citation}: "
            f"“{_short(row.excerpt)}”{memo}"
        )
        self.text.setText(said)
        self.setAccessibleDescription(said)
        self.set_selected_words(self._words)

    def _show(self) -> None:
        if self.current is not None:
            self.shown.emit(self.current.place)

    def _put(self) -> None:
        if self.current is not None:
            self.putBack.emit(self.current.id)

    def _remove(self) -> None:
        if self.current is not None:
            self.removed.emit(self.current.id)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
