"""The line of the vectors: job after job, kept by and by, stopped, and quiet where all is done."""

import pytest
from PySide6.QtCore import Qt

from coder_app.core.embeddings import session
from coder_app.core.embeddings.extra import Extra
from coder_app.core.embeddings.kept import kept
from coder_app.core.embeddings.session import Filled
from coder_app.core.embeddings.vectors import WIDTH, key_of
from coder_app.core.errors import Cancelled, CoderError
from coder_app.core.suggestions.choices import use_embeddings
from coder_app.core.worker import WorkerStopped
from coder_app.ui.suggestions.embedding_line import KEPT_AT, EmbeddingLine


class Desk:
    """Takes jobs and answers when told."""

    def __init__(self):
        self.waiting = []
        self.jobs = 0

    def __call__(self, function, *args, on_done, on_error=None):
        assert function.__name__ == "fill_some"
        assert args[0].suffix == ".coder"
        self.jobs += 1
        self.waiting.append((on_done, on_error))

    def answer(self, *texts, done, total, gone=(), used=False):
        rows = tuple((key_of(text), bytes(WIDTH)) for text in texts)
        self.waiting.pop(0)[0](Filled(rows, done, total, gone, used))

    def fail(self, error):
        self.waiting.pop(0)[1](error)


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def line(qtbot, desk, project, monkeypatch):
    monkeypatch.setattr(session, "extra", lambda: Extra(()))
    line = EmbeddingLine(desk)
    qtbot.addWidget(line)
    line.open_project(project)
    line.start()
    return line


def stored(project):
    with project.read() as opened:
        return {key for key, _ in kept(opened)}


def test_it_says_how_far_it_is_asks_on_and_ends(line, desk, project, qtbot):
    desk.answer("a", done=1, total=1200)
    assert line.isVisibleTo(line.parentWidget())
    assert line.text.text() == "Embeddings: 1 of 1,200 passages"
    assert desk.jobs == 2
    with qtbot.waitSignal(line.completed):
        desk.answer("b", done=1200, total=1200)
    assert line.isHidden()
    assert stored(project) == {key_of("a"), key_of("b")}
    assert desk.jobs == 2


def test_where_nothing_is_missing_nothing_is_said(line, desk):
    told = []
    line.completed.connect(lambda: told.append(True))
    desk.answer(done=40, total=40, used=True)
    assert line.isHidden()
    assert (told, desk.jobs) == ([], 1)


@pytest.mark.usefixtures("line")
def test_what_is_made_is_kept_now_and_then(desk, project):
    desk.answer(*map(str, range(KEPT_AT - 1)), done=199, total=5000)
    assert stored(project) == set()
    desk.answer("one more", done=200, total=5000)
    assert len(stored(project)) == KEPT_AT


def test_stopping_keeps_what_is_made_even_what_comes_late(line, desk, project, qtbot):
    desk.answer("a", done=1, total=1200)
    line.show()
    qtbot.mouseClick(line.stop_button, Qt.MouseButton.LeftButton)
    assert line.text.text() == "Embeddings: 1 of 1,200 passages, stopped"
    desk.answer("late", done=2, total=1200)
    assert stored(project) == {key_of("a"), key_of("late")}
    assert desk.waiting == []


def test_what_was_stopped_goes_on_only_when_the_coder_says_so(line, desk, qtbot):
    desk.answer("a", done=1, total=1200)
    line.show()
    line.stop()
    line.look_soon()  # a code was made
    assert not line._soon.isActive()
    assert line.stop_button.text() == "Go on"
    qtbot.mouseClick(line.stop_button, Qt.MouseButton.LeftButton)
    assert line.stop_button.text() == "Stop"
    assert len(desk.waiting) == 2
    desk.answer("late", done=2, total=1200)  # of the run that was stopped
    desk.answer(done=1200, total=1200)
    assert line.isHidden()
    line.look_soon()
    assert line._soon.isActive(), "done: from now on it looks by itself again"


def test_going_on_where_none_are_wanted_any_more_says_nothing(line, project):
    line.stop()
    use_embeddings(project, use=False)
    line.stop_button.click()
    assert line.isHidden()


def test_closing_the_project_keeps_what_is_made(line, desk, project):
    desk.answer("a", done=1, total=1200)
    line.close_project()
    assert stored(project) == {key_of("a")}
    desk.answer("late", done=2, total=1200)
    assert stored(project) == {key_of("a")}
    assert desk.waiting == []


def test_trouble_is_said_and_not_tried_again(line, desk):
    told = []
    line.troubled.connect(told.append)
    desk.fail(CoderError("model.onnx is not the model that Coder knows."))
    assert line.text.text() == "Embeddings can’t be made. Suggestions go on without."
    assert told == ["model.onnx is not the model that Coder knows."]
    assert line.stop_button.toolTip() == told[0]
    assert line.isVisibleTo(line.parentWidget())
    line.look_soon()
    assert not line._soon.isActive()
    assert desk.waiting == []
    assert line.stop_button.text() == "Try again"
    line.stop_button.click()
    desk.answer("a", done=1, total=1200)
    assert line.text.text() == "Embeddings: 1 of 1,200 passages"


def test_it_goes_on_by_itself_where_something_else_was_stopped(line, desk):
    desk.answer("a", done=1, total=1200)
    desk.fail(Cancelled())
    assert line._soon.isActive()


def test_where_the_worker_ends_it_goes_on_once(line, desk):
    """The model itself may be what ends it: no more than that."""
    desk.answer("a", done=1, total=1200)
    desk.fail(WorkerStopped())
    assert line._soon.isActive()
    line.start()
    desk.fail(WorkerStopped())
    assert not line._soon.isActive()
    assert line.stop_button.text() == "Try again"
    line.stop_button.click()
    desk.answer("b", done=2, total=1200)
    desk.fail(WorkerStopped())
    assert line._soon.isActive(), "it had answered in between"


def test_who_wants_none_starts_none(line, desk, project):
    desk.answer(done=1, total=1, used=True)
    use_embeddings(project, use=False)
    line.start()
    assert desk.jobs == 1
