"""The palette: every command found by typing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from coder_app.ui.widgets.palette import Palette, PaletteRow, matching

ROWS = (
    PaletteRow("code.later", "Mark, code later", "Code", "Ctrl+L"),
    PaletteRow("select.grow", "Grow the selection", "Select", "Space"),
    PaletteRow("document.done", "Document done", "Document", "Ctrl+D", able=False),
    PaletteRow("code.memo", "Memo on what is selected", "Code", "Ctrl+Shift+M"),
)


@pytest.fixture
def chosen(qtbot, dressed):  # noqa: ARG001 - dressed first
    done: list[str] = []
    home = QWidget()
    qtbot.addWidget(home)
    home.resize(900, 600)
    palette = Palette(ROWS, done.append, home)
    home.show()
    palette.offer(home)
    yield palette, done
    home.close()


def test_words_are_found_by_their_beginnings_then_by_likeness() -> None:
    assert [row.id for row in matching("", ROWS)] == [row.id for row in ROWS]
    whole = PaletteRow("x", "Import codebook"), PaletteRow("y", "Apply code…")
    assert [row.id for row in matching("code", whole)] == ["y", "x"]
    assert matching("ma la", ROWS)[0].id == "code.later"
    assert [row.id for row in matching("sel", ROWS)][:2] == ["select.grow", "code.memo"]
    assert matching("selction", ROWS)[0].id in {"select.grow", "code.memo"}
    assert matching("xyz", ROWS) == []
    assert matching("kappa", [PaletteRow("x", "Apply code"), *ROWS]) == []


def test_enter_does_the_command_in_hand(chosen) -> None:
    palette, done = chosen
    QTest.keyClicks(palette.field, "memo")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert done == ["code.memo"]


def test_arrows_move_and_what_cant_be_done_stays(chosen) -> None:
    palette, done = chosen
    for _ in range(2):
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert (done, palette.isVisible()) == ([], True)
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert done == ["select.grow"]


def test_a_row_says_all_it_shows() -> None:
    assert ROWS[2].spoken == "Document done, Document, Ctrl+D, not now"


def test_nothing_found_is_said(chosen) -> None:
    palette, done = chosen
    QTest.keyClicks(palette.field, "kappa")
    assert palette.list.count() == 1
    assert palette.list.item(0).text() == "No command fits “kappa”"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert (done, palette.isVisible()) == ([], True)
