"""The context menu of the text: everything that is in reach of a key, and the codings here."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from coder_app.ui.menu_letters import letter_when_shown
from coder_app.ui.reader.content import CodingMark
from coder_app.ui.reader.keys import COMMANDS, WRITES
from coder_app.ui.reader.text_paint import in_hand_range
from coder_app.ui.reader.text_view import TextView

PARTS = (
    (
        "Select",
        (
            "grow",
            "shrink",
            "next_sentence",
            "previous_sentence",
            "extend_forward",
            "extend_backward",
            "clear",
        ),
    ),
    (
        "Go to",
        (
            "next_coding",
            "previous_coding",
            "next_suggestion",
            "previous_suggestion",
            "find",
            "next_hit",
            "previous_hit",
        ),
    ),
    ("Text size", ("zoom_in", "zoom_out", "zoom_reset")),
)
"""Titles of submenus and the commands in each."""
_FOR_ONE = ("memo", "recode", "move_ends", "important", "copy_reference", "remove")
"""What can be done with one of the codings here."""
_MOST = 12


class TextMenu(QMenu):
    """Made anew each time; ``keys`` maps keys to commands, the first of a command is shown."""

    def __init__(
        self,
        parent: QWidget,
        keys: Mapping[str, str],
        does: Mapping[str, Callable[[], object]],
        *,
        writable: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reader.menu")
        self.setAccessibleName("Text")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        letter_when_shown(self)
        self._does, self._keys, self._writable = does, keys, writable
        self._titles = {command.name: command for command in COMMANDS}

    def fill(
        self,
        here: Sequence[CodingMark],
        take: Callable[[str], object],
        more: Sequence[QAction | str],
    ) -> None:
        """Put in the codings here, the commands, and ``more`` of the window's.

        A text begins a submenu of that title.
        """
        for mark in here[:_MOST]:
            self._add_coding(mark, take)
        if here:
            self.addSeparator()
        self._add_commands()
        if more:
            self.addSeparator()
        menu: QMenu = self
        for item in more:
            if isinstance(item, str):
                menu = self._sub(item)
            else:
                menu.addAction(item)

    def _add_commands(self) -> None:
        placed = {name for _, names in PARTS for name in names}
        for command in COMMANDS:
            if command.name not in placed:
                if command.line:
                    self.addSeparator()
                self._add(self, command.name)
        self.addSeparator()
        for title, names in PARTS:
            menu = self._sub(title)
            for name in names:
                self._add(menu, name)

    def _add(self, menu: QMenu, name: str) -> QAction:
        command = self._titles[name]
        key = next((key for key, one in self._keys.items() if one == name), "")
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        action = menu.addAction(f"{command.title}\t{shown}" if shown else command.title)
        action.setObjectName(f"reader.menu.{name}")
        action.setEnabled(self._writable or name not in WRITES)
        action.triggered.connect(lambda _=False: self._does[name]())
        return action

    def _add_coding(self, mark: CodingMark, take: Callable[[str], object]) -> None:
        by = f" ({mark.coder})" if mark.coder else ""
        menu = self._sub(f"{mark.name}{by}".replace("&", "&&"))
        select = menu.addAction("Select the coding")
        select.triggered.connect(lambda _=False: take(mark.id))
        for name in _FOR_ONE:
            action = menu.addAction(self._titles[name].title)
            action.setEnabled(self._writable or name not in WRITES)
            action.triggered.connect(lambda _=False, name=name: (take(mark.id), self._does[name]()))

    def _sub(self, title: str) -> QMenu:
        menu = self.addMenu(title)
        menu.setObjectName(f"reader.menu.{title.split(maxsplit=1)[0].lower()}")
        menu.setAccessibleName(title)
        return menu


def mean_place(view: TextView, event: QContextMenuEvent) -> None:
    """Put the caret where the text is right clicked, off the selection and the coding in hand."""
    if event.reason() != QContextMenuEvent.Reason.Mouse:
        return
    offset = view.offset_at(view.viewport().mapFromGlobal(event.globalPos()))
    start, end = view.selected
    held = in_hand_range(view) or (0, 0)
    if not start <= offset < end and not held[0] <= offset < held[1]:
        view.take_in_hand(None)
        view.select(offset, offset)
