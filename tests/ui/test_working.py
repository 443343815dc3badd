"""Only the work that the strip names moves its bar or takes it away."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from coder_app.core.errors import Cancelled
from coder_app.ui.tasks import Tasks
from coder_app.ui.widgets.strip import Strip
from coder_app.ui.working import Working


@pytest.fixture
def strip(qtbot, dressed):  # noqa: ARG001 - dressed first
    shown = Strip("strip")
    qtbot.addWidget(shown)
    return shown


@pytest.fixture
def tasks(qapp):  # noqa: ARG001 - needs an application
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def working(strip, tasks):
    return Working(strip, tasks, strip)


def test_named_work_is_shown_with_its_progress_until_it_ends(strip, tasks, working):  # noqa: ARG001
    job = object()
    tasks.started.emit(job, "Reading 3 files")
    tasks.progress.emit(job, 2, 3)
    assert (strip.text.text(), strip.bar.value()) == ("Reading 3 files…", 2)
    tasks.ended.emit(job)
    assert strip.isHidden()


def test_work_without_a_name_leaves_a_report_alone(strip, tasks, working):  # noqa: ARG001
    strip.say("4 documents, 8 refused", [("Fine", list)])
    job = object()
    tasks.progress.emit(job, 1, 3)
    assert strip.bar.isHidden()
    tasks.ended.emit(job)
    assert not strip.isHidden()
    assert strip.text.text() == "4 documents, 8 refused"


def test_a_warning_said_while_work_runs_outlives_it(strip, tasks, working):  # noqa: ARG001
    job = object()
    tasks.started.emit(job, "Reading 3 files")
    strip.say("This project lies in OneDrive.", [("Fine", list)])
    tasks.progress.emit(job, 1, 3)
    tasks.ended.emit(job)
    assert strip.text.text() == "This project lies in OneDrive."
    assert not strip.isHidden()
    assert strip.bar.isHidden()


def test_writing_in_this_process_ends_its_own_message_only(strip, working):
    working.report(0, 2)
    assert strip.text.text() == "Importing…"
    working.report(2, 2)
    assert strip.isHidden()


def test_cancel_is_heard_between_two_actions(strip, working):
    working.report(0, 2)
    strip.findChild(QPushButton, "strip.cancel").click()
    with pytest.raises(Cancelled):
        working.report(1, 2)
    assert strip.isHidden()


def test_while_it_writes_only_the_strip_hears_hands(qtbot, dressed, tasks):  # noqa: ARG001
    """What is half written must not be closed, nor something else be begun."""
    window = QWidget()
    qtbot.addWidget(window)
    strip, other = Strip("strip", window), QPushButton("Close project", window)
    other.move(0, 200)
    window.resize(400, 300)
    window.show()
    working, pressed = Working(strip, tasks, window), []
    other.clicked.connect(lambda: pressed.append("other"))
    working.report(0, 3)

    def closing() -> None:
        pressed.append("closed" if window.close() else "open")
        qtbot.mouseClick(other, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, closing)
    working.report(1, 3)
    assert pressed == ["open"]
    cancel = next(each for each in strip.findChildren(QPushButton) if each.text() == "Cancel")
    QTimer.singleShot(0, lambda: qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton))
    with pytest.raises(Cancelled):
        working.report(2, 3)
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
    assert pressed == ["open", "other"]
    assert window.close()
