"""Their trouble or our defect: a CoderError is shown, everything else becomes a report."""

import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import Qt, qVersion
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
from coder_app.core.last_words import of_earlier
from coder_app.core.reports import keep_report, report_of
from coder_app.ui.widgets.strip import Strip

Show = Callable[[str], None]
TORN_DOWN = (
    "Coder stopped without warning when it ran last. Every step before that is saved. "
    "A report was kept, without a word of a transcript."
)
_QT = f"Qt {qVersion()}"


def install(parent: Callable[[], QWidget | None], show: Show | None = None) -> None:
    """From now on every exception that nobody caught is shown or reported."""
    window = _Window(parent)

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _ = kind, trace
        if isinstance(error, Cancelled):
            return
        if isinstance(error, KeyboardInterrupt):
            QApplication.exit(1)
        elif isinstance(error, CoderError):
            (show or window.message)(str(error))
        else:
            window.crash(report_of(error, _QT))

    sys.excepthook = hook


def tell_of_earlier(strip: Strip, parent: QWidget) -> None:
    """Say on a strip that the program was torn down when it ran last, and offer the report."""
    report = of_earlier(_QT)
    if not report:
        return
    dialog = CrashDialog(report, parent)
    strip.say(TORN_DOWN, (("Show the report", dialog.open), ("Fine", dialog.deleteLater)))


class _Window:
    """Opens messages over the window, and keeps them: nobody else holds them while they show."""

    def __init__(self, parent: Callable[[], QWidget | None]) -> None:
        self._parent = parent
        self._open: list[QDialog] = []

    def message(self, text: str) -> None:
        """Show a message, unless the same one is in sight."""
        shown = (box for box in self._open if isinstance(box, QMessageBox))
        if any(box.text() == text for box in shown):
            return
        box = QMessageBox(QMessageBox.Icon.Information, "Coder", text, parent=self._parent())
        box.setObjectName("message")
        box.setAccessibleName("Message")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.addButton(QMessageBox.StandardButton.Ok).setObjectName("message.ok")
        self._show(box)

    def crash(self, report: str) -> None:
        """Show a report. One at a time: a defect in painting would open hundreds.

        The terminal gets the report and not the exception, whose words may be a participant's;
        many desktops write what is printed there to a log.
        """
        sys.stderr.write(f"{report}\n")
        if not any(isinstance(box, CrashDialog) for box in self._open):
            self._show(CrashDialog(report, self._parent()))

    def _show(self, box: QDialog) -> None:
        self._open.append(box)
        box.finished.connect(lambda _result: self._gone(box))
        box.open()

    def _gone(self, box: QDialog) -> None:
        self._open.remove(box)
        box.deleteLater()


class CrashDialog(QDialog):
    """Says that something of ours failed, that the codings are safe, and offers the report."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crash")
        self.setAccessibleName("Something went wrong")
        self.setWindowTitle("Something went wrong in Coder")
        self.resize(640, 400)
        text = QLabel(
            "This is a defect of Coder, not yours. Every step before it is saved. The report below "
            f"names no transcript and no participant{_kept(report)}. "
            "Please send it to whoever looks after Coder for you."
        )
        text.setTextFormat(Qt.TextFormat.PlainText)
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


def _kept(report: str) -> str:
    try:
        path = keep_report(report)
    except OSError:
        return ""  # a full disk may be the very reason
    return f"; it was kept as {path.name} in {path.parent}"
