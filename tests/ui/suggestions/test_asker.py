"""Learning in the window's process: little by little, so that who asks comes first."""

from contextlib import contextmanager
from dataclasses import replace

import pytest

from coder_app.core.errors import Busy, Cancelled, CoderError, ReadOnly
from coder_app.core.suggestions.session import (
    LearnState,
    Part,
    learn_some,
    suggest_for,
    suggest_part,
    to_keep,
)
from coder_app.core.worker import WorkerStopped
from coder_app.ui.suggestions.asker import Asker
from models import Cache, Code, Document, new_id, now
from models.texts import add_revision

DONE = LearnState(1, 0, 1, "")


class Worker:
    """Takes jobs and answers them when told to."""

    def __init__(self):
        self.jobs = []

    def run(self, function, *args, on_done, **more):
        self.jobs.append((function, args, on_done, more))

    def answer(self, value):
        self.jobs.pop(0)[2](value)

    def fail(self, error):
        self.jobs.pop(0)[3]["on_error"](error)

    @property
    def waiting(self):
        return [job[0] for job in self.jobs]


@pytest.fixture
def worker():
    return Worker()


@pytest.fixture
def asker(project, worker, qtbot):
    assert qtbot
    with project.action("Import a note") as session:
        text = add_revision(session, "Nobody called me back.")
        session.add(
            Document(id=new_id(), name="P01", position=1, revision_id=text, created_at=now())
        )
        code = Code(id=new_id(), name="Waiting", colour="#336699", position=1, created_at=now())
        session.add(code)
    asker = Asker(worker.run)
    asker.work_on(project)
    return asker


def test_learning_goes_on_piece_by_piece_until_nothing_is_left(asker, worker, qtbot):
    asker.learn_when_due()
    for left in (3, 2, 1):
        assert worker.waiting == [learn_some]
        worker.answer(replace(DONE, left=left, steps=4))
        assert asker.state is None
    with qtbot.waitSignal(asker.learned):
        worker.answer(DONE)
    assert asker.state == DONE


def test_who_asks_between_two_pieces_is_before_the_next(asker, worker):
    asker.learn_when_due()
    asker.ask(("d", 0, 0), lambda _: None)
    assert worker.waiting == [learn_some, suggest_for]
    assert worker.jobs[1][3]["urgent"]
    worker.answer(replace(DONE, left=2, steps=4))
    assert worker.waiting == [suggest_for, learn_some]


def test_what_was_learned_is_kept_in_the_project_file_now_and_then(asker, worker, project):
    asker.learn_when_due()
    worker.answer(DONE)
    assert worker.waiting == [to_keep]
    worker.answer((("suggestions/cuts", b"abc"),))
    with project.read() as session:
        assert session.get_one(Cache, "suggestions/cuts").value == b"abc"
    asker.state = None
    asker.learn_when_due()
    worker.answer(DONE)
    assert worker.waiting == [], "not again for some minutes"


def test_a_project_that_was_closed_meanwhile_is_learned_no_further(asker, worker):
    asker.learn_when_due()
    asker.work_on(None)
    worker.answer(replace(DONE, left=2, steps=4))
    assert worker.waiting == []


@pytest.fixture
def told(asker):
    """What the asker says of its trouble."""
    said = []
    asker.failed.connect(lambda error: said.append(type(error)))
    asker.restarted.connect(lambda: said.append("restarted"))
    return said


def test_where_the_process_ends_in_the_middle_learning_begins_anew_but_not_forever(
    asker, worker, told
):
    asker.learn_when_due()
    for _ in range(2):
        worker.fail(WorkerStopped())
        assert worker.waiting == [learn_some]
    worker.fail(WorkerStopped())
    assert worker.waiting == []
    assert told == ["restarted", "restarted", WorkerStopped]
    asker.learn_when_due()
    worker.answer(DONE)
    assert asker.state == DONE
    asker.learn_again()
    worker.jobs.pop(0)
    worker.fail(WorkerStopped())
    assert worker.waiting == [learn_some], "an old misfortune does not count"


def test_a_stop_that_was_meant_for_other_work_does_not_end_learning(asker, worker, told):
    asker.learn_when_due()
    worker.fail(Cancelled())
    assert worker.waiting == [learn_some]
    worker.answer(DONE)
    assert asker.state == DONE
    assert told == []


def test_who_asked_when_the_process_ended_is_answered_by_the_next(asker, worker, told):
    answers = []
    asker.ask(("d", 0, 0), answers.append)
    worker.fail(WorkerStopped())
    assert worker.waiting == [suggest_for]
    worker.answer("found")
    assert answers == ["found"]
    asker.ask(("d", 0, 0), answers.append)
    worker.fail(WorkerStopped())
    worker.fail(WorkerStopped())
    assert worker.waiting == []
    assert told == ["restarted", "restarted", WorkerStopped]


def test_a_question_that_failed_is_no_end_of_learning(asker, worker, told):
    asker.learn_when_due()
    asker.ask(("d", 0, 0), lambda _: None)
    worker.jobs.reverse()
    worker.fail(CoderError("No."))
    assert told == [CoderError]
    asker.learn_when_due()
    assert worker.waiting == [learn_some], "not begun twice"


def test_trouble_of_a_project_that_was_closed_meanwhile_is_nobodys(asker, worker, told):
    asker.learn_when_due()
    asker.ask(("d", 0, 0), lambda _: None)
    asker.work_on(None)
    worker.fail(CoderError("It is gone."))
    worker.fail(WorkerStopped())
    assert told == []
    assert worker.waiting == []


def test_what_came_in_while_learning_is_learned_after_it(asker, worker, project, qtbot):
    asker.learn_when_due()
    worker.answer(DONE)
    with project.action("Import another") as session:
        text = add_revision(session, "We had tea.")
        session.add(
            Document(id=new_id(), name="P02", position=2, revision_id=text, created_at=now())
        )
    worker.jobs.clear()
    qtbot.waitUntil(lambda: worker.waiting == [learn_some])


@pytest.mark.parametrize("error", [ReadOnly, Busy, CoderError])
def test_where_the_file_cannot_be_written_nothing_is_kept_and_nobody_is_bothered(
    asker, worker, project, monkeypatch, error
):
    @contextmanager
    def full():
        raise error("study.coder could not be written (database or disk is full).")
        yield

    monkeypatch.setattr(project, "aside", full)
    asker.learn_when_due()
    worker.answer(DONE)
    worker.answer((("suggestions/cuts", b"abc"),))
    assert asker.state == DONE


def test_a_long_document_is_asked_for_in_parts_and_who_asks_comes_between(asker, worker):
    answers = []
    asker.ask_document("d", answers.append)
    asker.ask(("d", 0, 0), lambda _: None)
    worker.answer(Part(("one",), 20))
    assert worker.waiting == [suggest_for, suggest_part]
    assert worker.jobs[1][1][1:3] == ("d", 20)
    worker.jobs.pop(0)
    worker.answer(Part(("two",), 0))
    assert answers == [["one", "two"]]


def test_another_document_takes_the_place_of_the_one_that_was_asked_for(asker, worker):
    answers = []
    asker.ask_document("d", answers.append)
    asker.ask_document("e", answers.append)
    worker.answer(Part(("of d",), 20))
    assert worker.waiting == [suggest_part], "d is left"
    worker.answer(Part(("of e",), 20))
    asker.drop_document()
    worker.answer(Part(("of e",), 0))
    assert worker.waiting == []
    assert answers == []
