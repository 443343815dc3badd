"""Edit mode: one writes in the text as in any text; leaving saves it as one step."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coder_app.core import codebook, coding, documents, importing, lost
from coder_app.core.errors import CoderError, ReadOnly
from coder_app.core.exchange.read import read_file
from coder_app.core.project import Project
from coder_app.ui.project_signals import ProjectSignals
from coder_app.ui.reader.reader_panel import ReaderPanel
from coder_app.ui.reader.typed_changes import units
from coder_app.ui.theme import theme
from tests.ui.reader.interview import TEXT, span

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ODD = "P04: A\u00a0b \U0001f600 cafe\u0301 \u05e9\u05b8\u05dc. Then.\n"
LONG = "P04: " + "Nobody ever rang us back that year. " * 400 + "The end.\n"


@pytest.fixture
def panel(qtbot: QtBot, project: Project, tmp_path: Path) -> Iterator[ReaderPanel]:
    for name, text in (("P04", TEXT), ("Odd", ODD), ("Long", LONG)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    files = [read_file(tmp_path / f"{name}.txt") for name in ("P04", "Odd", "Long")]
    importing.import_items(project, importing.propose(project, files))
    made = ReaderPanel()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.activateWindow()
    signals = ProjectSignals(project)
    made.open_project(project, signals)
    made.open_document(documents.documents(project)[0].id)
    made.focus_text()
    qtbot.waitUntil(made.reader.text.hasFocus)
    yield made
    made.close_project()
    signals.stop()


def begin(panel: ReaderPanel, at: int = 0) -> None:
    panel.reader.go_to(at, at)
    panel.edit_text()


def put_caret(panel: ReaderPanel, words: str, *, select: bool = False) -> None:
    """Put the caret before words, or select them."""
    editor = panel.settling.page.editor
    found = editor.document().find(words)
    cursor = editor.textCursor()
    cursor.setPosition(found.selectionStart())
    if select:
        cursor.setPosition(found.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def text_of(panel: ReaderPanel) -> str:
    return panel.project.text(panel.document)


def coded(panel: ReaderPanel) -> list[tuple[str, str]]:
    text = text_of(panel)
    rows = coding.codings(panel.project, panel.document)
    return [(row.code_name, text[row.start : row.end]) for row in rows]


def code(panel: ReaderPanel, words: str, name: str = "Shame") -> str:
    start = text_of(panel).index(words)
    return coding.apply_new_code(
        panel.project, panel.document, start, start + len(words), name
    ).coding


def test_typing_is_saved_once_on_escape_and_undone_as_one_step(panel, project) -> None:
    code(panel, "felt stupid")
    steps = project.next_undo()
    begin(panel, span("took")[0])
    editor = panel.settling.page.editor
    assert editor.hasFocus()
    assert editor.caret == span("took")[0]
    QTest.keyClicks(editor, "really ")
    assert project.next_undo() == steps
    QTest.keyClick(editor, Key.Key_Escape)
    assert not panel.settling.is_editing
    assert "They really took" in text_of(panel)
    assert project.next_undo().name == 'Edit the text of "P04"'
    assert coded(panel) == [("Shame", "felt stupid")]
    assert panel.reader.text.hasFocus()
    assert panel.reader.text.caret == span("took")[0] + len("really ")
    assert "really" in panel.reader.text.toPlainText()
    project.undo()
    assert text_of(panel) == TEXT
    assert coded(panel) == [("Shame", "felt stupid")]


def test_ctrl_z_takes_back_typing_only(panel, project) -> None:
    steps = project.next_undo()
    begin(panel)
    editor = panel.settling.page.editor
    QTest.keyClicks(editor, "x")
    QTest.keyClick(editor, Key.Key_Z, CONTROL)
    assert editor.typed == TEXT
    QTest.keyClick(editor, Key.Key_Z, CONTROL)
    assert editor.typed == TEXT
    QTest.keyClick(editor, Key.Key_S, CONTROL)
    assert not panel.settling.is_editing
    assert project.next_undo() == steps
    assert text_of(panel) == TEXT


def test_discard_leaves_the_text(panel) -> None:
    begin(panel)
    QTest.keyClicks(panel.settling.page.editor, "nonsense")
    panel.settling.page.discard_button.click()
    assert not panel.settling.is_editing
    assert text_of(panel) == TEXT
    assert panel.reader.text.hasFocus()


def test_what_is_pasted_comes_as_plain_lines(panel) -> None:
    begin(panel, len(TEXT))
    data = QMimeData()
    data.setText("P04: One\r\nmore.")
    QGuiApplication.clipboard().setMimeData(data)
    editor = panel.settling.page.editor
    QTest.keyClick(editor, Key.Key_V, CONTROL)
    QTest.keyClick(editor, Key.Key_Escape)
    assert text_of(panel) == TEXT + "P04: One\nmore."


def test_odd_characters_that_are_not_touched_stay_as_they_are(panel, project) -> None:
    panel.open_document(documents.documents(project)[1].id)
    code(panel, "cafe\u0301")
    before = text_of(panel)
    assert "\u00a0" in before
    begin(panel)
    put_caret(panel, "Then", select=True)
    QTest.keyClicks(panel.settling.page.editor, "Now")
    QTest.keyClick(panel.settling.page.editor, Key.Key_Escape)
    assert text_of(panel) == before.replace("Then", "Now")
    assert coded(panel) == [("Shame", "cafe\u0301")]


def test_a_paragraph_broken_on_screen_only_is_saved_whole(panel, project) -> None:
    panel.open_document(documents.documents(project)[2].id)
    code(panel, "The end")
    before = text_of(panel)
    begin(panel)
    editor = panel.settling.page.editor
    assert editor.blockCount() > before.count("\n") + 1
    put_caret(panel, "Nobody ever rang", select=True)
    QTest.keyClicks(editor, "No one rang")
    put_caret(panel, "The end")
    QTest.keyClicks(editor, "And ")
    QTest.keyClick(editor, Key.Key_Escape)
    expected = before.replace("Nobody ever rang", "No one rang", 1).replace(
        "The end", "And The end"
    )
    assert text_of(panel) == expected
    assert coded(panel) == [("Shame", "The end")]


def test_going_to_another_document_or_closing_saves(panel, project) -> None:
    rows = documents.documents(project)
    begin(panel)
    QTest.keyClicks(panel.settling.page.editor, "x")
    panel.open_document(rows[1].id)
    assert project.text(rows[0].id) == "x" + TEXT
    begin(panel)
    QTest.keyClicks(panel.settling.page.editor, "y")
    panel.close_project()
    assert project.text(rows[1].id).startswith("y")


def test_an_empty_text_is_refused_and_stays_open(panel) -> None:
    begin(panel)
    editor = panel.settling.page.editor
    QTest.keyClick(editor, Key.Key_A, CONTROL)
    QTest.keyClick(editor, Key.Key_Delete)
    with pytest.raises(CoderError, match="without text"):
        panel.settling.page.save()
    assert panel.settling.is_editing
    panel.settling.page.discard()
    assert text_of(panel) == TEXT


def test_nothing_is_coded_while_the_text_is_edited(panel, project) -> None:
    shame = codebook.create_code(project, "Shame")
    begin(panel)
    panel.apply_code(shame)
    assert coded(panel) == []
    codebook.rename_code(project, shame, "Guilt")  # elsewhere in the window
    assert panel.settling.is_editing


def test_a_project_to_read_is_not_edited(panel, project: Project) -> None:
    reading = Project.open_to_read(project.path)
    signals = ProjectSignals(reading)
    panel.open_project(reading, signals)
    panel.open_document(documents.documents(reading)[0].id)
    with pytest.raises(ReadOnly):
        panel.edit_text()
    assert not panel.settling.is_editing
    panel.close_project()
    signals.stop()
    reading.close()


def test_a_lost_coding_is_settled_over_the_text(panel, project) -> None:
    one = code(panel, "felt stupid")
    told: list[str] = []
    panel.statusMessage.connect(told.append)
    begin(panel)
    put_caret(panel, "felt stupid", select=True)
    QTest.keyClick(panel.settling.page.editor, Key.Key_Delete)
    QTest.keyClick(panel.settling.page.editor, Key.Key_Escape)
    assert told[-1].startswith("1 coding lost its words")
    line = panel.settling.line
    assert line.isVisible()
    assert "Shame" in line.text.text()
    assert "“felt stupid”" in line.text.text()
    panel.reader.go_to(0, 0)
    assert not line.put.isEnabled()
    panel.reader.go_to(*span("took"))
    assert line.put.isEnabled()
    line.put.click()
    assert coded(panel) == [("Shame", "took")]
    assert not line.isVisible()
    project.undo()
    assert line.isVisible()
    line.remove.click()
    assert lost.lost_codings(project) == []
    assert coded(panel) == []
    assert not line.isVisible()
    project.undo()
    assert [row.id for row in lost.lost_codings(project)] == [one]


def test_several_lost_codings_come_one_after_the_other(panel, project) -> None:
    code(panel, "felt stupid", "Shame")
    code(panel, "felt stupid", "Guilt")
    text = text_of(panel)
    documents.edit_text(project, panel.document, text.replace("felt stupid", ""))
    line = panel.settling.line
    assert line.text.text().startswith("2 codings lost their words to an edit (1 of 2): ")
    line.next.click()
    assert "(2 of 2)" in line.text.text()
    assert panel.reader.text.caret == text.index("felt stupid")


def test_it_looks_as_in_the_reader_in_either_style(panel, dressed) -> None:
    _ = dressed
    begin(panel)
    editor = panel.settling.page.editor
    assert editor.font().family() == panel.reader.text.font().family()
    for style in ("light", "dark"):
        theme.set_mode(style)
        editor.grab()
        formats = editor.document().findBlockByNumber(1).layout().formats()
        assert formats[0].format.foreground().color() in (
            theme.colour("speaker_1"),
            theme.colour("speaker_interviewer"),
        )
        QTest.keyClicks(editor, "x")
    assert editor.font().family() == panel.reader.text.font().family()
    first = editor.document().firstBlock().layout()
    assert first.lineAt(0).y() > 0, "what was typed in lost its space between lines"
    QTest.keyClick(editor, Key.Key_Z, CONTROL)
    QTest.keyClick(editor, Key.Key_Escape)


def bars(panel: ReaderPanel) -> dict[str, str]:
    """Name and words of each coding that stands beside the text, as it is typed now."""
    editor = panel.settling.page.editor
    typed = units(editor.typed)
    found = editor.marks.in_sight(*editor.sight().range)
    assert {stripe.bar.id for stripe in editor.stripes.stripes()} == {mark.id for mark in found}
    return {mark.name: typed[2 * mark.start : 2 * mark.end].decode("utf-16-le") for mark in found}


def test_codings_stand_beside_the_text_and_follow_the_typing(panel) -> None:
    code(panel, "felt stupid")
    code(panel, "Nobody called me back", "Waiting")
    begin(panel, span("took")[0])
    editor = panel.settling.page.editor
    assert bars(panel) == {"Waiting": "Nobody called me back", "Shame": "felt stupid"}
    QTest.keyClicks(editor, "really ")
    put_caret(panel, "called")
    QTest.keyClicks(editor, "ever ")
    put_caret(panel, "Honestly")
    QTest.keyClicks(editor, "Well. ")
    now = {"Waiting": "Nobody ever called me back", "Shame": "felt stupid"}
    assert bars(panel) == now
    put_caret(panel, "felt stupid", select=True)
    QTest.keyClick(editor, Key.Key_Delete)
    assert bars(panel) == {"Waiting": "Nobody ever called me back"}
    QTest.keyClick(editor, Key.Key_Z, CONTROL)
    assert bars(panel) == now
    QTest.keyClick(editor, Key.Key_S, CONTROL)
    assert coded(panel) == [("Waiting", now["Waiting"]), ("Shame", now["Shame"])]


def test_coded_words_are_tinted_while_one_edits(panel) -> None:
    code(panel, "felt stupid")
    begin(panel)
    editor = panel.settling.page.editor
    sight = editor.sight()
    (low, high) = editor.marks.covered(*sight.range)[0]
    place = next(iter(sight.rects(low, high))).topLeft().toPoint()
    image = editor.viewport().grab().toImage()
    seen = image.pixelColor(place * editor.devicePixelRatio())
    assert seen.name() == theme.colour("coded").name()


def numbers(panel: ReaderPanel) -> list[int | None]:
    editor = panel.settling.page.editor
    return [editor.numbers.number_of(n) for n in range(editor.document().blockCount())]


def test_paragraph_numbers_follow_the_typing(panel) -> None:
    begin(panel)
    assert numbers(panel) == [1, 2, 3, 4, None]
    put_caret(panel, "P04: They")
    editor = panel.settling.page.editor
    QTest.keyClick(editor, Key.Key_Return)
    assert numbers(panel) == [1, None, 2, 3, 4, None]
    QTest.keyClick(editor, Key.Key_Up)
    QTest.keyClicks(editor, "Int: Yes?")
    assert numbers(panel) == [1, 2, 3, 4, 5, None]
    assert editor.numbers.turn_starting_in(1) is None
    turn = editor.numbers.turn_starting_in(2)
    assert turn is not None
    assert turn.start == TEXT.index("P04")


def test_a_line_that_is_broken_on_screen_only_has_one_number(panel, project) -> None:
    panel.open_document(documents.documents(project)[2].id)
    begin(panel)
    assert [n for n in numbers(panel) if n] == [1, 2] or [n for n in numbers(panel) if n] == [1]
    shown = numbers(panel)
    put_caret(panel, "P04: Nobody")
    QTest.keyClicks(panel.settling.page.editor, "x")
    assert numbers(panel) == shown


def test_codings_rest_under_the_mouse_while_one_edits(panel) -> None:
    code(panel, "felt stupid")
    begin(panel)
    stripes = panel.settling.page.editor.stripes
    (stripe,) = stripes.stripes()
    place = QPointF(stripe.x, (stripe.bar.top + stripe.bar.bottom) / 2)
    clicked = []
    stripes.codingClicked.connect(clicked.append)
    QTest.mouseClick(stripes, Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert clicked == []
    assert "Shame" in stripes.card_at(place)


def test_it_says_whether_there_is_something_to_save(panel) -> None:
    told = []
    panel.settling.typedIn.connect(told.append)
    begin(panel)
    editor = panel.settling.page.editor
    QTest.keyClicks(editor, "x")
    QTest.keyClick(editor, Key.Key_Z, CONTROL)
    assert told == [True, False]


def test_saving_says_that_a_speakers_label_changed(panel) -> None:
    said = []
    panel.statusMessage.connect(said.append)
    begin(panel)
    put_caret(panel, ": Honestly")
    QTest.keyClicks(panel.settling.page.editor, "b")
    QTest.keyClick(panel.settling.page.editor, Key.Key_S, CONTROL)
    assert said == ["1 speaker label changed: “P04:” → “P04b:”. Its turn keeps its speaker."]
