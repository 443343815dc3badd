"""Every command of the window: its words, its keys, its menu. Keys can be given anew."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from coder_app.ui.settings import Settings
from coder_app.ui.theme import theme


@dataclass(frozen=True, slots=True)
class Command:
    """One command. ``needs`` says when it can be used: always, project, write."""

    id: str
    text: str
    keys: str = ""
    menu: str = ""
    icon: str = ""
    needs: str = "project"
    separator: bool = False
    """A line before it in its menu."""
    checkable: bool = False


COMMANDS = (
    Command("project.new", "New project…", "Ctrl+N", "File", "file-plus", "always"),
    Command("project.open", "Open…", "Ctrl+O", "File", "folder-open", "always"),
    Command("project.sample", "Try the sample", "", "File", "", "always"),
    Command(
        "import.files",
        "Import transcripts…",
        "Ctrl+Shift+O",
        "File",
        "import",
        "write",
        separator=True,
    ),
    Command("import.codebook", "Import codebook…", "", "File", "", "write"),
    Command("import.attributes", "Import attributes…", "", "File", "", "write"),
    Command(
        "export.workbook",
        "Export to Excel…",
        "Ctrl+E",
        "File",
        "file-spreadsheet",
        "project",
        separator=True,
    ),
    Command("export.codebook", "Export codebook…", "", "File"),
    Command(
        "project.save", "All changes are saved", "Ctrl+S", "File", "", "project", separator=True
    ),
    Command("project.copy", "Save a copy…", "", "File", "copy"),
    Command("project.restore", "Restore…", "", "File", "history", "always"),
    Command("project.check", "Check project", "", "File"),
    Command("project.close", "Close project", "Ctrl+W", "File", "", "project", separator=True),
    Command("window.quit", "Quit", "Ctrl+Q", "File", "log-out", "always"),
    Command("edit.undo", "Undo", "Ctrl+Z", "Edit", "undo-2", "write"),
    Command("edit.redo", "Redo", "Ctrl+Shift+Z", "Edit", "redo-2", "write"),
    Command(
        "find.here", "Find in this document", "Ctrl+F", "Edit", "search", "project", separator=True
    ),
    Command("find.project", "Find in project", "Ctrl+Shift+F", "Edit"),
    Command("find.next", "Next hit", "F3", "Edit"),
    Command("find.previous", "Previous hit", "Shift+F3", "Edit"),
    Command("go.back", "Back", "Alt+Left", "Go", "arrow-left"),
    Command("go.forward", "Forward", "Alt+Right", "Go", "arrow-right"),
    Command(
        "go.next_workspace", "Next workspace", "Ctrl+PgDown", "Go", "", "project", separator=True
    ),
    Command("go.previous_workspace", "Previous workspace", "Ctrl+PgUp", "Go"),
    Command("go.next_document", "Next document", "Alt+PgDown", "Go"),
    Command("go.previous_document", "Previous document", "Alt+PgUp", "Go"),
    Command("go.next_pane", "Next pane", "F6", "Go", "", "project", separator=True),
    Command("go.previous_pane", "Previous pane", "Shift+F6", "Go"),
    Command("document.done", "Document done", "Ctrl+D", "Document", "circle-check", "write"),
    Command("document.reparse", "Find speakers again", "", "Document", "", "write"),
    Command("code.invivo", "Code in vivo", "Ctrl+I", "Code", "", "write"),
    Command("code.repeat", "Repeat the last code\tCtrl+Enter", "", "Code", "", "write"),
    Command(
        "code.memo", "Memo on what is selected", "Ctrl+Shift+M", "Code", "message-square", "write"
    ),
    Command("code.next", "Next coding", "F7", "Code", "", "project", separator=True),
    Command("code.previous", "Previous coding", "Shift+F7", "Code"),
    Command("suggest.here", "Suggest codes here", "F8", "Code", "lightbulb"),
    Command("suggest.reading", "Suggest as I read", "", "Code", "", "write", checkable=True),
    Command(
        "theme.group", "Group under a new theme", "Ctrl+G", "Code", "group", "write", separator=True
    ),
    Command("view.light", "Light", "", "View", "sun", "always", checkable=True),
    Command("view.dark", "Dark", "", "View", "moon", "always", checkable=True),
    Command("view.system", "As the system", "", "View", "", "always", checkable=True),
    Command("view.larger", "Larger text", "Ctrl++", "View", "zoom-in", "always", separator=True),
    Command("view.smaller", "Smaller text", "Ctrl+-", "View", "zoom-out", "always"),
    Command("view.usual", "Usual text size", "Ctrl+0", "View", "", "always"),
    Command("view.reading", "Reading…", "", "View"),
    Command("view.dim", "Dim interviewers", "", "View", checkable=True),
    Command("view.only_codes", "Show only these codes", "", "View", separator=True),
    Command("view.only_coder", "Show only one coder…", "", "View"),
    Command("view.others_shown", "Others' codings: shown", "", "View", checkable=True),
    Command("view.others_dimmed", "Others' codings: dimmed", "", "View", checkable=True),
    Command("view.others_hidden", "Others' codings: hidden", "", "View", checkable=True),
    Command("view.everything", "Show everything", "", "View"),
    Command("coder.change", "Coding as…", "", "Help", "", "always"),
    Command("help.keys", "Keys", "F1", "Help", "keyboard", "always"),
)
MENUS = ("File", "Edit", "Go", "Document", "Code", "View", "Help")


class Actions:
    """The commands as actions of a window, in its menus; found by id."""

    def __init__(
        self, window: QWidget, settings: Settings, does: dict[str, Callable[[], object]]
    ) -> None:
        self._settings = settings
        self._actions: dict[str, QAction] = {}
        for command in COMMANDS:
            if command.id in does:
                self._actions[command.id] = self._action(window, command, does[command.id])
        self.dress()
        theme.changed.connect(self.dress)
        window.destroyed.connect(lambda: theme.changed.disconnect(self.dress))

    def _action(self, window: QWidget, command: Command, call: Callable[[], object]) -> QAction:
        action = QAction(command.text, window)
        action.setObjectName(command.id)
        keys = self._settings.shortcut(command.id)
        action.setShortcuts(shortcuts(command.keys if keys is None else keys))
        action.setCheckable(command.checkable)
        action.triggered.connect(lambda _=False: call())
        window.addAction(action)
        return action

    def __getitem__(self, command: str) -> QAction:
        return self._actions[command]

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Make the menus."""
        menus = {}
        for title in MENUS:
            menu = bar.addMenu(f"&{title}")
            menu.setObjectName(f"menu.{title.lower()}")
            menu.setAccessibleName(title)
            menus[title] = menu
        for command in self._known():
            if command.separator:
                menus[command.menu].addSeparator()
            menus[command.menu].addAction(self._actions[command.id])
        return menus

    def allow(self, *, project: bool, write: bool) -> None:
        """Grey what can't be used: without a project, or while it can't be written."""
        for command in self._known():
            allowed = {"always": True, "project": project, "write": project and write}
            self._actions[command.id].setEnabled(allowed[command.needs])

    def dress(self) -> None:
        """Tint the icons for the style in force."""
        for command in self._known():
            if command.icon:
                self._actions[command.id].setIcon(theme.icon(command.icon))

    def keys(self) -> Iterator[tuple[str, str, str]]:
        """Menu, words and keys of every command that has keys."""
        for command in self._known():
            action = self._actions[command.id]
            if not action.shortcut().isEmpty():
                shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                yield command.menu, action.text(), shown

    def _known(self) -> Iterator[Command]:
        return (command for command in COMMANDS if command.id in self._actions)


def shortcuts(keys: str) -> list[QKeySequence]:
    """Key sequences; redo has the two that people know, larger text both of its keys."""
    more = {"Ctrl+Shift+Z": ["Ctrl+Y"], "Ctrl++": ["Ctrl+="]}
    return [QKeySequence(one) for one in [keys, *more.get(keys, [])] if one]
