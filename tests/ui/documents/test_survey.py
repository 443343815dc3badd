"""A survey in the import page: columns corrected by click and key, what comes of it told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from coder_app.core import cases, documents
from coder_app.ui.documents.import_flow import report_words
from coder_app.ui.documents.survey_model import COLUMNS, HEADING, use_at
from coder_app.ui.documents.survey_part import SurveyPart
from tests.core.sheet_files import SURVEY, csv_file, workbook
from tests.ui.documents.test_import import Desk, desk, interview

__all__ = ["desk"]
RESPONDENT, ATTRIBUTE, ANSWER, OUT = (COLUMNS.index(words) for words in COLUMNS[1:5])


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return csv_file(tmp_path / "feedback.csv")


@pytest.fixture
def part(desk: Desk, sheet: Path) -> Iterator[SurveyPart]:
    found = desk.start(sheet).surveys.part()
    assert found is not None
    return found


def used(part: SurveyPart) -> list[str | None]:
    """What each column of the sheet is, by the marks that are set."""
    model = part.model
    return [
        next(
            use_at(at) for at in range(1, 5) if model.index(row, at).data(Qt.ItemDataRole.UserRole)
        )
        for row in range(model.rowCount())
    ]


def click(desk: Desk, part: SurveyPart, row: int, column: int) -> None:
    place = part.view.visualRect(part.model.index(row, column)).center()
    desk.qtbot.mouseClick(part.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_survey_shows_its_columns_and_what_comes_of_them(desk: Desk, part: SurveyPart) -> None:
    page = desk.flow.preview
    assert page.title.text() == "Import a survey"
    assert part.view.hasFocus()
    assert used(part) == ["respondent", "attribute", "attribute", "answer", "answer"]
    assert part.model.index(1, 6).data() == "woman  ·  man"
    assert part.words.text().startswith(
        "4 respondents, 2 attributes, 2 open questions: 2 documents"
    )
    assert (page.go.text(), page.summary.text()) == ("Import 1 file", "")
    assert not page.pseudonyms.isVisible()
    assert not any(box.isVisible() for box in (part.sheets, part.hidden, part.join))
    assert not page.surveys.chooser.isVisible()


def test_one_click_corrects_a_column(desk: Desk, part: SurveyPart) -> None:
    click(desk, part, 4, OUT)
    click(desk, part, 1, RESPONDENT)
    assert used(part) == ["out", "respondent", "attribute", "answer", "out"]
    assert '"woman" and "man" stand in several rows' in part.notes.text()
    assert part.join.isVisible()
    part.join.click()
    assert part.words.text().startswith("2 respondents, 1 attribute, 1 open question")


def test_keys_do_it_too_for_all_rows_selected(desk: Desk, part: SurveyPart) -> None:
    view = part.view
    view.setCurrentIndex(part.model.index(1, HEADING))
    for _ in range(OUT):
        desk.qtbot.keyClick(view, Qt.Key.Key_Right)
    desk.qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    desk.qtbot.keyClick(view, Qt.Key.Key_Space)
    assert used(part) == ["respondent", "out", "out", "answer", "answer"]
    assert "Gender: Leave out, chosen" in str(
        part.model.index(1, OUT).data(Qt.ItemDataRole.AccessibleTextRole)
    )


def test_the_menu_offers_the_same(part: SurveyPart) -> None:
    part.view.selectRow(4)
    menu = part.view.menu()
    assert menu is not None
    words = [action.text().split("\t")[0] for action in menu.actions()]
    assert words == ["Respondent", "Attribute", "Open question", "Leave out"]
    assert [action.isChecked() for action in menu.actions()] == [False, False, True, False]
    menu.actions()[3].trigger()
    assert used(part)[4] == "out"
    menu.close()


def test_importing_brings_it_all_and_again_nothing(desk: Desk, sheet: Path) -> None:
    desk.start(sheet).go.click()
    assert report_words(desk.reports[0]).startswith("2 documents, 4 new cases\nfeedback: 4 resp")
    assert desk.reports[0].changed
    assert [row.name for row in documents.documents(desk.project)] == list(SURVEY[0][3:])
    assert [row.name for row in cases.cases(desk.project)] == ["N01", "N02", "N03", "N04"]
    again = desk.start(sheet).surveys.part()
    assert again is not None
    assert "6 answers to" in again.notes.text()
    desk.flow.preview.go.click()
    assert "all of it is in the project already" in report_words(desk.reports[1])
    assert not desk.reports[1].changed
    assert len(desk.texts()) == 2


def test_transcripts_and_a_survey_come_together(desk: Desk, sheet: Path) -> None:
    page = desk.start(desk.write("P01.txt", interview(1)), sheet)
    parts = page.surveys
    assert parts.chooser.isVisible()
    assert [parts.chooser.itemText(n) for n in range(2)] == ["Transcripts", "Survey feedback"]
    assert page.title.text() == "Import transcripts"
    assert page.go.text() == "Import 2 files"
    assert page.summary.text() == "1 document · 1 new case · 1 survey with 6 answers"
    desk.qtbot.keyClick(parts.chooser, Qt.Key.Key_Down)
    assert page.title.text() == "Import a survey"
    page.go.click()
    assert len(desk.texts()) == 3
    desk.project.undo()
    assert desk.texts() == []


def test_a_survey_that_joins_keeps_what_was_corrected(desk: Desk, sheet: Path) -> None:
    part = desk.start(sheet).surveys.part()
    assert part is not None
    click(desk, part, 4, OUT)
    page = desk.start(desk.write("P01.txt", interview(1)))
    assert page.surveys.part() is part
    assert used(part)[4] == "out"
    assert page.surveys.chooser.count() == 2


def test_a_survey_can_be_left_out(desk: Desk, part: SurveyPart) -> None:
    part.take.click()
    assert part.words.text() == "Left out"
    assert not desk.flow.preview.go.isEnabled()
    part.take.click()
    assert desk.flow.preview.go.isEnabled()


def test_sheets_headings_and_hidden_rows_are_chosen(desk: Desk, tmp_path: Path) -> None:
    def change(book) -> None:
        book.active.row_dimensions[3].hidden = True
        other = book.create_sheet("Pilot")
        for row in (["ID", "Why was it?"], ["x1", "Because it rained all day"]):
            other.append(row)

    page = desk.start(workbook(tmp_path / "feedback.xlsx", change=change))
    part = page.surveys.part()
    assert part is not None
    assert (part.hidden.text(), part.sheets.count()) == ("Hidden rows too (1)", 2)
    assert part.words.text().startswith("3 respondents")
    part.hidden.click()
    assert part.words.text().startswith("4 respondents")
    part.headed.click()
    assert part.model.index(0, HEADING).data() == "Column A"
    assert part.words.text().startswith("5 respondents")
    part.sheets.setFocus()
    desk.qtbot.keyClick(part.sheets, Qt.Key.Key_Down)
    assert used(part) == ["respondent", "answer"]
    assert part.words.text().startswith("1 respondent, 0 attributes, 1 open question")


def test_a_click_beside_the_marks_changes_nothing(desk: Desk, part: SurveyPart) -> None:
    before = used(part)
    click(desk, part, 2, HEADING)
    desk.qtbot.mouseClick(
        part.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, part.view.height() - 4)
    )
    QApplication.processEvents()
    assert used(part) == before
