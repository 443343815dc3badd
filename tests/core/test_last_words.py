"""A program that is torn down leaves a report; one that ends in order leaves nothing."""

import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from coder_app.core.last_words import of_earlier

PROGRAM = """
import ctypes
from coder_app.core.last_words import LastWords
last_words = LastWords()
def reading_the_interview():
    ctypes.string_at(0)
"""


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CODER_HOME", str(tmp_path))
    return tmp_path


def run(folder: Path, end: str) -> int:
    """A program of its own, for the fault handler is one for a process."""
    script = folder / "Zwetschgenmus.py"
    script.write_text(PROGRAM + end, encoding="utf-8")
    return subprocess.run([sys.executable, script], check=False, timeout=60).returncode


def test_the_next_start_is_told_where_the_program_was(own: Path) -> None:
    (own / "secret").mkdir()
    assert run(own / "secret", "reading_the_interview()") != 0
    report = of_earlier("Qt 6")
    assert report.startswith("Coder ")
    assert "Qt 6" in report
    assert "reading_the_interview" in report
    assert str(own) not in report
    assert of_earlier() == ""  # told once


def test_one_that_ended_in_order_has_nothing_to_tell(own: Path) -> None:
    assert run(own, "last_words.close()") == 0
    assert of_earlier() == ""
    assert not list((own / "reports").iterdir())


def test_one_that_still_runs_is_left_alone_and_one_that_was_killed_goes_after_a_week(
    own: Path,
) -> None:
    (own / "reports").mkdir()
    killed, running = (own / "reports" / f"{name}.trace" for name in ("1", "2"))
    killed.touch()
    running.touch()
    long_ago = (datetime.now().astimezone() - timedelta(days=8)).timestamp()
    os.utime(killed, (long_ago, long_ago))
    assert of_earlier() == ""
    assert (killed.exists(), running.exists()) == (False, True)
