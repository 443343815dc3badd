"""Their trouble or our defect: a CoderError is shown, everything else becomes a report."""

import platform
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from coder_app.core.backups import home
from coder_app.core.errors import Cancelled, CoderError

Show = Callable[[str], None]


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """A report that can be sent: where it failed, and with which versions.

    It holds no values: messages of foreign exceptions can quote a participant, so only the kind of
    an exception is named, and file names of projects never stand in a traceback's own lines.
    """
    lines = [f"Coder {_version('coder-app')}, Python {platform.python_version()}, Qt {qVersion()}"]
    lines += [f"{platform.system()} {platform.release()}", f"{datetime.now().astimezone():%F %T}"]
    chain: BaseException | None = error
    while chain is not None:
        lines.append(f"{type(chain).__module__}.{type(chain).__qualname__}")
        frames = traceback.extract_tb(trace if chain is error else chain.__traceback__)
        lines += [f"  {_inside(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        chain = chain.__cause__ or chain.__context__
    _ = kind
    return "\n".join(lines)


def _inside(filename: str) -> str:
    """A source file without the folders of this computer."""
    parts = Path(filename).parts
    for root in ("coder_app", "models", "resources", "site-packages"):
        if root in parts:
            return "/".join(parts[parts.index(root) :])
    return Path(filename).name


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "(not installed)"


def keep_report(report: str) -> Path:
    """Write a report into the application's own folder; returns where."""
    folder = home() / "reports"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{datetime.now().astimezone():%Y%m%d-%H%M%S}.txt"
    path.write_text(report, encoding="utf-8")
    return path


def install(parent: Callable[[], QWidget | None], show: Show | None = None) -> None:
    """From now on every exception that nobody caught is shown or reported."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, KeyboardInterrupt):
            QApplication.exit(1)
        elif isinstance(error, CoderError):
            (show or _message(parent()))(str(error))
        else:
            traceback.print_exception(kind, error, trace)
            CrashDialog(report_of(kind, error, trace), parent()).open()

    sys.excepthook = hook


def _message(parent: QWidget | None) -> Show:
    def show(text: str) -> None:
        box = QMessageBox(QMessageBox.Icon.Information, "Coder", text, parent=parent)
        box.setObjectName("message")
        box.setAccessibleName("Message")
        box.open()

    return show


class CrashDialog(QDialog):
    """Says that something of ours failed, that the codings are safe, and offers the report."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crash")
        self.setAccessibleName("Something went wrong")
        self.setWindowTitle("Something went wrong in Coder")
        self.resize(640, 400)
        path = keep_report(report)
        text = QLabel(
            "This is a defect of Coder, not yours. Every step before it is saved. The report below "
            f"names no transcript and no participant; it was kept as {path.name} in {path.parent}. "
            "Please send it to whoever looks after Coder for you."
        )
        text.setWordWrap(True)
        self.report = QPlainTextEdit(report)
        self.report.setObjectName("crash.report")
        self.report.setAccessibleName("Report")
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = buttons.addButton("Copy report", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setObjectName("crash.copy")
        self.copy.setAccessibleName("Copy report")
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setObjectName("crash.close")
        close.setAccessibleName("Close")
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(report))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for part in (text, self.report, buttons):
            layout.addWidget(part)
