"""The context menu of the text: commands with the keys they have now."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from coder_app.ui.reader.keys import COMMANDS


def reader_menu(
    parent: QWidget, keys: Mapping[str, str], does: Mapping[str, Callable[[], object]]
) -> QMenu:
    """Return the menu; ``keys`` maps keys to commands, the first of a command is shown."""
    menu = QMenu(parent)
    menu.setObjectName("reader.menu")
    menu.setAccessibleName("Text")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for command in COMMANDS:
        if not command.in_menu:
            continue
        if command.line:
            menu.addSeparator()
        key = next((key for key, name in keys.items() if name == command.name), "")
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        action = menu.addAction(f"{command.title}\t{shown}" if shown else command.title)
        action.setObjectName(f"reader.menu.{command.name}")
        action.triggered.connect(lambda _=False, name=command.name: does[name]())
    return menu
