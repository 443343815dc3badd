"""Trouble is told; defects become a report without a participant's words."""

import sys

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

from coder_app.core.errors import Cancelled, CoderError
from coder_app.ui import errors
from coder_app.ui.errors import CrashDialog
from coder_app.ui.widgets.strip import Strip

RARE = "Zwetschgenmus"


@pytest.fixture
def window(qtbot, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    errors.install(lambda: window)
    return window


def raise_to_hook(error: BaseException) -> None:
    try:
        raise error
    except type(error) as caught:
        sys.excepthook(type(caught), caught, caught.__traceback__)


def boxes(window):
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def crashes(window):
    return [box for box in window.findChildren(CrashDialog) if box.isVisible()]


def test_a_refusal_is_a_message_in_its_own_words(window):
    raise_to_hook(CoderError("P12.pdf was not imported."))
    (box,) = boxes(window)
    assert box.text() == "P12.pdf was not imported."
    assert crashes(window) == []


def test_the_same_message_is_not_piled_up(window):
    for _ in range(3):
        raise_to_hook(CoderError("No."))
    assert len(boxes(window)) == 1


def test_a_closed_message_can_come_again(window):
    raise_to_hook(CoderError("No."))
    boxes(window)[0].accept()
    assert boxes(window) == []
    raise_to_hook(CoderError("No."))
    assert len(boxes(window)) == 1


def test_a_cancel_says_nothing(window):
    raise_to_hook(Cancelled())
    assert (boxes(window), crashes(window)) == ([], [])


def test_a_report_holds_place_and_versions_but_no_words(window, capsys, own_home):
    secret = RARE  # a local variable must not show either
    raise_to_hook(ValueError(f"could not read {secret}"))
    (dialog,) = crashes(window)
    report = dialog.report.toPlainText()
    assert "ValueError" in report
    assert "raise_to_hook" in report
    assert f"Python {sys.version_info.major}.{sys.version_info.minor}" in report
    printed = capsys.readouterr()
    kept = "".join(path.read_text() for path in own_home.rglob("*.txt"))
    assert "ValueError" in kept
    for text in (report, printed.err, printed.out, kept):
        assert RARE not in text


def test_a_defect_in_painting_opens_one_report_only(window):
    for _ in range(50):
        raise_to_hook(RuntimeError("paint"))
    assert len(crashes(window)) == 1


def test_a_report_can_be_copied(window):
    raise_to_hook(RuntimeError("x"))
    (dialog,) = crashes(window)
    dialog.copy.click()
    assert QApplication.clipboard().text() == dialog.report.toPlainText()


def test_a_report_shows_even_where_it_cannot_be_kept(window, monkeypatch):
    def full(_report: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(errors, "keep_report", full)
    raise_to_hook(RuntimeError("x"))
    assert len(crashes(window)) == 1


def test_every_control_of_a_report_has_a_name(window, nameless):
    raise_to_hook(RuntimeError("x"))
    assert nameless(crashes(window)[0]) == []


def test_a_program_torn_down_is_told_of_at_the_next_start(window, qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("CODER_HOME", str(tmp_path))
    (tmp_path / "reports").mkdir()
    trace = (
        'Fatal Python error: Segmentation fault\n  File "/home/ann/coder_app/x.py", line 3 in y\n'
    )
    (tmp_path / "reports" / "1.trace").write_text(trace, encoding="utf-8")
    strip = Strip("strip")
    qtbot.addWidget(strip)
    errors.tell_of_earlier(strip, window)
    assert "stopped without warning" in strip.text.text()
    strip.findChild(QPushButton, "strip.show").click()
    (crash,) = crashes(window)
    assert "coder_app/x.py" in crash.report.toPlainText()
    assert "ann" not in crash.report.toPlainText()
