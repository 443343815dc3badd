"""Export to Excel: for whom, with which attributes; written in the worker, whole or not at all."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from coder_app.core import cases
from coder_app.core.exchange.workbook import WorkbookReport
from coder_app.core.exchange.workbook_jobs import look_at, write_for
from coder_app.ui.theme import GRID, theme

if TYPE_CHECKING:
    from coder_app.ui.main_window import MainWindow

TEAM = "Everything: document names, memos, coders, times, all attributes."
OUTSIDE = (
    "No document names, memos, coder names or times; only the attributes ticked. Cases get neutral "
    "names. Counts of groups under 5 are hidden, with a second cell where a total would give them "
    "away."
)


class ExportPage(QWidget):
    """Asks one thing: for the team, or to send out."""

    lookAsked = Signal(list)
    """Attributes: find out what would be sent out."""
    exportAsked = Signal(str, list, bool)
    """Audience, attributes, and whether only what was coded by hand."""
    left = Signal()

    def __init__(self, attributes: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self.setAccessibleName("Export to Excel")
        self.team = QRadioButton("For the team")
        self.team.setObjectName("export.team")
        self.outside = QRadioButton("To send out")
        self.outside.setObjectName("export.outside")
        for choice in (self.team, self.outside):
            choice.setAccessibleName(choice.text())
        self.boxes = [_box(number, name) for number, name in enumerate(attributes)]
        self.by_hand = QCheckBox("By hand only: without codings that began as suggestions")
        self.by_hand.setObjectName("export.by-hand")
        self.by_hand.setAccessibleName("By hand only")
        self.summary = _quiet("")
        self.summary.setObjectName("export.summary")
        self.names = _list()
        self.show_names = _button("export.show", "Show them")
        self.cancel = _button("export.cancel", "Cancel")
        self.go = _button("export.go", "Export…")
        self.go.setProperty("primary", "true")
        self._arrange()
        self.team.setChecked(True)
        self.outside.toggled.connect(lambda _: self._changed())
        for box in self.boxes:
            box.toggled.connect(lambda _: self._changed())
        self.show_names.clicked.connect(self.names.show)
        self.cancel.clicked.connect(self.left)
        self.go.clicked.connect(self._go)
        self._changed()

    def _arrange(self) -> None:
        title = QLabel("Export to Excel")
        title.setFont(theme.font(4, bold=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(title)
        for choice, words in ((self.team, TEAM), (self.outside, OUTSIDE)):
            layout.addSpacing(GRID)
            layout.addWidget(choice)
            layout.addWidget(_quiet(words))
        self.ticks = QWidget()
        ticks = QHBoxLayout(self.ticks)
        ticks.setContentsMargins(3 * GRID, 0, 0, 0)
        for box in self.boxes:
            ticks.addWidget(box)
        ticks.addStretch(1)
        layout.addWidget(self.ticks)
        layout.addSpacing(GRID)
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

    @property
    def audience(self) -> str:
        """For whom: team or outside."""
        return "outside" if self.outside.isChecked() else "team"

    def chosen(self) -> list[str]:
        """The attributes that are ticked."""
        return [box.text() for box in self.boxes if box.isChecked()]

    def _go(self) -> None:
        self.exportAsked.emit(self.audience, self.chosen(), self.by_hand.isChecked())

    def _changed(self) -> None:
        outside = self.outside.isChecked()
        self.ticks.setVisible(outside and bool(self.boxes))
        self.summary.setVisible(outside)
        self.names.hide()
        self.show_names.hide()
        self.summary.setText("Looking at what would be sent out…")
        if outside:
            self.lookAsked.emit(self.chosen())

    def show_look(self, report: WorkbookReport) -> None:
        """Say what would be sent out, and where a name still stands."""
        if not self.outside.isChecked():
            return
        self.summary.setText(str(report))
        self.names.clear()
        for found in report.names:
            self.names.addItem(f"{found.reference}: “{found.name}”")
        self.show_names.setVisible(bool(report.names))


def start_export(window: MainWindow) -> None:
    """Show the page in the window."""
    project = window.project
    page = ExportPage([row.name for row in cases.attributes(project)])

    def look(attributes: list[str]) -> None:
        window.tasks.run(look_at, project.path, "outside", attributes, on_done=page.show_look)

    def go(audience: str, attributes: list[str], by_hand: bool) -> None:
        path = window.ask_save("Export to Excel", f"{project.name}.xlsx", "Excel (*.xlsx)")
        if path is not None:
            window.work.show_reader()
            _write(window, path, audience, attributes, by_hand=by_hand)

    page.lookAsked.connect(look)
    page.exportAsked.connect(go)
    page.left.connect(window.work.show_reader)
    window.work.show_page(page)


def _write(
    window: MainWindow, path: Path, audience: str, attributes: list[str], *, by_hand: bool
) -> None:
    target = path if path.suffix else path.with_suffix(".xlsx")

    def done(report: WorkbookReport) -> None:
        window.strip.say(f"{target.name} was written. {report}", (("Fine", lambda: None),))

    window.tasks.run(
        partial(write_for, by_hand=by_hand),
        window.project.path,
        target,
        audience,
        attributes if audience == "outside" else None,
        on_done=done,
        title=f"Writing {target.name}",
    )


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


def _button(name: str, text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(True)
    button.setObjectName(name)
    button.setAccessibleName(text)
    return button


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("tone", "quiet")
    label.setWordWrap(True)
    label.setContentsMargins(3 * GRID, 0, 0, 0)
    return label
