"""The commands as actions of the window, in its menus. Keys can be given anew."""

from collections.abc import Callable, Iterator
from contextlib import suppress

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from coder_app.ui.command_table import COMMANDS, MENUS, Command
from coder_app.ui.mnemonics import free_letter, letters, marked
from coder_app.ui.settings import Settings
from coder_app.ui.theme import MODES, theme

__all__ = ["COMMANDS", "MENUS", "Actions", "Command", "shortcuts", "shown"]


class Actions:
    """The commands as actions of a window, in its menus; found by id."""

    def __init__(
        self, window: QWidget, settings: Settings, does: dict[str, Callable[[], object]]
    ) -> None:
        self._settings = settings
        self._actions: dict[str, QAction] = {}
        self._letters = letters(command for command in COMMANDS if command.id in does)
        for command in COMMANDS:
            if command.id in does:
                self._actions[command.id] = self._action(window, command, does[command.id])
        modes = QActionGroup(window)  # one of them is in force
        for mode in MODES:
            if f"view.{mode}" in self._actions:
                modes.addAction(self._actions[f"view.{mode}"])
        self.dress()
        theme.changed.connect(self.dress)
        window.destroyed.connect(self._undress)

    def _undress(self) -> None:
        with suppress(RuntimeError):  # at the end of the program the theme may go first
            theme.changed.disconnect(self.dress)

    def _action(self, window: QWidget, command: Command, call: Callable[[], object]) -> QAction:
        action = QAction(marked(command.text, self._letters[command.id]), window)
        action.setObjectName(command.id)
        self._bind(action, command)
        action.setCheckable(command.checkable)
        action.triggered.connect(lambda _=False: call())
        window.addAction(action)
        return action

    def keys_of(self, command: Command) -> str:
        """The keys a command has now, as Qt writes them."""
        keys = self._settings.shortcut(command.id)
        return command.keys if keys is None else keys

    def rebind(self, command: Command, keys: str | None) -> None:
        """Give a command other keys, none (an empty text), or with None its usual ones."""
        self._settings.set_shortcut(command.id, keys)
        self._bind(self._actions[command.id], command)

    def _bind(self, action: QAction, command: Command) -> None:
        keys = self.keys_of(command)
        if command.local:
            text = marked(command.text, self._letters[command.id])
            action.setText(f"{text}\t{shown(keys)}" if keys else text)
        else:
            action.setShortcuts(shortcuts(keys))

    def reader_keys(self) -> dict[str, tuple[str, ...]]:
        """What the reader's commands go by, where that is not as they come."""
        given = {}
        for command in COMMANDS:
            keys = self._settings.shortcut(command.id)
            if command.reader and keys is not None:
                given[command.reader] = tuple(one.toString() for one in shortcuts(keys))
        return given

    def __getitem__(self, command: str) -> QAction:
        return self._actions[command]

    def retitle(self, command: str, text: str) -> None:
        """Call a command otherwise; it keeps its letter where the words have it, else gets one."""
        letter = self._letters[command]
        if letter not in text.casefold():
            menu = next(one.menu for one in COMMANDS if one.id == command)
            fellows = {one.id: self._letters[one.id] for one in self.known() if one.menu == menu}
            letter = free_letter(text, fellows)
        self._actions[command].setText(marked(text, letter))

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Make the menus."""
        menus: dict[str, QMenu] = {}
        taken: dict[str, str] = {}
        for title in MENUS:
            taken[title] = free_letter(title, taken)
            menu = bar.addMenu(marked(title, taken[title]))
            menu.setObjectName(f"menu.{title.lower()}")
            menu.setAccessibleName(title)
            menus[title] = menu
        for command in self.known():
            if command.separator:
                menus[command.menu].addSeparator()
            menus[command.menu].addAction(self._actions[command.id])
        return menus

    def allow(self, *, project: bool, write: bool) -> None:
        """Grey what can't be used: without a project, or while it can't be written."""
        for command in self.known():
            allowed = {"always": True, "project": project, "write": project and write}
            self._actions[command.id].setEnabled(allowed[command.needs])

    def dress(self) -> None:
        """Tint the icons for the style in force."""
        for command in self.known():
            if command.icon:
                self._actions[command.id].setIcon(theme.icon(command.icon))

    def known(self) -> Iterator[Command]:
        """The commands that do something, in the order of the menus."""
        return (command for command in COMMANDS if command.id in self._actions)


def shown(keys: str) -> str:
    """Keys as the person reads them."""
    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return native.replace("Return", "Enter")


def shortcuts(keys: str) -> list[QKeySequence]:
    """Key sequences; redo has the two that people know, larger text both of its keys."""
    more = {"Ctrl+Shift+Z": ["Ctrl+Y"], "Ctrl++": ["Ctrl+="]}
    return [QKeySequence(one) for one in [keys, *more.get(keys, [])] if one]
