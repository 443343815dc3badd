"""The line at the top: the project, the workspaces, the search, who codes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.elided import ElidedLabel

WORKSPACES = (("code", "Code"), ("excerpts", "Excerpts"), ("themes", "Themes"), ("memos", "Memos"))

CHANGE = "Change who codes, or their name, initials and colour"


class SearchField(QLineEdit):
    """Enter searches the project, Escape leaves."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
            return
        super().keyPressEvent(event)


class TopBar(QFrame):
    """Project, workspaces, search, coder."""

    workspaceChosen = Signal(str)
    searched = Signal(str)
    coderClicked = Signal()
    leftForText = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top")
        self.setAccessibleName("Project and workspaces")
        self.name = ElidedLabel()
        self.name.setObjectName("top.project")
        self.name.setFont(theme.font(bold=True))
        self.tabs = {key: self._tab(key, title) for key, title in WORKSPACES}
        self.search = SearchField()
        self.search.setObjectName("top.search")
        self.search.setAccessibleName("Search in project")
        self.search.setPlaceholderText("Search (Ctrl+Shift+F)")
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(280)
        self.search.returnPressed.connect(lambda: self.searched.emit(self.search.text()))
        self.search.left.connect(self.leftForText)
        self.coder = QToolButton()
        self.coder.setObjectName("top.coder")
        self.coder.setAccessibleName("Who codes")
        self.coder.setToolTip(CHANGE)
        self.coder.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.coder.clicked.connect(self.coderClicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        layout.setSpacing(GRID)
        layout.addWidget(self.name)
        layout.addSpacing(GRID)
        for tab in self.tabs.values():
            layout.addWidget(tab)
        layout.addStretch(1)
        layout.addWidget(self.search, 1)
        layout.addWidget(self.coder)

    def _tab(self, key: str, title: str) -> QToolButton:
        tab = QToolButton()
        tab.setObjectName(f"top.{key}")
        tab.setAccessibleName(f"Workspace {title}")
        tab.setText(title)
        tab.setCheckable(True)
        tab.setAutoExclusive(True)
        tab.setToolTip(f"{title} (Ctrl+PgUp and Ctrl+PgDn step through)")
        tab.clicked.connect(lambda: self.workspaceChosen.emit(key))
        return tab

    def show_project(
        self, name: str, coder: str, initials: str, colour: str = "", why_not: str = ""
    ) -> None:
        """Name the project and who codes, in their colour; ``why_not`` says why nobody can."""
        self.name.setText(name)
        self.coder.setIcon(QIcon() if why_not or not colour else _swatch(colour))
        self.coder.setEnabled(not why_not)
        self.coder.setToolTip(why_not or CHANGE)
        if why_not:
            self.coder.setText("Reading only")
            return
        self.coder.setText(f"Coding as {coder} ({initials})" if initials else f"Coding as {coder}")

    def show_workspace(self, key: str) -> None:
        """Mark the workspace in sight."""
        self.tabs[key].setChecked(True)


def _swatch(colour: str) -> QPixmap:
    """A coder's colour, round as everywhere, with a gap before the words."""
    swatch = QPixmap(2 * GRID, 2 * GRID)
    swatch.fill(Qt.GlobalColor.transparent)
    painter = QPainter(swatch)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(0, GRID // 2, GRID + 1, GRID + 1)
    painter.end()
    return swatch
