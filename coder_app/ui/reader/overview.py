"""Beside the scroll bar: where in the whole document codings, hits and marks are."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from coder_app.ui.reader.ticks import row_offsets, runs, ticks
from coder_app.ui.reader.transcript import Transcript
from coder_app.ui.theme import theme

WIDTH = 16
_CODINGS, _HITS, _LATER = (2, 5), (8, 4), (13, 2)
"""Left edge and width of the three tracks."""
_LEAST = 2
_AFTER = 120
"""Milliseconds until the strip follows a change, so that no key waits for it."""


class Overview(QWidget):
    """A thin strip, painted once for each change; a click goes there."""

    def __init__(self, view: Transcript) -> None:
        super().__init__(view)
        self._view = view
        self._picture: QPixmap | None = None
        self._of: tuple[Sequence[int], Sequence[int]] = ((), ())
        self._tops: list[int] = []
        self.setObjectName("reader.overview")
        self.setAccessibleName("Codings, hits and marks in the whole document")
        self.setToolTip(
            "The whole document: codings, hits, and at the right what is marked to be coded later."
            " Click to go there."
        )
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER)
        self._later.timeout.connect(self.renew)
        view.marksChanged.connect(self._later.start)
        view.laidOut.connect(self._later.start)
        theme.changed.connect(self._later.start)

    def renew(self) -> None:
        """Paint anew what is shown now."""
        self._picture = None
        self.update()

    def codings(self) -> list[str]:
        """The colour of each row of pixels in the track of codings, empty for none."""
        marks = self._view.marks
        return ticks(self._offsets(), marks.index.ordered, lambda key: marks.codings[key].colour)

    def hits(self) -> list[str]:
        """The colour of each row of pixels in the track of hits, empty for none."""
        return self._ticks(self._view.hits.ordered, theme.colour("hit_mark").name())

    def later(self) -> list[str]:
        """The colour of each row of pixels in the track of marks, empty for none."""
        marks = self._view.marks
        return self._ticks(marks.later_index.ordered, theme.colour("text_quiet").name())

    def _ticks(self, segments: Sequence[tuple[int, int, str]], colour: str) -> list[str]:
        return ticks(self._offsets(), segments, lambda _: colour) if segments else []

    def _offsets(self) -> list[int]:
        view = self._view
        of = (view.line_starts, view.positions.block_starts)
        same = all(now is then for now, then in zip(of, self._of, strict=True))
        if not same or len(self._tops) != self.height() + 1:
            self._of = of
            self._tops = row_offsets(self.height(), *of, len(view.content.text))
        return self._tops

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            self._picture = self._drawn()
        QPainter(self).drawPixmap(event.rect().topLeft(), self._picture, self._on_picture(event))

    def _on_picture(self, event: QPaintEvent) -> QRect:
        ratio, rect = self.devicePixelRatio(), event.rect()
        sides = (rect.left(), rect.top(), rect.width(), rect.height())
        return QRect(*(round(side * ratio) for side in sides))

    def _drawn(self) -> QPixmap:
        ratio = self.devicePixelRatio()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme.colour("transcript"))
        painter = QPainter(picture)
        tracks = ((self.codings(), _CODINGS), (self.hits(), _HITS), (self.later(), _LATER))
        for rows, (left, width) in tracks:
            for y, height, colour in runs(rows):
                painter.fillRect(left, y, width, max(_LEAST, height), QColor(colour))
        painter.end()
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event)

    def _go(self, event: QMouseEvent) -> None:
        """Bring the place under the pointer into the middle."""
        bar = self._view.verticalScrollBar()
        lines = bar.maximum() + bar.pageStep()
        share = event.position().y() / max(1, self.height())
        bar.setValue(round(share * lines - bar.pageStep() / 2))
