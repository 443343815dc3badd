"""A command line to try, and a small study made by it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from coder_app.cli import app

P04 = (
    "Interviewer: What happened after you reported it?\n"
    "P04: Nobody ever rang me back. I waited for weeks by the phone.\n"
    "Interviewer: And how was that?\n"
    "P04: My sister stayed with me. She listened to me for hours.\n"
)
P05 = (
    "Interviewer: Who did you speak to?\n"
    "P05: The officer listened. He rang me back the same evening.\n"
    "Interviewer: Did that help?\n"
    "P05: It did. I slept that night.\n"
)
BOOK = (
    "name,definition,parent,examples,theme\n"
    "Communication,What the police told people,,,yes\n"
    "No call back,A call that was promised did not come,Communication,Nobody ever rang,\n"
    "Support,Who was there,,,yes\n"
    "Someone listened,Somebody took time,Support,,\n"
    "Other,No theme,,,\n"
)


class Commands:
    """Runs commands within the test's folder, as a person would type them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *words: str) -> Result:
        return CliRunner().invoke(app, list(words))

    def ok(self, *words: str) -> str:
        """What a command prints that must succeed without a word on stderr."""
        result = self(*words)
        assert (result.exit_code, result.stderr) == (0, ""), result.output
        return result.stdout

    def data(self, *words: str) -> Any:
        """The JSON that a command prints, and nothing else."""
        return json.loads(self.ok(*words, "--json"))

    def refused(self, *words: str) -> str:
        """The one line on stderr of a command that is refused."""
        result = self(*words)
        assert result.exit_code == 1, result.output
        assert result.stdout == ""
        assert result.stderr.count("\n") == 1
        assert "Traceback" not in result.stderr
        return result.stderr.strip()

    def write(self, name: str, text: str) -> str:
        """A file in the test's folder; returns its name."""
        (self.folder / name).write_text(text, encoding="utf-8")
        return name


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Commands:
    """A command line in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CODER_NAME", raising=False)
    return Commands(tmp_path)


@pytest.fixture
def study(run: Commands) -> Commands:
    """study.coder: two interviews, five codes, coded by Ann."""
    run.ok("new", "study.coder", "--coder", "Ann")
    run.ok("import", "study.coder", run.write("P04.txt", P04), run.write("P05.txt", P05))
    run.ok("codebook", "import", "study.coder", run.write("book.csv", BOOK))
    return run


@pytest.fixture
def code(study: Commands) -> Callable[..., str]:
    """Codes words of a document of the study."""

    def apply(document: str, words: str, name: str, *options: str) -> str:
        start = study.ok("text", "study.coder", document).index(words)
        place = (str(start), str(start + len(words)))
        return study.ok("code", "study.coder", document, *place, name, *options)

    return apply
