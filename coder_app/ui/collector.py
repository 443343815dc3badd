"""Python's collector of circles, kept to the thread of the window.

Python collects in whatever thread makes the next object. In the thread that takes in the worker's
answers it would take down what belongs to Qt, which only the window's thread may do: a crash.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000
YOUNG = 50_000
"""So many new objects are worth a look. Python's own 700 doubled the time a document opens in."""
_LOOKS = 25
"""After so many looks at the young, all are looked at."""


class Collector(QObject):
    """Collects circles now and then, in the thread it was made in, instead of Python."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what stands now stays
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY_MS)

    def look(self) -> None:
        """Collect where enough was made meanwhile."""
        if gc.get_count()[0] < YOUNG:
            return
        self._looks = (self._looks + 1) % _LOOKS
        gc.collect(1 if self._looks else 2)

    def stop(self) -> None:
        """Give the work back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
