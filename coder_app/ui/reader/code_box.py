"""The code box: type a few letters, press Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

from coder_app.ui.reader.code_match import CodeChoice, find, matched_alias, twin_of
from coder_app.ui.reader.code_rows import (
    BoxRow,
    CodeRows,
    RowPainter,
    code_row,
    new_row,
    second_row,
)
from coder_app.ui.reader.keys import digit_of
from coder_app.ui.theme import ROW, theme

_WIDTH = 440
_HINT = "Type a code"
_MOST_SEEN = 7
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class CodeBox(QFrame):
    """A field and the codes it may mean; the last row is always a new code.

    It changes nothing itself: it says which code, or which new name, was asked for.
    """

    codeChosen = Signal(str, bool)
    """Id of the code, and whether the box stays for one more."""
    newCodeAsked = Signal(str, bool)
    """Name of the new code, and whether the box stays."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = ""
        """The name that was asked for though a code has it."""
        self._choices: Sequence[CodeChoice] = ()
        self._recent: Sequence[str] = ()
        self.field = QLineEdit()
        self.list = QListView()
        self.last = QListView()
        """The row for a new code, in sight where there are more codes than room."""
        self.rows = CodeRows()
        self._build()
        self.field.textChanged.connect(self._search)
        self.list.clicked.connect(self._on_clicked)
        self.last.clicked.connect(self._on_clicked)
        self.field.installEventFilter(self)
        self.hide()

    def _build(self) -> None:
        self.setObjectName("reader.code-box")
        self.setAccessibleName("Code box")
        self.setProperty("ground", "raised")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.field.setObjectName("reader.code-box.field")
        self.field.setAccessibleName("Code for the selected text")
        self.field.setPlaceholderText(_HINT)
        self.field.setFrame(False)
        self.field.setStyleSheet("QLineEdit { border: 0; background: transparent; padding: 3px; }")
        self._dress(self.list, "reader.code-box.codes", "Codes that match")
        self._dress(self.last, "reader.code-box.new", "New code")
        self.last.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.last.setFixedHeight(ROW)
        self.last.setSelectionModel(self.list.selectionModel())
        escape = QLabel("Esc closes")
        escape.setProperty("tone", "quiet")
        top = QHBoxLayout()
        top.setContentsMargins(8, 4, 10, 0)
        top.addWidget(self.field)
        top.addWidget(escape)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 4)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.list)
        column.addWidget(self.last)

    def _dress(self, view: QListView, name: str, spoken: str) -> None:
        view.setObjectName(name)
        view.setAccessibleName(spoken)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setStyleSheet("QListView { border: 0; background: transparent; }")
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setUniformItemSizes(True)
        view.setModel(self.rows)
        view.setItemDelegate(RowPainter(view))

    def set_codes(self, choices: Sequence[CodeChoice], recent: Sequence[str] = ()) -> None:
        """Offer these codes; ``recent`` are ids, last used first."""
        self._choices, self._recent = choices, recent
        if self.isVisible():
            self._search(self.field.text())

    @property
    def choices(self) -> Sequence[CodeChoice]:
        return self._choices

    @property
    def recent(self) -> Sequence[str]:
        return self._recent

    def open_with(self, text: str = "", *, focus: bool = True, hint: str = "") -> None:
        """Show the box with some text typed; without focus while an input method composes."""
        self.field.setPlaceholderText(hint or _HINT)
        with QSignalBlocker(self.field):
            self.field.setText(text)
        self._search(text)
        self.show()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # a style takes it back
        self.raise_()
        if focus:
            self.field.setFocus(Qt.FocusReason.PopupFocusReason)
            self.field.deselect()
            self.field.end(False)  # in its own positions: a letter may take two

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill all of it, so that no letter typed paints the text below anew."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.colour("transcript"))  # seen at the round corners
        ground = QStyleOption()
        ground.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, ground, painter, self)
        painter.end()
        super().paintEvent(event)

    def close_box(self) -> None:
        """Hide the box, once."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    @property
    def current(self) -> BoxRow | None:
        """The row that Enter takes."""
        index = self.list.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() else None

    @Slot(str)
    def _search(self, typed: str) -> None:
        self._asked = ""
        matches = find(typed, self._choices, self._recent)
        rows = [code_row(choice, matched_alias(typed, choice)) for choice in matches.rows]
        self.rows.show([*rows, new_row(typed, matches.near)])
        self._fit()
        self._choose(0 if matches.sure else len(rows))

    def _choose(self, row: int) -> None:
        index = self.rows.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _fit(self) -> None:
        last = len(self.rows.rows) - 1
        crowded = last >= _MOST_SEEN
        self.list.setRowHidden(last, crowded)
        for row in range(last + 1):
            self.last.setRowHidden(row, row != last)
        self.last.setVisible(crowded)
        seen = _MOST_SEEN - 1 if crowded else last + 1
        self.list.setFixedHeight(seen * ROW + 2)
        self.setFixedWidth(_WIDTH)
        self.adjustSize()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field:
            if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
                return self._claim(event)
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._on_key(event)
        return super().eventFilter(watched, event)

    def _claim(self, event: QKeyEvent) -> bool:
        """Keep the box's own keys from the window's shortcuts."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        if event.key() in keys or digit_of(event) is not None:
            event.accept()
            return True
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.close_box()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(event.modifiers())
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self._choose((self.list.currentIndex().row() + step) % len(self.rows.rows))
        else:
            pinned = next((c for c in self._choices if c.pin and c.pin == digit_of(event)), None)
            if pinned is None:
                return False
            self._take(code_row(pinned), stay=False)
        return True

    def _enter(self, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & _CONTROL:
            self._take(self.rows.rows[-1], stay=False)
        elif self.current is not None:
            self._take(self.current, stay=bool(modifiers & _SHIFT))

    def _take(self, row: BoxRow, *, stay: bool) -> None:
        name = " ".join(self.field.text().split())
        if row.choice is None and (not name or self._is_second(name)):
            return
        if stay:
            self.field.clear()
        else:
            self.close_box()
        if row.choice is not None:
            self.codeChosen.emit(row.choice.id, stay)
        else:
            self.newCodeAsked.emit(name, stay)

    def _is_second(self, name: str) -> bool:
        """Whether a code has this name already: then that one is in hand, until asked again."""
        twin = twin_of(name, self._choices)
        if twin is None or self._asked == name:
            return False
        self._asked = name
        others = [row for row in self.rows.rows[:-1] if row.choice != twin]
        self.rows.show([code_row(twin), *others, second_row(name, twin)])
        self._fit()
        self._choose(0)
        return True

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._take(self.rows.rows[index.row()], stay=False)
