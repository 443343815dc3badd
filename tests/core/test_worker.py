import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from coder_app.core.errors import Cancelled, CoderError, ImportRefused
from coder_app.core.worker import JobFailed, Worker, WorkerStopped
from tests.core import worker_jobs as jobs

SOON = 180
"""Seconds after which a test gives up."""


@pytest.fixture(scope="module")
def worker():
    with Worker() as worker:
        yield worker


def alive(pid):
    """Whether any thread of a process runs: its first one may be gone before the others."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        threads = len(list(Path(f"/proc/{pid}/task").iterdir()))
    except OSError:
        return False
    return state != "Z" or threads > 1


def eventually(condition):
    until = time.monotonic() + SOON
    while not condition():
        assert time.monotonic() < until, "waited too long"
        time.sleep(0.01)


def test_a_job_runs_in_another_process_and_its_result_comes_back(worker):
    assert worker.submit(jobs.add, 2, 3).result(SOON) == 5
    pid, _, _ = worker.submit(jobs.surroundings).result(SOON)
    assert pid == worker.process_id != os.getpid()


def test_a_result_that_cannot_be_read_fails_its_job_and_not_those_after_it(worker):
    with pytest.raises(JobFailed, match="TypeError"):
        worker.submit(jobs.return_what_cannot_be_read).result(20)
    assert worker.submit(jobs.add, 2, 3).result(20) == 5


def test_what_a_job_keeps_in_its_module_is_there_for_the_next(worker):
    worker.submit(jobs.keep, 1)
    assert worker.submit(jobs.keep, 2).result(SOON) == [1, 2]
    assert jobs.kept == []


def test_callbacks_run_in_a_waiting_thread_with_progress_and_result(worker):
    seen, threads = [], set()

    def on_progress(done, total):
        threads.add(threading.current_thread().name)
        seen.append((done, total))

    results = []
    job = worker.submit(jobs.count_to, 30, on_progress=on_progress, on_done=results.append)
    job.result(SOON)
    eventually(lambda: results)
    assert results == [30]
    assert seen == sorted(seen)
    assert 1 <= len(seen) < 30, "reports are thinned out"
    assert threads == {"worker"}


def test_a_cancelled_job_stops_at_its_next_report(worker):
    errors = []
    job = worker.submit(jobs.count_to, 1_000_000, on_error=errors.append)
    eventually(lambda: job.state == "running")
    job.cancel()
    with pytest.raises(Cancelled):
        job.result(SOON)
    eventually(lambda: errors)
    assert isinstance(errors[0], Cancelled)
    assert job.state == "cancelled"
    assert worker.submit(jobs.add, 1, 1).result(SOON) == 2


def test_a_job_cancelled_while_it_waits_never_begins(worker, tmp_path):
    gate, begun = tmp_path / "gate", tmp_path / "begun"
    first = worker.submit(jobs.wait_for, gate)
    second = worker.submit(jobs.tell_when_begun, begun)
    second.cancel()
    with pytest.raises(Cancelled):
        second.result(SOON)
    assert not first.ended
    gate.touch()
    first.result(SOON)
    worker.submit(jobs.add, 1, 1).result(SOON)
    assert not begun.exists()


def test_a_cancel_that_comes_too_late_harms_nobody(worker):
    job = worker.submit(jobs.add, 1, 2)
    job.result(SOON)
    job.cancel()
    assert worker.submit(jobs.count_to, 5).result(SOON) == 5
    assert job.result(SOON) == 3


def test_jobs_run_in_order_and_urgent_ones_before_those_that_wait(worker, tmp_path):
    gate, notes = tmp_path / "gate", tmp_path / "notes"
    worker.submit(jobs.wait_for, gate)
    worker.submit(jobs.note, notes, "a")
    last = worker.submit(jobs.note, notes, "b")
    worker.submit(jobs.note, notes, "1", urgent=True)
    worker.submit(jobs.note, notes, "2", urgent=True)
    gate.touch()
    last.result(SOON)
    assert notes.read_text() == "12ab"


def test_an_error_for_the_coder_comes_back_as_it_was(worker):
    with pytest.raises(
        ImportRefused, match=r"^P12\.pdf was not imported: its pages are pictures\.$"
    ):
        worker.submit(jobs.refuse).result(SOON)
    with pytest.raises(jobs.Stubborn, match=r"a\.txt was not read: it is empty") as caught:
        worker.submit(jobs.refuse_stubbornly).result(SOON)
    assert caught.value.file == "a.txt"


def test_a_defect_comes_back_with_its_place_but_without_the_words_it_met(worker):
    with pytest.raises(JobFailed) as caught:
        worker.submit(jobs.break_down).result(SOON)
    report = str(caught.value)
    assert report.startswith("ValueError in the worker process")
    assert "worker_jobs.py" in report
    assert "break_down" in report
    assert caught.value.said == "quokka"
    assert "said" not in report


def test_a_result_that_cannot_travel_is_a_defect_of_the_job_only(worker):
    with pytest.raises(JobFailed):
        worker.submit(jobs.give_unpicklable).result(SOON)
    assert worker.submit(jobs.add, 1, 1).result(SOON) == 2


def test_a_function_that_cannot_travel_is_refused_at_once(worker):
    with pytest.raises((pickle.PicklingError, AttributeError)):
        worker.submit(lambda progress: progress(1, 1))


def test_after_a_crash_the_job_fails_in_plain_words_and_the_next_one_runs(worker):
    with pytest.raises(WorkerStopped, match="nothing was changed"):
        worker.submit(jobs.die).result(SOON)
    assert worker.submit(jobs.add, 1, 1).result(SOON) == 2


def test_a_process_that_died_while_idle_is_replaced_without_a_word(worker):
    worker.submit(jobs.add, 1, 1).result(SOON)
    before = worker.process_id
    os.kill(before, signal.SIGKILL)
    eventually(lambda: not alive(before))
    assert worker.submit(jobs.add, 1, 1).result(SOON) == 2
    assert worker.process_id != before


def test_the_worker_is_one_thread_at_low_priority(worker):
    _, niceness, threads = worker.submit(jobs.surroundings).result(SOON)
    assert niceness >= min(os.nice(0) + 5, 19)
    assert set(threads.values()) == {"1"}
    assert "OPENBLAS_NUM_THREADS" in threads
    assert set(worker.submit(jobs.threads_of_libraries).result(SOON)) <= {1}


def test_what_a_job_prints_does_not_mix_with_our_output(worker, capfd):
    worker.submit(jobs.chatter).result(SOON)
    worker.submit(jobs.add, 1, 1).result(SOON)
    assert capfd.readouterr().out == ""


def test_nothing_is_started_before_it_is_needed():
    with Worker() as worker:
        assert worker.process_id is None
        worker.start()
        eventually(lambda: worker.process_id is not None)


def test_closing_is_quick_leaves_no_process_and_fails_what_was_left(tmp_path):
    begun = tmp_path / "begun"
    worker = Worker()
    running = worker.submit(jobs.spin_without_reporting, begun)
    waiting = worker.submit(jobs.add, 1, 1)
    eventually(lambda: begun.exists() and begun.read_text())
    start = time.monotonic()
    worker.close()
    assert time.monotonic() - start < 2
    assert not Path(f"/proc/{begun.read_text()}").exists(), "ended and no zombie"
    for job in (running, waiting):
        with pytest.raises(Cancelled):
            job.result(SOON)
    with pytest.raises(CoderError):
        worker.submit(jobs.add, 1, 1)
    worker.close()


SCRIPT = """
import sys, time
from pathlib import Path
from coder_app.core.worker import Worker
from tests.core import worker_jobs as jobs
if __name__ == "__main__":
    worker = Worker()
    worker.submit(jobs.spin_without_reporting, Path(sys.argv[1]))
    while not Path(sys.argv[1]).exists() or not Path(sys.argv[1]).read_text():
        time.sleep(0.01)
    print("ready", flush=True)
    if sys.argv[2] == "stay":
        time.sleep(60)
"""


def program(tmp_path, how):
    script = tmp_path / "program.py"
    script.write_text(SCRIPT)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, str(script), str(tmp_path / "pid"), how]
    return subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)


def test_the_worker_dies_when_the_program_is_killed(tmp_path):
    with program(tmp_path, "stay") as parent:
        parent.stdout.readline()
        pid = int((tmp_path / "pid").read_text())
        assert alive(pid)
        parent.kill()
    eventually(lambda: not alive(pid))


def test_a_program_that_ends_without_closing_neither_hangs_nor_leaves_a_worker(tmp_path):
    with program(tmp_path, "end") as parent:
        assert parent.wait(SOON) == 0
    assert not alive(int((tmp_path / "pid").read_text()))


LIGHT = (
    "project",
    "worker",
    "suggestions.session",
    "suggestions.decisions",
    "language.jobs",
)


@pytest.mark.parametrize("module", LIGHT)
def test_what_the_window_imports_at_its_start_pulls_in_no_heavy_library(module):
    heavy = "{'numpy', 'scipy', 'sklearn', 'spacy'}"
    code = f"import sys, coder_app.core.{module}; print({heavy} & set(sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    assert result.stdout.strip() == "set()"
