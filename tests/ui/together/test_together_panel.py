"""Codes by codes: a cell opens the excerpts of both, filters narrow, no table says what to do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coder_app.core.codebook import create_code
from coder_app.core.coding import apply_code
from coder_app.core.documents import DONE, set_status
from coder_app.core.exchange.read import read_file
from coder_app.core.ids import CodeId, DocumentId
from coder_app.core.importing import import_items, propose
from coder_app.core.project import Project
from coder_app.core.suggestions.choices import code_twice
from coder_app.ui.project_signals import ProjectSignals
from coder_app.ui.theme import contrast, theme
from coder_app.ui.together import together_panel
from coder_app.ui.together.together_panel import TogetherPanel
from coder_app.ui.together.upright_header import HIGHEST

TEXT = "I: And then?\n\nR: Nobody rang me back. I felt so small.\n\nI: Why?\n\nR: I waited.\n"


@dataclass
class Desk:
    """The panel beside one interview; its codes by name."""

    project: Project
    panel: TogetherPanel
    qtbot: QtBot
    document: DocumentId
    codes: dict[str, CodeId]

    def code(self, name: str, words: str) -> None:
        start = TEXT.index(words)
        apply_code(self.project, self.document, start, start + len(words), self.codes[name])

    def cells(self) -> list[list[str]]:
        model = self.panel.model
        return [
            [model.index(row, column).data() for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def beside(self) -> list[str]:
        model = self.panel.beside.model
        return [model.excerpt(n).text for n in range(model.rowCount())]

    def click(self, row: int, column: int) -> None:
        spot = self.panel.view.visualRect(self.panel.model.index(row, column)).center()
        port = self.panel.view.viewport()
        self.qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=spot)

    def place(self, level: str) -> None:
        box = self.panel.filters.level
        box.setCurrentIndex(box.findData(level))


@pytest.fixture
def desk(project: Project, qtbot: QtBot, dressed: QApplication, tmp_path) -> Iterator[Desk]:
    assert dressed is not None
    path = tmp_path / "P01.txt"
    path.write_text(TEXT, encoding="utf-8")
    report = import_items(project, propose(project, [read_file(path)]))
    panel = TogetherPanel()
    qtbot.addWidget(panel)
    panel.resize(900, 600)
    signals = ProjectSignals(project)
    panel.open_project(project, signals)
    panel.show()
    yield Desk(project, panel, qtbot, report.documents[0].id, {})
    panel.close_project()
    signals.stop()


@pytest.fixture
def coded(desk: Desk) -> Desk:
    for name in ("Shame", "Waiting", "Silence"):
        desk.codes[name] = create_code(desk.project, name)
    desk.code("Silence", "Nobody rang me back.")
    desk.code("Shame", "back. I felt so small")
    desk.code("Waiting", "I waited")
    desk.qtbot.waitUntil(lambda: desk.panel.model.rowCount() == 3)
    return desk


def test_cells_count_and_a_click_lists_the_excerpts_of_both(coded: Desk) -> None:
    names = [code.name for code in coded.panel.table.rows]
    assert names == ["Shame", "Waiting", "Silence"]
    assert coded.cells() == [["(1)", "", "1"], ["", "(1)", ""], ["1", "", "(1)"]]
    coded.click(0, 2)
    assert coded.beside() == ["Nobody rang me back.", "back. I felt so small"]
    title = coded.panel.beside.title.text()
    assert title == (
        "Shame and Silence: together in 1 of 1 passage with either, c = 1.00. "
        "1 of 1 with “Shame”, 1 of 1 with “Silence”. 2 excerpts"
    )


def test_enter_opens_the_cell_in_hand_and_then_its_place_in_the_text(coded: Desk) -> None:
    view, opened = coded.panel.view, []
    coded.panel.placeActivated.connect(lambda *place: opened.append(place))
    view.setFocus()
    view.setCurrentIndex(coded.panel.model.index(0, 1))
    coded.qtbot.keyClick(view, Qt.Key.Key_Right)
    coded.qtbot.keyClick(view, Qt.Key.Key_Return)
    assert len(coded.beside()) == 2
    coded.qtbot.keyClick(coded.panel.beside.list, Qt.Key.Key_Return)
    start = TEXT.index("Nobody")
    assert opened == [(coded.document, start, start + len("Nobody rang me back."))]


def test_another_place_and_another_measure(coded: Desk) -> None:
    coded.place("document")
    assert coded.cells() == [["(1)", "1", "1"], ["1", "(1)", "1"], ["1", "1", "(1)"]]
    coded.panel.filters.show_as.setCurrentIndex(1)
    assert coded.cells()[0] == ["(1)", "1.00", "1.00"]
    coded.place("turn")
    assert coded.cells()[0] == ["(1)", "", "1.00"]


def test_columns_are_as_wide_as_their_widest_number(coded: Desk) -> None:
    assert coded.panel.model.longest == len("(1)")
    coded.panel.filters.show_as.setCurrentIndex(1)
    assert coded.panel.model.longest == len("<0.01")
    view = coded.panel.view
    assert view.columnWidth(0) >= view.fontMetrics().horizontalAdvance("<0.01")


def test_what_others_coded_apart_is_out_of_sight_until_one_is_done(coded: Desk) -> None:
    code_twice(coded.project, coded.document, twice=True)
    coded.qtbot.waitUntil(lambda: coded.panel.model.rowCount() == 3)
    coded.project.use_coder("Ben Moss", "BM")
    coded.panel.mark_stale()  # as the window does when somebody else codes
    assert coded.panel.message.text() == together_panel.NO_CODINGS
    coded.code("Shame", "I felt")
    coded.qtbot.waitUntil(lambda: coded.cells() == [["(1)"]])
    set_status(coded.project, coded.document, DONE)
    coded.qtbot.waitUntil(lambda: coded.panel.model.rowCount() == 3)
    assert coded.cells()[0] == ["(1)", "", "1"]


def test_chosen_codes_by_chosen_codes(coded: Desk) -> None:
    coded.panel.filters.rows.choose([coded.codes["Shame"]])
    assert coded.cells() == [["(1)"]]
    coded.panel.filters.columns.choose([coded.codes["Silence"], coded.codes["Waiting"]])
    assert coded.cells() == [["", "1"]]


def test_the_table_follows_what_is_coded_and_keeps_the_cell_in_hand(coded: Desk) -> None:
    coded.click(0, 1)
    assert coded.beside() == []
    coded.code("Waiting", "felt so small")
    coded.qtbot.waitUntil(lambda: coded.beside() == ["back. I felt so small", "felt so small"])
    assert coded.panel.view.currentIndex().column() == 1


def test_copying_takes_the_table_along(coded: Desk) -> None:
    coded.qtbot.keyClick(coded.panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().split("\n")
    assert lines[0] == "\tShame\tWaiting\tSilence"
    assert lines[1] == "Shame\t(1)\t0\t1"


def test_what_to_do_where_there_is_nothing(desk: Desk) -> None:
    panel = desk.panel
    assert panel.message.text() == together_panel.NO_CODES
    desk.codes["Shame"] = create_code(desk.project, "Shame")
    desk.qtbot.waitUntil(lambda: panel.message.text() == together_panel.NO_CODINGS)
    assert not panel.export.isEnabled()
    desk.code("Shame", "so small")
    desk.qtbot.waitUntil(lambda: panel.message.text().startswith("None of these codes"))
    panel.filters.interviewer.setChecked(True)
    panel.filters.by_hand.setChecked(True)
    desk.codes["Waiting"] = create_code(desk.project, "Waiting")
    panel.filters.rows.choose([desk.codes["Waiting"]])
    assert panel.message.text() == together_panel.NOTHING_LEFT


def test_words_stand_out_on_every_shade_in_light_and_dark(coded: Desk) -> None:
    coded.place("document")
    model = coded.panel.model
    try:
        for style in ("light", "dark"):
            theme.set_mode(style)
            for share in (0, 0.25, 0.5, 0.75, 1):
                model._most = 1 / share if share else 1e9
                cell = model.index(0, 1)
                ground: QColor = cell.data(Qt.ItemDataRole.BackgroundRole).color()
                ink: QColor = cell.data(Qt.ItemDataRole.ForegroundRole).color()
                assert contrast(ink, ground) >= 4.5
    finally:
        theme.set_mode("light")


def test_long_names_stand_upright_cut_off_and_whole_in_the_hint(coded: Desk) -> None:
    create = "A name that goes on and on until nobody can read it in one line any more"
    coded.codes[create] = create_code(coded.project, create)
    coded.code(create, "I felt")
    coded.qtbot.waitUntil(lambda: coded.panel.model.columnCount() == 4)
    header = coded.panel.view.horizontalHeader()
    assert header.height() <= HIGHEST
    assert header.sectionSize(0) < 64
    hint = coded.panel.model.headerData(3, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert create in hint


def test_escape_leaves_and_everything_has_a_name(
    coded: Desk, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(coded.panel) == []
    with coded.qtbot.waitSignal(coded.panel.left):
        coded.qtbot.keyClick(coded.panel.view, Qt.Key.Key_Escape)
