"""Where one was is kept while one works; what is new stands in sight."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from coder_app.core import codebook
from coder_app.ui.main_window import MainWindow
from coder_app.ui.places import Places


def test_after_a_crash_one_goes_on_in_the_document_worked_in(
    window: MainWindow, qtbot: QtBot
) -> None:
    second = window.work.documents.rows[1].id
    assert window.work.reader.keeper.last_document() != second
    window.open_document(second)
    qtbot.waitUntil(lambda: window.work.reader.document == second)
    assert window.work.reader.keeper.last_document() == second  # nothing was closed
    window.work.reader.reader.text.select(40, 40)
    project = window.work.reader.keeper.project_id

    def caret() -> int:
        found = Places(window.settings).find(project, second)
        return found.caret if found else -1

    qtbot.waitUntil(lambda: caret() == 40)


def test_the_history_opens_at_the_newest_step(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.work.history
    for number in range(40):
        codebook.create_code(window.project, f"Code {number}")
    window.actions_by_id["edit.history"].trigger()
    panel.view.selectRow(30)
    panel.view.scrollToBottom()
    window.work.show_reader()
    codebook.create_code(window.project, "The last one")
    window.actions_by_id["edit.history"].trigger()
    assert panel.chosen is not None
    assert "The last one" in panel.chosen.name
    assert panel.view.verticalScrollBar().value() == 0
    assert panel.view.hasFocus()
    _ = qtbot


def test_columns_of_a_codebook_that_are_not_taken_are_named_before(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = tmp_path / "codes.csv"
    sheet.write_text("Theme,Code,Weight\nAffect,Joy,3\nAffect,Fear,2\n", encoding="utf-8")
    monkeypatch.setattr(window, "ask_open", lambda *_: [sheet])

    def paths() -> set[str]:
        return {row.path for row in codebook.codebook(window.project)}

    window.actions_by_id["import.codebook"].trigger()
    assert "codes.csv has 2 codes. The column \u201cWeight\u201d is not taken." in (
        window.strip.text.text()
    )
    assert not paths() & {"Affect > Joy", "Joy"}
    next(one for one in window.strip.findChildren(QPushButton) if one.text() == "Import").click()
    assert {"Affect", "Affect > Joy", "Affect > Fear"} <= paths()


def test_back_leads_from_a_place_to_the_list_it_was_opened_from(
    window: MainWindow, qtbot: QtBot
) -> None:
    for row in window.work.documents.rows[:2]:
        window.open_document(row.id)  # each has a place of its own by now
        window.work.reader.reader.text.select(300, 300)
    window.work.show_workspace("excerpts")
    excerpts = window.work.excerpts
    qtbot.waitUntil(excerpts.view.hasFocus)
    at = next(
        n
        for n in range(excerpts.model.rowCount())
        if (row := excerpts.model.excerpt(n))
        and row.document_id == window.work.documents.rows[0].id
        and row.start > 1_000
    )
    excerpts.view.selectRow(at)
    excerpts.view.open_row(at)
    assert window.work.workspace() == "code"
    window.actions_by_id["go.back"].trigger()
    assert window.work.workspace() == "excerpts"
    assert excerpts.view.currentIndex().row() == at
