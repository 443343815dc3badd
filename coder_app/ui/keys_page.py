"""Help > Keys: all keys on one page, and the table where they are changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from coder_app.ui import cheat_sheet
from coder_app.ui.commands import Command, shown
from coder_app.ui.key_bindings import Bindings, refusal
from coder_app.ui.key_table import KeyRow, KeyTable
from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.palette import PaletteRow, matching
from coder_app.ui.widgets.parts import button

ABOUT = (
    "Enter on a command, then press its new keys. Backspace takes them away. "
    "Letters always mean text."
)


class KeysPage(QWidget):
    """The sheet first; "Change keys…" shows the table."""

    left = Signal()
    printAsked = Signal()

    def __init__(self, bindings: Bindings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self.setAccessibleName("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "panel")
        self._bindings = bindings
        self._commands = {command.id: command for command in bindings.commands()}
        self._waiting: tuple[Command, str] | None = None
        self.heading = QLabel("Keys")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setObjectName("keys.title")
        self.heading.setFont(theme.font(6, bold=True))
        self.back = button("keys.back", "Close")
        self.change = button("keys.change", "Change keys…")
        self.print = button("keys.print", "Print…")
        self.print.setToolTip("Print, or save as PDF (Ctrl+P)")
        self.pages = QStackedWidget()
        self.pages.setObjectName("keys.pages")
        self.sheet = QTextBrowser()
        self.sheet.setObjectName("keys.sheet")
        self.sheet.setAccessibleName("All keys")
        self.sheet.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.table = KeyTable()
        self.pages.addWidget(self.sheet)
        self.pages.addWidget(self._table_page())
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addStretch(1)
        top.addWidget(self.print)
        top.addWidget(self.change)
        top.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 2 * GRID, 4 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self.pages, 1)

    def _table_page(self) -> QWidget:
        self.filter = QLineEdit()
        self.filter.setObjectName("keys.filter")
        self.filter.setAccessibleName("Find a command")
        self.filter.setPlaceholderText("Find a command or keys")
        self.about = QLabel(ABOUT)
        self.about.setProperty("tone", "quiet")
        self.about.setWordWrap(True)
        self.said = QLabel()
        self.said.setObjectName("keys.said")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.give = button("keys.give", "Give it")
        self.keep = button("keys.keep", "Keep as it is")
        self.none = button("keys.none", "No keys")
        self.usual = button("keys.usual", "Reset keys")
        self.reset_all = button("keys.reset-all", "Reset all keys")
        said = _row(self.said, self.give, self.keep)
        buttons = _row(self.about, self.none, self.usual, self.reset_all)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addLayout(said)
        column.addLayout(buttons)
        return page

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.change.clicked.connect(self.show_table)
        self.print.clicked.connect(self.printAsked)
        self.table.captured.connect(self._captured)
        self.table.left.connect(self.left)
        self.filter.textChanged.connect(lambda _: self._renew())
        self.give.clicked.connect(self._give)
        self.keep.clicked.connect(lambda: self._say(""))
        self.none.clicked.connect(self._take_away)
        self.usual.clicked.connect(self._give_usual)
        self.reset_all.clicked.connect(self._bindings.reset_all)
        self._bindings.changed.connect(self._renew)
        theme.changed.connect(self._dress)
        self._say("")

    # -- what is shown

    def show_sheet(self) -> None:
        """Show all keys on one page."""
        self.heading.setText("Keys at a glance")
        self._renew()
        self.pages.setCurrentIndex(0)
        self.change.show()
        self.sheet.setFocus()

    def show_table(self) -> None:
        """Show the table, to change keys."""
        self.heading.setText("Change keys")
        self._say("")
        self._renew()
        self.pages.setCurrentIndex(1)
        self.change.hide()
        self.table.setFocus()

    def html(self, *, paper: bool = False) -> str:
        """The sheet as a text, for the window or for ``paper``."""
        return cheat_sheet.as_html(cheat_sheet.groups(self._known), paper=paper)

    def _known(self, command: str) -> tuple[str, str]:
        found = self._commands.get(command)
        return (shown(self._bindings.keys(found)), found.text) if found else ("", "")

    def _dress(self) -> None:
        """Where it is not seen, it is made anew when it is shown."""
        if self.isVisible():
            self._renew()

    def _renew(self) -> None:
        self.sheet.setHtml(self.html())
        self.sheet.document().setDocumentMargin(2 * GRID)
        twice = self._bindings.twice()
        rows = [
            PaletteRow(c.id, c.text, c.menu, shown(self._bindings.keys(c)))
            for c in self._commands.values()
        ]
        typed = self.filter.text().strip()
        found = matching(typed, rows)
        found += [r for r in rows if typed and typed.casefold() in r.keys.casefold()]
        self.table.show_rows(self._key_row(row, twice) for row in dict.fromkeys(found))

    def _key_row(self, row: PaletteRow, twice: set[str]) -> KeyRow:
        command, note = self._commands[row.id], ""
        if row.id in twice:
            holder = self._bindings.holder(command, self._bindings.keys(command))
            note = f"also “{holder.text}”" if holder else ""
        elif self._bindings.own(command):
            note = f"changed; came with {shown(command.keys) or 'none'}"
        elif command.local:
            note = "in the text"
        return KeyRow(row.id, command.text, row.menu, row.keys, note, row.id in twice)

    # -- what is done

    def _chosen(self) -> Command | None:
        """The command in hand; None where the filter leaves none."""
        return self._commands.get(self.table.current())

    def _take_away(self) -> None:
        command = self._chosen()
        if command is not None:
            self._take(command, "")

    def _give_usual(self) -> None:
        command = self._chosen()
        if command is not None:
            self._bindings.reset([command])

    def _captured(self, command: str, keys: str) -> None:
        self._take(self._commands[command], keys)

    def _take(self, command: Command, keys: str) -> None:
        trouble = refusal(command, keys) if keys else ""
        holder = self._bindings.holder(command, keys) if keys else None
        if trouble:
            self._say(f"{shown(keys)} can't be given. {trouble}")
        elif holder is not None:
            self._waiting = (command, keys)
            self._say(f"{shown(keys)} is “{holder.text}”. Give it to “{command.text}”?", ask=True)
            self.give.setFocus()
        else:
            self._bindings.give(command, keys)
            self._say(f"“{command.text}” has {shown(keys)} now." if keys else "")

    def _give(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._bindings.give(*waiting)
            self._say(f"“{waiting[0].text}” has {shown(waiting[1])} now.")

    def _say(self, words: str, *, ask: bool = False) -> None:
        self.said.setText(words)
        self.give.setVisible(ask)
        self.keep.setVisible(ask)
        if not ask:
            self._waiting = None
            if self.isVisible() and self.pages.currentIndex() == 1:
                self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _row(label: QLabel, *buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID)
    row.addWidget(label, 1)
    for one in buttons:
        row.addWidget(one)
    return row
