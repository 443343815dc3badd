"""What to search for, how, and where: a field and boxes in two lines."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from coder_app.core.ids import AttributeId, DocumentId
from coder_app.core.search import Search, SearchFilter
from coder_app.ui.search.document_choice import DocumentChoice
from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.wrapping import WrappingLayout

MODES = (
    ("Words", "words"),
    ("Word forms", "forms"),
    ("Pattern", "pattern"),
    ("Text nobody has coded", "uncoded"),
    ("Text not coded by me", "uncoded by me"),
)
ROLES = (
    ("All speakers", ""),
    ("Participants", "participant"),
    ("Interviewers", "interviewer"),
    ("Other speakers", "other"),
)
HINTS = {
    "words": 'Words, "a phrase", begin*, NEAR(a b, 5), AND, OR, NOT',
    "forms": "Words; call finds called and calls",
    "pattern": "A regular expression, such as call(ed|s)? me",
    "uncoded": "Nothing to type: press Search",
    "uncoded by me": "Nothing to type: press Search",
}


class SearchField(QLineEdit):
    """Enter searches, Down goes to the hits, Escape leaves."""

    left = Signal()
    downAsked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.downAsked.emit()
        else:
            super().keyPressEvent(event)


class SearchBar(QWidget):
    """Says ``searched`` when asked to search, ``limited`` when a limit changes meanwhile."""

    searched = Signal()
    limited = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search.bar")
        self.setAccessibleName("What to search for")
        self.field = SearchField()
        self.field.setObjectName("search.field")
        self.field.setAccessibleName("Search in project")
        self.field.setClearButtonEnabled(True)
        self.mode = _box("search.mode", "How to search", MODES)
        self.mode.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.role = _box("search.role", "Speakers", ROLES)
        self.attribute = _box("search.attribute", "Cases", (("All cases", ""),))
        self.documents = DocumentChoice()
        self.go = QPushButton("Search")
        self.go.setObjectName("search.go")
        self.go.setAccessibleName("Search")
        self.go.setAutoDefault(True)
        self.close_button = QToolButton()
        self.close_button.setObjectName("search.close")
        self.close_button.setAccessibleName("Close the search")
        self.close_button.setToolTip("Close the search (Esc in the field)")
        self._arrange()
        self._connect()
        self._show_mode()

    def _arrange(self) -> None:
        first = QHBoxLayout()
        for part in (self.field, self.mode, self.go, self.close_button):
            first.addWidget(part, 1 if part is self.field else 0)
        self.limits = WrappingLayout(gap=GRID)
        for part in (self.role, self.attribute, self.documents):
            self.limits.addWidget(part)
        layout = QGridLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID // 2)
        layout.setSpacing(GRID // 2)
        first.setSpacing(GRID)
        layout.addLayout(first, 0, 0)
        layout.addLayout(self.limits, 1, 0)

    def _connect(self) -> None:
        self.field.returnPressed.connect(self.searched)
        self.go.clicked.connect(self.searched)
        self.close_button.clicked.connect(self.closed)
        self.field.left.connect(self.closed)
        self.mode.activated.connect(lambda _: self._show_mode())
        for box in (self.role, self.attribute):
            box.activated.connect(lambda _: self._again())
        self.documents.changed.connect(self._again)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.close_button.setIcon(theme.icon("x"))

    def _again(self) -> None:
        """Search again with another limit, where there is something to search for."""
        if self.field.text().strip() or not self.field.isEnabled():
            self.limited.emit()

    def _show_mode(self) -> None:
        mode = self.mode.currentData()
        self.field.setEnabled(not mode.startswith("uncoded"))
        self.field.setPlaceholderText(HINTS[mode])
        self.field.setToolTip(HINTS[mode])

    def said_as(self, words: str) -> str:
        """Words of a text as the search in hand looks for them; empty where they are too many.

        A phrase is put in quotes, a pattern has its signs marked as letters, word forms stay.
        """
        line, mode = words.strip(), self.mode.currentData()
        if "\n" in line:
            return ""
        if mode == "pattern":
            return re.sub(r"([\\.^$*+?{}\[\]|()])", r"\\\1", line)
        if mode == "forms" or " " not in line:
            return line if '"' not in line else ""
        return f'"{line}"' if '"' not in line else ""

    def choose_mode(self, mode: str) -> None:
        """Search in this way from now on."""
        self.mode.setCurrentIndex(self.mode.findData(mode))
        self._show_mode()

    def clear(self) -> None:
        """Forget the words and limits: they are those of one project."""
        self.field.clear()
        self.role.setCurrentIndex(0)
        self.attribute.setCurrentIndex(0)
        self.choose_mode(str(self.mode.itemData(0)))

    def offer(
        self, values: Sequence[tuple[str, str, str]], documents: list[tuple[str, str]]
    ) -> None:
        """Offer values of attributes (words, attribute, value) and documents (name, id)."""
        kept = self.attribute.currentData()
        self.attribute.clear()
        self.attribute.addItem("All cases", "")
        for words, attribute, value in values:
            self.attribute.addItem(words, f"{attribute}\n{value}")
        self.attribute.setCurrentIndex(max(0, self.attribute.findData(kept)))
        self.documents.offer(documents)

    def wanted(self) -> Search:
        """The search as it is set."""
        attribute, _, value = str(self.attribute.currentData() or "").partition("\n")
        role = str(self.role.currentData() or "")
        where = SearchFilter(
            documents=frozenset(DocumentId(one) for one in self.documents.chosen()),
            roles=frozenset([role] if role else []),
            attribute=(AttributeId(attribute), value) if attribute else None,
        )
        return Search(self.field.text(), self.mode.currentData(), where)


def _box(name: str, title: str, items: Sequence[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(title)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(11)
    for words, value in items:
        box.addItem(words, value)
    return box
