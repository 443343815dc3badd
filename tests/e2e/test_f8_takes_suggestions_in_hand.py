"""F8 shows suggestions and takes them in hand; nothing is decided about what was not seen."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from coder_app.core import codebook, documents
from coder_app.core.ids import CodeId, DocumentId
from coder_app.core.suggestions import choices
from coder_app.core.suggestions.session import LearnState, PassageSuggestions, Suggestion
from coder_app.ui.main_window import MainWindow
from coder_app.ui.suggestions.words import KEYS
from models import Coding, Decision

Key = Qt.Key


@dataclass
class Scene:
    """An interview nobody coded, open, with the keys in its text; the test is the worker."""

    window: MainWindow
    document: DocumentId
    turns: list[tuple[int, int]]
    codes: list[CodeId]
    waiting: list[Callable[[PassageSuggestions | None], None]] = field(default_factory=list)

    @property
    def panel(self) -> Any:
        return self.window.work.suggestions

    @property
    def text(self) -> Any:
        return self.window.work.reader.reader.text

    def found(self, turn: int, *codes: int) -> PassageSuggestions:
        start, end = self.turns[turn]
        given = tuple(Suggestion(self.codes[n], 0.6, (), None, False) for n in codes)
        text = self.window.project.text(self.document)[start:end]
        return PassageSuggestions(self.document, start, end, text, given)

    def f8(self, turn: int) -> None:
        start = self.turns[turn][0]
        self.window.work.reader.show_place(self.document, start, start)
        self.text.setFocus()
        self.again()

    def again(self) -> None:
        self.window.actions_by_id["suggest.here"].trigger()

    def answer(self, turn: int, *codes: int) -> None:
        self.waiting.pop()(self.found(turn, *codes))

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget(), key)

    def rows(self, table: Any) -> list[Any]:
        with self.window.project.read() as session:
            return list(session.scalars(select(table).where(table.document_id == self.document)))


@pytest.fixture
def scene(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Scene:
    panel = window.work.suggestions
    panel.asker.work_on(None)
    gwen = documents.find_document(window.project, "Gwen")
    window.open_document(gwen)
    rows = documents.turns(window.project, gwen)
    turns = [(row.body_start, row.end) for row in rows if row.role == "participant"]
    codes = [row.id for row in codebook.codebook(window.project) if not row.is_theme]
    scene = Scene(window, gwen, turns, codes)
    monkeypatch.setattr(panel.asker, "ask", lambda _, then, **__: scene.waiting.append(then))
    panel.asker.state = LearnState(1, 0, 0, "")
    return scene


def test_after_one_f8_enter_accepts_the_first_once_it_was_seen(scene: Scene, qtbot: QtBot) -> None:
    scene.f8(0)
    assert scene.text.hasFocus(), "until it is answered the keys stay in the text"
    scene.answer(0, 1, 2)
    rows = scene.panel.list
    assert rows.hasFocus()
    assert (scene.panel.keys.isVisible(), scene.panel.keys.text()) == (True, KEYS)
    scene.press(Key.Key_Return)
    scene.press(Key.Key_Delete)
    assert scene.rows(Coding) == scene.rows(Decision) == [], "nobody can have read it so soon"
    qtbot.waitUntil(lambda: rows.was_seen)
    scene.press(Key.Key_Return)
    assert [(row.code_id, row.origin) for row in scene.rows(Coding)] == [
        (scene.codes[1], "suggestion")
    ]
    assert scene.text.hasFocus()
    assert not scene.panel.keys.isVisible()


def test_who_went_on_meanwhile_keeps_the_keys(scene: Scene) -> None:
    scene.f8(0)
    scene.press(Key.Key_Return)  # the answer is not there: Enter opens the box, as ever
    box = scene.window.work.reader.reader.box
    assert box.isVisible()
    scene.answer(0, 1)
    assert box.field.hasFocus()
    assert not scene.panel.list.hasFocus()


def test_the_caret_moved_on_and_the_keys_stay_there(scene: Scene) -> None:
    scene.f8(0)
    start = scene.turns[3][0]
    scene.window.work.reader.show_place(scene.document, start, start)
    scene.text.setFocus()
    scene.answer(0, 1)
    assert scene.text.hasFocus()


def test_a_letter_typed_before_they_are_seen_goes_to_the_text(scene: Scene, qtbot: QtBot) -> None:
    scene.f8(0)
    scene.answer(0, 1)
    QTest.keyClick(scene.panel.list, "z")
    box = scene.window.work.reader.reader.box
    assert box.field.text() == "z"
    assert "Instead" not in box.field.placeholderText()
    scene.press(Key.Key_Escape)
    scene.panel.list.setFocus()
    qtbot.waitUntil(lambda: scene.panel.list.was_seen)
    QTest.keyClick(scene.panel.list, "z")
    assert box.field.placeholderText().startswith("Instead of")


def test_as_one_reads_f8_goes_on_where_nothing_is_left(scene: Scene, qtbot: QtBot) -> None:
    choices.show_when(scene.window.project, choices.READING)
    scene.panel.ghosts._put((scene.found(0, 0), scene.found(2, 1)))
    scene.f8(0)
    assert scene.panel.list.hasFocus(), "what is dashed is shown already"
    scene.press(Key.Key_Return)  # accepted; what else there is here is asked for
    scene.answer(0)
    scene.again()
    assert scene.window.work.reader.reader.selected == scene.turns[2]
    assert scene.panel.list.hasFocus()
    scene.press(Key.Key_Return)
    assert len(scene.rows(Coding)) == 1, "the next passage came with the key: it was not read"
    qtbot.waitUntil(lambda: scene.panel.list.was_seen)
    scene.press(Key.Key_Return)
    assert len(scene.rows(Coding)) == 2


def test_f8_takes_what_shows_itself_for_the_passage_left_and_then_asks_here(
    scene: Scene, qtbot: QtBot
) -> None:
    first, second = scene.turns[0][0], scene.turns[1][0]
    scene.window.work.reader.show_place(scene.document, first, first)
    scene.window.work.reader.show_place(scene.document, second, second)
    scene.text.setFocus()
    qtbot.waitUntil(lambda: bool(scene.waiting))
    scene.answer(0, 1)
    assert scene.panel.list.lines()
    scene.again()  # the margin says so beside the passage that was left: … (F8)
    assert scene.panel.list.hasFocus()
    scene.again()
    assert len(scene.waiting) == 1, "the passage at the caret is asked about"
    scene.answer(1, 2)
    assert scene.panel.list.hasFocus()
    assert [line.code for line in scene.panel.list.lines()] == [scene.codes[2]]


def test_words_selected_are_asked_about_whatever_shows_itself_for_the_passage_left(
    scene: Scene, qtbot: QtBot
) -> None:
    first, second = scene.turns[0][0], scene.turns[1]
    scene.window.work.reader.show_place(scene.document, first, first)
    scene.window.work.reader.show_place(scene.document, second[0], second[0])
    scene.text.setFocus()
    qtbot.waitUntil(lambda: bool(scene.waiting))
    scene.answer(0, 1)
    scene.window.work.reader.show_place(scene.document, *second)
    assert scene.panel.selection.has_text
    scene.again()
    assert len(scene.waiting) == 1, "the words selected are asked about"
    scene.answer(1, 2)
    assert [line.code for line in scene.panel.list.lines()] == [scene.codes[2]]


def test_what_is_in_hand_gives_no_way_to_what_nobody_asked_for(scene: Scene) -> None:
    scene.f8(0)
    scene.answer(0, 1)
    start = scene.turns[2][0]
    scene.window.work.reader.show_place(scene.document, start, start)
    scene.panel.list.setFocus()
    scene.panel._moments._due()
    assert scene.waiting == []


def test_the_last_one_refused_gives_the_keys_back(scene: Scene, qtbot: QtBot) -> None:
    scene.f8(0)
    scene.answer(0, 1)
    qtbot.waitUntil(lambda: scene.panel.list.was_seen)
    scene.press(Key.Key_Delete)
    scene.answer(0)
    assert scene.text.hasFocus()
