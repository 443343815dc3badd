"""A click on a code in the real window: what it coded is said where it was, and undone there."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from coder_app.core.codebook import codebook
from coder_app.ui.main_window import MainWindow

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL_DOWN = (Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)


def uncoded_sentence(window: MainWindow) -> tuple[int, int]:
    """Select, by keys, the first sentence from the top that has no coding."""
    text = window.work.reader.reader.text
    text.setFocus()
    text.select(0, 0)
    for _ in range(200):
        QTest.keyClick(text, *CTRL_DOWN)
        if not text.marks.index.touching(*text.selected):
            return text.selected
    raise AssertionError


def spot(window: MainWindow, name: str) -> QPoint:
    tree = window.work.codebook.tree
    row = next(row for row in codebook(window.project) if row.name == name)
    tree.scrollTo(tree.codes.index_of(row.id))
    area = tree.visualRect(tree.codes.index_of(row.id))
    return QPoint(area.left() + 40, area.center().y())


def link(window: MainWindow) -> QPushButton:
    buttons = window.work.codebook.clicks.line.findChildren(QPushButton)
    return next(one for one in buttons if one.isVisible())


def test_a_click_codes_and_its_link_undoes(window: MainWindow, qtbot: QtBot) -> None:
    start = window.work.reader.coding_count
    uncoded_sentence(window)
    tree = window.work.codebook.tree
    qtbot.mouseClick(tree.viewport(), LEFT, NONE, spot(window, "Kept informed"))
    assert window.work.reader.coding_count == start + 1
    assert QApplication.focusWidget() is window.work.reader.reader.text
    qtbot.mouseClick(link(window), LEFT)
    assert window.work.reader.coding_count == start
    assert QApplication.focusWidget() is window.work.reader.reader.text


def test_after_f6_and_arrows_a_click_only_shows_the_code(window: MainWindow, qtbot: QtBot) -> None:
    start = window.work.reader.coding_count
    uncoded_sentence(window)
    tree = window.work.codebook.tree
    for _ in range(12):
        if QApplication.focusWidget() is tree:
            break
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    qtbot.mouseClick(tree.viewport(), LEFT, NONE, spot(window, "Kept informed"))
    assert window.work.reader.coding_count == start
    qtbot.mouseClick(link(window), LEFT)
    assert window.work.reader.coding_count == start + 1


def test_a_double_click_for_excerpts_leaves_no_coding(window: MainWindow, qtbot: QtBot) -> None:
    start = window.work.reader.coding_count
    uncoded_sentence(window)
    port, place = window.work.codebook.tree.viewport(), spot(window, "Kept informed")
    qtbot.mouseClick(port, LEFT, NONE, place)
    QTest.mouseDClick(port, LEFT, NONE, place)
    assert window.work.workspace() == "excerpts"
    assert window.work.reader.coding_count == start


def test_choosing_several_codes_leaves_no_coding(window: MainWindow, qtbot: QtBot) -> None:
    """The first click of several codes the words still selected; the second says what was meant."""
    start = window.work.reader.coding_count
    uncoded_sentence(window)
    tree = window.work.codebook.tree
    qtbot.mouseClick(tree.viewport(), LEFT, NONE, spot(window, "Kept informed"))
    assert window.work.reader.coding_count == start + 1
    port, place = tree.viewport(), spot(window, "No call back")
    qtbot.mouseClick(port, LEFT, Qt.KeyboardModifier.ControlModifier, place)
    assert window.work.reader.coding_count == start
    names = {row.id: row.name for row in codebook(window.project)}
    assert {names[code] for code in tree.chosen()} == {"Kept informed", "No call back"}
    assert QApplication.focusWidget() is tree
    qtbot.mouseClick(link(window), LEFT)
    assert window.work.reader.coding_count == start + 1
