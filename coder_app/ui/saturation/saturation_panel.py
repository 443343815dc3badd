"""Saturation: new codes by document, in a chart, a table and a plain statement."""

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from coder_app.core import coders, documents
from coder_app.core.analysis.chosen import Among
from coder_app.core.analysis.saturation import (
    BASE,
    RUN,
    THRESHOLD,
    Saturation,
    SaturationAsked,
    saturation,
)
from coder_app.core.analysis.saturation_words import MIND, SOURCE, measure, plain
from coder_app.core.ids import CoderId, DocumentId
from coder_app.core.names import counted
from coder_app.ui.group_box import GroupBox
from coder_app.ui.panel import Panel
from coder_app.ui.saturation.curve import Curve
from coder_app.ui.saturation.step_model import (
    CODES,
    DOCUMENT,
    NEW,
    NUMBER,
    SHARE,
    TOTAL,
    WHICH,
    StepModel,
)
from coder_app.ui.saturation.step_model import RUN as RUN_COLUMN
from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.parts import button, words
from coder_app.ui.widgets.plain_table import PlainTable
from coder_app.ui.widgets.tick_choice import TickChoice
from coder_app.ui.widgets.wrapping import WrappingLayout

NOTHING = (
    "No document is coded yet. Code some interviews, and see here how many new codes each brought."
)
NOTHING_LEFT = "No coding fits these filters. Choose more documents, groups or coders above."
ORDERS = (("in the order of coding", "coding"), ("in the order of the list", "list"))
WHAT = (("codes", False), ("themes", True))
BASES, RUNS, THRESHOLDS = range(1, 13), range(1, 7), (0, 1, 2, 3, 5, 10, 15, 20)
_WIDTHS = {NUMBER: 40, DOCUMENT: 150, CODES: 68, NEW: 56, TOTAL: 60, RUN_COLUMN: 64, SHARE: 76}


class SaturationPanel(Panel):
    """Shown where the text is; Escape leaves it."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            "coding",
            "code",
            "document",
            "document_status",
            "coder",
            "setting",
            "case",
            "attribute",
            "attribute_value",
            "speaker",
            "turn",
        }
    )

    left = Signal()
    placeActivated = Signal(str, int, int)
    exportAsked = Signal()
    statusMessage = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("saturation")
        self.setAccessibleName("Saturation")
        self.setProperty("waits", "true")  # it stays when another page is shown
        self.found: Saturation | None = None
        self.what = _box("what", "What is counted", WHAT)
        self.order = _box("order", "Order of documents", ORDERS)
        self.documents = TickChoice(
            "saturation.documents", "Documents", "All documents", "document"
        )
        self.coders = TickChoice("saturation.coders", "Coders", "All coders", "coder")
        self.group = GroupBox("saturation.group")
        self.by_hand = QCheckBox("by hand only")
        self.by_hand.setObjectName("saturation.by-hand")
        self.by_hand.setAccessibleName("by hand only")
        self.by_hand.setToolTip("Without codings that began as suggestions")
        self.base = _number("base", "Base: the first documents", BASE, BASES)
        self.run = _number("run", "Run: documents in a row", RUN, RUNS)
        self.threshold = _number("threshold", "Threshold", THRESHOLD, THRESHOLDS, " %")
        self.said = words("saturation.said")
        self.said.setFont(theme.font(1, bold=True))
        self.measured = words("saturation.measure")
        self.curve = Curve()
        self.model = StepModel(self)
        self.table = PlainTable("saturation.table", "New codes by document", self.model)
        self.table.share(_WIDTHS, WHICH, 100)
        self.note = words("saturation.note", "", tone="quiet")
        self.copy = button("saturation.copy", "Copy statement", self.copy_statement)
        self.export = button("saturation.export", "Export…", self.exportAsked.emit)
        self.close_button = button("saturation.close", "Close", self.left.emit)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        title = QLabel("Saturation")
        title.setObjectName("saturation.title")
        title.setFont(theme.font(4, bold=True))
        head = QHBoxLayout()
        head.addWidget(title, 1)
        for part in (self.copy, self.export, self.close_button):
            head.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addLayout(self._bar())
        for one in (self.said, self.measured, self.curve, self.table, self.note):
            layout.addWidget(one)
        layout.addStretch(0)
        layout.setStretchFactor(self.table, 1)

    def _bar(self) -> WrappingLayout:
        """What is counted, among what, by which measure."""
        bar = WrappingLayout(margin=0, gap=GRID)
        bar.addWidget(QLabel("New"))
        among = (self.documents, self.group, self.coders, self.by_hand)
        for part in (self.what, self.order, *among):
            bar.addWidget(part)
        for number in (self.base, self.run, self.threshold):
            bar.addWidget(number)
        return bar

    def _connect(self) -> None:
        for box in (self.what, self.order, self.group):
            box.currentIndexChanged.connect(lambda _: self.mark_stale())
        for some in (self.documents, self.coders):
            some.changed.connect(self.mark_stale)
        for number in (self.base, self.run, self.threshold):
            number.currentIndexChanged.connect(lambda _: self.mark_stale())
        self.by_hand.toggled.connect(lambda _: self.mark_stale())
        self.table.activated.connect(self._open)

    def close_project(self) -> None:
        super().close_project()
        self.found = None
        self.model.show_found(None)
        self.curve.show_found(None, "")

    def focus_first(self) -> None:
        """Give the keys to the table, or where there is none to the boxes above."""
        target = self.table if not self.table.isHidden() else self.what
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def asked(self) -> SaturationAsked:
        """What is counted, and by which measure."""
        return SaturationAsked(
            order=self.order.currentData(),
            themes=self.what.currentData(),
            base=self.base.currentData(),
            run=self.run.currentData(),
            threshold=self.threshold.currentData(),
        )

    def among(self) -> Among:
        """Which codings count; never what who codes now is not to learn yet."""
        project = self.project
        return Among(
            documents=frozenset(DocumentId(one) for one in self.documents.chosen()),
            attribute=self.group.chosen(),
            coders=frozenset(CoderId(one) for one in self.coders.chosen()),
            by_hand=self.by_hand.isChecked(),
            interviewer_words=True,
            seen_by=CoderId(project.coder if project and project.coder_name else ""),
        )

    def refresh(self) -> None:
        project = self.project
        if project is None:
            return
        self.documents.offer([(row.name, str(row.id)) for row in documents.documents(project)])
        self.group.offer(project)
        self.coders.offer([(row.name, str(row.id)) for row in coders.coders(project)])
        found = self.found = saturation(project, self.asked(), self.among())
        row = self.table.currentIndex().row()
        self.model.show_found(found)
        some = bool(found.steps)
        if some:
            self.table.selectRow(min(max(row, 0), len(found.steps) - 1))
        narrowed = self.among() != replace(
            self.among(), documents=frozenset(), attribute=None, coders=frozenset(), by_hand=False
        )
        self.said.setText(plain(found) or (NOTHING_LEFT if narrowed else NOTHING))
        self.measured.setText(measure(found))
        self.curve.show_found(found, f"{plain(found)} {measure(found)}")
        left_out = f"Not shown: {counted(found.left_out, 'document')} not coded yet. "
        self.note.setText(left_out * bool(found.left_out) + MIND)
        self.note.setToolTip(SOURCE)
        for part in (self.measured, self.curve, self.table, self.note):
            part.setVisible(some)
        for able in (self.copy, self.export):
            able.setEnabled(some)

    def copy_statement(self) -> None:
        """Copy what is said, for a methods section."""
        if self.found is not None:
            QGuiApplication.clipboard().setText(f"{plain(self.found)} {measure(self.found)}")
            self.statusMessage.emit("Copied the statement")

    def _open(self, index: QModelIndex) -> None:
        step = self.model.step(index.row())
        if step is not None:
            self.placeActivated.emit(step.document_id, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _box(name: str, title: str, choices: Iterable[tuple[str, object]]) -> QComboBox:
    made = QComboBox()
    made.setObjectName(f"saturation.{name}")
    made.setAccessibleName(title)
    made.setToolTip(title)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    for words_, value in choices:
        made.addItem(words_, value)
    return made


def _number(name: str, title: str, value: int, offered: Iterable[int], unit: str = "") -> QComboBox:
    made = _box(name, title, [(f"{name} {one}{unit}", one) for one in offered])
    made.setCurrentIndex(made.findData(value))
    return made
