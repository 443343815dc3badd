"""Their trouble or our defect: a CoderError is shown, everything else becomes a report."""

import sys
import traceback
from collections.abc import Callable
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

from coder_app.core.errors import Cancelled, CoderError
from coder_app.core.reports import keep_report, report_of

Show = Callable[[str], None]


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
            CrashDialog(report_of(error, f"Qt {qVersion()}"), parent()).open()

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
