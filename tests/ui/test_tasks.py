"""What the worker answers arrives in the window's thread; trouble and cancel do too."""

import pytest
from PySide6.QtCore import QThread

from coder_app.core.errors import ImportRefused
from coder_app.ui.tasks import Tasks
from tests.core import worker_jobs as jobs

SOON = 180_000


@pytest.fixture
def tasks(qapp):  # noqa: ARG001 - needs an application
    tasks = Tasks()
    yield tasks
    tasks.close()


def test_an_answer_arrives_in_the_window_s_thread(tasks, qtbot):
    seen = []
    tasks.run(jobs.add, 2, 3, on_done=lambda sum_: seen.append((sum_, QThread.currentThread())))
    assert seen == []
    qtbot.waitUntil(lambda: seen != [], timeout=SOON)
    assert seen == [(5, tasks.thread())]


def test_trouble_goes_to_the_one_who_wants_it(tasks, qtbot):
    seen = []
    tasks.run(jobs.refuse, on_done=seen.append, on_error=seen.append)
    qtbot.waitUntil(lambda: seen != [], timeout=SOON)
    assert isinstance(seen[0], ImportRefused)


def test_trouble_that_nobody_wants_reaches_the_excepthook(tasks, qtbot):
    with qtbot.captureExceptions() as caught:
        tasks.run(jobs.refuse, on_done=lambda _: None)
        qtbot.waitUntil(lambda: caught != [], timeout=SOON)
    assert caught[0][0] is ImportRefused


def test_long_work_with_a_title_is_shown_reports_and_ends(tasks, qtbot):
    started, reported, ended = [], [], []
    tasks.started.connect(lambda _job, title: started.append(title))
    tasks.progress.connect(lambda _job, done, total: reported.append((done, total)))
    tasks.ended.connect(ended.append)
    job = tasks.run(jobs.count_to, 5, on_done=lambda _: None, title="Reading 5 files")
    qtbot.waitUntil(lambda: ended == [job], timeout=SOON)
    assert started == ["Reading 5 files"]
    assert reported
    assert {total for _done, total in reported} == {5}  # the worker leaves steps out


def test_a_cancel_ends_the_work_and_raises_nothing(tasks, qtbot, tmp_path):
    begun, ended = tmp_path / "begun", []
    tasks.ended.connect(ended.append)
    done = []
    tasks.run(jobs.tell_when_begun, begun, on_done=done.append)
    qtbot.waitUntil(begun.exists, timeout=SOON)
    with qtbot.captureExceptions() as caught:
        tasks.cancel_all()
        qtbot.waitUntil(lambda: ended != [], timeout=SOON)
    assert (done, caught) == ([], [])
