"""Headings of columns that are read from bottom to top, so that many fit beside each other."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from coder_app.ui.theme import GRID, theme

HIGHEST = 20 * GRID
"""Longer names are cut off with an ellipsis; the hint has them whole."""
_GAP, _LEAST = GRID // 2, 6 * GRID


class UprightHeader(QHeaderView):
    """As high as its longest name, as far as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        """As high as the longest name, but never so high that no rows are left to see."""
        strong = QFontMetrics(theme.font(bold=True))
        names = (self._words(number) for number in range(self.count()))
        longest = max(map(strong.horizontalAdvance, names), default=0)
        view = self.parentWidget()
        room = max(_LEAST, view.height() // 2) if view is not None else HIGHEST
        return QSize(super().sizeHint().width(), min(HIGHEST, room, longest + 3 * _GAP))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        painter.save()
        painter.fillRect(rect, theme.colour("panel"))
        in_hand = self.selectionModel() is not None and any(
            index.column() == logicalIndex for index in self.selectionModel().selectedIndexes()
        )
        painter.setPen(QPen(theme.colour("text" if in_hand else "text_quiet")))
        painter.setFont(theme.font(bold=in_hand))
        words = painter.fontMetrics().elidedText(
            self._words(logicalIndex), Qt.TextElideMode.ElideRight, rect.height() - 2 * _GAP
        )
        painter.translate(rect.left(), rect.bottom() - _GAP)
        painter.rotate(-90)
        painter.drawText(
            QRect(0, 0, rect.height() - 2 * _GAP, rect.width()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            words,
        )
        painter.restore()

    def _words(self, section: int) -> str:
        return str(self.model().headerData(section, self.orientation()) or "")
