"""Importing by keys and mouse: read, previewed, corrected, cleaned, stored."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox
from shiboken6 import isValid

from coder_app.core import cases, documents
from coder_app.core.errors import Cancelled, CoderError
from coder_app.core.exchange.read import read_file
from coder_app.core.importing import import_items, propose
from coder_app.core.progress import silent
from coder_app.core.project import Project
from coder_app.ui.documents.import_flow import ImportFlow, report_words
from coder_app.ui.documents.import_preview import ImportPreview
from coder_app.ui.documents.speaker_table import CASE, FILE, ROLE, SAME, SPEAKER
from coder_app.ui.documents.text_as_read import SHOWN, utf16_offsets
from coder_app.ui.tasks import Tasks

NAMED = (
    "Devin Becker: What happened?\n\nDB: And then?\n\nMoira: Nobody called me.\n\n"
    "Devin Becker: When?\n\nDB: I see.\n\nMoira: In May.\n\n"
)


def interview(number: int, pages: int = 1) -> str:
    """An interview whose labels name nobody; with several pages, with a header on each."""
    if pages == 1:
        answers = (f"I: What happened in {number}?", "R: Nothing.", "I: And?", f"R: No {number}.")
        return "\n\n".join(answers) + "\n"
    return "\f".join(
        f"Police response study\nI: Question {page} of {number}?\nR: Answer {page}, on and on.\n"
        for page in range(1, pages + 1)
    )


@dataclass
class Desk:
    """An import on a real project; files are read at once, in this process."""

    project: Project
    qtbot: Any
    folder: Path
    read: list[list[str]] = field(default_factory=list)
    progress: Callable[[int, int], None] = silent
    pages: list[ImportPreview] = field(default_factory=list)
    reports: list[Any] = field(default_factory=list)
    ends: list[bool] = field(default_factory=list)
    trouble: Exception | None = None

    def __post_init__(self) -> None:
        self.flow = ImportFlow(self.run, self.report)
        self.flow.previewed.connect(self._show)
        self.flow.imported.connect(self.reports.append)
        self.flow.ended.connect(lambda: self.ends.append(True))

    def report(self, done: int, total: int) -> None:
        self.progress(done, total)

    def run(
        self,
        function: Callable[..., Any],
        *args: Any,
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None] | None = None,
        title: str = "",
    ) -> object:
        assert title.startswith("Reading")
        self.read.append([path.name for path in args[0]])
        if self.trouble is not None and on_error is not None:
            on_error(self.trouble)
        else:
            on_done(function(*args))
        return None

    def _show(self, page: ImportPreview) -> None:
        self.pages.append(page)
        page.resize(960, 700)
        page.show()

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def start(self, *paths: Path) -> ImportPreview:
        self.flow.start(self.project, list(paths))
        page = self.flow.preview
        assert page is not None
        self.qtbot.waitExposed(page)
        page.activateWindow()
        self.qtbot.waitUntil(page.isActiveWindow)
        return page

    # -- hands on the page

    def row(self, label: str, file: str = "") -> int:
        model = self.flow.preview.model
        for row in range(model.rowCount()):
            item, choice = model.place(row)
            if choice.label == label and file in ("", item.name):
                return row
        raise AssertionError(label)

    def cell(self, row: int, column: int) -> str:
        return str(self.flow.preview.model.index(row, column).data())

    def go(self, row: int, column: int = FILE) -> None:
        self.flow.preview.view.setCurrentIndex(self.flow.preview.model.index(row, column))
        self.flow.preview.view.setFocus()

    def correct(self, row: int, column: int, text: str) -> None:
        """F2, then choose or type, then Enter."""
        self.go(row, column)
        self.correct_here(text)

    def correct_here(self, text: str) -> None:
        self.qtbot.keyClick(self.flow.preview.view, Qt.Key.Key_F2)
        box = QApplication.focusWidget()
        assert isinstance(box, QComboBox), box
        if box.isEditable():
            box.lineEdit().selectAll()
            self.qtbot.keyClicks(box.lineEdit(), text)
            self.qtbot.keyClick(box, Qt.Key.Key_Return)
        else:
            for _ in range(box.count()):
                if box.currentText() != text:
                    self.qtbot.keyClick(box, Qt.Key.Key_Down)
            assert box.currentText() == text
            self.qtbot.keyClick(box, Qt.Key.Key_Return)
        QApplication.processEvents()

    def tick(self, name: str) -> None:
        box = self.flow.preview.cleaning.findChild(QCheckBox, name)
        assert box is not None, name
        box.click()
        QApplication.processEvents()

    def cases(self) -> list[str]:
        return [row.name for row in cases.cases(self.project)]

    def texts(self) -> list[str]:
        return [self.project.text(row.id) for row in documents.documents(self.project)]


@pytest.fixture
def desk(project: Project, qtbot, dressed, tmp_path: Path) -> Iterator[Desk]:
    assert dressed is not None
    found = Desk(project, qtbot, tmp_path)
    yield found
    for page in filter(isValid, found.pages):
        page.close()
        page.deleteLater()


# -- what is shown


def test_every_speaker_of_every_file_stands_in_one_table(desk):
    page = desk.start(
        desk.write("P01.txt", interview(1)),
        desk.write("P02.txt", interview(2)),
        desk.write("notes.md", "Nobody speaks here."),
    )
    rows = [
        [desk.cell(row, column) for column in (FILE, SPEAKER, ROLE, CASE)]
        for row in range(page.model.rowCount())
    ]
    assert rows == [
        ["P01", "I", "interviewer", ""],
        ["", "R", "participant", "P01"],
        ["P02", "I", "interviewer", ""],
        ["", "R", "participant", "P02"],
        ["notes", "(the whole document)", "participant", "notes"],
    ]
    assert page.go.text() == "Import 3 files"
    assert page.summary.text() == "3 documents · 3 new cases"
    assert not page.side.isVisible()


def test_refusals_are_listed_with_their_reasons(desk):
    page = desk.start(
        desk.write("P01.txt", interview(1)), desk.write("empty.txt", ""), desk.write("x.pdf", "no")
    )
    assert "empty.txt can't be imported: it is empty" in page.refusals.text()
    assert "x.pdf can't be imported" in page.refusals.text()
    assert page.summary.text().endswith("2 refused")
    assert page.go.text() == "Import 1 file"


def test_where_every_file_is_refused_the_report_says_so_at_once(desk):
    desk.flow.start(desk.project, [desk.write("empty.txt", "")])
    assert desk.flow.preview is None
    assert report_words(desk.reports[0]) == "0 documents, 0 new cases, 1 refused"
    assert desk.reports[0].refused[0].reason.startswith("empty.txt was not imported")


def test_a_folder_without_transcripts_is_no_import(desk):
    (desk.folder / "photos").mkdir()
    with pytest.raises(CoderError, match="no file in this folder"):
        desk.flow.start(desk.project, [desk.folder / "photos"])


def test_the_text_of_the_file_in_hand_is_shown_as_it_was_read(desk):
    page = desk.start(desk.write("P01.txt", interview(1)), desk.write("P02.txt", interview(2)))
    desk.go(desk.row("R", "P02"))
    assert page.read.title.text() == "P02 AS READ"
    assert page.read.text.toPlainText() == interview(2)
    marked = [mark.cursor.selectedText() for mark in page.read.text.extraSelections()]
    assert marked == ["I: ", "R: ", "I: ", "R: "]


def test_labels_are_set_off_in_the_right_place_after_an_emoji(desk):
    page = desk.start(desk.write("P01.txt", "😀 Warm words 😀\n\n" + interview(1)))
    marked = [mark.cursor.selectedText() for mark in page.read.text.extraSelections()]
    assert marked == ["I: ", "R: ", "I: ", "R: "]
    assert utf16_offsets("a😀b") == [0, 1, 3, 4]


def test_of_a_long_text_only_the_beginning_is_shown(desk):
    page = desk.start(desk.write("P01.txt", interview(1) * 200))
    assert len(page.read.text.toPlainText()) <= SHOWN
    assert page.read.title.text() == "P01 AS READ · its beginning"


def test_every_control_has_a_name(desk, nameless):
    page = desk.start(*(desk.write(f"P0{n}.txt", interview(n, pages=8)) for n in (1, 2)))
    desk.go(desk.row("R"), CASE)
    desk.qtbot.keyClick(page.view, Qt.Key.Key_F2)
    assert nameless(page) == []


def test_a_file_given_twice_is_refused_before_the_import_and_the_counts_agree(desk):
    once = desk.write("P01.txt", interview(1))
    import_items(desk.project, propose(desk.project, [read_file(once)]))
    page = desk.start(
        once,
        desk.write("P02.txt", interview(2)),
        desk.write("copy of P02.txt", interview(2)),
        desk.write("P03.txt", interview(3)),
    )
    said = page.refusals.text()
    assert "P01.txt can't be imported: the same file is in the project already" in said
    assert "copy of P02.txt can't be imported: it is the same file as P02.txt" in said
    assert page.summary.text() == "2 documents · 2 new cases · 2 refused"
    assert page.go.text() == "Import 2 files"
    page.go.click()
    assert report_words(desk.reports[0]) == "2 documents, 2 new cases, 2 refused"


def test_where_all_files_are_known_already_the_report_says_so_at_once(desk):
    once = desk.write("P01.txt", interview(1))
    import_items(desk.project, propose(desk.project, [read_file(once)]))
    desk.flow.start(desk.project, [once])
    assert desk.flow.preview is None
    assert "in the project already" in desk.reports[0].refused[0].reason


def test_the_text_is_shown_where_a_speaker_first_speaks(desk):
    late = interview(1) * 60 + "Moira: I am late 😀.\n\nI: So?\n\nMoira: Yes, late.\n\n" * 9
    page = desk.start(desk.write("P01.txt", late + interview(2) * 200))
    text = page.read.text
    desk.go(desk.row("Moira"))
    assert text.textCursor().block().text() == "Moira: I am late 😀."
    port, caret = text.viewport().rect(), text.cursorRect()
    assert port.contains(caret.center())
    marked = [m.cursor.selectedText() for m in text.extraSelections() if m.format.background()]
    assert "Moira: " in marked
    desk.go(desk.row("R"))
    assert text.textCursor().block().text().startswith("R: Nothing.")


# -- corrections


def test_a_role_is_corrected_by_keys_and_imported_so(desk):
    desk.start(desk.write("P01.txt", NAMED))
    desk.correct(desk.row("Moira"), ROLE, "other")
    assert desk.cell(desk.row("Moira"), CASE) == ""
    desk.correct(desk.row("Devin Becker"), ROLE, "interviewer")
    desk.flow.preview.go.click()
    roles = {row.label: row.role for row in documents.speakers(desk.project)}
    assert roles["Moira"] == "other"
    assert roles["Devin Becker"] == "interviewer"


def test_two_labels_are_joined_into_one_speaker(desk):
    desk.start(desk.write("P01.txt", NAMED))
    desk.correct(desk.row("Devin Becker"), ROLE, "interviewer")
    desk.correct(desk.row("DB"), SAME, "Devin Becker")
    assert desk.cell(desk.row("DB"), ROLE) == "interviewer"
    desk.flow.preview.go.click()
    found = {row.label: (row.role, row.turns) for row in documents.speakers(desk.project)}
    assert found == {"Devin Becker": ("interviewer", 4), "Moira": ("participant", 2)}


def test_initials_are_proposed_to_be_the_person_and_can_be_taken_back(desk):
    page = desk.start(
        desk.write("P01.txt", NAMED),
        desk.write("P02.txt", "DB: So?\n\nGwen: No.\n\nDB: Why?\n\nGwen: No reason.\n"),
    )
    assert desk.cell(desk.row("DB", "P01"), SAME) == "Devin Becker"
    assert desk.cell(desk.row("DB", "P02"), SAME) == "Devin Becker"
    desk.correct(desk.row("DB", "P02"), SAME, "–")
    assert desk.cell(desk.row("DB", "P02"), SAME) == ""
    page.go.click()
    found = {(row.label, row.turns) for row in documents.speakers(desk.project)}
    assert ("Devin Becker", 4) in found
    assert ("DB", 2) in found


def test_a_role_names_nobody_so_it_is_nobody_s_initials(desk):
    text = "IV: Yes?\n\nIris Vane: No.\n\nIV: So?\n\nIris Vane: No.\n"
    desk.start(desk.write("P01.txt", text))
    assert desk.cell(desk.row("IV"), SAME) == ""


def test_f2_down_enter_takes_the_likely_and_never_makes_an_interviewer_a_participant(desk):
    page = desk.start(desk.write("P01.txt", NAMED), desk.write("P02.txt", interview(2)))
    assert page.model.choices(desk.row("DB"), SAME)[:2] == ["Devin Becker", "–"]
    desk.correct(desk.row("DB"), SAME, "–")
    assert page.model.choices(desk.row("DB"), SAME)[:2] == ["–", "Devin Becker"]
    asking = desk.row("I")
    assert page.model.choices(asking, ROLE)[0] == "interviewer"
    desk.go(asking, CASE)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Down, Qt.Key.Key_Return):
        desk.qtbot.keyClick(QApplication.focusWidget(), key)
    QApplication.processEvents()
    assert desk.cell(asking, ROLE) == "interviewer"
    assert desk.cell(asking, CASE) == ""


def test_what_does_not_fit_in_one_of_the_rows_is_told(desk):
    page = desk.start(desk.write("P01.txt", NAMED), desk.write("P02.txt", interview(2)))
    desk.go(desk.row("R", "P02"), SAME)
    page.view.selectAll()
    desk.correct_here("I")
    assert desk.cell(desk.row("R", "P02"), SAME) == "I"
    assert "“DB” in P01" in page.told.text()
    assert page.told.isVisible()
    desk.correct(desk.row("Moira"), ROLE, "other")
    assert not page.told.isVisible()


def test_a_speaker_joins_a_case_of_the_project(desk):
    known = [read_file(desk.write("Moira.txt", interview(9)))]
    import_items(desk.project, propose(desk.project, known))
    page = desk.start(desk.write("P01.txt", interview(1)))
    assert page.summary.text() == "1 document · 1 new case"
    desk.correct(desk.row("R"), CASE, "moira")
    assert desk.cell(desk.row("R"), CASE) == "moira (in the project)"
    assert page.summary.text() == "1 document · 0 new cases · 1 case of the project"
    page.go.click()
    assert desk.cases() == ["Moira"]
    assert desk.reports[0].cases == 0


def test_a_new_case_is_not_completed_to_a_known_one(desk):
    desk.start(desk.write("P10.txt", interview(1)), desk.write("other.txt", interview(2)))
    desk.correct(desk.row("R", "other"), CASE, "P1")
    assert desk.cell(desk.row("R", "other"), CASE) == "P1"


def test_a_role_is_chosen_from_the_open_list_by_mouse(desk):
    page = desk.start(desk.write("P01.txt", NAMED))
    row = desk.row("Moira")
    spot = page.view.visualRect(page.model.index(row, ROLE)).center()
    desk.qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    desk.qtbot.mouseDClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    box = page.view.findChild(QComboBox, "import.cell")
    box.showPopup()
    choices = box.view()
    place = choices.visualRect(box.model().index(box.findText("other"), 0)).center()
    desk.qtbot.mouseMove(choices.viewport(), place)
    desk.qtbot.wait(QApplication.doubleClickInterval() + 50)  # Qt ignores a click right after
    desk.qtbot.mouseClick(choices.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.qtbot.waitUntil(lambda: desk.cell(row, ROLE) == "other")


def test_who_is_left_out_becomes_no_case_and_keeps_the_words(desk):
    desk.start(desk.write("P01.txt", NAMED))
    desk.correct(desk.row("Moira"), ROLE, "left out")
    desk.flow.preview.go.click()
    assert "Moira" not in desk.cases()
    assert "Nobody called me." in desk.texts()[0]


def test_one_correction_goes_into_all_rows_selected(desk):
    paths = [desk.write(f"P0{n}.txt", interview(n)) for n in range(1, 5)]
    page = desk.start(*paths)
    desk.go(desk.row("R", "P02"), ROLE)
    page.view.select_label("R")
    desk.correct_here("other")
    roles = [choice.role for item in page.model.items for choice in item.speakers]
    assert roles == ["interviewer", "other"] * 4


def test_the_menu_selects_one_label_in_all_files(desk):
    page = desk.start(*(desk.write(f"P0{n}.txt", interview(n)) for n in (1, 2, 3)))
    desk.go(desk.row("R", "P02"))
    entries = {action.text(): action for action in page.view.menu().actions()}
    entries["Select “R” in all 3 files"].trigger()
    assert [page.model.place(row)[1].label for row in page.view.chosen_rows()] == ["R"] * 3


def test_space_leaves_a_file_out_and_takes_it_in_again(desk):
    page = desk.start(*(desk.write(f"P0{n}.txt", interview(n)) for n in (1, 2)))
    desk.go(desk.row("R", "P01"))
    desk.qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert page.go.text() == "Import 1 file"
    assert page.summary.text() == "1 document · 1 new case · 1 left out"
    desk.qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert page.go.text() == "Import 2 files"
    desk.qtbot.keyClick(page.view, Qt.Key.Key_Space)
    page.go.click()
    assert [row.name for row in documents.documents(desk.project)] == ["P02"]
    assert desk.cases() == ["P02"]


def test_what_is_left_out_is_struck_and_said_and_looks_like_no_joined_row(desk):
    page = desk.start(
        desk.write("P01.txt", NAMED),
        desk.write("P02.txt", "DB: So?\n\nGwen: No.\n\nDB: Why?\n\nGwen: No reason.\n"),
    )
    font = lambda row: page.model.index(row, SPEAKER).data(Qt.ItemDataRole.FontRole)  # noqa: E731
    joined, out, gone = desk.row("DB", "P01"), desk.row("Moira"), desk.row("Gwen")
    desk.correct(out, ROLE, "left out")
    page.model.leave_out([gone], out=True)
    assert [font(row).strikeOut() for row in (joined, out, gone)] == [False, True, True]
    assert [font(row).italic() for row in (joined, out, gone)] == [True, False, False]
    assert [desk.cell(row, ROLE) for row in (out, gone)] == ["left out", "left out"]
    page.model.leave_out([gone], out=False)
    assert desk.cell(gone, ROLE) == "participant"
    assert not font(gone).strikeOut()


def test_with_every_file_left_out_there_is_nothing_to_import(desk):
    page = desk.start(desk.write("P01.txt", interview(1)))
    desk.go(desk.row("R"))
    desk.qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert not page.go.isEnabled()


def test_new_cases_are_called_p01_p02_and_those_of_the_project_keep_their_names(desk):
    known = [read_file(desk.write("Gwen.txt", "I: Yes?\n\nGwen: No.\n\nI: So?\n\nGwen: No.\n"))]
    import_items(desk.project, propose(desk.project, known))
    page = desk.start(
        desk.write("a.txt", NAMED),
        desk.write("b.txt", "I: Oh?\n\nGwen: Mm.\n\nI: Oh?\n\nGwen: Yes.\n"),
    )
    desk.correct(desk.row("Devin Becker"), ROLE, "interviewer")
    desk.correct(desk.row("DB"), SAME, "Devin Becker")
    desk.qtbot.mouseClick(page.pseudonyms, Qt.MouseButton.LeftButton)
    assert desk.cell(desk.row("Moira"), CASE) == "P01"
    assert desk.cell(desk.row("Gwen", "b"), CASE) == "Gwen (in the project)"
    page.go.click()
    assert sorted(desk.cases()) == ["Gwen", "P01"]


def test_files_that_join_while_a_case_is_typed_lose_nothing(desk, qtlog):
    page = desk.start(desk.write("P01.txt", interview(1)))
    desk.go(desk.row("R"), CASE)
    desk.qtbot.keyClick(page.view, Qt.Key.Key_F2)
    line = QApplication.focusWidget().lineEdit()
    line.selectAll()
    desk.qtbot.keyClicks(line, "Moira")
    desk.flow.start(desk.project, [desk.write("P02.txt", interview(2))])
    assert page.go.text() == "Import 2 files"
    assert desk.cell(desk.row("R", "P01"), CASE) == "Moira"
    assert not [one.message for one in qtlog.records if "editor" in one.message]


# -- cleaning


def test_cleaning_is_off_until_ticked_and_reads_only_those_files_again(desk):
    paths = [desk.write(f"P0{n}.txt", interview(n, pages=8)) for n in (1, 2)]
    page = desk.start(*paths, desk.write("P03.txt", interview(3)))
    box = page.cleaning.findChild(QCheckBox, "import.clean.headers")
    assert box.accessibleName() == "Repeated page headers and footers: 16 in 2 files"
    assert not box.isChecked()
    assert "Police response study" in page.model.all[0].parsed.text
    desk.tick("import.clean.headers")
    desk.qtbot.waitUntil(lambda: len(desk.read) == 2)
    assert desk.read[1] == ["P01.txt", "P02.txt"]
    assert all("Police response study" not in item.parsed.text for item in page.model.all)
    assert page.go.isEnabled()
    page.go.click()
    assert all("Police response study" not in text for text in desk.texts())
    assert desk.reports[0].documents[0].cleaned


def test_a_tick_can_be_taken_back(desk):
    page = desk.start(desk.write("P01.txt", interview(1, pages=8)))
    desk.tick("import.clean.headers")
    desk.qtbot.waitUntil(lambda: len(desk.read) == 2)
    assert page.cleaning.findChild(QCheckBox, "import.clean.headers").isChecked()
    desk.tick("import.clean.headers")
    desk.qtbot.waitUntil(lambda: len(desk.read) == 3)
    assert "Police response study" in page.model.all[0].parsed.text


def test_one_file_alone_can_be_cleaned(desk):
    paths = [desk.write(f"P0{n}.txt", interview(n, pages=8)) for n in (1, 2)]
    page = desk.start(*paths)
    page.cleaning._open("headers", opened=True)
    desk.tick("import.clean.headers.1")
    desk.qtbot.waitUntil(lambda: len(desk.read) == 2)
    assert desk.read[1] == ["P02.txt"]
    whole = page.cleaning.findChild(QCheckBox, "import.clean.headers")
    assert whole.checkState() == Qt.CheckState.PartiallyChecked


def test_corrections_survive_cleaning(desk):
    page = desk.start(desk.write("P01.txt", interview(1, pages=8)))
    desk.correct(desk.row("R"), CASE, "Moira")
    desk.tick("import.clean.headers")
    assert not page.go.isEnabled()  # nothing is stored that is about to be read again
    desk.qtbot.waitUntil(lambda: len(desk.read) == 2)
    assert desk.cell(desk.row("R"), CASE) == "Moira"


def test_cancelled_reading_leaves_the_plan_as_it_was(desk):
    page = desk.start(desk.write("P01.txt", interview(1, pages=8)))
    desk.trouble = Cancelled()
    desk.tick("import.clean.headers")
    desk.qtbot.waitUntil(lambda: len(desk.read) == 2)
    assert page.go.isEnabled()
    assert "Police response study" in page.model.all[0].parsed.text


# -- storing


def test_an_import_is_reported_and_undone_in_one_step(desk):
    page = desk.start(
        *(desk.write(f"P0{n}.txt", interview(n)) for n in (1, 2)), desk.write("e.txt", "")
    )
    page.go.click()
    assert report_words(desk.reports[0]) == "2 documents, 2 new cases, 1 refused"
    assert desk.ends == [True]
    assert desk.flow.preview is None
    desk.project.undo()
    assert documents.documents(desk.project) == []


def test_cancelling_while_it_is_stored_imports_nothing_and_keeps_the_plan(desk):
    def cancel_second(done: int, _total: int) -> None:
        if done == 1:
            raise Cancelled

    desk.progress = cancel_second
    page = desk.start(*(desk.write(f"P0{n}.txt", interview(n)) for n in (1, 2)))
    page.go.click()
    assert documents.documents(desk.project) == []
    assert desk.ends == []
    assert page.go.isEnabled()


def test_import_cannot_be_pressed_twice_while_it_is_stored(desk):
    seen: list[bool] = []
    page = desk.start(desk.write("P01.txt", interview(1)))
    desk.progress = lambda *_: seen.append(page.go.isEnabled())
    page.go.click()
    assert seen
    assert not any(seen)


def test_cancel_imports_nothing(desk):
    page = desk.start(desk.write("P01.txt", interview(1)))
    desk.qtbot.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    assert desk.ends == [True]
    assert desk.reports == []
    assert documents.documents(desk.project) == []


def test_files_that_come_while_others_are_previewed_join_them(desk):
    page = desk.start(desk.write("P01.txt", interview(1)))
    desk.correct(desk.row("R"), CASE, "Moira")
    assert desk.start(desk.write("P02.txt", interview(2))) is page
    assert len(desk.pages) == 1
    assert page.go.text() == "Import 2 files"
    assert desk.cell(desk.row("R", "P01"), CASE) == "Moira"


def test_an_import_that_is_left_open_waits_and_goes_on_as_it_was(desk):
    page = desk.start(desk.write("P01.txt", interview(1)), desk.write("P02.txt", interview(2)))
    desk.correct(desk.row("R", "P01"), CASE, "Moira")
    with desk.qtbot.waitSignal(desk.flow.waiting) as waiting:
        page.hide()
    assert waiting.args == ["2 files wait to be imported."]
    desk.flow.show_again()
    assert desk.pages == [page, page]
    assert desk.cell(desk.row("R", "P01"), CASE) == "Moira"
    desk.flow.give_up()
    assert desk.ends == [True]
    assert desk.flow.preview is None


def test_a_page_that_the_window_takes_away_gives_its_import_up(desk):
    first = desk.start(desk.write("P01.txt", interview(1)))
    first.deleteLater()
    desk.qtbot.waitUntil(lambda: desk.flow.preview is None)
    second = desk.start(desk.write("P02.txt", interview(2)))
    assert second.go.text() == "Import 1 file"


# -- the real worker


@pytest.fixture
def tasks(qapp) -> Iterator[Tasks]:
    assert qapp is not None
    found = Tasks()
    yield found
    found.close()


def test_files_are_read_in_the_worker_process(project, qtbot, tasks, tmp_path):
    paths = []
    for number in range(30):
        paths.append(tmp_path / f"S{number:02}.txt")
        paths[-1].write_text(interview(number), encoding="utf-8")
    flow = ImportFlow(tasks.run, silent)
    reports: list[Any] = []
    flow.imported.connect(reports.append)
    with qtbot.waitSignal(flow.previewed, timeout=180_000) as shown:
        flow.start(project, paths)
    page = shown.args[0]
    qtbot.addWidget(page)
    page.go.click()
    assert report_words(reports[0]) == "30 documents, 30 new cases"
