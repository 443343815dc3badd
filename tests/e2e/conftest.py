"""What the stories share: a stage with files, cleared away in order."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from pytestqt.qtbot import QtBot

pytest.register_assert_rewrite("tests.e2e.story")

from tests.e2e.story import Files, Stage  # noqa: E402 - its asserts are to say what they saw


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path, own_home: Path) -> Iterator[Stage]:
    """The real window of a first run, closed at the end with its worker process."""
    _ = own_home
    stage = Stage(qtbot, Files(tmp_path / "study"))
    yield stage
    stage.window.close()
    stage.window.deleteLater()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Function, nextitem: pytest.Item | None) -> bool | None:
    """A story told in real time is told once more where a busy machine broke it off.

    A defect breaks it both times.
    """
    if "test_story_by" not in item.nodeid:
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    for last in (False, True):
        item._initrequest()
        reports = runtestprotocol(item, log=False, nextitem=nextitem)
        if last or not any(report.failed for report in reports):
            break
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True
