"""What every test may use: a fresh project, an own home, a window without a screen."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from coder_app.core.project import Project


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, backups and reports of a test stay in the test's folder."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("CODER_HOME", str(home))
    return home


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """An empty project, open, coded by Ann Lee (AL)."""
    project = Project.create(
        tmp_path / "study.coder", name="Study", coder_name="Ann Lee", coder_initials="AL"
    )
    yield project
    project.close()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Take a test's windows down at once: the next would have to dress all that are left."""
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QEvent
        from PySide6.QtWidgets import QApplication

        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def pytest_sessionfinish() -> None:
    """What a test copied would be taken down after Python: a crash at the exit."""
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is not None:
        QApplication.clipboard().clear()
