"""A codebook pasted for a new project: seen before it is made, themes with their codes after."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coder_app.core.codebook import codebook
from coder_app.ui.main_window import MainWindow
from coder_app.ui.window_commands import projects

LIST = (
    "Communication\n\t- No call back - nobody rang\n\t- Kept informed\nSupport\n\t- Family\nAlone\n"
)
CTRL = Qt.KeyboardModifier.ControlModifier


def test_indented_lines_become_themes_with_codes(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    projects.new_project(window)
    form = window.start.new_form
    QTest.keyClicks(form.name, "Pasted")
    form.folder.setText(str(tmp_path))
    qtbot.mouseClick(form.codebook.button(2), Qt.MouseButton.LeftButton)
    QApplication.clipboard().setText(LIST)
    form.paste.setFocus()
    QTest.keyClick(form.paste, Qt.Key.Key_V, CTRL)
    assert form.found.text() == "2 themes, 4 codes"
    assert form.pasted.preview.isVisible()
    assert "Support" in form.pasted.preview.toPlainText()
    qtbot.mouseClick(form.create_, Qt.MouseButton.LeftButton)
    rows = codebook(window.project)
    assert [(row.depth, row.name, row.is_theme) for row in rows] == [
        (0, "Communication", True),
        (1, "No call back", False),
        (1, "Kept informed", False),
        (0, "Support", True),
        (1, "Family", False),
        (0, "Alone", False),
    ]
    codes = window.work.codebook.tree.codes
    assert codes.rowCount(codes.heading()) == 1
    assert codes.index(0, 0, codes.heading()).data() == "Alone"
