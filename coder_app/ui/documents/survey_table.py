"""The table of a survey's columns as it is worked on: one click says what a column is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from coder_app.core.exchange.survey_columns import Use
from coder_app.ui.documents.survey_model import (
    CHOSEN_ROLE,
    FILLED,
    FIRST_USE,
    HEADING,
    SAMPLES,
    USES,
    SurveyModel,
    use_at,
)
from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.plain_table import PlainTable

_WIDE = 208
_NARROW = 68
_RADIUS = 6.5
_DOT = 3.0


class SurveyTable(PlainTable):
    """A click, Space or Enter on a mark sets it; with several rows selected, for all of them."""

    def __init__(self, model: SurveyModel, parent: QWidget | None = None) -> None:
        super().__init__("survey.columns", "Columns of the survey", model, parent)
        self.survey = model
        self.setItemDelegate(MarkDelegate(self))
        self.setStyleSheet(f"QTableView::item {{ padding: 0 {GRID - 3}px; }}")  # Qt adds 3
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.horizontalHeader()
        header.setSectionResizeMode(SAMPLES, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(HEADING, _WIDE)
        metrics = header.fontMetrics()
        for at, (_, words) in enumerate(USES, FIRST_USE):
            self.setColumnWidth(at, metrics.horizontalAdvance(words) + 2 * GRID)
        self.setColumnWidth(FILLED, _NARROW)
        theme.changed.connect(self.viewport().update)

    def chosen_rows(self, row: int) -> list[int]:
        """The rows a choice in one row is for: all those selected with it."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return rows if row in rows else [row]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        use = use_at(index.column()) if index.isValid() else None
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if use is not None and event.key() in keys:
            self.survey.choose(self.chosen_rows(index.row()), use)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        use = use_at(index.column()) if index.isValid() else None
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if use is not None and plain and event.button() == Qt.MouseButton.LeftButton:
            self.survey.choose([index.row()], use)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).center()
        menu = self.menu()
        if menu is not None:
            menu.popup(self.viewport().mapToGlobal(QPoint(place)))

    def menu(self) -> QMenu | None:
        """What the columns in hand can be."""
        index = self.currentIndex()
        if not index.isValid():
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("survey.menu")
        menu.setAccessibleName("Column")
        rows = self.chosen_rows(index.row())
        for use, words in USES:
            action = menu.addAction(f"{words}\tSpace" if use_at(index.column()) == use else words)
            action.setCheckable(True)
            action.setChecked(all(self.survey.column(row).use == use for row in rows))
            action.triggered.connect(lambda _=False, use=use: self._choose(rows, use))
        return menu

    def _choose(self, rows: list[int], use: Use) -> None:
        self.survey.choose(rows, use)


class MarkDelegate(QStyledItemDelegate):
    """Paints the marks as the round buttons they are: one of a row is set."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        chosen = index.data(CHOSEN_ROLE)
        if chosen is None:
            return
        middle = QPointF(option.rect.center()) + QPointF(0.5, 0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = theme.colour("accent" if chosen else "hairline_strong")
        painter.setPen(QPen(ring, 1))
        painter.setBrush(ring if chosen else theme.colour("field"))
        painter.drawEllipse(middle, _RADIUS, _RADIUS)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_text"))
            painter.drawEllipse(middle, _DOT, _DOT)
        painter.restore()
