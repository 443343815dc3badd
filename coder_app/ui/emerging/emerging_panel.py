"""Emerging themes: a list of phrases nobody has coded, each with its passages; one makes a code."""

from typing import ClassVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from coder_app.core import codebook
from coder_app.core.errors import Cancelled
from coder_app.core.language.pipelines import how_to_add
from coder_app.core.names import counted
from coder_app.core.project import Changes
from coder_app.core.suggestions.emerging import Emerging, EmergingTheme, Said, emerging
from coder_app.ui.panel import Panel
from coder_app.ui.run import Run
from coder_app.ui.theme import GRID, ROW, theme
from coder_app.ui.widgets.parts import button, words

_DATA = Qt.ItemDataRole.UserRole
HINT = (
    "Phrases that come back in what nobody has coded, and are rare in what is coded. "
    "One click makes a code of a phrase; its passages are then offered one by one."
)
LOOKING = "Looking for phrases that come back…"
STOPPED = "You stopped it. “Look again” starts anew."
NO_PASSAGES = "There are no passages of participants yet. Import transcripts first."
ALL_CODED = (
    "Every passage has a code: nothing is left to emerge. “Find text nobody has coded” in the menu "
    "Edit shows single words that are left."
)
NO_PHRASE = (
    "No phrase comes back three times in what nobody has coded. With more interviews there may be "
    "some; what people say only once is found by reading."
)
BY_GRAMMAR = "Only noun phrases are kept, and what is talked about for a while."
WITHOUT_GRAMMAR = "Found without grammar: some phrases may be no more than pieces of a sentence."
STALE = "Codings were made since. “Look again” takes them into account."


class EmergingPanel(Panel):
    """Shown where the text is; Escape leaves it."""

    tables: ClassVar[frozenset[str]] = frozenset({"coding", "document"})

    left = Signal()
    codeMade = Signal(str, str, object)
    """A code made of a phrase, its name, and the places to offer for it."""
    placeActivated = Signal(str, int, int)

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emerging")
        self.setAccessibleName("Emerging themes")
        self.setProperty("waits", "true")  # it stays when another page is shown
        self._run = run
        self.found: Emerging | None = None
        self._looking = False
        self.message = words("emerging.message", "", tone="quiet")
        self.themes = _list("emerging.themes", "Phrases")
        self.name = QLineEdit()
        self.name.setObjectName("emerging.name")
        self.name.setAccessibleName("Name of the code")
        self.make = button("emerging.make", "Make a code", self.make_code)
        self.make.setProperty("primary", "true")
        self.also = words("emerging.also", "", tone="quiet")
        self.said = _list("emerging.said", "Passages with the phrase")
        self.said.setWordWrap(True)
        self.said.setSpacing(GRID // 2)
        self.how = words("emerging.how", "", tone="quiet")
        self.again = button("emerging.again", "Look again", self.look)
        self.close_button = button("emerging.close", "Close", self.left.emit)
        self._arrange()
        self.themes.currentItemChanged.connect(lambda *_: self._show_theme())
        self.themes.itemActivated.connect(lambda _: self.name.setFocus())
        self.name.returnPressed.connect(self.make_code)
        self.said.itemActivated.connect(self._open)

    def _arrange(self) -> None:
        title = QLabel("Emerging themes")
        title.setObjectName("emerging.title")
        title.setFont(theme.font(4, bold=True))
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setObjectName("emerging.split")
        self.split.setAccessibleName("Phrases and passages")
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.themes)
        self.split.addWidget(self._one_theme())
        self.split.setSizes([30 * GRID, 55 * GRID])
        self.split.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(title)
        layout.addWidget(words("emerging.hint", HINT, tone="quiet"))
        layout.addWidget(self.message)
        layout.addWidget(self.split, 1)
        layout.addStretch(0)  # takes the room only where the lists are hidden
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.again)
        foot.addWidget(self.how, 1)
        foot.addWidget(self.close_button)
        layout.addLayout(foot)

    def _one_theme(self) -> QWidget:
        """The name, what is said with it, and its passages."""
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(self.name, 1)
        line.addWidget(self.make)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(2 * GRID, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(line)
        column.addWidget(self.also)
        column.addWidget(self.said, 1)
        return right

    def close_project(self) -> None:
        super().close_project()
        self.found, self._looking = None, False
        self.themes.clear()
        self.how.clear()
        self._say("")

    # -- looking

    def begin(self) -> None:
        """Show what was found, or look for the first time."""
        if self.found is None:
            self.look()
        self.themes.setFocus()

    def look(self) -> None:
        """Look in the worker; what is shown stays until it has answered."""
        project = self.project
        if project is None or self._looking:
            return
        self._looking = True
        self._say(LOOKING)

        def came(found: Emerging) -> None:
            if project is self.project:
                self._looking = False
                self.show_found(found)

        def failed(error: Exception) -> None:
            if project is self.project:
                self._looking = False
                self._say(STOPPED if isinstance(error, Cancelled) else str(error))

        title = "Looking for emerging themes"
        who = project.coder if project.coder_name else None
        self._run(emerging, project.path, who, on_done=came, on_error=failed, title=title)

    def show_found(self, found: Emerging) -> None:
        """Show the phrases, the likeliest first."""
        self.found = found
        self.themes.clear()
        for one in found.themes:
            many = counted(one.passages, "passage")
            item = QListWidgetItem(f"{one.phrase}   {many}")
            item.setToolTip(f"{many} in {counted(one.documents, 'document')}")
            item.setData(_DATA, one)
            item.setSizeHint(QSize(0, ROW))
            self.themes.addItem(item)
        self._say("" if found.themes else _nothing(found))
        self.how.setText(self._how(found))
        if found.themes:
            self.themes.setCurrentRow(0)
            self.themes.setFocus()

    def _how(self, found: Emerging) -> str:
        """Whether grammar helped, and how to have it."""
        if not found.themes or self.project is None:
            return ""
        if found.by_grammar:
            return BY_GRAMMAR
        return f"{WITHOUT_GRAMMAR} {how_to_add(self.project.language)}".strip()

    def changed(self, changes: Changes) -> None:
        if self.found is not None and not self._looking and changes.touch(*self.tables):
            self._say(STALE)

    def _say(self, text: str) -> None:
        some = self.themes.count() > 0
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self.split.setVisible(some)

    # -- a phrase

    def theme(self) -> EmergingTheme | None:
        """The phrase in hand."""
        item = self.themes.currentItem()
        found: EmergingTheme | None = item.data(_DATA) if item else None
        return found

    def _show_theme(self) -> None:
        one = self.theme()
        self.said.clear()
        if one is None:
            return
        self.name.setText(one.phrase[:1].upper() + one.phrase[1:])
        where = f"{counted(one.passages, 'passage')} in {counted(one.documents, 'document')}"
        more = f", the first {len(one.said)}" if len(one.said) < one.passages else ""
        also = f" · said with it: {', '.join(one.also)}" if one.also else ""
        self.also.setText(f"{where}{more}{also}")
        for said in one.said:
            item = QListWidgetItem(f"{said.citation}   {' '.join(said.text.split())}")
            item.setData(_DATA, said)
            self.said.addItem(item)
        write = not (self.project is None or self.project.read_only)
        self.make.setEnabled(write)
        self.name.setEnabled(write)

    def make_code(self) -> None:
        """Make the code and offer its passages. Raises CoderError for a name that is taken."""
        one = self.theme()
        if one is None or self.project is None:
            return
        name = self.name.text()
        code = codebook.create_code(self.project, name)
        row = self.themes.takeItem(self.themes.currentRow())
        self.themes.removeItemWidget(row)
        self.codeMade.emit(code, name, tuple(said.place for said in one.said))

    def _open(self, item: QListWidgetItem) -> None:
        said: Said = item.data(_DATA)
        self.placeActivated.emit(*said.place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _nothing(found: Emerging) -> str:
    """Why there is nothing, and what to do."""
    if not found.passages:
        return NO_PASSAGES
    return NO_PHRASE if found.uncoded else ALL_CODED


def _list(name: str, spoken: str) -> QListWidget:
    made = QListWidget()
    made.setObjectName(name)
    made.setAccessibleName(spoken)
    made.setFrameShape(QListWidget.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    return made
