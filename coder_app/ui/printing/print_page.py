"""The page that asks what to print, and on which paper."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPageSize, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.parts import button, quiet
from coder_app.ui.widgets.scrolled import Scrolled

PAPERS = (("A4", QPageSize.PageSizeId.A4), ("Letter", QPageSize.PageSizeId.Letter))


class PrintPage(QWidget):
    """One choice of what, one of the paper, and two ways out."""

    saveAsked = Signal(str)
    """Which of the choices goes into a PDF."""
    printAsked = Signal(str)
    """Which goes to a printer."""
    left = Signal()

    def __init__(
        self,
        choices: Sequence[tuple[str, str, str]],
        chosen: str,
        *,
        printers: bool,
        parent: QWidget | None = None,
    ) -> None:
        """Take ``(key, words, what it holds)`` for each choice."""
        super().__init__(parent)
        self.setObjectName("print")
        self.setAccessibleName("Print or save as PDF")
        self.choices = {key: _choice(key, words) for key, words, _ in choices}
        self.paper = QComboBox()
        self.paper.setObjectName("print.paper")
        self.paper.setAccessibleName("Paper")
        for name, size in PAPERS:
            self.paper.addItem(name, size)
        self.cancel = button("print.cancel", "Cancel")
        self.print = button("print.go", "Print…")
        self.print.setVisible(printers)
        self.save = button("print.save", "Save as PDF…")
        self.save.setProperty("primary", "true")
        self._arrange(choices)
        self.choices.get(chosen, next(iter(self.choices.values()))).setChecked(True)
        self.cancel.clicked.connect(self.left)
        self.save.clicked.connect(lambda: self.saveAsked.emit(self.chosen))
        self.print.clicked.connect(lambda: self.printAsked.emit(self.chosen))
        self.setFocusProxy(self.save)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)

    def _arrange(self, choices: Sequence[tuple[str, str, str]]) -> None:
        title = QLabel("Print or save as PDF")
        title.setFont(theme.font(4, bold=True))
        asked = QWidget()
        layout = QVBoxLayout(asked)
        layout.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 0)
        layout.setSpacing(GRID)
        layout.addWidget(title)
        for key, _, holds in choices:
            layout.addSpacing(GRID)
            layout.addWidget(self.choices[key])
            said = quiet(holds, inset=3 * GRID)
            said.setAlignment(Qt.AlignmentFlag.AlignLeft)
            layout.addWidget(said)
        layout.addSpacing(2 * GRID)
        row = QHBoxLayout()
        row.addWidget(QLabel("Paper"))
        row.addWidget(self.paper)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.setContentsMargins(4 * GRID, GRID, 4 * GRID, 2 * GRID)
        foot.addStretch(1)
        for part in (self.cancel, self.print, self.save):
            foot.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Scrolled("print.asked", "What to print", asked), 1)
        whole.addLayout(foot)

    @property
    def chosen(self) -> str:
        """The key of what is chosen."""
        return next(key for key, choice in self.choices.items() if choice.isChecked())

    @property
    def paper_size(self) -> QPageSize:
        """The paper chosen."""
        return QPageSize(PAPERS[self.paper.currentIndex()][1])

    def choose_paper(self, name: str) -> None:
        """Set the paper by its name; an unknown one changes nothing."""
        self.paper.setCurrentIndex(max(0, self.paper.findText(name)))


def _choice(key: str, words: str) -> QRadioButton:
    choice = QRadioButton(words)
    choice.setObjectName(f"print.what.{key}")
    choice.setAccessibleName(words)
    return choice
