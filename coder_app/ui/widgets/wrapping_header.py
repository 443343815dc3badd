"""Headings of columns that go on in a second line where the column is narrow, whole in a hint."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHeaderView, QWidget

_SIDE, _ABOVE = 16, 8
"""Pixels of padding beside and above the words, both sides together."""


class WrappingHeader(QHeaderView):
    """As high as the longest heading needs at the width of its column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        self.sectionResized.connect(lambda *_: self.geometriesChanged.emit())

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:  # noqa: N803 - Qt's name
        usual = super().sectionSizeFromContents(logicalIndex)
        words = str(
            self.model().headerData(logicalIndex, self.orientation(), Qt.ItemDataRole.DisplayRole)
        )
        room = QRect(0, 0, max(1, self.sectionSize(logicalIndex) - _SIDE), 1000)
        found = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        return QSize(usual.width(), max(usual.height(), found.height() + _ABOVE))
