"""Export: what, as which kind of file, for whom, with which attributes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from coder_app.core.exchange.workbook import WorkbookReport
from coder_app.core.exchange.workbook_data import Audience
from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.parts import button, quiet

TEAM = "Everything: document names, memos, coders, times, all attributes."
OUTSIDE = (
    "No document names, memos, coder names or times; only the attributes ticked. Cases get neutral "
    "names. Counts of groups under 5 are hidden, with a second cell where a total would give them "
    "away."
)


COUNTS_ONLY = "Counts alone: no words of a person. Names of codes go out as they are."
KINDS = {
    "xlsx": "Excel workbook (.xlsx)",
    "csv": "CSV (.csv)",
    "docx": "Word (.docx)",
}


@dataclass(frozen=True, slots=True)
class Scope:
    """Something that can be exported."""

    key: str
    """excerpts, themes or all."""
    title: str
    words: str
    """What that is, in a sentence."""
    kinds: Sequence[str]
    """Endings of the files it can be written as, the usual one first."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be exported, how and for whom."""

    scope: str
    kind: str
    audience: Audience
    attributes: list[str]
    by_hand: bool


class ExportPage(QWidget):
    """Asks what is wanted, where there is a choice, and whether for the team or to send out."""

    lookAsked = Signal(str, list)
    """Scope and attributes: find out what would be sent out."""
    exportAsked = Signal(object)
    """A ``Wish``."""
    left = Signal()

    def __init__(
        self, attributes: Sequence[str], scopes: Sequence[Scope], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self.setAccessibleName("Export")
        self._scopes = scopes
        self.what = [_radio(f"export.what.{scope.key}", scope.title) for scope in scopes]
        self.kind = QComboBox()
        self.kind.setObjectName("export.kind")
        self.kind.setAccessibleName("Kind of file")
        self.team = _radio("export.team", "For the team")
        self.outside = _radio("export.outside", "To send out")
        self.boxes = [_box(number, name) for number, name in enumerate(attributes)]
        self.by_hand = QCheckBox("By hand only: without codings that began as suggestions")
        self.by_hand.setObjectName("export.by-hand")
        self.by_hand.setAccessibleName("By hand only")
        self.summary = quiet("", inset=3 * GRID)
        self.summary.setObjectName("export.summary")
        self.names = _list()
        self.show_names = button("export.show", "Show them")
        self.cancel = button("export.cancel", "Cancel")
        self.go = button("export.go", "Export\u2026")
        self.go.setProperty("primary", "true")
        self._arrange()
        self.what[0].setChecked(True)
        self.team.setChecked(True)
        self._connect()
        self._offer_kinds()

    def _connect(self) -> None:
        for choice in self.what:
            choice.toggled.connect(lambda on: self._offer_kinds() if on else None)
        self.outside.toggled.connect(lambda _: self._changed())
        for box in self.boxes:
            box.toggled.connect(lambda _: self._changed())
        self.show_names.clicked.connect(self.names.show)
        self.cancel.clicked.connect(self.left)
        self.go.clicked.connect(self._go)

    def _arrange(self) -> None:
        title = QLabel("Export")
        title.setFont(theme.font(4, bold=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(title)
        told = [scope.words for scope in self._scopes]
        layout.addWidget(_choices(self.what, told))
        layout.addLayout(self._file_row())
        layout.addSpacing(GRID)
        layout.addWidget(_choices((self.team, self.outside), (TEAM, OUTSIDE)))
        self.ticks = QWidget()
        ticks = QHBoxLayout(self.ticks)
        ticks.setContentsMargins(3 * GRID, 0, 0, 0)
        for box in self.boxes:
            ticks.addWidget(box)
        ticks.addStretch(1)
        layout.addWidget(self.ticks)
        layout.addWidget(self.by_hand)
        layout.addWidget(self.summary)
        layout.addWidget(self.show_names, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.names, 1)
        layout.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        layout.addLayout(foot)

    def _file_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        label = QLabel("As")
        label.setBuddy(self.kind)
        row.setContentsMargins(3 * GRID, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.kind)
        row.addStretch(1)
        return row

    def _offer_kinds(self) -> None:
        """Offer the kinds of file of what is chosen, keeping the kind where it is one."""
        kept = self.kind.currentData()
        self.kind.clear()
        for kind in self.scope.kinds:
            self.kind.addItem(KINDS[kind], kind)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kept)))
        self.kind.setEnabled(len(self.scope.kinds) > 1)
        self._changed()

    @property
    def scope(self) -> Scope:
        """What is to be exported."""
        return next(s for s, box in zip(self._scopes, self.what, strict=True) if box.isChecked())

    @property
    def audience(self) -> Audience:
        """For whom: team or outside."""
        return "outside" if self.outside.isChecked() else "team"

    def chosen(self) -> list[str]:
        """The attributes that are ticked."""
        return [box.text() for box in self.boxes if box.isChecked()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves, as it does every page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _go(self) -> None:
        scope = self.scope.key
        by_hand = scope == "all" and self.by_hand.isChecked()
        kind = str(self.kind.currentData())
        self.exportAsked.emit(Wish(scope, kind, self.audience, self.chosen(), by_hand))

    def _changed(self) -> None:
        outside, counts = self.outside.isChecked(), self.scope.key == "themes"
        self.ticks.setVisible(outside and bool(self.boxes) and not counts)
        self.by_hand.setVisible(self.scope.key == "all")  # else the list in sight says so
        self.summary.setVisible(outside)
        self.names.hide()
        self.show_names.hide()
        self.summary.setText(COUNTS_ONLY if counts else "Looking at what would be sent out\u2026")
        if outside and not counts:
            self.lookAsked.emit(self.scope.key, self.chosen())

    def show_look(self, report: WorkbookReport) -> None:
        """Say what would be sent out, and where a name still stands."""
        if not self.outside.isChecked() or self.scope.key == "themes":
            return
        self.summary.setText(str(report))
        self.names.clear()
        for found in report.names:
            self.names.addItem(f"{found.reference}: “{found.name}”")
        self.show_names.setVisible(bool(report.names))


def _radio(name: str, words: str) -> QRadioButton:
    made = QRadioButton(words)
    made.setObjectName(name)
    made.setAccessibleName(words)
    return made


def _choices(boxes: Sequence[QRadioButton], words: Sequence[str]) -> QWidget:
    """Choices of which one holds, each with a sentence below it."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, GRID, 0, 0)
    column.setSpacing(GRID // 2)
    for number, (box, said) in enumerate(zip(boxes, words, strict=True)):
        column.addSpacing(GRID // 2 if number else 0)
        column.addWidget(box)
        column.addWidget(quiet(said, inset=3 * GRID))
    return part


def _list() -> QListWidget:
    found = QListWidget()
    found.setObjectName("export.names")
    found.setAccessibleName("Places that still contain a name")
    return found


def _box(number: int, name: str) -> QCheckBox:
    box = QCheckBox(name)
    box.setObjectName(f"export.attribute.{number}")
    box.setAccessibleName(f"Send out {name}")
    return box
