"""Suggestions in the real window: F8 moves on, another code is typed, codes run on."""

from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from coder_app.core import codebook, documents
from coder_app.core.ids import CodeId, DocumentId
from coder_app.core.suggestions import choices
from coder_app.core.suggestions.session import LearnState, PassageSuggestions, Suggestion
from coder_app.ui.main_window import MainWindow
from coder_app.ui.suggestions.words import OFF
from coder_app.ui.window_commands.suggesting import NOTHING_ABOVE
from models import Coding, Decision

Key = Qt.Key


@dataclass
class Scene:
    """An interview nobody coded, open; the worker stays out of it."""

    window: MainWindow
    document: DocumentId
    turns: list[tuple[int, int]]
    codes: list[CodeId]

    @property
    def panel(self) -> Any:
        return self.window.work.suggestions

    def found(self, turn: int, *codes: int) -> PassageSuggestions:
        start, end = self.turns[turn]
        text = self.window.project.text(self.document)[start:end]
        words = tuple(text.split()[:1])
        given = tuple(Suggestion(self.codes[n], 0.6, words, None, False) for n in codes)
        return PassageSuggestions(self.document, start, end, text, given)

    def caret(self, turn: int) -> None:
        start = self.turns[turn][0]
        self.window.work.reader.show_place(self.document, start, start)

    def show(self, turn: int, *codes: int) -> None:
        self.caret(turn)
        self.panel.show_passage(self.found(turn, *codes))

    def rows(self, table: Any) -> list[Any]:
        with self.window.project.read() as session:
            wanted = select(table).where(table.document_id == self.document)
            return list(session.scalars(wanted))


@pytest.fixture
def scene(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Scene:
    panel = window.work.suggestions
    panel.asker.work_on(None)  # what the worker would say comes from the test
    monkeypatch.setattr(panel.asker, "ask", lambda *_: None)
    gwen = documents.find_document(window.project, "Gwen")
    window.open_document(gwen)
    rows = documents.turns(window.project, gwen)
    turns = [(row.body_start, row.end) for row in rows if row.role == "participant"]
    codes = [row.id for row in codebook.codebook(window.project) if not row.is_theme]
    return Scene(window, gwen, turns, codes)


def press(scene: Scene, qtbot: QtBot, command: str) -> None:
    """What the key of a command does."""
    _ = qtbot
    scene.window.actions_by_id[command].trigger()


def test_f8_goes_to_the_rows_and_down_them(scene: Scene, qtbot: QtBot) -> None:
    scene.show(0, 0, 1)
    press(scene, qtbot, "suggest.here")
    assert scene.panel.list.hasFocus()
    press(scene, qtbot, "suggest.here")
    assert scene.panel.list.currentRow() == 1
    press(scene, qtbot, "suggest.previous")
    assert scene.panel.list.currentRow() == 0
    press(scene, qtbot, "suggest.previous")
    assert "No further suggestion" in scene.window.status.notice.text()


def test_f8_goes_on_to_the_next_passage_that_shows_itself(scene: Scene, qtbot: QtBot) -> None:
    choices.show_when(scene.window.project, choices.READING)
    scene.panel.asker.state = LearnState(1, 0, 0, "")
    scene.panel.ghosts._put((scene.found(0, 0), scene.found(2, 1)))
    scene.caret(0)
    press(scene, qtbot, "suggest.here")
    press(scene, qtbot, "suggest.here")
    assert scene.window.work.reader.reader.selected == scene.turns[2]
    assert [line.code for line in scene.panel.list.lines()] == [scene.codes[1]]
    assert scene.panel.list.hasFocus()
    press(scene, qtbot, "suggest.previous")
    assert scene.window.work.reader.reader.selected == scene.turns[0]


def test_typing_gives_another_code_and_remembers_which_was_suggested(
    scene: Scene, qtbot: QtBot
) -> None:
    names = {row.id: row.name for row in codebook.codebook(scene.window.project)}
    scene.show(0, 0)
    scene.panel.list.setFocus()
    other = names[scene.codes[2]]
    qtbot.keyClick(scene.panel.list, other[0].lower())
    box = scene.window.work.reader.reader.box
    assert box.isVisible()
    assert box.field.placeholderText() == f"Instead of “{names[scene.codes[0]]}”"
    qtbot.keyClicks(box.field, other[1:])
    qtbot.keyClick(box.field, Key.Key_Return)
    coding = scene.rows(Coding)[0]
    assert (coding.code_id, coding.origin) == (scene.codes[2], "hand")
    assert (coding.start, coding.end) == scene.turns[0]
    decided = scene.rows(Decision)[0]
    assert (decided.kind, decided.code_id) == ("changed", scene.codes[0])
    scene.window.undo()
    assert scene.rows(Coding) == scene.rows(Decision) == []


def test_a_new_code_typed_instead_is_one_step_too(scene: Scene, qtbot: QtBot) -> None:
    scene.show(0, 0)
    scene.panel.list.setFocus()
    qtbot.keyClick(scene.panel.list, "z")
    box = scene.window.work.reader.reader.box
    qtbot.keyClicks(box.field, "ebra crossing")
    qtbot.keyClick(box.field, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [row.kind for row in scene.rows(Decision)] == ["changed"]
    assert 'new code "zebra crossing"' in scene.window.project.next_undo().name


def test_who_leaves_the_box_codes_by_hand_afterwards(scene: Scene, qtbot: QtBot) -> None:
    scene.show(0, 0)
    scene.panel.list.setFocus()
    qtbot.keyClick(scene.panel.list, "z")
    box = scene.window.work.reader.reader.box
    qtbot.keyClick(box.field, Key.Key_Escape)
    qtbot.wait(1)
    scene.window.work.reader.apply_code(scene.codes[2])
    assert len(scene.rows(Coding)) == 1
    assert scene.rows(Decision) == []


def test_ctrl_f8_goes_on_with_the_codes_above(scene: Scene, qtbot: QtBot) -> None:
    scene.caret(1)
    press(scene, qtbot, "suggest.continue")
    assert scene.window.status.notice.text().startswith(NOTHING_ABOVE[:20])
    start, end = scene.turns[0]
    scene.window.work.reader.reader.go_to(start, end)
    scene.window.work.reader.apply_code(scene.codes[3])
    scene.caret(1)
    press(scene, qtbot, "suggest.continue")
    assert {row.code_id for row in scene.rows(Coding)} == {scene.codes[3]}
    assert [row.model for row in scene.rows(Decision)] == ["repeat previous"]
    choices.switch(scene.window.project, on=False)
    press(scene, qtbot, "suggest.continue")
    assert scene.window.status.notice.text().startswith(OFF[:20])


def test_a_stripe_leads_to_its_passage_and_words_are_underlined(scene: Scene, qtbot: QtBot) -> None:
    choices.show_when(scene.window.project, choices.READING)
    scene.panel.asker.state = LearnState(1, 0, 0, "")
    scene.panel.ghosts._put((scene.found(1, 0),))
    scene.caret(0)
    reader = scene.window.work.reader.reader
    assert [mark.name.endswith("?") for mark in reader.text.marks.ghosts.values()] == [True]
    scene.window.work.reader.reader.text.reveal(*scene.turns[1])
    stripe = next(one for one in reader.stripes.stripes() if one.bar.ghost)
    place = QPoint(round(stripe.x), round((max(stripe.bar.top, 0) + stripe.bar.bottom) / 2))
    qtbot.mouseClick(reader.stripes, Qt.MouseButton.LeftButton, pos=place)
    assert reader.selected == scene.turns[1]
    assert scene.panel.list.hasFocus()
    start, _ = scene.turns[1]
    assert reader.text.underlined[0][0] == start
    scene.panel.switch(on=False)
    assert reader.text.underlined == []
    assert reader.text.marks.ghosts == {}


def test_double_coding_is_chosen_in_the_documents_menu_and_undone(
    scene: Scene, qtbot: QtBot
) -> None:
    _ = qtbot
    work = scene.window.work
    menu = work.documents.menu()
    action = next(one for one in menu.actions() if one.text() == "Double coding")
    action.trigger()
    menu.close()
    assert scene.document in choices.coded_twice(scene.window.project)
    assert scene.window.actions_by_id["document.twice"].isChecked()
    assert "Two people" in scene.panel.message.text()
    scene.window.undo()
    assert not scene.window.actions_by_id["document.twice"].isChecked()
    assert "Two people" not in scene.panel.message.text()


def test_the_codebook_takes_a_code_out_and_back(scene: Scene, qtbot: QtBot) -> None:
    work = scene.window.work
    work.codebook.tree.choose(scene.codes[0])
    work.codebook.tree.setFocus()
    press(scene, qtbot, "suggest.never")
    assert choices.choices(scene.window.project).never == {scene.codes[0]}
    press(scene, qtbot, "suggest.never")
    assert choices.choices(scene.window.project).never == frozenset()
