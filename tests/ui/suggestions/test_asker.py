"""Learning in the window's process: little by little, so that who asks comes first."""

from dataclasses import replace

import pytest

from coder_app.core.suggestions.session import LearnState, learn_some, suggest_for, to_keep
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
