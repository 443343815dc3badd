"""Interviews as files, and a documents panel on a real project that holds them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from coder_app.core import documents
from coder_app.core.exchange.read import read_file
from coder_app.core.importing import import_items, propose
from coder_app.core.project import Project
from coder_app.ui.documents.documents_panel import DocumentsPanel
from coder_app.ui.project_signals import ProjectSignals


def interview(number: int) -> str:
    """A short interview whose labels name nobody."""
    return (
        f"I: What happened in street {number}?\n\nR: Nobody called me back in street {number}.\n\n"
        f"I: And then?\n\nR: I waited for weeks.\n"
    )


def write(folder: Path, names: Sequence[str]) -> list[Path]:
    """Different interviews under these names."""
    paths = []
    for number, name in enumerate(names):
        paths.append(folder / f"{name}.txt")
        paths[-1].write_text(interview(number), encoding="utf-8")
    return paths


@dataclass
class Desk:
    """A panel in sight, with what it asked and what will be answered."""

    project: Project
    panel: DocumentsPanel
    qtbot: QtBot
    folder: Path
    answers: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def bring(self, *names: str) -> None:
        """Import interviews of these names."""
        parsed = [read_file(path) for path in write(self.folder, names)]
        import_items(self.project, propose(self.project, parsed))

    def names(self) -> list[str]:
        """The documents as the project holds them."""
        return [row.name for row in documents.documents(self.project)]

    def row(self, name: str) -> documents.DocumentRow:
        return next(row for row in documents.documents(self.project) if row.name == name)

    def shown(self) -> list[str]:
        return [self.panel.list.item(n).text() for n in range(self.panel.list.count())]

    def spot(self, name: str, *, low: bool = False) -> QPoint:
        """A point on a row, in its upper or lower half."""
        item = self.panel.list.item(self.shown().index(name))
        area = self.panel.list.visualItemRect(item)
        return QPoint(60, area.bottom() - 4 if low else area.top() + 4)

    def click(self, name: str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        port = self.panel.list.viewport()
        self.qtbot.mouseClick(port, Qt.MouseButton.LeftButton, held, self.spot(name))

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.panel.list, key)

    def type_name(self, text: str) -> None:
        """Type into the field that is open for a name, then Enter."""
        found = QApplication.focusWidget()
        assert isinstance(found, QLineEdit), found
        found.selectAll()
        self.qtbot.keyClicks(found, text)
        self.qtbot.keyClick(found, Qt.Key.Key_Return)
        QApplication.processEvents()  # the name is kept once its field has seen Enter


@pytest.fixture
def desk(project: Project, qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """An empty panel in sight."""
    assert dressed is not None
    asked: list[str] = []
    answers: list[str] = []

    def ask(text: str, buttons: Sequence[str]) -> str:
        asked.append(text)
        answer = answers.pop(0)
        assert answer in buttons
        return answer

    panel = DocumentsPanel(ask)
    qtbot.addWidget(panel)
    panel.resize(280, 400)
    signals = ProjectSignals(project)
    panel.open_project(project, signals)
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    yield Desk(project, panel, qtbot, tmp_path, answers, asked)
    panel.close_project()
    signals.stop()
