"""Letters of context menus: each entry has one of its own, as those of the menu bar have."""

import re
from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from coder_app.ui.mnemonics import free_letter, marked

_MARK = re.compile(r"&(?!&)")


def letter_when_shown(menu: QMenu) -> None:
    """Give the entries of a menu, and of those in it, their letters once it is to be seen."""
    menu.aboutToShow.connect(lambda: give_letters(menu))


def give_letters(menu: QMenu) -> None:
    """Give each entry a letter; commands of the menu bar keep theirs where it is free."""
    entries = [one for one in menu.actions() if not one.isSeparator() and one.text()]
    for entry in entries:
        below = entry.menu()
        if isinstance(below, QMenu):
            give_letters(below)
    taken: dict[str, str] = {}
    waiting: list[QAction] = []
    for entry in entries:
        letter = _letter(entry)
        if letter and letter not in taken.values():
            taken[str(id(entry))] = letter
        else:
            waiting.append(entry)
    for entry in waiting:
        own = _standing_in(menu, entry) if _is_shared(menu, entry) else entry
        plain, tab, keys = _MARK.sub("", own.text()).partition("\t")
        letter = free_letter(plain, taken)
        taken[str(id(own))] = letter
        own.setText(marked(plain, letter) + tab + keys)


def letters_of(actions: Sequence[QAction]) -> list[str]:
    """The letters of entries, in order; empty where one has none."""
    return [_letter(one) for one in actions if not one.isSeparator()]


def _letter(entry: QAction) -> str:
    return QKeySequence.mnemonic(entry.text()).toString().removeprefix("Alt+").casefold()


def _is_shared(menu: QMenu, entry: QAction) -> bool:
    """Whether an entry is a command of the window, whose text belongs to the menu bar."""
    return entry.parent() is not menu and not isinstance(entry.menu(), QMenu)


def _standing_in(menu: QMenu, command: QAction) -> QAction:
    """An entry of the menu's own in the place of a command whose letter is taken here."""
    keys = command.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    own = QAction(command.icon(), command.text() + (f"\t{keys}" if keys else ""), menu)
    own.setObjectName(command.objectName())
    own.setEnabled(command.isEnabled())
    own.setCheckable(command.isCheckable())
    own.setChecked(command.isChecked())
    own.setVisible(command.isVisible())
    own.triggered.connect(command.trigger)
    menu.insertAction(command, own)
    menu.removeAction(command)
    return own
