"""The reader's keys: one table, rebindable; letters are never a command."""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_META = Qt.KeyboardModifier.MetaModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_FIRST_DIGIT = {"win32": 2, "linux": 10}
"""Scan code of the key left in the row of digits; the eight to its right follow."""
_MAC_DIGITS = (18, 19, 20, 21, 23, 22, 26, 28, 25)
"""Virtual key codes of the row of digits on a Mac, left to right."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something the reader does: a name, words for menus, the keys it comes with."""

    name: str
    title: str
    keys: tuple[str, ...]
    in_menu: bool = False
    line: bool = False
    """A line before it in the menu."""


COMMANDS = (
    Command("open_box", "Apply code\u2026", ("Return", "Enter"), in_menu=True),
    Command("repeat", "Repeat the last code", ("Ctrl+Return", "Ctrl+Enter"), in_menu=True),
    Command("in_vivo", "New code in these words", ("Ctrl+I",), in_menu=True),
    Command("memo", "Memo\u2026", ("Ctrl+Shift+M",), in_menu=True),
    Command("later", "Mark, code later", ("Ctrl+L",), in_menu=True),
    Command("recode", "Recode\u2026", ("Ctrl+R",), in_menu=True, line=True),
    Command("move_ends", "Move the ends of the coding", ("F2",), in_menu=True),
    Command("important", "Important", ("Ctrl+Shift+I",), in_menu=True),
    Command("remove", "Remove the selected coding", ("Delete",), in_menu=True),
    Command("copy", "Copy", ("Ctrl+C",), in_menu=True, line=True),
    Command("copy_reference", "Copy with reference", ("Ctrl+Shift+C",), in_menu=True),
    Command("clear", "Clear the selection", ("Esc",)),
    Command("grow", "Grow the selection", ("Space",)),
    Command("shrink", "Shrink the selection", ("Shift+Space",)),
    Command("next_sentence", "Next sentence", ("Ctrl+Down",)),
    Command("previous_sentence", "Previous sentence", ("Ctrl+Up",)),
    Command("extend_forward", "Extend by a sentence", ("Ctrl+Shift+Down",)),
    Command("extend_backward", "Extend back by a sentence", ("Ctrl+Shift+Up",)),
    Command("next_coding", "Next coding", ("F7",)),
    Command("previous_coding", "Previous coding", ("Shift+F7",)),
    Command("next_suggestion", "Reveal the next suggestion", ("F8",)),
    Command("previous_suggestion", "Reveal the previous suggestion", ("Shift+F8",)),
    Command("find", "Find in this document", ("Ctrl+F",)),
    Command("next_hit", "Next hit", ("F3",)),
    Command("previous_hit", "Previous hit", ("Shift+F3",)),
    Command("zoom_in", "Larger", ("Ctrl++", "Ctrl+=")),
    Command("zoom_out", "Smaller", ("Ctrl+-",)),
    Command("zoom_reset", "Reset text size", ("Ctrl+0",)),
)
WRITES = frozenset(
    {"open_box", "repeat", "in_vivo", "memo", "later", "recode", "move_ends", "important", "remove"}
)
"""Commands that change the project, and are refused where it can only be read."""
_OWN = frozenset({"open_box", "remove", "clear", "grow", "shrink"})
"""Commands whose keys other panels use too: in the reader they mean the reader's."""


def bindings(rebound: Mapping[str, Iterable[str]] | None = None) -> dict[str, str]:
    """Return key → command; ``rebound`` maps a command's name to other keys."""
    other = rebound or {}
    table: dict[str, str] = {}
    for command in COMMANDS:
        for key in other.get(command.name, command.keys):
            for one in (key, _TWINS.get(key, "")):
                if one:
                    table.setdefault(QKeySequence(one).toString(), command.name)
    return table


_TWINS = {"Return": "Enter", "Ctrl+Return": "Ctrl+Enter", "Shift+Return": "Shift+Enter"}
"""The keypad's Enter goes with the other."""


def pressed(event: QKeyEvent) -> str:
    """Return a key press as text, ``Ctrl+Shift+M``; the keypad's keys count as the others."""
    modifiers = event.modifiers() & ~_KEYPAD
    return QKeySequence(modifiers.value | event.key()).toString()


def is_own(command: str | None) -> bool:
    """Whether a command's key must not reach the window's shortcuts while the reader has focus."""
    return command in _OWN


def typed_text(event: QKeyEvent) -> str:
    """Return the text a key press types, empty for commands; AltGr types, Ctrl and Alt do not."""
    modifiers, text = event.modifiers(), event.text()
    control, alt = bool(modifiers & _CONTROL), bool(modifiers & _ALT)
    if control != alt or modifiers & _META or not text.isprintable():
        return ""
    return text.strip()


def digit_of(event: QKeyEvent) -> int | None:
    """Return 1 to 9 for Ctrl and a key of the row of digits, by place or by what it writes."""
    if event.modifiers() & ~_KEYPAD != _CONTROL:
        return None
    number = event.key() - Qt.Key.Key_0
    if 1 <= number <= 9:  # noqa: PLR2004 - the digits
        return number
    if sys.platform == "darwin":
        code = event.nativeVirtualKey()
        return _MAC_DIGITS.index(code) + 1 if code in _MAC_DIGITS else None
    first = _FIRST_DIGIT.get(sys.platform)
    place = event.nativeScanCode() - first + 1 if first and event.nativeScanCode() else 0
    return place if 1 <= place <= 9 else None  # noqa: PLR2004
