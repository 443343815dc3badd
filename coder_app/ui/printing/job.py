"""Printing in small steps, so that the window goes on: pages are filled, then drawn."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QIODevice, QObject, QTimer, Signal
from PySide6.QtGui import QPagedPaintDevice, QPageSize, QPainter, QPdfWriter

from coder_app.ui.printing.pages import Pager
from coder_app.ui.printing.painting import draw_page
from coder_app.ui.printing.paper import DOTS_PER_INCH, Paper
from coder_app.ui.printing.sheet import Printout

STEP_S = 0.02
"""Seconds of work between two looks at what the person does."""
_EVERY = 20
"""Blocks between two looks at the clock."""


class PrintJob(QObject):
    """Prints on a device; nothing is ready until ``done``, and nothing was printed if cancelled."""

    progressed = Signal(int, int)
    """Pages drawn, and pages in all (0 while they are being filled)."""
    done = Signal(int)
    """So many pages."""
    failed = Signal()
    """It broke off; the error goes its usual way."""

    def __init__(
        self, device: QPagedPaintDevice, printout: Printout, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._device = device
        self._printout = printout
        size = device.pageLayout().pageSize()
        self._paper = Paper.of(size, margins=printout.margins)
        self._painter: QPainter | None = None
        self._pages = 0
        self._work = self._steps()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begin; the rest happens while the window is idle."""
        self._timer.start()

    def cancel(self) -> None:
        """Stop where it is."""
        self._end()

    def run(self) -> int:
        """Print without a window that waits; returns the number of pages."""
        for _ in self._steps():
            pass
        self._end()
        return self._pages

    def _go_on(self) -> None:
        until = time.perf_counter() + STEP_S
        try:
            while time.perf_counter() < until:
                if next(self._work, None) is None:
                    self._end()
                    self.done.emit(self._pages)
                    return
        except BaseException:
            self._end()
            self.failed.emit()
            raise

    def _end(self) -> None:
        self._timer.stop()
        if self._painter is not None:
            self._painter.end()
            self._painter = None

    def _steps(self) -> Iterator[bool]:
        """The work, cut where it can wait."""
        pager = Pager(self._paper)
        for number, _ in enumerate(pager.fill(self._printout.blocks)):
            if number % _EVERY == 0:
                self.progressed.emit(0, 0)
                yield True
        self._pages = len(pager.pages)
        self._painter = QPainter(self._device)
        scale = self._painter.device().logicalDpiX() / DOTS_PER_INCH
        self._painter.scale(scale, scale)
        for number, page in enumerate(pager.pages):
            if number:
                self._device.newPage()
            draw_page(self._painter, self._paper, page, self._printout, (number + 1, self._pages))
            self.progressed.emit(number + 1, self._pages)
            yield True


class PdfJob(PrintJob):
    """Prints into memory, as PDF; the bytes are whole once ``done``."""

    def __init__(self, printout: Printout, size: QPageSize, parent: QObject | None = None) -> None:
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(self._buffer)
        writer.setResolution(DOTS_PER_INCH)
        writer.setPageSize(size)
        writer.setTitle(f"{printout.project} \u00b7 {printout.title}")
        writer.setCreator("Coder")
        super().__init__(writer, printout, parent)

    def data(self) -> bytes:
        """The file."""
        return bytes(self._buffer.data().data())
