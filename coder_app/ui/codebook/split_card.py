"""The excerpt in hand: what was coded, between the words around it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.parts import words


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is shown of a coding."""

    before: str
    text: str
    after: str
    citation: str
    about: str
    """Who coded it, and the memo."""


class SplitCard(QScrollArea):
    """Scrolls where the excerpt is long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("split.card")
        self.setAccessibleName("Excerpt")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(9 * GRID)
        self.citation = words("split.citation", "", tone="quiet")
        self.before = words("split.before", "", tone="quiet")
        self.text = words("split.text", "")
        self.text.setFont(theme.reading_font())
        self.after = words("split.after", "", tone="quiet")
        self.about = words("split.about", "", tone="quiet")
        page = QFrame()
        page.setProperty("ground", "panel")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(GRID // 2)
        for part in (self.citation, self.before, self.text, self.after, self.about):
            layout.addWidget(part)
        layout.addStretch(1)
        self.setWidget(page)

    def show_excerpt(self, excerpt: Excerpt | None) -> None:
        """Show an excerpt; None: it was removed meanwhile."""
        if excerpt is None:
            excerpt = Excerpt("", "This coding was removed meanwhile. Skip it.", "", "", "")
        self.citation.setText(excerpt.citation)
        for label, text in (
            (self.before, excerpt.before),
            (self.text, excerpt.text),
            (self.after, excerpt.after),
            (self.about, excerpt.about),
        ):
            _show(label, text)
        self.setAccessibleDescription(f"{excerpt.citation}: {excerpt.text}")
        self.verticalScrollBar().setValue(0)


def _show(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
