"""The case whose words are in hand: its attributes, edited in place."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QMenu,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from coder_app.core import cases
from coder_app.core.ids import AttributeId, CaseId
from coder_app.core.placed import turns_of
from coder_app.ui.panel import Panel
from coder_app.ui.selection import Selection
from coder_app.ui.theme import GRID, ROW, theme

NO_CASE = "No participant here."
NO_ATTRIBUTES = "No attributes yet. Import a sheet with one row a case: File > Import attributes…"


class CasePanel(Panel):
    """Name and attributes of the case at the caret."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"case", "attribute", "attribute_value", "turn", "speaker", "document"}
    )

    leftForText = Signal()
    speakersAsked = Signal()
    asked = Signal(str)
    """What is to be done with the case: ``rename`` or ``merge``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("case")
        self.setAccessibleName("Case")
        self.case: CaseId | None = None
        self.title = CaseTitle("CASE")
        self.title.renameAsked.connect(lambda: self.ask("rename"))
        self.title.left.connect(self.leftForText)
        self.message = QLabel(NO_CASE)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setObjectName("case.message")
        self.message.setProperty("tone", "quiet")
        self.message.setWordWrap(True)
        self.table = AttributeTable()
        self.table.left.connect(self.leftForText)
        self.table.itemChanged.connect(self._save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.title)
        layout.addWidget(self.message)
        layout.addWidget(self.table, 1)
        layout.addStretch(0)  # takes the room only where the table is hidden

    def set_selection(self, selection: Selection) -> None:
        """Read no case again that is shown already: the caret moves often."""
        if selection != self.selection:
            self.selection = selection
            if self._stale or self._case_here() != self.case:
                self.mark_stale()

    def refresh(self) -> None:
        wanted = self._case_here()
        rows = cases.cases(self.project) if self.project and wanted else []
        row = next((row for row in rows if row.id == wanted), None)
        self.case = row.id if row else None
        self.title.setText(f"CASE {row.name}" if row else "CASE")
        self.title.setAccessibleName(self.title.text())
        self.title.setToolTip("F2 or a double click renames it" if row else "")
        values = dict(row.attributes) if row else {}
        kinds = cases.attributes(self.project) if self.project and row else []
        self.table.show_values([(kind.id, kind.name, values.get(kind.name, "")) for kind in kinds])
        self.table.set_read_only(read_only=self.project is not None and self.project.read_only)
        self.table.setVisible(bool(kinds))
        self.message.setVisible(not kinds)
        self.message.setText(NO_ATTRIBUTES if row else NO_CASE)

    def ask(self, kind: str) -> None:
        """Ask for the case to be renamed, or merged into another."""
        if self.case is not None and self.project is not None and not self.project.read_only:
            self.asked.emit(kind)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu()
        if menu is not None:
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            menu.popup(
                self.mapToGlobal(self.title.geometry().bottomLeft() if by_key else event.pos())
            )

    def menu(self) -> QMenu | None:
        """What can be done with the case, and with who speaks here."""
        if self.project is None or self.selection.document is None:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("case.menu")
        menu.setAccessibleName("Case")
        able = self.case is not None and not self.project.read_only
        for kind, words in (("rename", "Rename the case…\tF2"), ("merge", "Merge the case into…")):
            menu.addAction(words, partial(self.ask, kind)).setEnabled(able)
        menu.addSeparator()
        menu.addAction("Speakers…", self.speakersAsked.emit)
        return menu

    def _case_here(self) -> CaseId | None:
        """The first case whose words are selected; in an interview with one, at questions too."""
        project, selection = self.project, self.selection
        if project is None or selection.document is None:
            return None
        index = turns_of(project, [selection.document]).get(selection.document)
        if index is None:
            return None
        here = index.cases(selection.start, max(selection.end, selection.start + 1))
        found = here or (index.all_cases if len(index.all_cases) == 1 else ())
        return CaseId(found[0][0]) if found else None

    def _save(self, item: QTableWidgetItem) -> None:
        attribute = AttributeId(item.data(Qt.ItemDataRole.UserRole))
        if self.project is None or self.case is None:
            return
        try:
            cases.set_attribute(self.project, self.case, attribute, item.text())
        finally:
            self.mark_stale()


class CaseTitle(QLabel):
    """The name of the case: F2, Enter or a double click renames it."""

    renameAsked = Signal()
    left = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName("case.title")
        self.setAccessibleName("Case")
        self.setProperty("tone", "header")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.renameAsked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.renameAsked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(theme.colour("focus")))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.end()


class AttributeTable(QTableWidget):
    """Attribute and value; F2, Enter or a double click edits the value."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 2, parent)
        self.setObjectName("case.attributes")
        self.setAccessibleName("Attributes of the case")
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setShowGrid(False)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self._usual = self.editTriggers()

    def set_read_only(self, *, read_only: bool) -> None:
        """Let no value be edited."""
        triggers = self.EditTrigger.NoEditTriggers
        self.setEditTriggers(triggers if read_only else self._usual)

    def show_values(self, rows: list[tuple[AttributeId, str, str]]) -> None:
        """Show attribute names and values, keeping the place."""
        self.blockSignals(True)
        self.setRowCount(len(rows))
        for number, (attribute, name, value) in enumerate(rows):
            label = QTableWidgetItem(name)
            label.setFlags(Qt.ItemFlag.ItemIsEnabled)
            field = QTableWidgetItem(value)
            field.setData(Qt.ItemDataRole.UserRole, attribute)
            self.setItem(number, 0, label)
            self.setItem(number, 1, field)
        self.blockSignals(False)

    def _may_edit(self) -> bool:
        return self.editTriggers() != self.EditTrigger.NoEditTriggers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape and self.state() != self.State.EditingState:
            self.left.emit()
        elif enter and self.state() != self.State.EditingState and self._may_edit():
            self.edit(self.model().index(self.currentRow(), 1))
        else:
            super().keyPressEvent(event)
