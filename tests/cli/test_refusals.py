"""What stands in the way is told in one line: another program, a write-protected file, defects."""

import os
import signal

import pytest

from coder_app.commands import shared
from coder_app.core import search
from coder_app.core.errors import Cancelled
from coder_app.core.project import Project

WRITES = [
    ["import", "study.coder", "P04.txt"],
    ["codebook", "import", "study.coder", "book.csv"],
    ["attributes", "study.coder", "book.csv"],
    ["code", "study.coder", "P04", "0", "5", "Other"],
    ["undo", "study.coder"],
    ["redo", "study.coder"],
]
READS = [
    ["documents", "study.coder"],
    ["text", "study.coder", "P04"],
    ["turns", "study.coder", "P04"],
    ["codes", "study.coder"],
    ["cases", "study.coder"],
    ["excerpts", "study.coder"],
    ["themes", "study.coder"],
    ["search", "study.coder", "phone"],
    ["history", "study.coder"],
    ["check", "study.coder"],
]


@pytest.fixture
def elsewhere(study):
    """The study, open in another program by Cora."""
    project = Project.open(study.folder / "study.coder", program="Coder", coder=("Cora", "C"))
    yield study
    project.close()


@pytest.mark.parametrize("words", WRITES, ids=" ".join)
def test_a_write_on_a_project_open_elsewhere_is_refused_with_who_and_since_when(elsewhere, words):
    said = elsewhere.refused(*words)
    assert said.startswith("Cora has had this project open on ")
    assert "since" in said
    assert "Nothing was changed" in said


def test_a_project_open_elsewhere_can_be_read(elsewhere):
    for words in READS:
        assert elsewhere.ok(*words)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everything")
def test_a_write_protected_project_can_be_read_and_not_written(study):
    (study.folder / "study.coder").chmod(0o400)
    assert "can't be written to" in study.refused("undo", "study.coder")
    assert study.ok("documents", "study.coder")


def test_a_read_only_project_is_told_before_anything_is_done(study, monkeypatch):
    monkeypatch.setattr(Project, "read_only", True)
    for words in WRITES:
        assert "study.coder can't be written to" in study.refused(*words)


def test_a_defect_is_one_line_and_a_report_without_words(study, monkeypatch, own_home):
    monkeypatch.setattr(search, "match_expression", lambda words: [][len(words)])
    said = study.refused("search", "study.coder", "secret")
    assert said.startswith("Coder failed")
    (report,) = (own_home / "reports").iterdir()
    assert str(report) in said
    text = report.read_text(encoding="utf-8")
    assert "IndexError" in text
    assert "secret" not in text


def test_a_defect_shows_where_it_is_with_debug(study, monkeypatch, own_home):
    monkeypatch.setattr(search, "match_expression", lambda words: [][len(words)])
    for words in (
        ["--debug", "search", "study.coder", "x"],
        ["search", "study.coder", "x", "--debug"],
    ):
        result = study(*words)
        assert isinstance(result.exception, IndexError)
    assert not (own_home / "reports").exists()
    assert "no project at" in study.refused("check", "gone.coder", "--debug")


def test_a_defect_is_told_where_no_report_can_be_kept(study, monkeypatch):
    monkeypatch.setattr(search, "match_expression", lambda words: [][len(words)])
    monkeypatch.setenv("CODER_HOME", str(study.folder / "P04.txt"))
    assert "No report could be kept" in study.refused("search", "study.coder", "x")


@pytest.fixture
def interruptible():
    """Ctrl+C means Ctrl+C, also where the tests were started in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_the_first_interrupt_stops_long_work_where_it_can_be_given_up():
    with shared.progress("Working") as report:
        report(0, 2)
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(Cancelled):
            report(1, 2)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


@pytest.mark.usefixtures("interruptible")
def test_an_import_that_is_stopped_leaves_nothing(run, monkeypatch):
    run.ok("new", "a.coder")
    real = Project.action

    def action(self, name, **options):
        signal.raise_signal(signal.SIGINT)
        return real(self, name, **options)

    monkeypatch.setattr(Project, "action", action)
    files = [run.write(f"{n}.txt", f"A: number {n}.\nB: yes.\nA: well.\nB: so.\n") for n in "ab"]
    assert run.refused("import", "a.coder", *files) == "Stopped. Nothing was changed."
    assert run.data("documents", "a.coder") == []
