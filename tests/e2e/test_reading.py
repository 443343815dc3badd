"""Reading in the real window: how the text is set, whose codings are seen, the way back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from coder_app.app import make_window
from coder_app.core import codebook
from coder_app.core.errors import CoderError
from coder_app.ui.codebook.code_menu import CodeMenu
from coder_app.ui.main_window import MainWindow
from coder_app.ui.reader.setting import USUAL
from coder_app.ui.settings import Settings
from coder_app.ui.theme import theme
from coder_app.ui.window_commands import projects, reading
from tests.e2e.story import leave

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def usual_font() -> Iterator[None]:
    """The next test reads in the usual font again."""
    yield
    theme.read_in(USUAL.font)


def used_code(window: MainWindow) -> codebook.CodeRow:
    marks = window.work.reader.reader.text.marks.codings.values()
    first = next(iter(marks)).code_id
    return next(row for row in codebook.codebook(window.project) if row.id == first)


def test_only_a_code_is_shown_from_its_menu_and_the_line_leads_back(window: MainWindow) -> None:
    panel, row = window.work.reader, used_code(window)
    total = panel.coding_count
    window.work.codebook.tree.choose(row.id)
    menu = CodeMenu(window.work.codebook, window.project)
    next(a for a in menu.actions() if a.text() == "Show only this code").trigger()
    shown = panel.reader.text.marks.codings
    assert {mark.code_id for mark in shown.values()} == {row.id}
    assert panel.coding_count == total
    words = f"{len(shown)} of {total} codings here: only {row.name}"
    assert panel.seeing.line.words.text() == words
    assert panel.seeing.line.isVisible()
    QTest.mouseClick(panel.seeing.line.all, LEFT)
    assert len(panel.reader.text.marks.codings) == total
    assert not panel.seeing.line.isVisible()


def test_a_theme_shows_the_codes_beneath_it(window: MainWindow) -> None:
    rows = codebook.codebook(window.project)
    used = {mark.code_id for mark in window.work.reader.seeing.codings.all.values()}
    child = next(row for row in rows if row.id in used and row.parent_id is not None)
    reading.show_only(window, [child.parent_id])
    marks = window.work.reader.reader.text.marks.codings.values()
    assert child.id in {mark.code_id for mark in marks}


def test_without_a_code_chosen_nothing_is_hidden(window: MainWindow) -> None:
    with pytest.raises(CoderError, match="Select codes"):
        reading.show_only(window, [])
    assert window.work.reader.seeing.only.everything


def test_others_codings_step_back_and_go_and_the_choice_is_kept(window: MainWindow) -> None:
    panel = window.work.reader
    projects.take_coder(window, "Bea Kim")
    total = panel.coding_count
    window.actions_by_id["view.others_dimmed"].trigger()
    assert all(mark.dim for mark in panel.reader.text.marks.codings.values())
    window.actions_by_id["view.others_hidden"].trigger()
    assert panel.reader.text.marks.codings == {}
    assert (
        panel.seeing.line.words.text() == f"0 of {total} codings here: others\u2019 codings hidden"
    )
    assert window.actions_by_id["view.others_hidden"].isChecked()
    assert not window.actions_by_id["view.others_dimmed"].isChecked()
    again = make_window(Settings())
    assert again.work.reader.seeing.only.others == "hidden"
    leave(again)
    window.actions_by_id["view.everything"].trigger()
    assert len(panel.reader.text.marks.codings) == total
    assert window.actions_by_id["view.others_shown"].isChecked()


def test_the_reading_bar_sets_the_text_and_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.work.reader
    window.actions_by_id["view.reading"].trigger()
    bar = panel.reader.reading_bar
    qtbot.waitUntil(bar.font_choice.hasFocus)
    before = panel.reader.text.look.measures
    QTest.keyClick(bar.font_choice, Qt.Key.Key_Down)
    QTest.keyClick(bar.line, Qt.Key.Key_End)
    QTest.keyClick(bar.gap, Qt.Key.Key_End)
    QTest.keyClick(bar.letters, Qt.Key.Key_Home)
    after = panel.reader.text.look.measures
    assert panel.reader.text.font().family() == "Atkinson Hyperlegible"
    assert after.line > 1.3 * before.line
    assert after.turn_gap > 2 * before.turn_gap
    assert after.column / after.letter < before.column / before.letter
    again = make_window(Settings())
    assert again.work.reader.setting == panel.setting
    leave(again)
    QTest.mouseClick(bar.usual, LEFT)
    assert panel.setting == USUAL
    QTest.keyClick(bar.font_choice, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    qtbot.waitUntil(panel.reader.text.hasFocus)


def test_interviewers_stand_back_further_and_come_forward_again(window: MainWindow) -> None:
    panel = window.work.reader
    colours = []
    for _ in range(2):
        window.actions_by_id["view.dim"].trigger()
        assert window.actions_by_id["view.dim"].isChecked() == panel.setting.dim
        panel.grab()
        first = next(t for t in panel.reader.text.content.turns if t.role == "interviewer")
        block = panel.reader.text.positions.block_of(first.start)
        formats = panel.reader.text.look.formats(block)  # they own what they hold
        colours.append(formats[0].format.foreground().color())
    assert colours == [theme.colour("transcript_dim"), theme.colour("transcript_quiet")]


def test_each_document_opens_where_it_was_left_also_after_a_restart(
    window: MainWindow, qtbot: QtBot
) -> None:
    panel = window.work.reader
    first = panel.document
    length = len(panel.reader.text.content.text)
    panel.reader.go_to(length * 3 // 4, length * 3 // 4 + 20)
    kept = (panel.reader.selected, panel.reader.text.top)
    assert kept[1] > 0
    window.step_document(1)
    assert panel.document != first
    window.open_document(first)
    assert (panel.reader.selected, panel.reader.text.top) == kept
    path = window.project.path
    window.session.close()
    window.close()
    again = make_window(Settings())
    again.show()
    again.open_path(path)
    qtbot.waitUntil(lambda: again.work.reader.document == first)
    assert (again.work.reader.reader.selected, again.work.reader.reader.text.top) == kept
    leave(again)


def test_the_text_s_menu_offers_how_one_reads(window: MainWindow) -> None:
    menu = window.work.reader.reader.hand.menu()
    parts = [menu, *(one for one in menu.findChildren(QMenu))]
    shown = [action for part in parts for action in part.actions()]
    for name in ("view.reading", "view.dim", "view.only_codes", "view.everything"):
        assert window.actions_by_id[name] in shown
