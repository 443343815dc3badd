"""Replace, correct, compare and the history as pages of the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coder_app.core import coding, documents, history, lost
from coder_app.core.exchange.read_many import read_files
from coder_app.core.ids import CodingId
from coder_app.ui.main_window import MainWindow
from coder_app.ui.texts.compare_page import ComparePage, CorrectPage
from coder_app.ui.texts.replace_page import ReplacePage
from coder_app.ui.window_commands import texts
from tests.ui.conftest import nameless

Key = Qt.Key


def words_of(window: MainWindow) -> dict[str, str]:
    project = window.project
    return {row.id: project.text(row.id) for row in documents.documents(project)}


def test_words_are_replaced_in_all_documents_but_those_unticked(window: MainWindow) -> None:
    before = words_of(window)
    window.actions_by_id["document.replace"].trigger()
    page = window.findChild(ReplacePage)
    assert page is not None
    assert page.words.hasFocus()
    page.words.setText("police")
    page.by.setText("the force")
    QTest.keyClick(page.by, Key.Key_Return)
    many = page.hits.count()
    assert many > 2
    assert "→ the force]" in page.hits.item(0).text()
    assert nameless(page) == []
    QTest.keyClick(page.hits, Key.Key_Space)
    assert page.hits.item(0).checkState() == Qt.CheckState.Unchecked
    assert page.go.text() == f"Replace {many - 1} hits"
    stays = page.hits.item(0).data(Qt.ItemDataRole.UserRole)
    page.go.click()
    now = words_of(window)
    assert now[stays.document_id][stays.start : stays.end] == stays.words
    assert sum(text.count("the force") for text in now.values()) >= many - 1
    assert page.hits.count() == 0
    window.undo()
    assert words_of(window) == before
    QTest.keyClick(page, Key.Key_Escape)
    assert window.work.middle.currentWidget() is window.work.reader


def test_ctrl_z_right_after_a_replacement_takes_it_back(window: MainWindow) -> None:
    before, control = words_of(window), Qt.KeyboardModifier.ControlModifier
    window.actions_by_id["document.replace"].trigger()
    page = window.findChild(ReplacePage)
    assert page is not None
    QTest.keyClicks(page.words, "police")
    QTest.keyClicks(page.by, "force")
    page.find_hits()
    page.go.click()
    assert words_of(window) != before
    assert page.words.hasFocus()
    QTest.keyClick(page.words, Key.Key_Z, control)
    assert words_of(window) == before
    assert page.words.text() == "police"
    step = window.project.next_undo()
    QTest.keyClick(page.words, Key.Key_Z, control)  # and now it is the field's again
    assert window.project.next_undo() == step
    assert page.words.text() != "police"


def test_speakers_labels_are_left_alone_unless_asked(window: MainWindow) -> None:
    window.actions_by_id["document.replace"].trigger()
    page = window.findChild(ReplacePage)
    assert page is not None
    page.words.setText("Int")
    page.by.setText("Interviewer")
    page.find_hits()
    many = page.hits.count()
    assert many > 5
    assert page.ticked() == []
    assert page.hits.item(0).text().count("(speaker label)") == 1
    assert page.count.text().endswith(f"{many} speaker labels left alone")
    page.labels.click()
    assert len(page.ticked()) == many
    assert page.count.text().endswith(f"Changes {many} speaker labels")
    page.go.click()
    assert f"{many} speaker labels changed: “Int:” → “Interviewer:”" in page.count.text()
    window.undo()


def test_a_corrected_file_says_what_it_does_before_it_does(
    window: MainWindow, tmp_path: Path
) -> None:
    reader, project = window.work.reader, window.project
    document = reader.document
    assert document is not None
    text = project.text(document)
    mark = min(reader.reader.text.marks.codings.values(), key=lambda one: one.start)
    corrected = text[: mark.start] + text[mark.end :]
    path = tmp_path / "corrected.txt"
    path.write_text(corrected, encoding="utf-8")
    texts.show_corrected(window, document, path, read_files([path], {}, "en"))
    page = window.findChild(CorrectPage)
    assert page is not None
    assert "would lose its words" in page.advice.text() or "would lose their" in page.advice.text()
    assert nameless(page) == []
    assert project.text(document) == text
    page.go.click()
    assert project.text(document) == corrected
    assert mark.id in {row.id for row in lost.lost_codings(project, document)}
    assert window.work.middle.currentWidget() is reader
    assert reader.settling.line.isVisible()
    assert 'from "corrected.txt"' in project.next_undo().name


def test_the_original_stands_beside_the_text(window: MainWindow) -> None:
    window.actions_by_id["document.compare"].trigger()
    assert window.findChild(ComparePage) is None
    assert "nothing to compare" in window.status.notice.text()
    document = window.work.reader.document
    text = window.project.text(document)
    words = text.split()[30]
    documents.edit_text(window.project, document, "First. " + text.replace(words, "changed", 1))
    window.actions_by_id["document.compare"].trigger()
    page = window.findChild(ComparePage)
    assert page is not None
    panes = page.panes
    assert panes.count.text() == "Change 1 of 2"
    assert panes.new.textCursor().selectedText() == "First. "
    QTest.keyClick(panes.new, Key.Key_F3)
    assert panes.new.textCursor().selectedText() == "changed"
    assert panes.old.textCursor().selectedText() == words
    QTest.keyClick(panes.new, Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert panes.at == 0
    assert nameless(page) == []


def test_a_coding_has_a_history_of_its_own(window: MainWindow) -> None:
    reader, panel = window.work.reader, window.work.history
    reader.step_coding(1)
    one = reader.reader.codings_here[0]
    name = reader.reader.text.marks.codings[one].name
    menu = reader.reader.hand.menu()
    offered = [action.objectName() for action in menu.actions()]
    assert {"document.edit", "edit.coding_history", "project.print"} <= set(offered)
    menu.deleteLater()
    coding.remove_codings(window.project, [CodingId(one)])
    window.undo()
    reader.show_coding(CodingId(one))
    window.actions_by_id["edit.coding_history"].trigger()
    assert window.work.middle.currentWidget() is panel
    assert panel.filter.coding.text().startswith(f"Only “{name}” in ")
    steps = [panel.model.step(row) for row in range(panel.model.rowCount())]
    assert steps[0].name.startswith("Remove ")
    whole = history.history(window.project).count
    assert 1 < len(steps) < whole
    assert nameless(panel) == []
    window.actions_by_id["edit.history"].trigger()
    assert panel.filter.coding.isHidden()
    assert panel.model.rowCount() == whole
    window.work.show_reader()
    reader.reader.go_to(0, 0)
    window.actions_by_id["edit.coding_history"].trigger()
    assert "No coding here" in window.status.notice.text()


def test_a_long_text_is_compared_by_the_worker(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = window.work.reader.document
    text = window.project.text(document)
    documents.edit_text(window.project, document, "First. " + text)
    monkeypatch.setattr(texts, "LONG", 10)
    window.tasks.cancel_all()  # what is learnt as the sample opens
    window.actions_by_id["document.compare"].trigger()
    assert window.findChild(ComparePage) is None
    qtbot.waitUntil(lambda: window.findChild(ComparePage) is not None, timeout=60_000)
    page = window.findChild(ComparePage)
    assert page.panes.count.text() == "Change 1 of 1"


def test_show_at_the_border_opens_the_history_there(window: MainWindow) -> None:
    step = window.project.next_undo()
    assert step is not None
    window.show_step(step)
    panel = window.work.history
    assert window.work.middle.currentWidget() is panel
    assert panel.chosen is not None
    assert panel.chosen.id == step.id
    assert nameless(panel) == []
    QTest.keyClick(panel, Key.Key_Escape)
    assert window.work.middle.currentWidget() is window.work.reader


def test_the_history_is_saved_where_one_says(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "history.csv"
    monkeypatch.setattr(window, "ask_save", lambda *_: out)
    window.actions_by_id["edit.history"].trigger()
    window.work.history.export.click()
    assert "What" in out.read_text(encoding="utf-8-sig")
    assert "history.csv" in window.status.notice.text()
