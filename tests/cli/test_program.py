"""The program as it is started: what goes to the window, what to the commands, how fast."""

import json
import os
import subprocess
import sys
import time
import types
from pathlib import Path

import pytest

import coder_app
from coder_app import __main__ as program

ROOT = Path(__file__).parents[2]
LIMIT = 0.7
"""Seconds until the help is there."""


def start(*words, folder, module="coder_app", **environment):
    settings = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"} | environment
    return subprocess.run(
        [sys.executable, "-m", module, *words],
        cwd=folder,
        env={key: value for key, value in settings.items() if value is not None},
        capture_output=True,
        timeout=180,
        check=False,
    )


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ([], (None, False)),
        (["open"], (None, False)),
        (["open", "--sample"], (None, True)),
        (["open", "a.coder"], (Path("a.coder"), False)),
        (["open", "--sample", "a.coder"], (Path("a.coder"), True)),
        (["open", "--help"], None),
        (["open", "a.coder", "b.coder"], None),
        (["open", "--", "a.coder"], None),
        (["documents", "a.coder"], None),
        (["--help"], None),
    ],
)
def test_bare_and_open_want_the_window_all_else_the_commands(words, wanted):
    assert program.window_wanted(words) == wanted


@pytest.mark.parametrize("words", [[], ["open"], ["open", "--sample"], ["--debug", "open"]])
@pytest.mark.skipif(sys.platform != "linux", reason="displays by name are Linux's")
def test_where_no_window_can_open_the_program_says_why(tmp_path, words):
    nothing = {"DISPLAY": None, "WAYLAND_DISPLAY": None, "QT_QPA_PLATFORM": None}
    done = start(*words, folder=tmp_path, **nothing)
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.startswith(b"No window can open: there is no display here")
    assert done.stderr.count(b"\n") == 1


def test_other_packages_of_our_names_are_told_of(tmp_path):
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "__init__.py").write_text("", encoding="utf-8")
    done = start("--help", folder=tmp_path)
    assert done.returncode == 1
    assert b"its package models must lie in" in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert program.strangers(ROOT) is None


def test_json_is_utf8_and_alone_on_stdout_wherever_it_goes(tmp_path):
    (tmp_path / "Zoë.txt").write_text(
        "Zoë: Ça va? 😀\nB: Oui.\nZoë: Ah.\nB: Oui.\n", encoding="utf-8"
    )
    assert start("new", "a.coder", folder=tmp_path).returncode == 0
    done = start("import", "a.coder", "Zoë.txt", "gone.txt", "--json", folder=tmp_path)
    assert done.returncode == 1
    first, second = json.loads(done.stdout.decode("utf-8"))
    assert first["speakers"] == {"Zoë": "participant", "B": "participant"}
    assert second["refused"].startswith("gone.txt was not imported")
    assert done.stderr.decode("utf-8").strip() == second["refused"]
    text = start("text", "a.coder", "Zoë", folder=tmp_path).stdout
    assert text == (tmp_path / "Zoë.txt").read_bytes()


def test_a_refusal_is_one_line_without_a_traceback(tmp_path):
    done = start("documents", "gone.coder", "--json", folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == (
        b"There is no project at gone.coder. It was moved, renamed or deleted; "
        b"open it where it lies now.\n"
    )


def test_wrong_usage_ends_with_2(tmp_path):
    assert start("codify", folder=tmp_path).returncode == 2
    assert start("open", "a", "b", folder=tmp_path).returncode == 2


def test_a_reader_who_leaves_early_is_no_trouble(tmp_path):
    start("new", "a.coder", folder=tmp_path)
    (tmp_path / "long.txt").write_text(
        "A: " + "word " * 50_000 + "\nB: yes.\nA: no.\n", encoding="utf-8"
    )
    start("import", "a.coder", "long.txt", folder=tmp_path)
    words = [sys.executable, "-m", "coder_app", "text", "a.coder", "long"]
    settings = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        words, cwd=tmp_path, env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_the_help_names_every_command_and_is_there_at_once(tmp_path):
    start("--help", folder=tmp_path)  # compiled once
    times = []
    for _ in range(3):
        before = time.perf_counter()
        done = start("--help", folder=tmp_path)
        times.append(time.perf_counter() - before)
    assert min(times) < LIMIT
    listed = {line.split()[1] for line in done.stdout.decode("utf-8").splitlines() if "│ " in line}
    commands = """new import documents text turns codebook codes cases attributes code excerpts
        suggest themes search export undo redo history check open demo about
        embed"""
    assert set(commands.split()) - listed == set()


def test_neither_the_program_nor_its_help_loads_heavy_parts():
    look = (
        "import sys; import coder_app.__main__, coder_app.cli; "
        "print([name for name in ('sqlalchemy', 'spacy', 'sklearn', 'PySide6', 'openpyxl', 'numpy')"
        " if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", look], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.fixture
def opened(monkeypatch):
    """What the window was asked to open."""
    asked = []

    def main(path, *, sample):
        asked.append((path, sample))
        return 7

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    app = types.ModuleType("coder_app.app")
    app.main = main
    monkeypatch.setitem(sys.modules, "coder_app.app", app)
    monkeypatch.setattr(coder_app, "app", app, raising=False)
    return asked


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ([], (None, False)),
        (["open", "a.coder"], (Path("a.coder"), False)),
        (["open", "--sample"], (None, True)),
        (["--debug", "open", "a.coder", "--sample"], (Path("a.coder"), True)),
        (["open", "--", "a.coder"], (Path("a.coder"), False)),
    ],
)
def test_the_window_is_opened_and_its_status_is_the_programs(monkeypatch, opened, words, wanted):
    monkeypatch.setattr(sys, "argv", ["coder-app", *words])
    with pytest.raises(SystemExit) as ended:
        program.main()
    assert ended.value.code == 7
    assert opened == [wanted]
