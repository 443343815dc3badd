"""Where an excerpt can go: the numbered codes, those found by typing, or a new one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from coder_app.core.code_split import NewCode, Target
from coder_app.core.codebook import CodeRow
from coder_app.ui.codebook.code_menu import swatch
from coder_app.ui.codebook.split_draft import SplitDraft
from coder_app.ui.theme import GRID, ROW

_TARGET = Qt.ItemDataRole.UserRole
_SHOWN = 100
_DIGITS = {str(number): number for number in range(1, 10)} | dict(
    zip("&é\"'(-è_ç", range(1, 10), strict=True)  # the same keys on AZERTY
)


class SplitChoice(QWidget):
    """A field and a list beneath it; the keys stay in the field."""

    chosen = Signal(object)
    """A target: a code, or a new one."""

    def __init__(
        self,
        draft: SplitDraft,
        rows: Sequence[CodeRow],
        name: Callable[[str], Target],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("split.choice")
        self._draft, self._name = draft, name
        self._rows = {row.id: row for row in rows}
        self.field = ChoiceField()
        self.list = QListWidget()
        self.list.setObjectName("split.codes")
        self.list.setAccessibleName("Codes the excerpt can go to")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        self.field.textChanged.connect(lambda _: self._fill())
        self.field.moved.connect(self._move)
        self.field.taken.connect(self._take)
        self.field.named.connect(self._take_name)
        self.field.numbered.connect(self._take_number)
        self.list.itemClicked.connect(lambda _: self._take())

    def ask_again(self) -> None:
        """Ask for the next excerpt; what was decided, else what was chosen last, is in hand."""
        self.field.clear()
        self._fill()
        wanted = self._draft.target() or self._draft.last
        for at in range(self.list.count()):
            if wanted is not None and self.list.item(at).data(_TARGET) == wanted:
                self.list.setCurrentRow(at)
        self.field.setFocus()

    def _fill(self) -> None:
        typed = self.field.text().strip()
        self.list.clear()
        if not typed:
            for number, target in enumerate(self._draft.numbered, start=1):
                self._add(target, f"Ctrl+{number}")
            self._add(self._draft.code, "Delete")
        else:
            for target in self._found(typed)[:_SHOWN]:
                self._add(target, self._key_of(target))
            self._add(NewCode(typed), "Ctrl+Enter")
        self.list.setCurrentRow(0)

    def _found(self, typed: str) -> list[Target]:
        """Codes whose paths hold all the words, those to be made first."""
        wanted = typed.casefold().split()

        def fits(text: str) -> bool:
            return all(word in text.casefold() for word in wanted)

        new: list[Target] = [one for one in self._draft.new_codes() if fits(one.name)]
        paths = {row.id: " ".join((row.path, *row.aliases)) for row in self._rows.values()}
        return [*new, *(one for one in paths if one != self._draft.code and fits(paths[one]))]

    def _key_of(self, target: Target) -> str:
        numbered = self._draft.numbered
        return f"Ctrl+{numbered.index(target) + 1}" if target in numbered else ""

    def _add(self, target: Target, key: str) -> None:
        item = QListWidgetItem()
        if isinstance(target, NewCode):
            known = target in self._draft.new_codes()
            text = f"{target.name} (new)" if known else f"New code “{target.name}”"
        else:
            row = self._rows[target]
            keeps = target == self._draft.code
            text = f"Keep in “{row.name}”" if keeps else row.path
            item.setIcon(swatch(row.colour))
        item.setText(f"{text}    {key}" if key else text)
        item.setData(_TARGET, target)
        item.setSizeHint(QSize(0, ROW))
        self.list.addItem(item)

    def _move(self, by: int) -> None:
        at = self.list.currentRow() + by
        self.list.setCurrentRow(max(0, min(self.list.count() - 1, at)))

    def _take(self) -> None:
        at = self.list.currentRow()
        if at < 0:
            return
        target = self.list.item(at).data(_TARGET)
        self.chosen.emit(self._name(target.name) if isinstance(target, NewCode) else target)

    def _take_name(self) -> None:
        if self.field.text().strip():
            self.chosen.emit(self._name(self.field.text()))

    def _take_number(self, number: int) -> None:
        if number <= len(self._draft.numbered):
            self.chosen.emit(self._draft.numbered[number - 1])


class ChoiceField(QLineEdit):
    """Letters are text; the other keys are the page's."""

    moved = Signal(int)
    taken = Signal()
    named = Signal()
    numbered = Signal(int)
    stepped = Signal(int)
    kept = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("split.field")
        self.setAccessibleName("Code for this excerpt")
        self.setPlaceholderText("Type to find a code, or the name of a new one")

    def event(self, event: QEvent) -> bool:
        """Take Ctrl with a digit or Enter before the window's commands do."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if control and (entered or digit(event)):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.named if control else self.taken).emit()
        elif control and digit(event):
            self.numbered.emit(digit(event))
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.stepped.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Delete and not self.text():
            self.kept.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


def digit(event: QKeyEvent) -> int:
    """The digit of a key, 1 to 9, on AZERTY too; 0 for any other key."""
    key = event.key()
    return _DIGITS.get(chr(key).casefold(), 0) if 0 < key < 0x10000 else 0  # noqa: PLR2004
