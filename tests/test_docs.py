"""What the docs name is there: tests, pages, pictures, commands."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from coder_app.cli import app

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def test_the_tests_named_for_the_traps_are_there() -> None:
    groups = re.findall(r"`([\w/]+\.py)`: ((?:`test_\w+`(?:, )?)+)", read(DOCS / "testing.md"))
    named = [(file, name) for file, names in groups for name in re.findall(r"test_\w+", names)]
    assert len(named) > 40
    missing = [(f, n) for f, n in named if f"def {n}(" not in read(ROOT / "tests" / f)]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    links = [one for one in re.findall(r"\]\(([^)#\s]+)", read(page)) if "://" not in one]
    assert [one for one in links if not (page.parent / one).exists()] == []


def test_every_page_is_in_its_index() -> None:
    for folder in (DOCS / "guide", DOCS / "decisions"):
        index = read(folder / "README.md")
        pages = [page.name for page in sorted(folder.glob("[0-9]*.md"))]
        assert [name for name in pages if name not in index] == [], folder.name


def test_every_picture_is_taken_by_a_script_and_in_light_and_dark() -> None:
    scripts = "".join(read(path) for path in (ROOT / "tests" / "e2e").glob("*.py"))
    kept = {path.stem for path in (DOCS / "screenshots" / "light").glob("*.png")}
    assert kept == {path.stem for path in (DOCS / "screenshots" / "dark").glob("*.png")}
    assert [
        stem for stem in sorted(kept) if not re.search(rf'{stem.partition("-")[2]}[".]', scripts)
    ] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_commands_named_are_there_with_their_options(page: Path) -> None:
    for line in re.findall(r"coder-app ([a-z][^`\n,;()]*)", read(page)):
        words, command = line.split(), get_command(app)
        while hasattr(command, "commands"):
            assert words[0] in command.commands, line
            command = command.commands[words.pop(0)]
        options = {option for each in command.params for option in each.opts} | {"--help"}
        assert {word for word in words if word.startswith("--")} <= options, line
