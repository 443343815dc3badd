"""The head of the codebook: its filter, how it is shown, and whether it is frozen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from coder_app.core.codebook_freeze import Freeze, frozen_words
from coder_app.ui.codebook.filter_field import FilterField
from coder_app.ui.theme import GRID
from coder_app.ui.widgets.plain import plain_tip

NUMBERS = (
    "Beside a theme: the cases that raised it or a code beneath it. Beside a code: its codings, "
    "those in which only the interviewer speaks among them. The workspace Themes leaves these out, "
    "unless “interviewer's words” is ticked there."
)


class CodebookHead(QWidget):
    """Title, filter, a menu; below them what is out of the ordinary."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = FilterField()
        self.view = flat("codebook.view", "⋯", "Sort, open branches, code sets")
        self.frozen = flat("codebook.frozen", "", "The codebook is frozen")
        self.numbers = QLabel("cases of themes, codings of codes")
        self.numbers.setObjectName("codebook.numbers")
        self.numbers.setProperty("tone", "quiet")
        self.numbers.setToolTip(NUMBERS)
        self.numbers.setAccessibleDescription(NUMBERS)
        self.numbers.setWordWrap(True)
        self.numbers.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.numbers.setContentsMargins(GRID, 0, 2 * GRID, 0)
        self.numbers.hide()
        self.only = flat("codebook.only", "", "Show all codes again")
        title = QLabel("CODEBOOK")
        title.setProperty("tone", "header")
        row = QHBoxLayout()
        row.setContentsMargins(GRID, GRID, GRID // 2, GRID // 2)
        row.setSpacing(GRID // 2)
        row.addWidget(title)
        row.addSpacing(GRID // 2)
        row.addWidget(self.filter, 1)
        row.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        for part in (self.frozen, self.only, self.numbers):
            part.hide()
            column.addWidget(part)

    def show_freeze(self, freeze: Freeze | None) -> None:
        """Say that codes can't be changed, and who wanted it so."""
        self.frozen.setVisible(freeze is not None)
        if freeze is not None:
            self.frozen.setText(f"Frozen by {freeze.coder_name}")
            self.frozen.setToolTip(plain_tip(frozen_words(freeze)))
            self.frozen.setAccessibleDescription(frozen_words(freeze))

    def show_only(self, name: str) -> None:
        """Say that only the codes of a set are shown; empty: all are."""
        self.only.setVisible(bool(name))
        self.only.setText(f"Only “{name}” · show all")


def flat(name: str, text: str, hint: str) -> QToolButton:
    """A button without a frame, in reach of Tab."""
    button = QToolButton()
    button.setObjectName(name)
    button.setText(text)
    button.setAccessibleName(hint)
    button.setToolTip(hint)
    return button
