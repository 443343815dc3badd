"""The process that ``cold_start`` times: it opens the window as the program does, and tells when.

``python -m tests.benchmarks.first_paint SECONDS`` stays idle for so long, tells, and ends.
"""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer

from coder_app import app
from coder_app.ui.main_window import MainWindow
from coder_app.ui.settings import Settings

STATUS = Path("/proc/self/status")


class Watch(QObject):
    """Waits for the window's first paint event, which is over when the event loop comes back."""

    def __init__(self, idle: int) -> None:
        super().__init__()
        self._idle = idle
        self._seen = False
        self._at = 0.0
        self._memory: list[float] = []

    def follow(self, window: MainWindow) -> None:
        self.window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self.window and event.type() == QEvent.Type.Paint and not self._seen:
            self._seen = True
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        self._at = time.time()
        self._memory += memory()
        QTimer.singleShot(1000 * self._idle, self._end)

    def _end(self) -> None:
        self._memory += memory()
        sys.stdout.write(json.dumps({"painted": self._at, "memory": self._memory}))
        self.window.close()
        app.application().quit()


def memory() -> list[float]:
    """What this process holds of the memory, in MB; empty where the system does not say."""
    if not STATUS.exists():
        return []
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmRSS"))
    return [int(line.split()[1]) / 1024]


def main(idle: int) -> int:
    """Run the program, followed."""
    watch, make = Watch(idle), app.make_window

    def followed(settings: Settings | None = None) -> MainWindow:
        window = make(settings)
        watch.follow(window)
        return window

    app.make_window = followed
    return app.main()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
