"""What the panel of suggestions looks like: head, message or rows, excerpt, slider."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from coder_app.ui.panel import Panel
from coder_app.ui.suggestions.like_card import LikeCard
from coder_app.ui.suggestions.lines import Like, SuggestionLine
from coder_app.ui.suggestions.suggestion_list import SuggestionList
from coder_app.ui.suggestions.sureness import Sureness
from coder_app.ui.suggestions.words import KEYS
from coder_app.ui.theme import GRID
from coder_app.ui.widgets.parts import words

TITLE = "SUGGESTIONS"
_LEAST = 96


class Look(Panel):
    """The parts in their places; what they do is told by the panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suggestions")
        self.setAccessibleName("Suggestions")
        self.title = QLabel(TITLE)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setObjectName("suggestions.title")
        self.title.setProperty("tone", "header")
        self.more = QToolButton()
        self.more.setObjectName("suggestions.more")
        self.more.setAccessibleName("When suggestions show")
        self.more.setToolTip("When suggestions show, and what they learn from")
        self.more.setText("⋯")
        self.more.setAutoRaise(True)
        self.message = words("suggestions.message", tone="quiet")
        self.back = QPushButton("Turn on")
        self.back.setObjectName("suggestions.on")
        self.back.setAccessibleName("Turn suggestions on")
        self.list = SuggestionList()
        self.keys = words("suggestions.keys", KEYS, tone="quiet")
        self.card = LikeCard()
        self.sure = Sureness()
        self._arrange()
        self.back.hide()
        self.sure.hide()
        self.keys.hide()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        layout.setSpacing(GRID // 2)
        layout.addLayout(head)
        layout.addWidget(self.message)
        layout.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.card)
        layout.addWidget(self.keys)
        layout.addStretch(0)  # takes the room only where the list is hidden
        layout.addWidget(self.sure)

    def add_below(self, widget: QWidget) -> None:
        """Put a widget at the foot of the panel."""
        layout = self.layout()
        if layout is not None:
            layout.addWidget(widget)

    def show_rows(self, lines: list[SuggestionLine], paragraph: int) -> None:
        """Suggestions for a paragraph."""
        self.title.setText(f"{TITLE} ¶{paragraph}")
        self.message.hide()
        self.back.hide()
        self.list.show()
        self.list.show_lines(lines)

    def show_words(self, text: str, *, way_back: bool) -> None:
        """A message instead of rows; with the button that turns suggestions on."""
        self.title.setText(TITLE)
        self.list.clear()
        self.list.hide()
        self.card.show_like(None)
        self.message.setText(text)
        self.message.show()
        self.back.setVisible(way_back)

    def event(self, event: QEvent) -> bool:
        """Ask for the room that rows, excerpt and keys need, as they come and go."""
        layout = self.layout() if event.type() == QEvent.Type.LayoutRequest else None
        if layout is not None:
            wrapped = layout.hasHeightForWidth()
            needed = layout.minimumHeightForWidth(self.width()) if wrapped else 0
            self.setMinimumHeight(max(_LEAST, needed, layout.minimumSize().height()))
        return super().event(event)  # last: it may delete this very panel

    def show_keys(self, shown: bool) -> None:
        """Say what the keys do, while the rows have them."""
        self.keys.setVisible(shown and self.card.isHidden())

    def below_more(self) -> QPoint:
        """Where the menu of the head opens."""
        return self.more.mapToGlobal(QPoint(0, self.more.height()))

    # -- the excerpt it is like

    def toggle_like(self) -> None:
        """Show the coded excerpt that the suggestion in hand is like, or hide it."""
        self.card.show_like(self._like_in_hand() if self.card.isHidden() else None)
        self.show_keys(self.list.hasFocus())

    def renew_like(self) -> None:
        """Another suggestion is in hand: where an excerpt is shown, show its."""
        if not self.card.isHidden():
            self.card.show_like(self._like_in_hand())

    def open_like(self) -> None:
        """Go to the coded excerpt that the suggestion in hand is like."""
        like = self._like_in_hand()
        if like is not None:
            self.card.opened.emit(like.coding)

    def _like_in_hand(self) -> Like | None:
        line = self.list.line()
        return line.like if line else None
