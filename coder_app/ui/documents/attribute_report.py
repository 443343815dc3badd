"""What a sheet of attributes did: rows and cases that found no partner, both listed in full."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coder_app.core.cases import AttributeReport
from coder_app.core.names import counted
from coder_app.ui.theme import GRID, theme

HINT = (
    "Nothing was guessed: a row belongs to the case whose name is the same but for capitals and "
    "spaces. Correct the names in the sheet, or rename the case (Document > Speakers…), and import "
    "the sheet again."
)
MANY = 6
"""More names than this are better read here than in a line of the window."""


class AttributeReportPage(QWidget):
    """A page of two lists; Escape or Close leaves it."""

    left = Signal()

    def __init__(self, report: AttributeReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attributes")
        self.setAccessibleName("Attributes imported")
        title = QLabel(summary(report))
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setObjectName("attributes.title")
        title.setFont(theme.font(4, bold=True))
        title.setWordWrap(True)
        hint = QLabel(HINT)
        hint.setProperty("tone", "quiet")
        hint.setWordWrap(True)
        self.rows = _names("attributes.rows", "Rows without a case", strangers(report))
        self.cases = _names("attributes.cases", "Cases without a row", report.cases_without_row)
        self.close_button = QPushButton("Close")
        self.close_button.setObjectName("attributes.close")
        self.close_button.setAccessibleName("Close")
        self.close_button.setAutoDefault(True)
        self.close_button.clicked.connect(self.left)
        lists = QHBoxLayout()
        lists.setSpacing(2 * GRID)
        for names in (self.rows, self.cases):
            lists.addLayout(_column(names))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(title)
        layout.addWidget(hint)
        layout.addLayout(lists, 1)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def summary(report: AttributeReport) -> str:
    """How many cases got attributes."""
    verb = "has" if report.cases_set == 1 else "have"
    return f"{counted(report.cases_set, 'case')} {verb} attributes now"


def is_long(report: AttributeReport) -> bool:
    """Whether the names need a page."""
    return len(strangers(report)) + len(report.cases_without_row) > MANY


def strangers(report: AttributeReport) -> list[str]:
    """Rows that are nobody's: by name, and by number where the first column is empty."""
    nameless = [f"row {number}: no name in the first column" for number in report.rows_without_name]
    return [*report.rows_without_case, *nameless]


def _names(name: str, title: str, names: Sequence[str]) -> QListWidget:
    found = QListWidget()
    found.setObjectName(name)
    found.setAccessibleName(f"{title} ({len(names)})")
    found.setFrameShape(QListWidget.Shape.NoFrame)
    found.setTabKeyNavigation(False)
    found.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    found.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    found.addItems(list(names))
    return found


def _column(names: QListWidget) -> QVBoxLayout:
    title = QLabel(names.accessibleName().upper())
    title.setTextFormat(Qt.TextFormat.PlainText)
    title.setProperty("tone", "header")
    column = QVBoxLayout()
    column.setSpacing(GRID // 2)
    column.addWidget(title)
    column.addWidget(names, 1)
    return column
