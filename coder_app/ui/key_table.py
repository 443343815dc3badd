"""A row for each command; Enter on a row waits for the keys it shall have."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from coder_app.ui.theme import ROW, theme

_ID = Qt.ItemDataRole.UserRole
_MODIFIERS = (
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
)
HEADERS = ("Command", "Menu", "Keys", "")


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A command as the table shows it; ``note`` says what is special about its keys."""

    id: str
    words: str
    menu: str
    keys: str
    note: str = ""
    trouble: bool = False


class KeyCapture(QLineEdit):
    """Waits for one key press and says it; Escape leaves, Backspace means none."""

    captured = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keys.capture")
        self.setAccessibleName("Press the keys")
        self.setPlaceholderText("Press keys · Esc leaves")
        self.setReadOnly(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no command of the window is meant now
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._pressed(event)
            return True
        return super().event(event)

    def _pressed(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _MODIFIERS or key == Qt.Key.Key_unknown:
            return
        if plain == Qt.KeyboardModifier.NoModifier and key == Qt.Key.Key_Escape:
            self.left.emit()
        elif plain == Qt.KeyboardModifier.NoModifier and key == Qt.Key.Key_Backspace:
            self.captured.emit("")
        else:
            self.captured.emit(QKeySequence(plain.value | key).toString())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class KeyTable(QTableWidget):
    """Commands by menu, with their keys."""

    captured = Signal(str, str)
    """A command's id and the keys pressed for it."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(HEADERS), parent)
        self.setObjectName("keys.table")
        self.setAccessibleName("Commands and their keys")
        self.setHorizontalHeaderLabels(HEADERS)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW + 2)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column, width in enumerate((300, 110, 190)):
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.cellDoubleClicked.connect(lambda *_: self.ask())
        self._asking: KeyCapture | None = None

    def show_rows(self, rows: Iterable[KeyRow]) -> None:
        """Show these commands; the one in hand stays in hand."""
        self._leave()
        here = self.current()
        listed = list(rows)
        self.setRowCount(len(listed))
        for number, row in enumerate(listed):
            for column, text in enumerate((row.words, row.menu, row.keys, row.note)):
                item = QTableWidgetItem(text)
                item.setData(_ID, row.id)
                quiet = column in {1, 3}
                ink = "error" if row.trouble and column > 1 else "text_quiet" if quiet else "text"
                item.setForeground(theme.colour(ink))
                self.setItem(number, column, item)
            if row.id == here:
                self.setCurrentCell(number, 0)
        if listed and here not in {row.id for row in listed}:
            self.setCurrentCell(0, 0)

    def current(self) -> str:
        """The command in hand."""
        item = self.item(self.currentRow(), 0)
        return str(item.data(_ID)) if item else ""

    def choose(self, command: str) -> None:
        """Take a command in hand."""
        for row in range(self.rowCount()):
            item = self.item(row, 0)
            if item is not None and item.data(_ID) == command:
                self.setCurrentCell(row, 0)

    def ask(self) -> None:
        """Wait for keys in the row in hand."""
        self._leave()
        row = self.currentRow()
        if row < 0:
            return
        command, field = self.current(), KeyCapture()
        field.captured.connect(lambda keys: self._captured(command, keys))
        field.left.connect(self._leave)
        self.setCellWidget(row, 2, field)
        self._asking = field
        field.setFocus()

    def _captured(self, command: str, keys: str) -> None:
        self._leave()
        self.captured.emit(command, keys)

    def _leave(self) -> None:
        field, self._asking = self._asking, None
        if field is None:
            return
        focused = field.hasFocus()
        for row in range(self.rowCount()):
            if self.cellWidget(row, 2) is field:
                self.removeCellWidget(row, 2)
        if focused:
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.ask()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
