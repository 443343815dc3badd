"""Excerpts on a real project: two interviews, a few codings, hands that press keys."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from coder_app.core.codebook import create_code
from coder_app.core.coding import apply_code
from coder_app.core.exchange.read import read_file
from coder_app.core.ids import CodeId, CodingId, DocumentId
from coder_app.core.importing import import_items, propose
from coder_app.core.project import Project
from coder_app.ui.excerpts.excerpt_model import MEMO
from coder_app.ui.excerpts.excerpts_panel import ExcerptsPanel
from coder_app.ui.project_signals import ProjectSignals

TEXT = (
    "Int: What happened then?\n\n{name}: Nobody called me back.\n\nInt: And then?\n\n"
    "{name}: I waited for weeks.\n"
)


@dataclass
class Hands:
    """What a person does with the panel, and what it says."""

    project: Project
    panel: ExcerptsPanel
    qtbot: QtBot
    folder: Path
    documents: dict[str, DocumentId] = field(default_factory=dict)
    codes: dict[str, CodeId] = field(default_factory=dict)
    opened: list[tuple[str, int, int]] = field(default_factory=list)

    def bring(self, name: str, text: str = TEXT) -> None:
        """Import an interview."""
        path = self.folder / f"{name}.txt"
        path.write_text(text.format(name=name), encoding="utf-8")
        report = import_items(self.project, propose(self.project, [read_file(path)]))
        self.documents[name] = report.documents[0].id

    def code(self, document: str, words: str, code: str) -> CodingId:
        """Code these words of a document."""
        if code not in self.codes:
            self.codes[code] = create_code(self.project, code)
        text = self.project.text(self.documents[document])
        start = text.index(words)
        done = apply_code(
            self.project, self.documents[document], start, start + len(words), self.codes[code]
        )
        return done.coding

    def cell(self, row: int, column: int) -> QModelIndex:
        return self.panel.model.index(row, column)

    def shown(self) -> list[str]:
        """The words of all rows."""
        found = [self.panel.model.excerpt(n) for n in range(self.panel.model.rowCount())]
        return [row.text for row in found if row]

    def take(self, row: int) -> None:
        self.panel.view.setFocus()
        self.panel.view.selectRow(row)

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.qtbot.keyClick(self.panel.view, key, held)

    def begin_memo(self, row: int) -> QLineEdit:
        """F2 on a row: the field for its memo."""
        self.take(row)
        self.press(Qt.Key.Key_F2)
        found = QApplication.focusWidget()
        assert isinstance(found, QLineEdit), found
        return found

    def memo(self, row: int) -> str:
        return str(self.cell(row, MEMO).data())


@pytest.fixture
def hands(project: Project, qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[Hands]:
    """The panel in sight with three excerpts of two interviews."""
    assert dressed is not None
    panel = ExcerptsPanel()
    qtbot.addWidget(panel)
    panel.resize(1000, 600)
    signals = ProjectSignals(project)
    found = Hands(project, panel, qtbot, tmp_path)
    panel.placeActivated.connect(lambda *place: found.opened.append(place))
    for name in ("Ann", "Bob"):
        found.bring(name)
    found.code("Ann", "Nobody called me back.", "No call back")
    found.code("Bob", "Nobody called me back.", "No call back")
    found.code("Ann", "I waited for weeks.", "Waiting")
    panel.open_project(project, signals)
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    yield found
    panel.close_project()
    signals.stop()
