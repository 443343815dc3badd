"""The whole job by mouse; the keyboard only types names."""

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLineEdit, QMenu, QWidget

from coder_app.ui.documents.speaker_table import SPEAKER
from tests.e2e.story import Stage, tell

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
NOTCH = 120
MOST_NOTCHES = 60
PATIENCE = 10


class Mouse:
    """Presses, drags, turns the wheel; finds things by their names as a person does by eye."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    # -- the mouse

    def find(self, name: str) -> QWidget:
        found = self.stage.window.findChild(QWidget, name)
        assert found is not None, f"there is no {name!r}"
        self.stage.until(found.isVisible)
        return found

    def click(self, name: str) -> None:
        self.stage.qtbot.mouseClick(self.find(name), LEFT)

    def type(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        self.stage.qtbot.keyClicks(focus, text)

    def overwrite(self, name: str, text: str) -> None:
        """Triple click: all of a field is selected and typed over.

        Clicks that a busy machine draws out select nothing; a person sees it and clicks again.
        """
        field = self.find(name)
        assert isinstance(field, QLineEdit)
        for _ in range(PATIENCE):
            self.stage.qtbot.mouseClick(field, LEFT)
            self.stage.qtbot.mouseDClick(field, LEFT)
            self.stage.qtbot.mouseClick(field, LEFT)
            if field.selectedText() == field.text():
                break
            self.stage.qtbot.wait(QApplication.doubleClickInterval())
        self.type(text)
        assert field.text() == text

    def item(self, view: QAbstractItemView, row: int, column: int = 0) -> tuple[QWidget, QPoint]:
        """The viewport and the middle of a cell in it."""
        model = view.model()
        index = model.index(row, column)
        view.scrollTo(index)
        return view.viewport(), view.visualRect(index).center()

    def click_item(self, view: QAbstractItemView, row: int, column: int = 0) -> None:
        port, place = self.item(view, row, column)
        self.stage.qtbot.mouseClick(port, LEFT, pos=place)

    def double_click_item(self, view: QAbstractItemView, row: int, column: int = 0) -> None:
        port, place = self.item(view, row, column)
        self.stage.qtbot.mouseClick(port, LEFT, pos=place)
        self.stage.qtbot.mouseDClick(port, LEFT, pos=place)

    def choose(self, box: QComboBox, text: str) -> None:
        """Open a box of choices and click one; Qt heeds no click soon after it opened."""
        view, row = box.view(), box.findText(text)
        if not view.isVisible():
            self.stage.qtbot.mouseClick(box, LEFT)
        self.stage.until(view.isVisible)
        for _ in range(PATIENCE):
            self.stage.qtbot.wait(QApplication.doubleClickInterval() // 2)
            self.click_item(view, row)
            if QApplication.activePopupWidget() is None:
                return
        raise AssertionError(f"{text!r} could not be chosen")

    def menu(self, title: str, command: str) -> None:
        """Open a menu of the window and click a command."""
        bar = self.stage.window.menuBar()
        action = next(one for one in bar.actions() if one.text().replace("&", "") == title)
        wanted = self.stage.window.actions_by_id[command]
        with self.stage.qtbot.waitSignal(wanted.triggered):
            title_place = bar.actionGeometry(action).center()
            self.stage.qtbot.mouseMove(bar, title_place)  # a menu heeds a pointer that came to it
            self.stage.qtbot.mouseClick(bar, LEFT, pos=title_place)
            self._take(words_of(wanted))

    def context(self, widget: QWidget, place: QPoint, words: str) -> None:
        """Click with the right button, then a line of the menu."""
        over = widget.mapToGlobal(place)
        self.stage.qtbot.mouseMove(widget, place)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, over)
        QApplication.sendEvent(widget, event)
        self._take(words)

    def _take(self, words: str) -> None:
        self.stage.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        line = next(one for one in menu.actions() if words_of(one) == words)
        place = menu.actionGeometry(line).center()
        for step in (QPoint(-8, 0), QPoint(-4, 0), QPoint(0, 0)):
            self.stage.qtbot.mouseMove(menu, place + step)
        self.stage.until(lambda: menu.activeAction() is line)
        self.stage.qtbot.mouseClick(menu, LEFT, pos=place)

    # -- first minutes

    def say_who_codes(self, name: str, initials: str) -> None:
        self.click("start.new")
        self.click("coder.name")
        self.type(name)
        self.overwrite("coder.initials", initials)
        self.click("coder.go-on")

    def begin_project(self, name: str, folder: Path) -> None:
        self.click("new.name")
        self.type(name)
        self.overwrite("new.folder", str(folder))
        self.click("new.create")

    # -- import

    def bring_files(self, paths: list[Path]) -> None:
        self.stage.person.to_open.append(paths)
        self.click("documents.import")

    def correct(self, speaker: str, column: int, text: str) -> None:
        preview = self.stage.window.importing.preview
        assert preview is not None
        view, model = preview.view, preview.model
        names = [model.index(row, SPEAKER).data() for row in range(model.rowCount())]
        row = names.index(speaker)
        self.double_click_item(view, row, column)
        boxes = view.viewport().findChildren(QComboBox, "import.cell")
        self.choose(boxes[-1], text)
        self.stage.until(lambda: model.index(row, column).data() == text)

    def confirm_import(self) -> None:
        self.click("import.go")

    # -- coding

    def select(self, words: str) -> None:
        """Drag from the first letter to behind the last."""
        view = self.stage.window.work.reader.reader.text
        start = self.stage.text.index(words)
        self._wheel_to(start)
        self._wheel_to(start + len(words))
        port = view.viewport()
        first = view.caret_rect(start).center() + QPoint(2, 0)
        last = view.caret_rect(start + len(words)).center() - QPoint(2, 0)
        self.stage.qtbot.wait(QApplication.doubleClickInterval() + 20)  # a click of its own
        self.stage.qtbot.mousePress(port, LEFT, pos=first)
        for place in ((first + last) / 2, last):
            move = QMouseEvent(
                QMouseEvent.Type.MouseMove,
                QPointF(place),
                QPointF(port.mapToGlobal(place)),
                Qt.MouseButton.NoButton,
                LEFT,
                NONE,
            )
            QApplication.sendEvent(port, move)
        self.stage.qtbot.mouseRelease(port, LEFT, pos=last)
        selected = self.stage.window.work.reader.selection
        chosen = self.stage.text[selected.start : selected.end]
        assert chosen.strip(".?") == words.strip(".?")

    def _wheel_to(self, offset: int) -> None:
        view = self.stage.window.work.reader.reader.text
        port = view.viewport()
        for _ in range(MOST_NOTCHES):
            place = view.caret_rect(offset).center().y()
            if 0 < place < port.height() - 40:
                return
            turn = NOTCH if place <= 0 else -NOTCH
            middle = QPointF(port.rect().center())
            QApplication.sendEvent(
                port,
                QWheelEvent(
                    middle,
                    QPointF(port.mapToGlobal(middle.toPoint())),
                    QPoint(0, 0),
                    QPoint(0, turn),
                    Qt.MouseButton.NoButton,
                    NONE,
                    Qt.ScrollPhase.NoScrollPhase,
                    False,
                ),
            )
        raise AssertionError("the wheel did not lead there")

    def type_code(self, name: str) -> None:
        self.type(name[0])
        self.type(name[1:])
        box = self.stage.window.work.reader.reader.box
        self.click_item(box.list, box.list.currentIndex().row())

    def type_new_code(self, name: str) -> None:
        self.type(name[0])
        self.type(name[1:])
        box = self.stage.window.work.reader.reader.box
        self.click_item(box.list, box.rows.rowCount() - 1)

    def _text_menu(self, words: str) -> None:
        view = self.stage.window.work.reader.reader.text
        start = self.stage.window.work.reader.selection.start
        self.context(view.viewport(), view.caret_rect(start).center(), words)

    def repeat(self) -> None:
        self._text_menu("Repeat the last code")

    def code_in_vivo(self) -> None:
        self._text_menu("New code in these words")

    def take_coding(self, code: str) -> None:
        """Click its bracket beside the text."""
        reader = self.stage.window.work.reader.reader
        coding = next(row for row in self.stage.codings() if row.code_name == code)
        self._wheel_to(coding.start)
        self._wheel_to(coding.end)
        stripe = next(one for one in reader.stripes.stripes() if one.bar.id == coding.id)
        place = QPoint(int(stripe.x), int((stripe.bar.top + stripe.bar.bottom) / 2))
        self.stage.qtbot.mouseClick(reader.stripes, LEFT, pos=place)

    def remove_coding(self) -> None:
        self._text_menu("Remove the selected coding")

    def undo(self) -> None:
        self.menu("Edit", "edit.undo")

    def redo(self) -> None:
        self.menu("Edit", "edit.redo")

    # -- codes

    def group(self, codes: list[str], theme: str) -> None:
        tree = self.stage.window.work.codebook.tree
        view = self.stage.window.work.reader.reader.text
        self.stage.qtbot.mouseClick(view.viewport(), LEFT, pos=QPoint(5, 5))  # nothing selected
        for number, code in enumerate(codes):
            place = tree.visualRect(tree.codes.index_of(self.stage.code(code).id)).center()
            held = CTRL if number else NONE
            self.stage.qtbot.mouseClick(tree.viewport(), LEFT, held, pos=place)
        self.menu("Code", "theme.group")
        self.type(theme)
        self.stage.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    def rename_code(self, code: str, name: str) -> None:
        tree = self.stage.window.work.codebook.tree
        place = tree.visualRect(tree.codes.index_of(self.stage.code(code).id)).center()
        self.stage.qtbot.mouseClick(tree.viewport(), LEFT, pos=place)
        self.context(tree.viewport(), place, "Rename")
        self.type(name)
        self.click("codebook.filter")

    # -- memo, done, suggestions

    def write_memo(self, text: str) -> None:
        self.click("memo.text")
        self.type(text)
        self.click("codebook.filter")

    def mark_done(self) -> None:
        self.menu("Document", "document.done")

    def ask_suggestions(self) -> None:
        self.menu("Suggestions", "suggest.here")

    # -- excerpts and themes

    def go_to(self, workspace: str) -> None:
        self.click(f"top.{workspace}")

    def _box(self, name: str) -> QComboBox:
        box = self.find(name)
        assert isinstance(box, QComboBox)
        return box

    def filter_code(self, path: str) -> None:
        self.choose(self._box("excerpts.filter.code"), path)

    def recode_first(self, code: str) -> None:
        self.click_item(self.stage.window.work.excerpts.view, 0, 3)
        self.menu("Code", "theme.group")
        chooser = QApplication.activePopupWidget()
        assert chooser is not None
        codes = chooser.findChild(QAbstractItemView, "chooser.list")
        assert codes is not None
        model = codes.model()
        names = [model.index(row, 0).data() for row in range(model.rowCount())]
        self.click_item(codes, names.index(code))

    def open_first_excerpt(self) -> None:
        self.double_click_item(self.stage.window.work.excerpts.view, 0, 3)

    def import_attributes(self) -> None:
        self.stage.person.to_open.append([self.stage.files.sheet])
        self.menu("File", "import.attributes")

    def split_by(self, attribute: str) -> None:
        self.choose(self._box("themes.by"), attribute)

    def click_number(self, theme: str, column: int) -> None:
        view, model = self.stage.window.work.themes.view, self.stage.window.work.themes.model
        names = [model.index(row, 0).data().strip() for row in range(model.rowCount())]
        self.click_item(view, names.index(theme), column)

    # -- out, and back again

    def export(self) -> None:
        self.click("themes.export")
        self.click("export.what.all")
        self.click("export.go")

    def open_recent(self) -> None:
        recent = self.find("start.recent")
        assert isinstance(recent, QAbstractItemView)
        self.click_item(recent, 0)


def words_of(entry: QAction) -> str:
    """What a line of a menu says, without the mark of its letter and its keys."""
    return entry.text().replace("&", "").split("\t")[0]


def test_the_whole_job_by_mouse(stage: Stage) -> None:
    tell(Mouse(stage))
