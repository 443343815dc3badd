"""One passage, the code suggested for it, and what can be done: a key and a button each."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from coder_app.core.codebook import CodeRow
from coder_app.core.suggestions.around import Around
from coder_app.core.suggestions.review import Candidate
from coder_app.core.suggestions.wording import how_sure, why
from coder_app.ui.review.parts import heading
from coder_app.ui.review.passage_card import PassageCard
from coder_app.ui.review.sitting import Outcome, Sitting
from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.parts import button, words
from coder_app.ui.widgets.wrapping import WrappingLayout

KEYS = (
    "Enter accepts · Delete refuses · → skips · Backspace goes back · type for another code · "
    "Esc leaves"
)
KEYS_WITHOUT = "Type to give it a code · → skips · Backspace goes back · Esc leaves"
_DONE = {
    "accepted": "Accepted. Ctrl+Z takes back what was done last.",
    "refused": "Refused. Ctrl+Z takes back what was done last.",
    "changed": "Another code was given. Ctrl+Z takes back what was done last.",
    "given": "A code was given. Ctrl+Z takes back what was done last.",
}


class QueueView(QWidget):
    """Says what was asked for; it changes nothing itself."""

    accepted = Signal()
    refused = Signal()
    skipped = Signal()
    wentBack = Signal()
    typed = Signal(str)
    """A character, or nothing: another code is asked for."""
    manyAsked = Signal()
    placeAsked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review.queue")
        self.setAccessibleName("Passage in hand")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = heading("review.title")
        self.progress = QProgressBar()
        self.progress.setObjectName("review.progress")
        self.progress.setAccessibleName("Passages decided")
        self.progress.setTextVisible(False)
        self.count = QLabel()
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setObjectName("review.count")
        self.card = PassageCard()
        self.swatch = _Swatch()
        self.name = words("review.code")
        self.name.setFont(theme.font(1, bold=True))
        self.path = words("review.path", tone="quiet")
        self.sure = words("review.sure")
        for one_line in (self.name, self.sure):
            one_line.setWordWrap(False)
        self.why = words("review.why", tone="quiet")
        self.state = words("review.state")
        self.keys = words("review.keys", KEYS, tone="quiet")
        self.back = button("review.back", "Back", self.wentBack.emit)
        self.skip = button("review.skip", "Skip", self.skipped.emit)
        self.open = button("review.open", "Open place", self.placeAsked.emit)
        self.many = button("review.many", "Accept many…", self.manyAsked.emit)
        self.other = button("review.other", "Another code…", lambda: self.typed.emit(""))
        self.refuse = button("review.refuse", "Refuse", self.refused.emit)
        self.accept = button("review.accept", "Accept", self.accepted.emit, primary=True)
        self._arrange()

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.title)
        bar = QHBoxLayout()
        bar.setSpacing(2 * GRID)
        bar.addWidget(self.progress, 1)
        bar.addWidget(self.count)
        layout.addLayout(bar)
        layout.addWidget(self.card, 1)
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(self.swatch)
        line.addWidget(self.name)
        line.addWidget(self.path, 1)
        line.addWidget(self.sure)
        layout.addLayout(line)
        for label in (self.why, self.state, self.keys):
            layout.addWidget(label)
        foot = WrappingLayout(gap=GRID)
        for left in (self.back, self.skip, self.open):
            foot.addWidget(left)
        foot.push()
        for right in (self.many, self.other, self.refuse, self.accept):
            foot.addWidget(right)
        layout.addLayout(foot)
        for part in self.findChildren(QWidget):
            if part.focusPolicy() & Qt.FocusPolicy.ClickFocus:
                part.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys here

    # -- showing

    def show_hand(
        self, sitting: Sitting, candidate: Candidate, found: Around | None, row: CodeRow | None
    ) -> None:
        """Show the passage in hand; ``row`` is the code suggested, or given last."""
        total = len(sitting.candidates)
        self.progress.setRange(0, total)
        self.progress.setValue(len(sitting.outcomes))
        self.count.setText(f"{sitting.at + 1} of {total}")
        self.card.show_passage(candidate.citation, found)
        self._show_code(candidate, row)
        self._show_state(sitting, gone=found is None, row=row)
        self.setAccessibleDescription(
            f"{self.count.text()}. {candidate.text} {self.name.text()} {self.sure.text()}"
        )

    def _show_code(self, candidate: Candidate, row: CodeRow | None) -> None:
        found = candidate.suggestion
        self.swatch.setVisible(row is not None)
        self.swatch.set_colour(row.colour if row else "")
        above = row.path.rpartition(" > ")[0] if row else ""
        self.name.setText(row.name if row else "No code chosen yet")
        self.path.setText(above)
        self.sure.setText(how_sure(found.probability) if found else "")
        again = "The code you gave last." if row else "Type its name: the passages stay in order."
        self.why.setText(why(found) if found else again)
        self.keys.setText(KEYS if row else KEYS_WITHOUT)

    def _show_state(self, sitting: Sitting, *, gone: bool, row: CodeRow | None) -> None:
        outcome: Outcome | None = sitting.outcome()
        done = outcome is not None
        self.state.setText(_DONE.get(outcome.kind, "") if outcome else "")
        self.state.setVisible(done)
        self.accept.setEnabled(not done and not gone and row is not None)
        self.refuse.setEnabled(not done and not gone and row is not None)
        self.other.setEnabled(not done and not gone)
        self.open.setEnabled(not gone)
        self.back.setEnabled(sitting.at > 0)

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        does = {
            Qt.Key.Key_Return: self.accept.click,
            Qt.Key.Key_Enter: self.accept.click,
            Qt.Key.Key_Delete: self.refuse.click,
            Qt.Key.Key_Right: self.skip.click,
            Qt.Key.Key_Down: self.skip.click,
            Qt.Key.Key_Backspace: self.back.click,
            Qt.Key.Key_Left: self.back.click,
            Qt.Key.Key_Up: self.back.click,
            Qt.Key.Key_Escape: self.left.emit,
        }.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if does is not None and plain:
            does()
        elif plain and event.text().isprintable() and event.text().strip():
            if self.other.isEnabled():
                self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)


class _Swatch(QWidget):
    """A dashed box in the code's colour: a suggestion is no coding yet."""

    def __init__(self) -> None:
        super().__init__()
        self._colour = ""
        self.setFixedSize(QSize(14, 14))

    def set_colour(self, colour: str) -> None:
        self._colour = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        _ = event
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self._colour), 2, Qt.PenStyle.DotLine))
        painter.drawRect(self.rect().adjusted(2, 2, -2, -2))
