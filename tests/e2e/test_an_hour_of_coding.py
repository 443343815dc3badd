"""A coder goes through a real interview by keyboard, corrects, merges, splits, takes all back."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from coder_app.core import codebook, importing
from coder_app.core.exchange.read import read_file
from coder_app.core.project import Project
from coder_app.ui.settings import CODER_INITIALS, CODER_NAME, Settings
from models.journal import journalled_tables
from tests.e2e.story import TRANSCRIPTS, Stage
from tests.e2e.test_story_by_keyboard import CTRL, NONE, SHIFT, Key, Keyboard

NAMES = ("Teaching", "Silence", "Family", "Reading", "Doubt", "Poems")
CODINGS = 30


@pytest.fixture
def interview(tmp_path: Path, own_home: Path) -> Path:
    """A project with the real interview, imported in an earlier session."""
    _ = own_home
    settings = Settings()
    settings.set(CODER_NAME, "Ann Lee")
    settings.set(CODER_INITIALS, "AL")
    path = tmp_path / "interview.coder"
    project = Project.create(path, coder_name="Ann Lee", coder_initials="AL")
    items = importing.propose(project, [read_file(TRANSCRIPTS / "gluck_colon.txt")])
    assert importing.import_items(project, items).refused == ()
    project.close()
    return path


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every journalled row, and every word of the search index."""
    with closing(sqlite3.connect(path)) as raw:
        tables = {
            table.name: sorted(raw.execute(f'SELECT * FROM "{table.name}"'), key=repr)
            for table in journalled_tables()
        }
        tables["words"] = raw.execute(
            "SELECT count(*) FROM paragraph_fts WHERE paragraph_fts MATCH 'poem*'"
        ).fetchall()
    return tables


class Coder(Keyboard):
    """A keyboard with the habits of a coder."""

    def next_sentence(self) -> str:
        self.press(Key.Key_Down, CTRL)
        return self.selected()

    def selected(self) -> str:
        place = self.stage.window.work.reader.selection
        return self.stage.text[place.start : place.end]

    def apply(self, name: str, *, stay: bool = False) -> None:
        """Type a name; Ctrl+Enter makes the code where there is none of it."""
        known = any(row.name == name for row in codebook.codebook(self.stage.project))
        self.type(name)
        self.press(Key.Key_Return, (SHIFT if stay else NONE) if known else CTRL)

    def context_menu(self, words: str) -> None:
        """The menu key, then down to a line."""
        focus = self.focus()
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), focus.mapToGlobal(QPoint(5, 5))
        )
        QApplication.sendEvent(focus, event)
        self.stage.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = self.focus()
        assert isinstance(menu, QMenu)

        def there() -> bool:
            line = menu.activeAction()
            return line is not None and line.text().replace("&", "").split("\t")[0] == words

        self.press_until(there, Key.Key_Down)
        self.press(Key.Key_Return)


def code_thirty_sentences(coder: Coder) -> None:
    """Each next sentence gets a code; every fifth two, every seventh grows by a sentence."""
    coder.press(Key.Key_Home, CTRL)
    done: list[tuple[str, str]] = []
    while len(done) < CODINGS:
        words = coder.next_sentence()
        if len(done) % 7 == 6:
            coder.press(Key.Key_Down, CTRL | SHIFT)
            words = coder.selected()
        name = NAMES[len(done) % len(NAMES)]
        coder.apply(name)
        done.append((name, words))
        if len(done) % 5 == 0 and len(done) < CODINGS:
            second = NAMES[(len(done) + 2) % len(NAMES)]
            coder.apply(second)
            done.append((second, words))
    assert sorted(coder.stage.all_coded()) == sorted(done)


def correct(coder: Coder) -> None:
    """Remove one, move the ends of one, write a memo, rename a code."""
    stage = coder.stage
    coder.press(Key.Key_Escape)
    coder.press(Key.Key_Home, CTRL)
    coder.press(Key.Key_F7)
    before = stage.all_coded()
    coder.press(Key.Key_Delete)
    assert len(stage.all_coded()) == len(before) - 1
    coder.press(Key.Key_F7)
    (one,) = stage.window.work.reader.selection.codings
    old = next(row for row in stage.codings() if row.id == one)
    coder.press(Key.Key_F2)
    for _ in range(2):
        coder.press(Key.Key_Left, CTRL)
    coder.press(Key.Key_Return)
    new = next(row for row in stage.codings() if row.id == one)
    assert new.start == old.start
    assert old.start < new.end < old.end
    coder.write_memo("Shorter is better.")
    assert next(row for row in stage.codings() if row.id == one).memo == "Shorter is better."
    coder.rename_code("Doubt", "Doubts")
    stage.until(lambda: any(row.name == "Doubts" for row in codebook.codebook(stage.project)))


def merge(coder: Coder) -> None:
    """One code goes into another, by the menu key."""
    stage = coder.stage
    many = len(stage.codings())
    coder._to_code("Silence")
    coder.context_menu("Merge into…")
    coder.type("Reading")
    coder.press(Key.Key_Return)
    stage.until(lambda: coder.focus().objectName() == "merge.reason")
    assert "Silence" in {row.name for row in codebook.codebook(stage.project)}
    coder.press(Key.Key_Return)
    names = {row.name for row in codebook.codebook(stage.project)}
    assert names == {"Teaching", "Family", "Reading", "Doubts", "Poems"}
    assert len(stage.codings()) == many
    coder.press(Key.Key_Escape)


def split(coder: Coder) -> None:
    """One code is parted, its excerpts walked with a key each."""
    stage = coder.stage
    before = [words for name, words in stage.all_coded() if name == "Reading"]
    coder._to_code("Reading")
    coder.context_menu("Split by its excerpts…")
    stage.until(lambda: coder.focus().objectName() == "split.field")
    coder.type("Reading aloud")
    coder.press(Key.Key_Return, CTRL)
    for number in range(1, len(before)):
        coder.press(Key.Key_Delete if number % 2 else Key.Key_1, NONE if number % 2 else CTRL)
    assert {name for name, _ in stage.all_coded()}.isdisjoint({"Reading aloud"})
    coder.press(Key.Key_Return)
    after = stage.all_coded()
    assert [words for name, words in after if name.startswith("Reading")] == before
    assert {name for name, _ in after} >= {"Reading", "Reading aloud"}
    coder.press(Key.Key_Escape)


def take_all_back(coder: Coder) -> int:
    """Ctrl+Z until the border of the session is asked about; returns how many steps."""
    person, steps = coder.stage.person, 0
    asked = len(person.questions)
    person.answers.append("Leave")
    while len(person.questions) == asked:
        coder.press(Key.Key_Z, CTRL)
        steps += 1
    return steps - 1


def test_an_hour_of_coding_is_taken_back_to_the_last_row(stage: Stage, interview: Path) -> None:
    stage.window.open_path(interview)
    coder = Coder(stage)
    start = everything(interview)
    code_thirty_sentences(coder)
    correct(coder)
    merge(coder)
    split(coder)
    assert everything(interview) != start
    assert stage.project.check() == []
    steps = take_all_back(coder)
    assert steps > CODINGS
    assert everything(interview) == start
    while stage.project.next_redo() is not None:
        coder.press(Key.Key_Z, CTRL | SHIFT)
    assert len(stage.codings()) == CODINGS - 1
    assert stage.project.check() == []
