"""Two texts beside each other, with what differs marked; F3 and Shift+F3 step through it."""

from collections.abc import Iterable
from itertools import accumulate

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from coder_app.core.comparing import Comparison
from coder_app.core.names import counted
from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.parts import button

_KEEP = QTextCursor.MoveMode.KeepAnchor
MOST_MARKED = 3_000
"""Changes that are marked; beyond it one reads two different texts."""


class Panes(QWidget):
    """The earlier text at the left, the later at the right."""

    stepped = Signal(int)
    """Which change is in sight, counted from 0."""

    def __init__(self, old: str, new: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.old = _pane("texts.old", old)
        self.new = _pane("texts.new", new)
        self.comparison = Comparison("", "", ())
        self.at = -1
        self.count = QLabel()
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setObjectName("texts.count")
        self.count.setProperty("tone", "quiet")
        self.previous = button("texts.previous", "Previous change (Shift+F3)")
        self.next = button("texts.next", "Next change (F3)")
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.previous)
        head.addWidget(self.next)
        head.addWidget(self.count, 1)
        both = QHBoxLayout()
        both.setSpacing(GRID)
        for pane, title in ((self.old, old), (self.new, new)):
            both.addLayout(_titled(pane, title))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addLayout(both, 1)
        for pane in (self.old, self.new):
            pane.installEventFilter(self)
        theme.changed.connect(self.mark)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show two texts, from the first change on."""
        self.comparison = comparison
        self.old.setPlainText(comparison.old)
        self.new.setPlainText(comparison.new)
        self.at = -1
        self.mark()
        many = len(comparison.changes)
        for step in (self.previous, self.next):
            step.setEnabled(many > 0)
        self.count.setText(counted(many, "change") if many else "The texts are the same.")
        if many:
            self.step(1)

    def step(self, by: int) -> None:
        """Bring the next change (1) or the previous (-1) into sight on both sides."""
        many = len(self.comparison.changes)
        if not many:
            return
        self.at = (self.at + by) % many if self.at >= 0 else (0 if by > 0 else many - 1)
        a, b, c, d = self.comparison.changes[self.at]
        _show(self.old, self.comparison.old, a, b)
        _show(self.new, self.comparison.new, c, d)
        self.count.setText(f"Change {self.at + 1:,} of {many:,}")
        self.stepped.emit(self.at)

    def mark(self) -> None:
        """Tint what differs: struck out where it went, underlined where it came."""
        changes = self.comparison.changes[:MOST_MARKED]
        gone, come = QTextCharFormat(), QTextCharFormat()
        for made, ground, ink in (
            (gone, "warning", "warning_text"),
            (come, "notice", "notice_text"),
        ):
            made.setBackground(theme.colour(ground))
            made.setForeground(theme.colour(ink))
        gone.setFontStrikeOut(True)
        come.setFontUnderline(True)
        _tint(self.old, self.comparison.old, ((a, b) for a, b, _, _ in changes), gone)
        _tint(self.new, self.comparison.new, ((c, d) for _, _, c, d in changes), come)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() in kinds and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F3:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.step(-1 if back else 1)
            return True
        return super().eventFilter(watched, event)


def _show(pane: QPlainTextEdit, text: str, start: int, end: int) -> None:
    cursor = QTextCursor(pane.document())
    cursor.setPosition(_units(text[:start]))
    cursor.setPosition(cursor.position() + _units(text[start:end]), _KEEP)
    pane.setTextCursor(cursor)
    pane.centerCursor()


def _tint(
    pane: QPlainTextEdit, text: str, ranges: Iterable[tuple[int, int]], look: QTextCharFormat
) -> None:
    cursor = QTextCursor(pane.document())
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setCharFormat(QTextCharFormat())
    many = list(ranges)
    edges = [offset for pair in many for offset in pair]
    parts = [text[a:b] for a, b in zip([0, *edges], edges, strict=False)]
    places = list(accumulate(map(_units, parts)))
    for number in range(0, len(places), 2):
        cursor.setPosition(places[number])
        cursor.setPosition(places[number + 1], _KEEP)
        cursor.setCharFormat(look)
    cursor.endEditBlock()


def _units(text: str) -> int:
    """The length of a text in UTF-16 units, as Qt counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _pane(name: str, title: str) -> QPlainTextEdit:
    pane = QPlainTextEdit()
    pane.setObjectName(name)
    pane.setAccessibleName(title)
    pane.setReadOnly(True)
    pane.setUndoRedoEnabled(False)
    flags = Qt.TextInteractionFlag
    pane.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    pane.setTabChangesFocus(True)
    pane.setFrameShape(QFrame.Shape.NoFrame)
    pane.setFont(QFont(theme.reading_font()))
    return pane


def _titled(pane: QPlainTextEdit, title: str) -> QVBoxLayout:
    words = QLabel(title.upper())
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setProperty("tone", "header")
    column = QVBoxLayout()
    column.setSpacing(GRID // 2)
    column.addWidget(words)
    column.addWidget(pane, 1)
    return column
