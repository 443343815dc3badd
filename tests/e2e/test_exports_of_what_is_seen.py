"""Export in the real window: what is in sight comes first, and one comes back to it."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coder_app.core.excerpts import excerpts
from coder_app.ui.export import ExportPage
from coder_app.ui.main_window import MainWindow


def page_of(window: MainWindow) -> ExportPage:
    page = window.work.middle.currentWidget()
    assert isinstance(page, ExportPage)
    return page


def sheet(path: Path, name: str) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(path)[name].iter_rows(values_only=True))


def filtered(window: MainWindow) -> int:
    """Show the excerpts of one code; how many they are."""
    code = next(row for row in window.work.codebook.rows if row.codings > 2 and not row.is_theme)
    window.show_excerpts(code.id)
    return excerpts(window.project, window.work.excerpts.filter.wanted()).count


def test_the_filter_in_sight_is_proposed_first_and_written(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many, total = filtered(window), excerpts(window.project).count
    assert many < total
    window.work.excerpts.filter.export.click()
    page = page_of(window)
    words = f"code {window.work.excerpts.filter.code.currentText()}, with its subcodes"
    assert [box.text() for box in page.what] == [
        f"These {many} excerpts: {words}",
        f"All {total} excerpts",
        f"Everything: the whole workbook, with all {total} excerpts",
    ]
    assert page.what[0].isChecked()
    assert [page.kind.itemData(n) for n in range(page.kind.count())] == ["xlsx", "csv", "docx"]
    out = tmp_path / "out.xlsx"
    monkeypatch.setattr(window, "ask_save", lambda *_: out)
    page.go.click()
    qtbot.waitUntil(lambda: "was written" in window.strip.text.text(), timeout=60_000)
    assert window.work.workspace() == "excerpts"
    assert len(sheet(out, "Excerpts")) == many + 1
    assert ("Filters", words) in sheet(out, "Read me")


def test_cancel_leads_back_to_where_one_came_from(window: MainWindow) -> None:
    filtered(window)
    window.actions_by_id["export.workbook"].trigger()
    page_of(window).cancel.click()
    assert window.work.workspace() == "excerpts"
    assert window.work.excerpts.filter.wanted().codes
    window.work.show_workspace("themes")
    window.actions_by_id["export.workbook"].trigger()
    page_of(window).cancel.click()
    assert window.work.workspace() == "themes"
    window.work.show_workspace("code")
    window.actions_by_id["export.workbook"].trigger()
    page = page_of(window)
    assert [one.objectName() for one in page.what] == ["export.what.all"]
    page.cancel.click()
    assert window.work.middle.currentWidget() is window.work.reader


def test_themes_exports_the_table_in_view(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    themes = window.work.themes
    window.work.show_workspace("themes")
    themes.measure.setCurrentIndex(2)
    themes.split_by.setCurrentIndex(1)
    themes.interviewer.setChecked(True)
    qtbot.waitUntil(lambda: themes.table is not None and bool(themes.table.groups))
    themes.export.click()
    page = page_of(window)
    assert page.what[0].text() == "This table of themes"
    assert page.scope.words.startswith("Codings, of")
    assert "with the interviewer's words" in page.scope.words
    out = tmp_path / "out.xlsx"
    monkeypatch.setattr(window, "ask_save", lambda *_: out)
    page.go.click()
    qtbot.waitUntil(lambda: "was written" in window.strip.text.text(), timeout=60_000)
    assert window.work.workspace() == "themes"
    rows = sheet(out, "Themes")
    assert themes.table is not None
    assert rows[1][2] == themes.table.rows[0].counts.codings
    assert len(rows[0]) == 3 + len(themes.table.groups)


def test_a_filter_in_words_names_what_hides_something(window: MainWindow) -> None:
    bar = window.work.excerpts.filter
    window.work.show_workspace("excerpts")
    assert bar.words() == ""
    bar.case.setCurrentIndex(1)
    bar.important.setChecked(True)
    bar.interviewer.setChecked(False)
    case = bar.case.currentText()
    assert bar.words() == f"case {case}, important only, without the interviewer's words"
    assert case not in bar.words(named=False)


def test_escape_leaves_the_page(window: MainWindow, qtbot: QtBot) -> None:
    """By key there was no way out but Tab to Cancel."""
    window.actions_by_id["export.workbook"].trigger()
    page = page_of(window)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is page or page.isAncestorOf(focus)
    qtbot.keyClick(focus, Qt.Key.Key_Escape)
    assert window.work.middle.currentWidget() is not page
