"""The whole job as a story: the steps, and what must be true after each; hands do them.

``tell`` is told twice, by keyboard and by mouse. A hand knows how a person does a thing in the
window; the story knows what the thing is and looks into the project afterwards.
"""

import shutil
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import resources
from coder_app.app import application
from coder_app.core import cases, codebook, coding, documents, excerpts
from coder_app.core.codebook import CodeRow
from coder_app.core.coding import CodingRow
from coder_app.core.excerpts import ExcerptFilter, ExcerptRow
from coder_app.core.ids import DocumentId
from coder_app.core.project import Project
from coder_app.ui.documents.speaker_table import ROLE, SAME
from coder_app.ui.main_window import MainWindow
from coder_app.ui.settings import Settings
from coder_app.ui.theme import theme

TRANSCRIPTS = Path(__file__).parents[1] / "data" / "transcripts"
SHEET = "Case,Gender\nP01,woman\nKasey Mohammad,man\n"
WORKER_MS = 180_000
"""The worker process may have to start and to load its libraries first, where others keep it from
the processor (over half a minute was seen with eight busy processes on two)."""

CAT = "she's never out"
"""Words of P01's second paragraph; three codes meet here."""
WINDOW = "And then I saw the kitchen window."
KIND = "she took her hat off"
LATER = "I nearly cried."


@dataclass
class Files:
    """What the person has: two transcripts, one bad file, a sheet, a place for the project."""

    folder: Path
    good: list[Path] = field(init=False)
    bad: Path = field(init=False)
    sheet: Path = field(init=False)
    workbook: Path = field(init=False)

    def __post_init__(self) -> None:
        self.folder.mkdir(exist_ok=True)
        self.good = [self.folder / "P01.txt", self.folder / "mohammad.vtt"]
        shutil.copy(resources.sample("P01.txt"), self.good[0])
        shutil.copy(TRANSCRIPTS / "mohammad.vtt", self.good[1])
        self.bad = self.folder / "P12.txt"
        self.bad.write_bytes(b"")
        self.sheet = self.folder / "cases.csv"
        self.sheet.write_text(SHEET, encoding="utf-8")
        self.workbook = self.folder / "out.xlsx"


class Person:
    """Answers questions and file dialogs with what was laid ready, and remembers the questions."""

    def __init__(self) -> None:
        self.answers: deque[str] = deque()
        self.questions: list[str] = []
        self.to_open: deque[list[Path]] = deque()
        self.to_save: deque[Path] = deque()

    def ask(self, text: str, buttons: Sequence[str]) -> str:
        self.questions.append(text)
        answer = self.answers.popleft()
        assert answer in buttons, f"{text}: {answer!r} is none of {buttons}"
        return answer

    def choose_open(self, title: str, pattern: str, *, many: bool = False) -> list[Path]:
        _ = title, pattern, many
        return self.to_open.popleft()

    def choose_save(
        self, title: str, name: str, pattern: str, folder: Path | None = None
    ) -> Path | None:
        _ = title, name, pattern, folder
        return self.to_save.popleft()


def leave(window: MainWindow) -> None:
    """Close a window for good."""
    window.close()
    window.deleteLater()


class Stage:
    """The real window without a screen, with a person before it."""

    def __init__(self, qtbot: QtBot, files: Files) -> None:
        self.qtbot, self.files, self.person = qtbot, files, Person()
        self.window = self.make_window()

    def make_window(self) -> MainWindow:
        """A window as the program makes it, in sight and in front."""
        theme.apply(application(), "light")
        window = MainWindow(Settings(), ask=self.person.ask)
        window.ask_open = self.person.choose_open  # type: ignore[method-assign]
        window.ask_save = self.person.choose_save  # type: ignore[method-assign]
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        return window

    def reopen(self) -> None:
        """Close the window and start the program again."""
        leave(self.window)
        self.window = self.make_window()

    def until(self, true: Callable[[], bool], milliseconds: int = 5_000) -> None:
        """Let the window work until something is true."""
        self.qtbot.waitUntil(true, timeout=milliseconds)

    # -- what is true now

    @property
    def project(self) -> Project:
        return self.window.project

    @property
    def document(self) -> DocumentId:
        found = self.window.work.reader.selection.document
        assert found is not None, "no document is open"
        return found

    @property
    def text(self) -> str:
        return self.project.text(self.document)

    def codings(self) -> list[CodingRow]:
        return coding.codings(self.project, self.document)

    def coded(self) -> dict[str, str]:
        """Words by the name of their code."""
        return {row.code_name: self.text[row.start : row.end] for row in self.codings()}

    def all_coded(self) -> list[tuple[str, str]]:
        """Code and words of every coding of the open document, in order of the text."""
        return [(row.code_name, self.text[row.start : row.end]) for row in self.codings()]

    def code(self, name: str) -> CodeRow:
        return next(row for row in codebook.codebook(self.project) if row.name == name)

    def excerpts(self) -> list[ExcerptRow]:
        found = excerpts.excerpts(self.project, ExcerptFilter())
        return found.rows(0, found.count)


class Hands(Protocol):
    """How things are done in the window."""

    stage: Stage

    def say_who_codes(self, name: str, initials: str) -> None: ...
    def begin_project(self, name: str, folder: Path) -> None: ...
    def bring_files(self, paths: list[Path]) -> None: ...
    def correct(self, speaker: str, column: int, text: str) -> None: ...
    def confirm_import(self) -> None: ...
    def select(self, words: str) -> None: ...
    def type_code(self, name: str) -> None: ...
    def type_new_code(self, name: str) -> None: ...
    def repeat(self) -> None: ...
    def code_in_vivo(self) -> None: ...
    def take_coding(self, code: str) -> None: ...
    def remove_coding(self) -> None: ...
    def undo(self) -> None: ...
    def redo(self) -> None: ...
    def group(self, codes: list[str], theme: str) -> None: ...
    def rename_code(self, code: str, name: str) -> None: ...
    def write_memo(self, text: str) -> None: ...
    def mark_done(self) -> None: ...
    def ask_suggestions(self) -> None: ...
    def go_to(self, workspace: str) -> None: ...
    def filter_code(self, path: str) -> None: ...
    def recode_first(self, code: str) -> None: ...
    def open_first_excerpt(self) -> None: ...
    def import_attributes(self) -> None: ...
    def split_by(self, attribute: str) -> None: ...
    def click_number(self, theme: str, column: int) -> None: ...
    def export(self) -> None: ...
    def open_recent(self) -> None: ...


def tell(hands: Hands) -> None:
    """The whole story."""
    first_minutes(hands)
    bring_transcripts(hands)
    code_passages(hands)
    take_back(hands)
    order_codes(hands)
    write_and_finish(hands)
    ask_for_suggestions(hands)
    review_excerpts(hands)
    review_themes(hands)
    export_workbook(hands)
    come_back(hands)


def first_minutes(hands: Hands) -> None:
    """First run: who codes is asked once; a project is made."""
    stage = hands.stage
    hands.say_who_codes("Ann Lee", "AL")
    hands.begin_project("Police response", stage.files.folder)
    assert stage.project.name == "Police response"
    assert stage.window.work.top.coder.text() == "Coding as Ann Lee (AL)"
    assert "No transcripts yet" in stage.window.work.documents.empty.text()


def bring_transcripts(hands: Hands) -> None:
    """Two documents come in with a role corrected; the third says why not."""
    stage, flow = hands.stage, hands.stage.window.importing
    hands.bring_files([*stage.files.good, stage.files.bad])
    stage.until(lambda: flow.preview is not None and bool(flow.preview.model.items), WORKER_MS)
    preview = flow.preview
    assert preview is not None
    assert "P12.txt" in preview.refusals.text()
    hands.correct("Devin Becker", ROLE, "interviewer")
    hands.correct("DB", SAME, "Devin Becker")
    hands.correct("KM", SAME, "Kasey Mohammad")
    hands.confirm_import()
    rows = documents.documents(stage.project)
    assert [row.name for row in rows] == ["P01", "mohammad"]
    assert "2 documents" in stage.window.strip.text.text()
    assert "P12.txt" in stage.window.strip.text.text()
    turns = documents.turns(stage.project, rows[1].id)
    assert {turn.label: turn.role for turn in turns} == {
        "Devin Becker": "interviewer",
        "Kasey Mohammad": "participant",
    }
    assert stage.window.work.reader.selection.document == rows[0].id


def code_passages(hands: Hands) -> None:
    """Typing opens the box, Enter applies; again, twice on one passage, in vivo."""
    stage = hands.stage
    hands.select(CAT)
    hands.type_new_code("Worry")
    assert stage.coded() == {"Worry": CAT}
    hands.type_new_code("Animals")
    assert stage.coded() == {"Worry": CAT, "Animals": CAT}
    hands.select(WINDOW)
    hands.type_code("wor")
    assert sum(row.code_name == "Worry" for row in stage.codings()) == 2
    hands.select(KIND)
    hands.repeat()
    assert [words for name, words in stage.all_coded() if name == "Worry"] == [CAT, WINDOW, KIND]
    hands.select(LATER)
    hands.code_in_vivo()
    assert stage.coded()["I nearly cried"] == LATER


def take_back(hands: Hands) -> None:
    """Extend, remove, undo, redo."""
    stage = hands.stage
    hands.select(
        f"And the cat was on the wall. That's what I noticed. Not the door, the cat, because {CAT}"
    )
    hands.type_code("ani")
    assert stage.coded()["Animals"].startswith("And the cat was on the wall")
    assert len(stage.codings()) == 5
    hands.take_coding("I nearly cried")
    hands.remove_coding()
    assert "I nearly cried" not in stage.coded()
    hands.undo()
    assert "I nearly cried" in stage.coded()
    hands.redo()
    assert "I nearly cried" not in stage.coded()
    hands.undo()


def order_codes(hands: Hands) -> None:
    """A theme over two codes, and a code renamed in place."""
    stage = hands.stage
    hands.group(["Worry", "Animals"], "At home")
    assert stage.code("At home").is_theme
    assert stage.code("Worry").parent_id == stage.code("At home").id
    hands.rename_code("I nearly cried", "In tears")
    stage.until(lambda: "In tears" in stage.coded())
    assert stage.code("In tears").codings == 1


def write_and_finish(hands: Hands) -> None:
    """A memo on a coding, and the document is done."""
    stage = hands.stage
    hands.take_coding("In tears")
    hands.write_memo("The first kind word.")
    assert [row.memo for row in stage.codings() if row.code_name == "In tears"] == [
        "The first kind word."
    ]
    hands.mark_done()
    assert documents.documents(stage.project)[0].status == "done"


def ask_for_suggestions(hands: Hands) -> None:
    """F8 in a passage is answered by the real worker: with codes, or by saying why not."""
    stage = hands.stage
    hands.select("What did you do?")
    hands.ask_suggestions()
    panel = stage.window.work.suggestions
    stage.until(lambda: "what participants say" in panel.message.text(), WORKER_MS)
    hands.select("she was ever so good, she kept me talking the whole time")
    hands.ask_suggestions()
    answers = ("", "Nothing sure enough")  # the list itself, or why there is none

    def answered() -> bool:
        return panel.shown is not None and panel.message.text().startswith(answers)

    stage.until(answered, WORKER_MS)
    assert panel.list.count() or panel.message.isVisible()


def review_excerpts(hands: Hands) -> None:
    """Filter, recode, open the place."""
    stage = hands.stage
    hands.go_to("excerpts")
    view = stage.window.work.excerpts
    assert view.model.rowCount() >= 5
    hands.filter_code("At home > Animals")
    assert [row.code_id for row in _shown(stage)] == [stage.code("Animals").id]
    hands.recode_first("In tears")
    assert {row.code_name for row in stage.codings()} == {"Worry", "In tears"}
    assert not _shown(stage)
    hands.undo()
    assert [row.code_id for row in _shown(stage)] == [stage.code("Animals").id]
    hands.open_first_excerpt()
    assert stage.window.work.workspace() == "code"
    selected = stage.window.work.reader.selection
    assert stage.text[selected.start : selected.end] == stage.coded()["Animals"]


def _shown(stage: Stage) -> list[ExcerptRow]:
    model = stage.window.work.excerpts.model
    rows = (model.excerpt(number) for number in range(model.rowCount()))
    return [row for row in rows if row is not None]


def review_themes(hands: Hands) -> None:
    """Attributes come in; themes are split by one; a number shows its excerpts."""
    stage = hands.stage
    hands.import_attributes()
    assert {row.name: dict(row.attributes) for row in cases.cases(stage.project)} == {
        "P01": {"Gender": "woman"},
        "Kasey Mohammad": {"Gender": "man"},
    }
    hands.go_to("themes")
    hands.split_by("Gender")
    themes = stage.window.work.themes
    assert themes.table is not None
    assert [group.value for group in themes.table.groups] == ["man", "woman"]
    hands.click_number("At home", 3)
    assert themes.beside.title.text().startswith("RAISED BY 1 OF 1 W")
    assert themes.beside.model.rowCount() == 4


def export_workbook(hands: Hands) -> None:
    """The workbook is written by the worker and holds what was coded."""
    stage = hands.stage
    stage.person.to_save.append(stage.files.workbook)
    hands.export()
    stage.until(lambda: "was written" in stage.window.strip.text.text(), WORKER_MS)
    book = load_workbook(stage.files.workbook, read_only=True)
    assert book.sheetnames[:4] == ["Read me", "Themes", "Excerpts", "Codebook"]
    cells = {str(c) for row in book["Excerpts"].iter_rows(values_only=True) for c in row if c}
    assert {"Worry", "Animals", "In tears", "At home", "The first kind word."} <= cells
    assert {CAT, WINDOW, KIND} <= cells
    book.close()


def come_back(hands: Hands) -> None:
    """Close, start again: the work is there, and undo asks at the border of the session."""
    stage = hands.stage
    before = [(row.document_name, row.code_path, row.text) for row in stage.excerpts()]
    step = stage.project.next_undo()
    assert step is not None
    stage.reopen()
    hands.open_recent()
    assert [(row.document_name, row.code_path, row.text) for row in stage.excerpts()] == before
    stage.person.answers.append("Leave")
    hands.undo()
    assert step.name in stage.person.questions[-1]
    assert "Ann Lee" in stage.person.questions[-1]
    assert stage.excerpts()
    stage.person.answers.append("Undo")
    hands.undo()
    assert not cases.attributes(stage.project)
