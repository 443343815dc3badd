"""The table of codes by codes: small cells, names at the left and, upright, above."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from coder_app.ui.theme import GRID, ROW, theme
from coder_app.ui.together.together_model import TogetherModel
from coder_app.ui.together.upright_header import UprightHeader
from coder_app.ui.widgets.index import Index

_NARROW, _WIDEST_NAME = 5 * GRID, 28 * GRID


class CellDelegate(QStyledItemDelegate):
    """The cell in hand keeps its shade and gets a frame."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        option.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
        super().paint(painter, option, index)
        if chosen:
            painter.save()
            painter.setPen(QPen(theme.colour("text"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
            painter.restore()


class Matrix(QTableView):
    """Cells of one width, names at the left and, upright, above."""

    copied = Signal()

    def __init__(self, model: TogetherModel) -> None:
        super().__init__()
        self.setObjectName("together.table")
        self.setAccessibleName("Codes by codes")
        self.setModel(model)
        self._model = model
        self.setShowGrid(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(CellDelegate(self))
        self.setHorizontalHeader(UprightHeader(self))
        names = self.verticalHeader()
        names.setDefaultSectionSize(ROW)
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        names.setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def fit(self) -> None:
        """Make the columns as wide as their widest number."""
        wide = self.fontMetrics().horizontalAdvance("0") * self._model.longest + 2 * GRID
        self.horizontalHeader().setDefaultSectionSize(max(_NARROW, wide))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for cells: names give way where the window is small."""
        self.verticalHeader().setMaximumWidth(min(_WIDEST_NAME, self.width() * 2 // 5))
        self.horizontalHeader().geometriesChanged.emit()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        else:
            super().keyPressEvent(event)
