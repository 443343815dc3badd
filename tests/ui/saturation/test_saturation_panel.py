"""Saturation: the statement, the table and the curve follow what is coded and chosen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from coder_app.core.codebook import create_code
from coder_app.core.coding import apply_code
from coder_app.core.exchange.read import read_file
from coder_app.core.ids import DocumentId
from coder_app.core.importing import import_items, propose
from coder_app.core.project import Project
from coder_app.ui.project_signals import ProjectSignals
from coder_app.ui.saturation import saturation_panel
from coder_app.ui.saturation.saturation_panel import SaturationPanel
from coder_app.ui.saturation.step_model import NEW, RUN, SHARE, TOTAL, WHICH

TEXT = "R: a b c d e f g.\n"


@dataclass
class Desk:
    """The panel beside seven interviews; letters stand for codes."""

    project: Project
    panel: SaturationPanel
    qtbot: QtBot
    documents: list[DocumentId]

    def code(self, *letters: str) -> None:
        """Code the first interview with the letters of the first text, and so on."""
        codes: dict[str, str] = {}
        for document, text in zip(self.documents, letters, strict=False):
            for letter in text:
                if letter not in codes:
                    codes[letter] = create_code(self.project, letter)
                start = TEXT.index(f" {letter}") + 1
                apply_code(self.project, document, start, start + 1, codes[letter])
        coded = sum(bool(text) for text in letters)
        self.qtbot.waitUntil(lambda: self.panel.model.rowCount() == coded)

    @staticmethod
    def choose(box: QComboBox, value: int) -> None:
        box.setCurrentIndex(box.findData(value))

    def column(self, column: int) -> list[str]:
        model = self.panel.model
        return [model.index(row, column).data() for row in range(model.rowCount())]


@pytest.fixture
def desk(project: Project, qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[Desk]:
    assert dressed is not None
    paths = [tmp_path / f"P{number}.txt" for number in range(1, 8)]
    for number, path in enumerate(paths):
        path.write_text(TEXT + f"\nI: {number}?\n", encoding="utf-8")
    report = import_items(project, propose(project, [read_file(path) for path in paths]))
    panel = SaturationPanel()
    qtbot.addWidget(panel)
    panel.resize(900, 600)
    signals = ProjectSignals(project)
    panel.open_project(project, signals)
    panel.show()
    yield Desk(project, panel, qtbot, [row.id for row in report.documents])
    panel.close_project()
    signals.stop()


def test_nothing_coded_says_what_to_do(desk: Desk) -> None:
    assert desk.panel.said.text() == saturation_panel.NOTHING
    assert desk.panel.table.isHidden()
    assert not desk.panel.export.isEnabled()


def test_new_codes_their_sum_and_the_share_of_the_base(desk: Desk) -> None:
    desk.code("ab", "c", "", "d", "e", "a", "b")
    assert desk.column(NEW) == ["2", "1", "1", "1", "0", "0"]
    assert desk.column(TOTAL) == ["2", "3", "4", "5", "5", "5"]
    assert desk.column(RUN) == ["", "", "", "", "", "0"]
    assert desk.column(SHARE)[-1] == "0 %"
    assert desk.column(WHICH)[0] == "a, b"
    assert desk.panel.said.text() == (
        "The last 5 of 6 documents brought 3 new codes, of 5 codes in all."
    )
    assert "reached. Documents 5 and 6 brought no new code, 0 %" in desk.panel.measured.text()
    assert "Not shown: 1 document not coded yet." in desk.panel.note.text()


def test_another_base_and_another_threshold(desk: Desk) -> None:
    desk.code("ab", "cd", "e", "a", "b", "a")
    assert "it needs" not in desk.panel.measured.text()
    desk.choose(desk.panel.base, 2)
    assert "Documents 4 and 5" in desk.panel.measured.text()
    desk.choose(desk.panel.threshold, 20)
    assert "Documents 4 and 5" in desk.panel.measured.text()
    desk.choose(desk.panel.run, 1)
    assert "Document 4 brought no new code" in desk.panel.measured.text()
    desk.qtbot.keyClick(desk.panel.base, Qt.Key.Key_Down)
    assert desk.panel.asked().base == 3


def test_the_order_of_the_list_and_chosen_documents(desk: Desk) -> None:
    desk.documents.reverse()
    desk.code("a", "ab", "c")
    assert desk.column(WHICH) == ["a", "b", "c"]
    desk.panel.order.setCurrentIndex(1)
    assert desk.column(WHICH) == ["c", "a, b", ""]
    desk.panel.documents.choose([desk.documents[1]])
    assert desk.column(WHICH) == ["a, b"]
    desk.panel.documents.choose([desk.documents[6]])
    assert desk.panel.said.text() == saturation_panel.NOTHING_LEFT


def test_enter_opens_the_document_and_the_statement_is_copied(desk: Desk) -> None:
    desk.code("a", "b")
    opened: list[tuple[str, int, int]] = []
    desk.panel.placeActivated.connect(lambda *place: opened.append(place))
    desk.panel.table.selectRow(1)
    desk.qtbot.keyClick(desk.panel.table, Qt.Key.Key_Return)
    assert opened == [(desk.documents[1], 0, 0)]
    desk.qtbot.mouseClick(desk.panel.copy, Qt.MouseButton.LeftButton)
    copied = QApplication.clipboard().text()
    assert copied.startswith(
        "The last of 2 documents brought 1 new code, of 2 codes in all. Base 4"
    )


def test_the_curve_is_painted_and_says_whose_column_is_pointed_at(desk: Desk) -> None:
    curve = desk.panel.curve
    empty = curve.grab().toImage()
    desk.code("ab", "c", "d", "e", "a", "b")
    assert curve.grab().toImage() != empty
    assert curve.accessibleDescription().startswith("The last 5 of 6 documents")
    assert curve.step_at(QPointF(curve._column(2).center())) == 2
    assert curve.step_at(QPointF(2, 2)) is None


def test_escape_leaves_and_everything_has_a_name(
    desk: Desk, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(desk.panel) == []
    with desk.qtbot.waitSignal(desk.panel.left):
        desk.qtbot.keyClick(desk.panel.what, Qt.Key.Key_Escape)
