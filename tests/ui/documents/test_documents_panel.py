"""The list of documents by keys and mouse, on a real project."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from coder_app.core import coders
from coder_app.core.codebook import create_code
from coder_app.core.coding import apply_code
from coder_app.core.documents import delete_documents, set_status
from coder_app.core.errors import CoderError
from coder_app.core.marks import mark_segment
from coder_app.core.memos import set_memo
from coder_app.core.suggestions import choices
from coder_app.ui.documents.documents_panel import CANCEL, DELETE, EMPTY

CTRL = Qt.KeyboardModifier.ControlModifier


def code_something(desk, name: str) -> None:
    code = create_code(desk.project, f"Code in {name}")
    apply_code(desk.project, desk.row(name).id, 5, 20, code)


# -- what is shown


def test_an_empty_project_says_what_to_do_and_imports(desk):
    assert desk.panel.empty.isVisible()
    assert desk.panel.empty.text() == EMPTY
    with desk.qtbot.waitSignal(desk.panel.importAsked):
        desk.qtbot.mouseClick(desk.panel.bring, Qt.MouseButton.LeftButton)


def test_documents_take_the_place_of_the_target(desk):
    desk.bring("P01", "P02")
    assert desk.shown() == ["P01", "P02"]
    assert not desk.panel.target.isVisible()
    assert not desk.panel.empty.isVisible()
    assert desk.panel.title.text() == "DOCUMENTS 2"


def test_the_header_counts_what_is_done(desk):
    desk.bring("P01", "P02", "P03")
    set_status(desk.project, desk.row("P02").id, "done")
    assert desk.panel.title.text() == "DOCUMENTS 3 · 1 done"


def test_codings_are_counted_a_moment_after_they_are_made(desk):
    desk.bring("P01", "P02")
    code_something(desk, "P02")
    heard = lambda: desk.panel.list.item(1).data(Qt.ItemDataRole.AccessibleTextRole)  # noqa: E731
    desk.qtbot.waitUntil(lambda: heard() == "P02, 1 coding, coding")


def test_selection_and_hand_survive_a_new_document(desk):
    desk.bring("P01", "P02", "P03")
    desk.click("P03")
    desk.click("P02", CTRL)
    desk.bring("P01b")
    assert [row.name for row in desk.panel.list.chosen()] == ["P02", "P03"]
    assert desk.panel.chosen().name == "P02"


def test_a_name_being_typed_survives_counts_that_change(desk):
    desk.bring("P01")
    desk.click("P01")
    desk.press(Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    field.selectAll()
    desk.qtbot.keyClicks(field, "Half a na")
    code_something(desk, "P01")
    desk.qtbot.waitUntil(lambda: desk.panel._stale)
    assert field.isVisible()
    assert field.text() == "Half a na"
    desk.qtbot.keyClick(field, Qt.Key.Key_Escape)
    desk.qtbot.waitUntil(lambda: desk.panel.rows[0].codings == 1)
    assert desk.names() == ["P01"]


def test_closing_the_project_leaves_nothing_in_sight(desk):
    desk.bring("P01")
    desk.panel.close_project()
    assert desk.shown() == []
    assert desk.panel.title.text() == "DOCUMENTS"


def test_a_document_that_is_open_is_taken_in_hand(desk):
    desk.bring("P01", "P02")
    desk.panel.show_current(desk.row("P02").id)
    assert desk.panel.list.current == desk.row("P02").id
    assert desk.panel.chosen().name == "P02"


# -- opening


def test_a_click_and_enter_open_a_document(desk):
    desk.bring("P01", "P02")
    with desk.qtbot.waitSignal(desk.panel.documentActivated) as clicked:
        desk.click("P02")
    assert clicked.args == [desk.row("P02").id]
    desk.press(Qt.Key.Key_Up)
    with desk.qtbot.waitSignal(desk.panel.documentActivated) as entered:
        desk.press(Qt.Key.Key_Return)
    assert entered.args == [desk.row("P01").id]


def test_choosing_several_documents_opens_none(desk):
    desk.bring("P01", "P02")
    with desk.qtbot.assertNotEmitted(desk.panel.documentActivated):
        desk.click("P02", CTRL)


def test_the_neighbours_of_a_document_end_with_the_list(desk):
    desk.bring("P01", "P02", "P03")
    middle = desk.row("P02").id
    assert desk.panel.neighbour(middle, 1) == desk.row("P03").id
    assert desk.panel.neighbour(middle, -1) == desk.row("P01").id
    assert desk.panel.neighbour(desk.row("P03").id, 1) is None
    assert desk.panel.neighbour(None, 1) == desk.row("P01").id


def test_escape_goes_back_to_the_text(desk):
    desk.bring("P01")
    desk.click("P01")
    with desk.qtbot.waitSignal(desk.panel.leftForText):
        desk.press(Qt.Key.Key_Escape)


# -- changing


def test_done_and_back_again(desk):
    desk.bring("P01", "P02")
    code_something(desk, "P02")
    for name, again in (("P01", "not started"), ("P02", "coding")):
        desk.panel.toggle_done(desk.row(name).id)
        assert desk.row(name).status == "done"
        desk.panel.toggle_done(desk.row(name).id)
        assert desk.row(name).status == again


def test_f2_renames_in_place(desk):
    desk.bring("P01", "P02")
    desk.click("P02")
    desk.press(Qt.Key.Key_F2)
    assert QApplication.focusWidget().objectName() == "documents.rename"
    desk.type_name("Moira")
    assert desk.names() == ["P01", "Moira"]
    assert desk.shown() == ["P01", "Moira"]


def test_a_name_that_is_taken_leaves_the_document_as_it_was(desk):
    desk.bring("P01", "P02")
    desk.click("P02")
    desk.press(Qt.Key.Key_F2)
    with desk.qtbot.captureExceptions() as troubles:
        desk.type_name("P01")
    assert isinstance(troubles[0][1], CoderError)
    assert desk.shown() == ["P01", "P02"]


def test_deleting_says_what_goes_with_it_and_can_be_undone(desk):
    desk.bring("P01", "P02")
    code_something(desk, "P02")
    desk.qtbot.waitUntil(lambda: desk.panel.rows[1].codings == 1)
    desk.click("P02")
    desk.answers += [CANCEL, DELETE]
    desk.press(Qt.Key.Key_Delete)
    assert desk.names() == ["P01", "P02"]
    desk.press(Qt.Key.Key_Delete)
    assert desk.asked == ["Delete “P02” with 4 turns and 1 coding?   Ctrl+Z can bring it back."] * 2
    assert desk.shown() == ["P01"]
    desk.project.undo()
    assert desk.shown() == ["P01", "P02"]


def test_deleting_says_whose_codings_go_and_that_memos_and_marks_do(desk):
    desk.bring("P02")
    code_something(desk, "P02")
    mine, document = desk.project.coder, desk.row("P02").id
    desk.project.use_coder("Bo Diaz")
    apply_code(desk.project, document, 22, 30, create_code(desk.project, "Another"))
    set_memo(desk.project, "document", document, "Long pause")
    mark_segment(desk.project, document, 1, 4)
    desk.project.use_coder(next(r.name for r in coders.coders(desk.project) if r.id == mine))
    desk.click("P02")
    desk.answers += [CANCEL]
    desk.press(Qt.Key.Key_Delete)
    assert desk.asked == [
        "Delete “P02” with 4 turns, 2 codings (1 of them by Bo Diaz), 1 memo and 1 mark?   "
        "Ctrl+Z can bring it back."
    ]


def test_several_documents_are_deleted_in_one_step(desk):
    desk.bring("P01", "P02", "P03")
    desk.click("P01")
    desk.click("P03", CTRL)
    desk.answers.append(DELETE)
    desk.press(Qt.Key.Key_Delete)
    assert desk.names() == ["P02"]
    desk.project.undo()
    assert desk.names() == ["P01", "P02", "P03"]


# -- order


@pytest.mark.parametrize(
    ("dragged", "target", "low", "order"),
    [
        ("P01", "P03", True, ["P02", "P03", "P01"]),
        ("P01", "P02", True, ["P02", "P01", "P03"]),
        ("P03", "P01", False, ["P03", "P01", "P02"]),
        ("P03", "P02", False, ["P01", "P03", "P02"]),
        ("P02", "P02", True, ["P01", "P02", "P03"]),
        ("P02", "P01", True, ["P01", "P02", "P03"]),
    ],
)
def test_a_dragged_document_goes_into_the_gap_it_is_let_go_over(desk, dragged, target, low, order):
    desk.bring("P01", "P02", "P03")
    desk.click(dragged)
    event = QDropEvent(
        QPointF(desk.spot(target, low=low)),
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    desk.panel.list.dropEvent(event)
    assert event.dropAction() == Qt.DropAction.IgnoreAction
    assert desk.names() == order
    assert desk.shown() == order
    assert desk.panel.chosen().name == dragged


def entries(desk):
    return {action.text().partition("\t")[0]: action for action in desk.panel.menu().actions()}


def test_the_menu_moves_a_document_for_those_who_do_not_drag(desk):
    desk.bring("P01", "P02", "P03")
    desk.click("P02")
    entries(desk)["Move up"].trigger()
    assert desk.names() == ["P02", "P01", "P03"]
    assert not entries(desk)["Move up"].isEnabled()
    entries(desk)["Move down"].trigger()
    entries(desk)["Move down"].trigger()
    assert desk.names() == ["P01", "P03", "P02"]
    assert not entries(desk)["Move down"].isEnabled()


def test_the_menu_marks_done_and_deletes(desk):
    desk.bring("P01")
    desk.click("P01")
    entries(desk)["Done"].trigger()
    assert desk.row("P01").status == "done"
    desk.answers.append(DELETE)
    entries(desk)["Delete…"].trigger()
    assert desk.names() == []


# -- files from elsewhere


def files(*names: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"/interviews/{name}") for name in names])
    return data


def drag(desk, data: QMimeData, spot: QPoint) -> QDragEnterEvent:
    event = QDragEnterEvent(
        spot,
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(desk.panel.list.viewport() if desk.panel.rows else desk.panel, event)
    return event


def test_files_dropped_are_to_be_imported_and_stay_where_they_are(desk):
    data = files("P01.docx", "P02.txt")
    assert drag(desk, data, QPoint(20, 60)).isAccepted()
    assert desk.panel.target.words == "Drop to import 2 files"
    drop = QDropEvent(
        QPointF(20, 60),
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with desk.qtbot.waitSignal(desk.panel.filesDropped) as dropped:
        QApplication.sendEvent(desk.panel, drop)
    assert dropped.args == [[Path("/interviews/P01.docx"), Path("/interviews/P02.txt")]]
    assert drop.dropAction() == Qt.DropAction.CopyAction
    assert desk.panel.target.words == "Drop transcripts here"


def test_files_can_be_dropped_on_a_full_list_too(desk):
    desk.bring("P01")
    assert drag(desk, files("P02.txt"), desk.spot("P01")).isAccepted()
    assert desk.panel.target.isVisible()
    QApplication.sendEvent(desk.panel, QDragLeaveEvent())
    assert not desk.panel.target.isVisible()


def test_what_is_no_file_of_this_computer_cannot_be_dropped(desk):
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/P01.docx")])
    assert not drag(desk, data, QPoint(20, 60)).isAccepted()
    text = QMimeData()
    text.setText("P01.docx")
    assert not drag(desk, text, QPoint(20, 60)).isAccepted()


def test_every_control_has_a_name(desk, nameless):
    assert nameless(desk.panel) == []
    desk.bring("P01")
    desk.click("P01")
    desk.press(Qt.Key.Key_F2)
    assert nameless(desk.panel) == []


def test_enter_in_a_name_renames_and_opens_nothing(desk, qtlog):
    desk.bring("P01", "P02")
    opened = []
    desk.panel.documentActivated.connect(opened.append)
    desk.panel.list.setFocus()
    desk.panel.list.take(0)
    desk.press(Qt.Key.Key_F2)
    desk.type_name("Ann")
    desk.qtbot.waitUntil(lambda: desk.shown() == ["Ann", "P02"])
    assert opened == []
    assert not [one.message for one in qtlog.records if "editor" in one.message]


def test_a_document_that_goes_meanwhile_waits_for_the_name(desk, qtlog):
    desk.bring("P01", "P02")
    desk.panel.list.setFocus()
    desk.panel.list.take(0)
    desk.press(Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    delete_documents(desk.project, [desk.row("P02").id])
    assert QApplication.focusWidget() is field
    desk.type_name("Ann")
    assert desk.shown() == desk.names() == ["Ann"]
    assert not [one.message for one in qtlog.records if "editor" in one.message]


def test_a_document_for_double_coding_says_so_in_the_list(desk):
    desk.bring("P01", "P02")
    heard = lambda row: desk.panel.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole)  # noqa: E731
    before = desk.panel.list.grab().toImage()
    choices.code_twice(desk.project, desk.row("P02").id, twice=True)
    assert heard(1) == "P02, 0 codings, not started, double coding"
    assert heard(0) == "P01, 0 codings, not started"
    assert "two people code it apart" in desk.panel.list.item(1).toolTip()
    assert desk.panel.list.grab().toImage() != before
    assert "not counted until" in desk.panel.list.item(1).toolTip()
    desk.project.undo()
    assert desk.panel.list.grab().toImage() == before
