"""The passage in hand between what is said before and after it."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from coder_app.core.suggestions.around import Around
from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.parts import words

_WIDEST = 90 * GRID


class PassageCard(QScrollArea):
    """Scrolls where a turn is long; the passage is set apart by a line in the accent's colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review.card")
        self.setAccessibleName("Passage")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(16 * GRID)
        self.citation = words("review.citation", tone="quiet")
        self.turn_before = words("review.turn-before", tone="quiet")
        self.said_before = words("review.said-before", tone="quiet")
        self.text = words("review.text")
        self.text.setAccessibleName("Words of the passage")
        self.said_after = words("review.said-after", tone="quiet")
        self.turn_after = words("review.turn-after", tone="quiet")
        self._dress()
        self._arrange()
        theme.changed.connect(self._dress)

    def _arrange(self) -> None:
        page = QFrame()
        page.setProperty("ground", "transcript")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        self.bar = _Marked()
        inner = QVBoxLayout(self.bar)
        inner.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        inner.addWidget(self.text)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for part in (
            self.citation,
            self.turn_before,
            self.said_before,
            self.bar,
            self.said_after,
            self.turn_after,
        ):
            part.setMaximumWidth(_WIDEST)
            layout.addWidget(part)
        layout.addStretch(1)
        self.setWidget(page)

    @Slot()
    def _dress(self) -> None:
        """Set the words in the reading font; a style that changes would take it away."""
        self.text.setFont(theme.reading_font())
        for part in (self.turn_before, self.said_before, self.said_after, self.turn_after):
            part.setFont(theme.reading_font(90))

    def show_passage(self, citation: str, found: Around | None) -> None:
        """Show a passage; None: it is gone, or its document changed."""
        if found is None:
            gone = "This passage is no longer in the project as it was. Skip it (→)."
            found = Around("", gone, "", "", "", "")
        self._dress()
        where = f"{citation} · {found.speaker}" if found.speaker else citation
        self.citation.setText(where)
        for label, text in (
            (self.turn_before, found.turn_before),
            (self.said_before, found.said_before),
            (self.text, found.text),
            (self.said_after, found.said_after),
            (self.turn_after, found.turn_after),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self.setAccessibleDescription(f"{where}: {found.text}")
        self.ensureWidgetVisible(self.bar)


class _Marked(QFrame):
    """Tinted as coded text is, with a line at its left."""

    def paintEvent(self, event: QPaintEvent) -> None:
        _ = event
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("coded"))
        painter.fillRect(0, 0, 3, self.height(), theme.colour("accent"))
