"""Before a case is merged into another: what goes over, and which values stay."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from coder_app.core.case_merge import CaseMerge
from coder_app.core.ids import AttributeId
from coder_app.core.names import counted
from coder_app.ui.plain_page import PlainPage
from coder_app.ui.theme import GRID

NAME = "merge-case"
KEPT = (
    "No coding changes: the words that were those of the one are those of the other. "
    "Ctrl+Z takes the merge back."
)


class MergeCasePage(PlainPage):
    """What both say of one attribute stands side by side; the one ticked stays."""

    merged = Signal(list)
    """The attributes whose value is taken from the case that goes."""

    def __init__(self, preview: CaseMerge, parent: QWidget | None = None) -> None:
        super().__init__(NAME, f"Merge case “{preview.case}” into “{preview.into}”", parent)
        self.preview = preview
        self.advice.setText(KEPT)
        self.counts = _words("counts", counts_words(preview))
        self.differ = _words("differ", differ_words(preview))
        self.values: list[tuple[AttributeId, QRadioButton]] = []
        self.table = self._table()
        self.cancel = self.button("cancel", "Cancel", self.left.emit)
        self.go = self.button("go", "Merge", lambda: self.merged.emit(self.taken()))
        self.go.setProperty("primary", "true")
        self._arrange()

    def _table(self) -> QScrollArea:
        """A row for each attribute of which both say something else."""
        grid = QWidget()
        rows = QGridLayout(grid)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(3 * GRID)
        for number, one in enumerate(self.preview.conflicts):
            rows.addWidget(_words("attribute", one.name), number, 0)
            group = QButtonGroup(grid)
            for column, (value, owner) in enumerate(
                ((one.staying, self.preview.into), (one.going, self.preview.case)), start=1
            ):
                tick = QRadioButton(f"{value.replace('&', '&&')}")
                tick.setObjectName(f"{NAME}.value")
                tick.setAccessibleName(f"{one.name}: {value}, of “{owner}”")
                tick.setChecked(column == 1)
                group.addButton(tick)
                rows.addWidget(tick, number, column)
            self.values.append((one.attribute, tick))
        rows.setColumnStretch(3, 1)
        rows.setRowStretch(len(self.preview.conflicts), 1)
        area = QScrollArea()
        area.setObjectName(f"{NAME}.values")
        area.setAccessibleName("Values that differ")
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(grid)
        return area

    def _arrange(self) -> None:
        for part in (self.counts, self.differ):
            self.body.addWidget(part)
        self.body.addWidget(self.table, 1)
        self.differ.setVisible(bool(self.preview.conflicts))
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.go)
        self.body.addLayout(self.foot)

    def taken(self) -> list[AttributeId]:
        """The attributes whose value comes from the case that goes."""
        return [attribute for attribute, tick in self.values if tick.isChecked()]


def counts_words(preview: CaseMerge) -> str:
    """What goes over."""
    parts = [
        counted(many, one)
        for many, one in (
            (preview.speakers, "speaker"),
            (preview.documents, "document"),
            (preview.memos, "memo"),
        )
        if many
    ]
    lines = [f"Goes over to “{preview.into}”: {', '.join(parts)}."] if parts else []
    added = ", ".join(f"{name} {value}" for name, value in preview.added)
    lines += [f"“{preview.into}” also gets: {added}."] if added else []
    return "\n".join(lines or [f"“{preview.case}” has nothing that goes over; it goes."])


def differ_words(preview: CaseMerge) -> str:
    """What the choice is about."""
    return f"Both have a value; at the left that of “{preview.into}”. Which is to stay?"


def _words(name: str, text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(f"{NAME}.{name}")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(name != "attribute")
    return label
