"""What the page says while it looks, and where there is nothing: always what to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coder_app.core.suggestions.review import Wanted
from coder_app.ui.review.parts import heading
from coder_app.ui.theme import GRID
from coder_app.ui.widgets.parts import button, words

NO_QUEUE = "Choose Suggestions > Review passages for a code… to begin."
OFF = "Suggestions are turned off in this project. The menu Suggestions turns them on again."
CODE_GONE = "The code of this queue is gone. What was decided before stands in the history."
NO_PASSAGES = (
    "There are no passages of participants yet. Import transcripts, and check that the roles of "
    "speakers are right: what interviewers say is not suggested for."
)
NOT_OF_CODE = (
    "No passage looks enough like it that has not been decided. A definition and one to three "
    "example quotes for the code help most, and so does every passage you code with it."
)
NO_DOUBTS = (
    "There is nothing to be in doubt about. Give your codes definitions and example quotes, or "
    "code some passages first: doubts come with learning."
)
NOT_LIKE = "No other passage is like it. Try it with more words, or with a whole answer."


class EmptyView(QWidget):
    """A title, a sentence, and the way back."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review.empty")
        self.setAccessibleName("Review queue")
        self.title = heading("review.empty.title", "Review")
        self.message = words("review.empty.message", NO_QUEUE, tone="quiet")
        self.close_button = button("review.empty.close", "Close", self.left.emit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.title)
        layout.addWidget(self.message)
        layout.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        layout.addLayout(foot)
        self.setFocusProxy(self.close_button)

    def say(self, title: str, message: str) -> None:
        """Say this."""
        self.title.setText(title)
        self.message.setText(message)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def nothing_words(wanted: Wanted, looked: int) -> str:
    """Why a queue is empty, and what to do."""
    if not looked:
        return NO_PASSAGES
    if wanted.like:
        return NOT_LIKE
    return NOT_OF_CODE if wanted.code else NO_DOUBTS
