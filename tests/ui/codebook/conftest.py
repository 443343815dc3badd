"""A codebook panel on a real project, and hands that press keys, click and drag."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from coder_app.core.codebook import codebook, create_code
from coder_app.core.coding import apply_code
from coder_app.core.exchange.read import read_file
from coder_app.core.ids import CodeId, DocumentId
from coder_app.core.importing import import_items, propose
from coder_app.core.project import Project
from coder_app.ui.codebook.code_model import MIME
from coder_app.ui.codebook.codebook_panel import CodebookPanel
from coder_app.ui.project_signals import ProjectSignals

TEXT = "Int: What happened then?\n\nP04: Nobody called me back.\n\nP04: I waited for weeks.\n"
BOTH = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


@dataclass
class Hands:
    """What a person does with the panel, and what the panel says."""

    project: Project
    panel: CodebookPanel
    qtbot: QtBot
    document: DocumentId
    answers: list[str] = field(default_factory=list)
    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    codes: dict[str, CodeId] = field(default_factory=dict)
    pages: list[QWidget] = field(default_factory=list)
    """The page in sight, which the window would show where the text is; empty when it is left."""

    def plant(self, *paths: str) -> None:
        """Make codes; ``Communication! > No call back`` puts a code under a theme."""
        for path in paths:
            parent = None
            for name in path.split(" > "):
                clean = name.rstrip("!")
                if clean not in self.codes:
                    theme = name.endswith("!")
                    made = create_code(self.project, clean, parent=parent, is_theme=theme)
                    self.codes[clean] = made
                parent = self.codes[clean]

    def code_words(self, code: str, words: str) -> None:
        """Code these words of the interview."""
        start = TEXT.index(words)
        apply_code(self.project, self.document, start, start + len(words), self.codes[code])

    def outline(self) -> list[str]:
        """The codebook as the project holds it."""
        return [f"{'  ' * row.depth}{row.name}" for row in codebook(self.project)]

    def shown(self) -> list[str]:
        """What is in sight in the tree, from top to bottom."""
        tree, index, found = self.panel.tree, self.panel.tree.codes.index(0, 0), []
        while index.isValid():
            found.append(index.data())
            index = tree.indexBelow(index)
        return found

    def index(self, name: str) -> QModelIndex:
        return self.panel.tree.codes.index_of(self.codes[name])

    def spot(self, name: str, where: str = "on") -> QPoint:
        """A point on a code's row: its upper edge, middle or lower edge."""
        area = self.panel.tree.visualRect(self.index(name))
        y = {"above": area.top() + 2, "on": area.center().y(), "below": area.bottom() - 2}[where]
        return QPoint(area.left() + 30, y)

    def click(self, name: str, *keys: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for key in keys:
            held |= key
        port = self.panel.tree.viewport()
        self.qtbot.mouseClick(port, Qt.MouseButton.LeftButton, held, self.spot(name))

    def page(self) -> Any:
        """The page in sight."""
        return self.pages[-1]

    def press_in(self, widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
        self.qtbot.keyClick(widget, key, held)

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.qtbot.keyClick(self.panel.tree, key, held)

    def type_name(self, text: str) -> None:
        """Type into the field that is open for a name, then Enter."""
        field_ = QApplication.focusWidget()
        assert isinstance(field_, QLineEdit), field_
        field_.selectAll()
        self.qtbot.keyClicks(field_, text)
        self.qtbot.keyClick(field_, Qt.Key.Key_Return)
        QApplication.processEvents()  # a name in the tree is kept once its field has seen Enter

    def drag(self, names: list[str], spot: QPoint) -> bool:
        """Drag codes to a point and let go; whether they could be dropped there."""
        data = QMimeData()
        data.setData(MIME, "\n".join(self.codes[name] for name in names).encode())
        return self.drag_data(data, spot)

    def drag_data(self, data: QMimeData, spot: QPoint) -> bool:
        if not self.hover(data, spot):
            return False
        drop = QDropEvent(QPointF(spot), BOTH, data, LEFT, NO_KEY)
        QApplication.sendEvent(self.panel.tree.viewport(), drop)
        return drop.isAccepted()

    def hover(self, data: QMimeData, spot: QPoint) -> bool:
        """Hold something over a point; whether it could be dropped there."""
        for kind in (QDragEnterEvent, QDragMoveEvent):
            event = kind(spot, BOTH, data, LEFT, NO_KEY)
            QApplication.sendEvent(self.panel.tree.viewport(), event)
            if not event.isAccepted():
                return False
        return True


@pytest.fixture
def hands(
    project: Project,
    qtbot: QtBot,
    dressed: QApplication,
    tmp_path: Path,
) -> Iterator[Hands]:
    """A panel in sight, on a project with one interview and no codes."""
    assert dressed is not None
    path = tmp_path / "P04.txt"
    path.write_text(TEXT, encoding="utf-8")
    report = import_items(project, propose(project, [read_file(path)]))
    asked: list[tuple[str, tuple[str, ...]]] = []
    answers: list[str] = []

    def ask(text: str, buttons: Sequence[str]) -> str:
        asked.append((text, tuple(buttons)))
        return answers.pop(0)

    panel = CodebookPanel(ask)
    qtbot.addWidget(panel)
    panel.resize(280, 640)
    signals = ProjectSignals(project)
    panel.open_project(project, signals)
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    hands = Hands(project, panel, qtbot, report.documents[0].id, answers, asked)

    def show_page(page: QWidget) -> None:
        qtbot.addWidget(page)
        hands.pages.append(page)
        page.resize(720, 560)
        page.show()

    panel.pages.shown.connect(show_page)
    panel.pages.left.connect(hands.pages.clear)
    yield hands
    panel.close_project()
    signals.stop()
