"""The review queue, more like this and emerging themes, with real keys in the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coder_app.core import codebook, coding
from coder_app.ui.main_window import MainWindow
from coder_app.ui.review import many_view
from coder_app.ui.widgets.chooser import Chooser
from tests.e2e.story import WORKER_MS
from tests.ui.conftest import nameless


@pytest.fixture
def code(window: MainWindow) -> codebook.CodeRow:
    """The code with the most codings."""
    return max(codebook.codebook(window.project), key=lambda row: row.codings)


def open_queue(window: MainWindow, qtbot: QtBot, code: codebook.CodeRow) -> None:
    window.work.codebook.reviewAsked.emit(code.id)
    review = window.work.review
    assert window.work.middle.currentWidget() is review
    qtbot.waitUntil(lambda: review.pages.currentWidget() is review.queue, timeout=WORKER_MS)


def press(window: MainWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(window.work.review.queue, key)


def of_code(window: MainWindow, code: str, origin: str) -> int:
    documents = [row.id for row in window.work.documents.rows]
    rows = [row for one in documents for row in coding.codings(window.project, one)]
    return sum(row.code_id == code and row.origin == origin for row in rows)


def test_a_queue_is_walked_by_keys_alone(
    window: MainWindow, qtbot: QtBot, code: codebook.CodeRow
) -> None:
    open_queue(window, qtbot, code)
    review, queue = window.work.review, window.work.review.queue
    total = len(review.sitting.candidates)
    assert total >= 4
    assert queue.hasFocus()
    assert queue.count.text() == f"1 of {total}"
    assert queue.name.text() == code.name
    assert queue.sure.text() in {"likely", "possible", "a guess"}
    assert queue.why.text()
    first = review.sitting.candidates[0]
    assert queue.card.text.text() == first.text
    assert queue.card.citation.text().startswith(first.citation)

    press(window, Qt.Key.Key_Return)
    assert of_code(window, code.id, "suggestion") == 1
    assert window.project.next_undo().name == f'Accept "{code.name}" for {first.citation}'
    assert queue.count.text() == f"2 of {total}"
    press(window, Qt.Key.Key_Delete, Qt.Key.Key_Right)
    assert queue.count.text() == f"4 of {total}"
    assert [one.kind for one in review.sitting.outcomes.values()] == [
        "accepted",
        "refused",
        "skipped",
    ]
    press(window, Qt.Key.Key_Backspace)  # the skipped one is open again
    assert queue.count.text() == f"3 of {total}"
    press(window, Qt.Key.Key_Backspace)  # the refusal is taken back
    assert window.project.next_undo().name.startswith("Accept")
    assert review.sitting.outcome() is None
    window.undo()  # as Ctrl+Z does
    assert of_code(window, code.id, "suggestion") == 0
    assert queue.count.text() == f"1 of {total}"
    press(window, Qt.Key.Key_Escape)
    assert window.work.middle.currentWidget() is window.work.reader


def test_a_letter_opens_the_codes_for_another_one(
    window: MainWindow, qtbot: QtBot, code: codebook.CodeRow
) -> None:
    open_queue(window, qtbot, code)
    other = next(row for row in codebook.codebook(window.project) if row.id != code.id)
    QTest.keyClicks(window.work.review.queue, other.name[0])
    chooser = window.work.review.findChild(Chooser)
    assert chooser.field.text() == other.name[0]
    chooser.field.setText(other.name)
    QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    assert window.project.next_undo().name.endswith(f', not "{code.name}"')
    assert window.work.review.sitting.outcomes[0].kind == "changed"


def test_the_end_says_what_was_learned_and_goes_on(
    window: MainWindow, qtbot: QtBot, code: codebook.CodeRow
) -> None:
    open_queue(window, qtbot, code)
    review = window.work.review
    press(window, Qt.Key.Key_Return, Qt.Key.Key_Delete)
    while review.sitting.hand() is not None:
        press(window, Qt.Key.Key_Down)
    assert review.pages.currentWidget() is review.end
    cells = [review.end.table.item(0, column).text() for column in range(5)]
    assert cells == [code.name, "1", "1", "0", "1 of 2"]
    qtbot.waitUntil(lambda: review._next is not None, timeout=WORKER_MS)
    assert "learned from" in review.end.learned.text()
    seen = {one.place for one in review.sitting.candidates}
    assert not seen & {one.place for one in review._next.candidates}


def test_many_at_once_needs_twenty_by_hand(
    window: MainWindow, qtbot: QtBot, code: codebook.CodeRow
) -> None:
    open_queue(window, qtbot, code)
    review = window.work.review
    review.queue.many.click()
    assert review.pages.currentWidget() is review.many
    assert not review.many.go.isEnabled()
    if review.many.list.count():
        qtbot.waitUntil(lambda: review.many.check.text() != many_view.CHECKING, timeout=WORKER_MS)
    checked = "Asked again" in review.many.check.text()
    assert review.many.go.isEnabled() == (checked and bool(review.many.ticked()))
    review.many.back.click()
    assert review.pages.currentWidget() is review.queue


def test_more_like_an_excerpt_and_like_words_selected(window: MainWindow, qtbot: QtBot) -> None:
    work, review = window.work, window.work.review
    work.show_workspace("excerpts")
    qtbot.waitUntil(lambda: work.excerpts.model.rowCount() > 1)
    work.excerpts.view.setCurrentIndex(work.excerpts.model.index(1, 0))
    row = work.excerpts.model.excerpt(1)
    window.actions_by_id["review.like"].trigger()
    qtbot.waitUntil(lambda: review.pages.currentWidget() is review.queue, timeout=WORKER_MS)
    assert review.queue.title.text() == f"More like {row.citation}, for “{row.code_name}”"
    assert review.sitting.wanted.code == row.code_id
    press(window, Qt.Key.Key_Escape)
    assert work.workspace() == "excerpts", "back among the excerpts"
    assert work.excerpts.view.hasFocus()
    assert work.excerpts.view.currentIndex().row() == 1
    window.go_to(row.document_id, row.start, row.end)
    work.reader.reader.text.select(row.start, row.end)
    window.actions_by_id["review.like"].trigger()
    qtbot.waitUntil(lambda: review.sitting.hand() is not None, timeout=WORKER_MS)
    assert review.sitting.wanted.code is None
    assert not review.from_excerpts
    assert not review.queue.accept.isEnabled()
    review.deciding.give(row.code_id)
    assert review.sitting.outcomes[0].kind == "given"
    assert review.queue.name.text() == row.code_name  # Enter gives it again
    assert review.queue.accept.isEnabled()


def test_an_emerging_theme_becomes_a_code_with_its_passages(
    window: MainWindow, qtbot: QtBot
) -> None:
    emerging, review = window.work.emerging, window.work.review
    window.actions_by_id["review.themes"].trigger()
    qtbot.waitUntil(lambda: emerging.found is not None, timeout=WORKER_MS)
    assert emerging.themes.count() > 0
    one = emerging.theme()
    assert emerging.said.count() == len(one.said)
    emerging.name.setText("Something new")
    emerging.make.click()
    assert "Something new" in [row.name for row in codebook.codebook(window.project)]
    qtbot.waitUntil(lambda: review.pages.currentWidget() is review.queue, timeout=WORKER_MS)
    assert {c.place for c in review.sitting.candidates} <= {said.place for said in one.said}
    assert review.queue.name.text() == "Something new"


def test_every_control_of_the_pages_has_a_name(window: MainWindow) -> None:
    for panel in (window.work.review, window.work.emerging):
        window.work.show_page(panel)
        assert nameless(panel) == []
