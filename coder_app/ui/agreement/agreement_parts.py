"""What the page of agreement is made of: what to compare, its two tables."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QMenu,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from coder_app.core import codebook, coders, documents
from coder_app.core.analysis.agreement_data import AgreementAsked
from coder_app.core.ids import CodeId, CoderId, DocumentId
from coder_app.core.project import Project
from coder_app.ui.agreement.agreement_model import CODE, AgreementModel
from coder_app.ui.agreement.place_model import CODE as PLACE_CODE
from coder_app.ui.agreement.place_model import PLACE, SAID, TEXT, PlaceModel
from coder_app.ui.menu_letters import letter_when_shown
from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.index import Index
from coder_app.ui.widgets.plain_table import PlainTable
from coder_app.ui.widgets.tick_choice import TickChoice
from coder_app.ui.widgets.wrapping import WrappingLayout

_UNITS = (("characters", "characters"), ("paragraphs (¶)", "passages"))
_UNIT_TIP = (
    "Characters of the whole text, coded or not; or paragraphs, coded where any of their text is"
)
_SUBCODES = "A code counts also where a code beneath it was applied"
_DONE = "Only documents that all who coded them have marked as done"
_WIDTHS = {SAID: 104, PLACE_CODE: 152, PLACE: 112}
_LEAST = 200
_LOW = 84
"""Pixels that each of the tables keeps where the window is low."""


class Asking(QWidget):
    """Which coders, documents and codes are compared, and how."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.coders = TickChoice("agreement.coders", "Coders to compare", "All coders", "coder")
        self.documents = TickChoice(
            "agreement.documents", "Documents to compare", "All documents", "document"
        )
        self.codes = TickChoice("agreement.codes", "Codes to compare", "All codes", "code")
        self.unit = QComboBox()
        self.unit.setObjectName("agreement.unit")
        self.unit.setAccessibleName("What is counted")
        self.unit.setToolTip(_UNIT_TIP)
        self.unit.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for text, key in _UNITS:
            self.unit.addItem(text, key)
        self.subcodes = _tick("agreement.subcodes", "with subcodes", _SUBCODES)
        self.done = _tick("agreement.done", "only done by all", _DONE)
        row = WrappingLayout(self, gap=GRID)
        parts = (self.coders, self.documents, self.codes, QLabel("Count"), self.unit)
        for part in (*parts, self.subcodes, self.done):
            row.addWidget(part)
        for choice in (self.coders, self.documents, self.codes):
            choice.changed.connect(self.changed)
        self.unit.currentIndexChanged.connect(lambda _: self.changed.emit())
        for tick in (self.subcodes, self.done):
            tick.toggled.connect(lambda _: self.changed.emit())

    def offer(self, project: Project) -> None:
        """Offer what the project has; what was ticked stays so."""
        self.coders.offer([(row.name, row.id) for row in coders.coders(project)])
        self.documents.offer([(row.name, row.id) for row in documents.documents(project)])
        rows = codebook.codebook(project)
        self.codes.offer([("    " * row.depth + row.name, row.id) for row in rows])

    def asked(self, *, sealed_too: bool) -> AgreementAsked:
        """What is to be compared."""
        return AgreementAsked(
            coders=tuple(CoderId(one) for one in sorted(self.coders.chosen())),
            documents=tuple(DocumentId(one) for one in sorted(self.documents.chosen())),
            codes=tuple(CodeId(one) for one in sorted(self.codes.chosen())),
            unit=self.unit.currentData(),
            subcodes=self.subcodes.isChecked(),
            done_only=self.done.isChecked(),
            sealed_too=sealed_too,
        )


class CodeTable(PlainTable):
    """Codes with their figures; Enter goes to the passages of the one in hand."""

    entered = Signal()
    left = Signal()

    def __init__(self, model: AgreementModel) -> None:
        super().__init__("agreement.table", "Agreement by code", model)
        self.setItemDelegate(_Cells(self))
        model.modelReset.connect(self._share)

    def _share(self) -> None:
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if header.count():
            header.setSectionResizeMode(CODE, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class PlaceTable(PlainTable):
    """Passages not coded alike: Enter and a double click open the place."""

    opened = Signal()
    left = Signal()

    def __init__(self, model: PlaceModel) -> None:
        super().__init__("agreement.passages", "Passages not coded alike", model)
        self.setItemDelegate(_Cells(self))
        self.share(_WIDTHS, TEXT, _LEAST)
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.currentIndex().isValid():
            self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """What can be done with the passage in hand."""
        menu = QMenu(self)
        menu.setObjectName("agreement.menu")
        menu.setAccessibleName("Passage")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        letter_when_shown(menu)
        menu.addAction("Open place\tEnter", self.opened.emit)
        return menu


def two_tables(table: CodeTable, heading: QLabel, passages: PlaceTable) -> QSplitter:
    """Codes above, their passages below."""
    below = QWidget()
    column = QVBoxLayout(below)
    column.setContentsMargins(0, GRID, 0, 0)
    column.setSpacing(GRID // 2)
    column.addWidget(heading)
    column.addWidget(passages, 1)
    split = QSplitter(Qt.Orientation.Vertical)
    split.setObjectName("agreement.split")
    split.setAccessibleName("Codes and passages")
    split.setChildrenCollapsible(False)
    for part in (table, below):
        split.addWidget(part)
    for one in (table, passages):
        one.setMinimumHeight(_LOW)
    return split


class _Cells(QStyledItemDelegate):
    """Cells whose words stand below those of their heading, and numbers apart from each other."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colour("selected_row"))
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(GRID // 2, 0, -GRID // 2, 0)
        super().paint(painter, inner, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) + QSize(2 * GRID, 0)


def _tick(name: str, text: str, tip: str) -> QCheckBox:
    made = QCheckBox(text)
    made.setObjectName(name)
    made.setAccessibleName(text)
    made.setToolTip(tip)
    return made
