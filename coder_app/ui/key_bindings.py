"""Which keys a command may have, who has them already, and how they are given anew."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence

from coder_app.ui.commands import Actions, Command, shortcuts

_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_FREE = frozenset(
    getattr(Qt.Key, f"Key_{name}")
    for name in ("Return", "Enter", "Space", "Escape", "Delete", "Insert", "Backspace")
)
"""Keys that need no Ctrl, in the text only."""
_KEPT = frozenset(
    getattr(Qt.Key, f"Key_{name}")
    for name in ("Tab", "Backtab", "Left", "Right", "Up", "Down", "Home", "End", "PageUp")
) | {Qt.Key.Key_PageDown}
_DIGITS = range(int(Qt.Key.Key_1), int(Qt.Key.Key_9) + 1)


def refusal(command: Command, keys: str) -> str:
    """Why a command can't have these keys, as a sentence; empty where it can."""
    sequence = QKeySequence(keys)
    if sequence.count() != 1:
        return "One key, or one key with Ctrl, Shift or Alt."
    pressed = sequence[0]  # type: ignore[index] # the stubs forget it
    held, key = pressed.keyboardModifiers(), pressed.key()
    control, alt, shift = (bool(held & one) for one in (_CONTROL, _ALT, _SHIFT))
    pinned = held == _CONTROL and int(key) in _DIGITS
    free = control or alt or Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35
    free = free or (command.local and key in _FREE)
    reasons = (
        (control and alt, "Ctrl+Alt is AltGr: it writes letters on many keyboards."),
        (shift and alt, "Shift+Alt changes the input language on Windows."),
        (pinned, "Ctrl+1 to Ctrl+9 are for pinned codes."),
        (not free and key in _KEPT, "This key moves the caret or the focus."),
        (not free, "Letters always mean text. Hold Ctrl, or take an F-key."),
    )
    return next((words for holds, words in reasons if holds), "")


class Bindings(QObject):
    """The keys of every command; what is changed counts at once, in the window and in the text."""

    changed = Signal()

    def __init__(
        self, actions: Actions, reader: Callable[[dict[str, tuple[str, ...]]], None]
    ) -> None:
        super().__init__()
        self._actions, self._reader = actions, reader
        self._reader(actions.reader_keys())

    def commands(self) -> list[Command]:
        """Every command of the window, in the order of its menus."""
        return list(self._actions.known())

    def keys(self, command: Command) -> str:
        """The keys it has now; empty for none."""
        return self._actions.keys_of(command)

    def own(self, command: Command) -> bool:
        """Whether it has other keys than it came with."""
        return self.keys(command) != command.keys

    def holder(self, command: Command, keys: str) -> Command | None:
        """Another command that has these keys already."""
        wanted = set(shortcuts(keys))
        others = (other for other in self.commands() if other.id != command.id)
        return next((o for o in others if wanted.intersection(shortcuts(self.keys(o)))), None)

    def twice(self) -> set[str]:
        """Ids of commands that share keys with another: only the first of them can be reached."""
        return {c.id for c in self.commands() if self.keys(c) and self.holder(c, self.keys(c))}

    def give(self, command: Command, keys: str) -> None:
        """Give a command these keys; another that had them is left without."""
        holder = self.holder(command, keys) if keys else None
        if holder is not None:
            self._actions.rebind(holder, "")
        self._put([(command, None if keys == command.keys else keys)])

    def reset(self, commands: Iterable[Command]) -> None:
        """Give commands the keys they came with; others that took them are left without."""
        for command in commands:
            holder = self.holder(command, command.keys) if command.keys else None
            if holder is not None:
                self._actions.rebind(holder, "")
            self._actions.rebind(command, None)
        self._put([])

    def reset_all(self) -> None:
        """Give every command the keys it came with."""
        self._put([(command, None) for command in self.commands()])

    def _put(self, changes: list[tuple[Command, str | None]]) -> None:
        for command, keys in changes:
            self._actions.rebind(command, keys)
        self._reader(self._actions.reader_keys())
        self.changed.emit()
