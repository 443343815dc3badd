"""Finding words in the document at hand."""

import re

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from coder_app.ui.reader.content import Range
from coder_app.ui.theme import theme

MOST_HITS = 5_000


def find_all(text: str, words: str) -> list[Range]:
    """Return where words stand in a text, whatever their capitals and the blanks between them."""
    pieces = words.split()
    if not pieces:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, pieces)), re.IGNORECASE)
    found: list[Range] = []
    for match in pattern.finditer(text):
        found.append(match.span())
        if len(found) == MOST_HITS:
            break
    return found


class FindBar(QFrame):
    """A field, a count, next and previous; Escape closes it."""

    searched = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader.find")
        self.setAccessibleName("Find in this document")
        self.setProperty("ground", "panel")
        self.field = QLineEdit()
        self.field.setObjectName("reader.find.field")
        self.field.setAccessibleName("Words to find")
        self.field.setPlaceholderText("Find in this document")
        self.field.setClearButtonEnabled(True)
        self.count = QLabel()
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setObjectName("reader.find.count")
        self.count.setAccessibleName("Hits")
        self.count.setProperty("tone", "quiet")
        self._buttons = [
            self._button("previous", "Previous hit", "Shift+F3", "chevron-up"),
            self._button("next", "Next hit", "F3", "chevron-down"),
            self._button("close", "Close", "Esc", "x"),
        ]
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 4, 8, 4)
        for part in (self.field, self.count, *(button for button, _ in self._buttons)):
            line.addWidget(part, 1 if part is self.field else 0)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        previous, following, close = (button for button, _ in self._buttons)
        previous.clicked.connect(lambda: self.stepped.emit(-1))
        following.clicked.connect(lambda: self.stepped.emit(1))
        close.clicked.connect(self.close_bar)
        self.field.textChanged.connect(self.searched)
        self.field.installEventFilter(self)
        theme.changed.connect(self._dress)
        self._dress()

    def _button(self, name: str, title: str, key: str, icon: str) -> tuple[QToolButton, str]:
        button = QToolButton()
        button.setObjectName(f"reader.find.{name}")
        button.setAccessibleName(title)
        button.setToolTip(f"{title} ({key})")
        return button, icon

    def _dress(self) -> None:
        for button, icon in self._buttons:
            button.setIcon(theme.icon(icon))

    def open_with(self, text: str) -> None:
        """Show the bar, with some words or those of last time, ready to be typed over."""
        self.show()
        if text:
            self.field.setText(text)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.searched.emit(self.field.text())

    def show_count(self, place: int | None, total: int) -> None:
        """Say which hit is shown, counted from 1, of how many."""
        if not self.field.text().strip():
            self.count.clear()
        elif not total:
            self.count.setText("Not found here")
        else:
            self.count.setText(f"{place} of {total}" if place else f"{total} hits")

    def close_bar(self) -> None:
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.stepped.emit(-1 if back else 1)
                return True
        return super().eventFilter(watched, event)
