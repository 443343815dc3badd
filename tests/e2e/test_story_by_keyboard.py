"""The whole job without touching the mouse."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QListView, QMenu, QTreeView, QWidget

from coder_app.ui.documents.speaker_table import SPEAKER
from tests.e2e.story import Stage, tell

Key = Qt.Key
NONE, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
MOST_TABS = 40


class Keyboard:
    """Presses keys where the focus is, and nowhere else."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    # -- keys

    @staticmethod
    def focus() -> QWidget:
        """What gets the next key: an open menu or popup, or the widget that has the focus."""
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QMenu):
            return popup
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the focus"
        return found

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.stage.qtbot.keyClick(self.focus(), key, modifiers)

    def type(self, text: str) -> None:
        """Type letter by letter; the focus may move with the first, as it does to the box."""
        for letter in text:
            self.stage.qtbot.keyClicks(self.focus(), letter)

    def press_until(self, true: Callable[[], bool], key: Qt.Key, most: int = MOST_TABS) -> None:
        for _ in range(most):
            if true():
                return
            self.press(key)
        raise AssertionError(f"{key} did not lead there; at {self.focus().objectName()!r}")

    def tab_to(self, name: str) -> None:
        self.press_until(lambda: self.focus().objectName() == name, Key.Key_Tab)

    def pane(self, name: str) -> None:
        self.press_until(lambda: self.focus().objectName() == name, Key.Key_F6, most=8)

    def overwrite(self, text: str) -> None:
        self.press(Key.Key_A, CTRL)
        self.type(text)

    def choose(self, name: str, text: str) -> None:
        """Step to an entry of a box of choices."""
        self.tab_to(name)
        box = self.focus()
        assert isinstance(box, QComboBox)
        self.press(Key.Key_Home)
        self.press_until(lambda: box.currentText() == text, Key.Key_Down)

    # -- first minutes

    def say_who_codes(self, name: str, initials: str) -> None:
        assert self.focus().objectName() == "start.new"
        self.press(Key.Key_Return)
        self.type(name)
        self.tab_to("coder.initials")
        self.overwrite(initials)
        self.press(Key.Key_Return)

    def begin_project(self, name: str, folder: Path) -> None:
        assert self.focus().objectName() == "new.name"
        self.type(name)
        self.tab_to("new.folder")
        self.overwrite(str(folder))
        self.tab_to("new.create")
        self.press(Key.Key_Space)

    # -- import

    def bring_files(self, paths: list[Path]) -> None:
        self.stage.person.to_open.append(paths)
        self.press(Key.Key_O, CTRL | SHIFT)

    def correct(self, speaker: str, column: int, text: str) -> None:
        self.tab_to("import.speakers")
        preview = self.stage.window.importing.preview
        assert preview is not None
        view = preview.view
        self.press(Key.Key_Home, CTRL)
        self.press_until(
            lambda: view.currentIndex().siblingAtColumn(SPEAKER).data() == speaker, Key.Key_Down
        )
        self.press_until(lambda: view.currentIndex().column() == column, Key.Key_Right)
        self.press(Key.Key_F2)
        box = self.focus()
        assert isinstance(box, QComboBox)
        self.press_until(lambda: box.currentText() == text, Key.Key_Down)
        self.press(Key.Key_Return)
        self.stage.until(lambda: self.focus().objectName() == "import.speakers")
        assert view.currentIndex().data() == text

    def confirm_import(self) -> None:
        self.tab_to("import.go")
        self.press(Key.Key_Space)

    # -- coding

    def select(self, words: str) -> None:
        self.press(Key.Key_F, CTRL)
        self.overwrite(words)
        self.press(Key.Key_Escape)
        assert self.focus().objectName() == "reader.text"
        selected = self.stage.window.work.reader.selection
        assert self.stage.text[selected.start : selected.end] == words

    def type_code(self, name: str) -> None:
        self.type(name)
        assert self.focus().objectName() == "reader.code-box.field"
        self.press(Key.Key_Return)

    def type_new_code(self, name: str) -> None:
        self.type(name)
        self.press(Key.Key_Return, CTRL)

    def repeat(self) -> None:
        self.press(Key.Key_Return, CTRL)

    def code_in_vivo(self) -> None:
        self.press(Key.Key_I, CTRL)

    def take_coding(self, code: str) -> None:
        self.press(Key.Key_Escape)
        self.press(Key.Key_Home, CTRL)
        names = {row.id: row.code_name for row in self.stage.codings()}
        work = self.stage.window.work

        def there() -> bool:
            return [names[one] for one in work.reader.selection.codings] == [code]

        self.press_until(there, Key.Key_F7)

    def remove_coding(self) -> None:
        self.press(Key.Key_Delete)

    def undo(self) -> None:
        self.press(Key.Key_Z, CTRL)

    def redo(self) -> None:
        self.press(Key.Key_Z, CTRL | SHIFT)

    # -- codes

    def group(self, codes: list[str], theme: str) -> None:
        tree = self._to_code(codes[0])
        for _ in codes[1:]:
            self.press(Key.Key_Down, SHIFT)
        chosen = [index.data() for index in tree.selectedIndexes()]
        assert chosen == codes
        self.press(Key.Key_G, CTRL)
        self.type(theme)
        self.press(Key.Key_Return)

    def _to_code(self, name: str) -> QTreeView:
        self.pane("codebook.tree")
        tree = self.focus()
        assert isinstance(tree, QTreeView)
        self.press(Key.Key_Home)
        self.press_until(lambda: tree.currentIndex().data() == name, Key.Key_Down)
        return tree

    def rename_code(self, code: str, name: str) -> None:
        self._to_code(code)
        self.press(Key.Key_F2)
        self.overwrite(name)
        self.press(Key.Key_Return)
        self.stage.until(lambda: self.focus().objectName() == "codebook.tree")
        self.press(Key.Key_Escape)

    # -- memo, done, suggestions

    def write_memo(self, text: str) -> None:
        self.press(Key.Key_M, CTRL | SHIFT)
        assert self.focus().objectName() == "memo.text"
        self.type(text)
        self.press(Key.Key_Escape)

    def mark_done(self) -> None:
        self.press(Key.Key_D, CTRL)

    def ask_suggestions(self) -> None:
        self.press(Key.Key_F8)

    # -- excerpts and themes

    def go_to(self, workspace: str) -> None:
        for _ in range(3):
            if self.stage.window.work.workspace() == workspace:
                return
            self.press(Key.Key_PageDown, CTRL)

    def filter_code(self, path: str) -> None:
        self.choose("excerpts.filter.code", path)

    def _first_excerpt(self) -> None:
        self.tab_to("excerpts.list")
        self.press(Key.Key_Home, CTRL)
        view = self.stage.window.work.excerpts.view
        self.press_until(lambda: bool(self.stage.window.work.excerpts.chosen()), Key.Key_Down)
        assert view.hasFocus()

    def recode_first(self, code: str) -> None:
        self._first_excerpt()
        self.press(Key.Key_G, CTRL)
        assert self.focus().objectName() == "chooser.field"
        self.type(code)
        self.press(Key.Key_Return)

    def open_first_excerpt(self) -> None:
        self._first_excerpt()
        self.press(Key.Key_Return)

    def import_attributes(self) -> None:
        self.stage.person.to_open.append([self.stage.files.sheet])
        self._menu(Key.Key_F, "import.attributes")

    def _menu(self, letter: Qt.Key, command: str) -> None:
        self.press(letter, ALT)
        self.stage.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = self.focus()
        assert isinstance(menu, QMenu)

        def there() -> bool:
            action = menu.activeAction()
            return action is not None and action.objectName() == command

        self.press_until(there, Key.Key_Down)
        self.press(Key.Key_Return)

    def split_by(self, attribute: str) -> None:
        self.choose("themes.by", attribute)

    def click_number(self, theme: str, column: int) -> None:
        self.tab_to("themes.table")
        view = self.stage.window.work.themes.view
        self.press(Key.Key_Home, CTRL)
        self.press_until(
            lambda: view.currentIndex().siblingAtColumn(0).data().strip() == theme, Key.Key_Down
        )
        self.press_until(lambda: view.currentIndex().column() == column, Key.Key_Right)
        self.press(Key.Key_Return)

    # -- out, and back again

    def export(self) -> None:
        self.press(Key.Key_E, CTRL)
        self.tab_to("export.what.themes")
        self.press(Key.Key_Down)  # everything
        self.tab_to("export.go")
        self.press(Key.Key_Return)

    def open_recent(self) -> None:
        recent = self.focus()
        assert isinstance(recent, QListView)
        self.press(Key.Key_Return)


def test_the_whole_job_by_keyboard_alone(stage: Stage) -> None:
    tell(Keyboard(stage))
