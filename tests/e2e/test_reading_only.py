"""A project that can only be read: nothing opens that would be refused, and why is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from coder_app.core import codebook, coding, memos
from coder_app.core.errors import ReadOnly
from coder_app.core.project import Project
from coder_app.core.reading_only import WHY
from coder_app.ui.codebook.code_menu import CodeMenu
from coder_app.ui.reader.text_view import CODE_MIME
from tests.e2e.story import Stage
from tests.planting import plant_document

CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def reading(stage: Stage, tmp_path: Path) -> Iterator[Stage]:
    """The window on a project that somebody else has open; one word is coded, with a memo."""
    holder = Project.create(tmp_path / "study.coder", coder_name="Bo Diaz", coder_initials="BD")
    document = plant_document(holder, "Nobody called me back.\nI waited.\n")
    code = codebook.create_code(holder, "Waiting")
    for start, end in ((0, 6), (25, 31)):
        one = coding.apply_code(holder, document, start, end, code).coding
    memos.set_memo(holder, "coding", one, "Seven weeks")
    stage.person.answers.append("Open to read only")
    stage.window.open_path(holder.path)
    stage.window.work.reader.focus_text()
    yield stage
    holder.close()


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Key.Key_N, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Return, CONTROL),
        (Key.Key_I, CONTROL),
        (Key.Key_L, CONTROL),
        (Key.Key_R, CONTROL),
        (Key.Key_F2, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_a_key_that_codes_opens_nothing_and_says_why(reading: Stage, key, held) -> None:
    window, reader = reading.window, reading.window.work.reader.reader
    reader.step_hit(1)
    window.work.reader.step_coding(1)
    window.status.clear_notice()
    QTest.keyClick(reader.text, key, held)
    assert reader.box.isHidden()
    assert reader.text.ends is None
    assert window.status.notice.text() == WHY


def test_the_mouse_codes_nothing_either(reading: Stage) -> None:
    window, reader = reading.window, reading.window.work.reader.reader
    data = QMimeData()
    data.setData(CODE_MIME, codebook.codebook(reading.project)[0].id.encode())
    place = reader.text.viewport().rect().center()
    rest = (
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    for event in (QDragEnterEvent(place, *rest), QDropEvent(QPointF(place), *rest)):
        QApplication.sendEvent(reader.text.viewport(), event)
    assert window.status.notice.text() == WHY
    menu = reader.hand.menu()
    enabled = {a.objectName(): a.isEnabled() for a in menu.actions() if a.objectName()}
    assert not enabled["reader.menu.open_box"]
    assert not enabled["reader.menu.remove"]
    assert enabled["reader.menu.copy"]
    menu.deleteLater()


def test_nobody_is_said_to_be_coding(reading: Stage) -> None:
    top = reading.window.work.top
    assert top.coder.text() == "Reading only"
    assert top.coder.toolTip() == WHY
    assert not top.coder.isEnabled()
    assert reading.window.status.saved.text() == "Open to read only"


def test_memos_are_read_and_no_field_asks_for_one(reading: Stage) -> None:
    here, reader = reading.window.work.here, reading.window.work.reader
    reader.step_coding(1)
    reading.until(lambda: here.list.count() == 1)
    assert here.hint.isHidden()
    assert here.memo.isHidden()
    reader.step_coding(1)
    reading.until(lambda: here.memo.toPlainText() == "Seven weeks")
    assert here.memo.isReadOnly()
    assert not here.memo.isHidden()
    with pytest.raises(ReadOnly, match="Save a copy"):
        here._remove()


def test_codes_and_documents_are_not_renamed_or_dragged(reading: Stage) -> None:
    work = reading.window.work
    work.codebook.tree.choose(codebook.codebook(reading.project)[0].id)
    work.codebook.tree.setFocus()
    QTest.keyClick(work.codebook.tree, Key.Key_F2)
    assert work.codebook.tree.state() == work.codebook.tree.State.NoState
    assert not work.codebook.add.isEnabled()
    with pytest.raises(ReadOnly, match="Save a copy"):
        work.codebook.add_code()
    menus = [CodeMenu(work.codebook, reading.project), work.documents.menu()]
    for menu, able in zip(menus, ("Show excerpts", "Open"), strict=True):
        assert isinstance(menu, QMenu)
        enabled = [a.text().partition("\t")[0] for a in menu.actions() if a.isEnabled()]
        assert able in enabled
        assert not {"Rename", "Delete…", "Import…", "Code sets"} & set(enabled)
        menu.deleteLater()
    work.documents.list.setFocus()
    QTest.keyClick(work.documents.list, Key.Key_F2)
    assert work.documents.list.state() == work.documents.list.State.NoState


def test_files_are_not_read_that_could_not_be_imported(reading: Stage, tmp_path: Path) -> None:
    with pytest.raises(ReadOnly, match="Save a copy"):
        reading.window.import_files([tmp_path / "P01.txt"])
    assert reading.window.importing.preview is None


def test_a_project_that_can_be_written_is_coded_in_again(reading: Stage, tmp_path: Path) -> None:
    copy = tmp_path / "copy.coder"
    reading.project.save_copy(copy)
    reading.window.open_path(copy)
    reading.window.work.reader.focus_text()
    QTest.keyClick(reading.window.work.reader.reader.text, Key.Key_N)
    assert not reading.window.work.reader.reader.box.isHidden()
    assert reading.window.work.top.coder.text().startswith("Coding as ")
    assert reading.window.work.codebook.add.isEnabled()
    reading.window.work.reader.reader.box.close_box()
