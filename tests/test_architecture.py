"""The floors and the house measures, held by tests."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

import resources

ROOT = Path(__file__).parents[1]
SOURCES = [
    path
    for folder in ("coder_app", "models", "resources")
    for path in (ROOT / folder).rglob("*.py")
]
NETWORK = {
    "socketserver",
    "http",
    "urllib",
    "requests",
    "httpx",
    "httpx2",
    "urllib3",
    "truststore",
    "huggingface_hub",
    "ftplib",
    "smtplib",
    "aiohttp",
}


def contracts() -> dict[str, dict[str, list[str]]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return {
        contract["name"]: contract for contract in settings["tool"]["importlinter"]["contracts"]
    }


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (
                f"{path.relative_to(ROOT)}:{node.lineno} {node.name}",
                ((node.end_lineno or node.lineno) - node.lineno + 1),
            )


def p95(values: list[int]) -> int:
    return sorted(values)[int(len(values) * 0.95)]


def test_every_panel_on_disk_is_in_the_contract() -> None:
    ui = ROOT / "coder_app" / "ui"
    on_disk = {
        f"coder_app.ui.{folder.name}"
        for folder in ui.iterdir()
        if (folder / "__init__.py").exists() and folder.name not in {"widgets", "window_commands"}
    }
    assert set(contracts()["Panels are strangers"]["modules"]) == on_disk


def test_no_function_is_over_forty_lines() -> None:
    assert [place for path in SOURCES for place, lines in functions(path) if lines > 40] == []


def test_functions_and_modules_keep_the_house_measures() -> None:
    assert p95([lines for path in SOURCES for _, lines in functions(path)]) <= 25
    assert p95([len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES]) <= 300


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def test_nothing_of_ours_talks_to_a_network() -> None:
    users = [str(path.relative_to(ROOT)) for path in SOURCES if imported(path) & NETWORK]
    assert users == []
    assert [path for path in SOURCES if "QtNetwork" in path.read_text(encoding="utf-8")] == []
    named = [path.name for path in SOURCES if "socket" in imported(path)]
    assert named == ["lock.py"], "for the name of this computer only"


def test_colours_stand_in_the_tables_only() -> None:
    literal = re.compile(r"""["']#[0-9a-fA-F]{3,8}["']|QColor\(\d""")
    users = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if "ui" in path.parts and literal.search(path.read_text(encoding="utf-8"))
    ]
    assert users == []


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="the defect is of Python 3.11")
def test_a_void_call_keeps_its_reference_to_none() -> None:
    """PySide6 6.12.0 loses one on each call and aborts the process after some thousands."""
    thing, before = QObject(), sys.getrefcount(None)
    for _ in range(10_000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 1_000


def test_the_pin_keeps_that_release_out() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert "pyside6-essentials>=6.9,<6.12" in settings["project"]["dependencies"]


def test_only_icons_in_use_are_shipped() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
    assert [name for name in resources.icon_names() if f'"{name}"' not in sources] == []
