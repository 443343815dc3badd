"""New codes by document as bars, and codes in all as a line above them."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from coder_app.core.analysis.saturation import Saturation, Step
from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.plain import plain_tip

_LEFT, _TOP, _BOTTOM = 5 * GRID, 3 * GRID, 3 * GRID
_WIDEST = 8 * GRID
"""Pixels a document gets at most."""
_NAMES = 5 * GRID
"""Pixels a document needs for its number to be written below it."""


class Curve(QWidget):
    """Painted by hand: a bar and a point a document, the run that met the threshold marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("saturation.curve")
        self.setAccessibleName("New codes by document, and codes in all")
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._found: Saturation | None = None

    def show_found(self, found: Saturation | None, said: str) -> None:
        """Show other figures; ``said`` is what a screen reader says of them."""
        self._found = found
        self.setAccessibleDescription(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(60 * GRID, 24 * GRID)

    @property
    def _steps(self) -> Sequence[Step]:
        return self._found.steps if self._found else ()

    def _area(self) -> QRectF:
        wide = min(self.width() - _LEFT - GRID, _WIDEST * len(self._steps))
        return QRectF(_LEFT, _TOP, max(1, wide), max(1, self.height() - _TOP - _BOTTOM))

    def _column(self, number: int) -> QRectF:
        area = self._area()
        wide = area.width() / len(self._steps)
        return QRectF(area.left() + wide * number, area.top(), wide, area.height())

    def _height(self, count: int) -> float:
        most = self._steps[-1].total or 1
        return self._area().height() * count / most

    def paintEvent(self, event: QPaintEvent) -> None:
        _ = event
        if not self._steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_run(painter)
        self._paint_axis(painter)
        self._paint_bars(painter)
        self._paint_line(painter)
        painter.end()

    def _paint_run(self, painter: QPainter) -> None:
        """The run at or under the threshold, as a ground behind its documents."""
        found = self._found
        if found is None or found.reached is None:
            return
        first = self._column(found.reached - found.asked.run + 1)
        painter.fillRect(first.united(self._column(found.reached)), theme.colour("accent_soft"))

    def _paint_axis(self, painter: QPainter) -> None:
        area, most = self._area(), self._steps[-1].total
        painter.setPen(QPen(theme.colour("hairline_strong")))
        painter.drawLine(QLineF(area.bottomLeft(), area.bottomRight()))
        painter.setPen(QPen(theme.colour("text_quiet")))
        for count in {0, most}:
            line = QRectF(0, area.bottom() - self._height(count) - GRID, _LEFT - GRID, 2 * GRID)
            painter.drawText(line, _RIGHT, str(count))
        words = QRectF(area.left(), 0, self.width() - area.left(), _TOP - 2)
        painter.drawText(words, _ABOVE, "line: in all · bars: new in each document")
        every = max(1, round(_NAMES / self._column(0).width()))
        for number in range(0, len(self._steps), every):
            place = self._column(number).center().x()
            below = QRectF(place - 3 * GRID, area.bottom() + 2, 6 * GRID, _BOTTOM - 2)
            painter.drawText(below, _BELOW, str(number + 1))

    def _paint_bars(self, painter: QPainter) -> None:
        for number, step in enumerate(self._steps):
            high = self._height(len(step.new))
            column = self._column(number)
            side = column.width() * 0.2
            bar = QRectF(column.left() + side, column.bottom() - high, column.width() - 2 * side,
                         high)  # fmt: skip
            painter.fillRect(bar, theme.colour("bar"))

    def _paint_line(self, painter: QPainter) -> None:
        points = [
            QPointF(self._column(number).center().x(),
                    self._area().bottom() - self._height(step.total))
            for number, step in enumerate(self._steps)
        ]  # fmt: skip
        painter.setPen(QPen(theme.colour("text"), 2))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(theme.colour("text"))
        painter.setPen(Qt.PenStyle.NoPen)
        for point in points:
            painter.drawEllipse(point, 3, 3)

    def step_at(self, place: QPointF) -> int | None:
        """The document whose column a place lies in."""
        for number in range(len(self._steps)):
            column = self._column(number)
            if column.left() <= place.x() < column.right():
                return number
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        number = self.step_at(event.position())
        if number is None:
            QToolTip.hideText()
            return
        step = self._steps[number]
        new = f"{len(step.new)} new, {step.total} in all"
        QToolTip.showText(
            event.globalPosition().toPoint(), plain_tip(f"{number + 1} · {step.name}: {new}"), self
        )


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ABOVE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_BELOW = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
