"""The workspaces of an open project: Code, Excerpts, Themes; every panel in its place."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coder_app.ui.agreement.agreement_panel import AgreementPanel
from coder_app.ui.cases.case_panel import CasePanel
from coder_app.ui.codebook.codebook_panel import CodebookPanel
from coder_app.ui.documents.documents_panel import DocumentsPanel
from coder_app.ui.drop_target import dropped_files
from coder_app.ui.emerging.emerging_panel import EmergingPanel
from coder_app.ui.excerpts.excerpts_panel import ExcerptsPanel
from coder_app.ui.history.history_panel import HistoryPanel
from coder_app.ui.later.later_panel import LaterPanel
from coder_app.ui.memos.here_panel import HerePanel
from coder_app.ui.memos.memo_pane import MemoPane
from coder_app.ui.memos.memos_panel import MemosPanel
from coder_app.ui.panel import Panel
from coder_app.ui.reader.keys import digit_of
from coder_app.ui.reader.reader_panel import ReaderPanel
from coder_app.ui.review.review_panel import ReviewPanel
from coder_app.ui.saturation.saturation_panel import SaturationPanel
from coder_app.ui.search.search_panel import SearchPanel
from coder_app.ui.suggestions.embedding_line import EmbeddingLine
from coder_app.ui.suggestions.suggestions_panel import SuggestionsPanel
from coder_app.ui.tasks import Tasks
from coder_app.ui.themes.themes_panel import ThemesPanel
from coder_app.ui.together.together_panel import TogetherPanel
from coder_app.ui.top_bar import WORKSPACES, TopBar
from coder_app.ui.undo import Ask
from coder_app.ui.widgets.scrolled import Scrolled
from coder_app.ui.widgets.side_panes import SidePanes

_LEFT, _MIDDLE, _RIGHT = 264, 720, 272
_HERE = 264
_KEYS = [key for key, _ in WORKSPACES]


class WorkArea(QWidget):
    """Top bar, and one workspace in sight."""

    workspaceShown = Signal(str)
    filesDropped = Signal(list)

    def __init__(self, tasks: Tasks, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("work")
        self.setAccessibleName("Project")
        self.setAcceptDrops(True)
        self._search_waits = False
        self.top = TopBar()
        self.documents = DocumentsPanel(ask)
        self.codebook = CodebookPanel(ask)
        self.reader = ReaderPanel(tasks.run)
        self.here = HerePanel()
        self.suggestions = SuggestionsPanel(tasks.run)
        self.embedding = EmbeddingLine(tasks.run)
        self.suggestions.add_below(self.embedding)
        self.case = CasePanel()
        self.later = LaterPanel()
        self.memo = MemoPane()
        self.memos = MemosPanel()
        self.excerpts = ExcerptsPanel()
        self.themes = ThemesPanel()
        self.history = HistoryPanel()
        self.search = SearchPanel(tasks.run)
        self.review = ReviewPanel(tasks.run)
        self.emerging = EmergingPanel(tasks.run)
        self.together = TogetherPanel()
        self.agreement = AgreementPanel(tasks.run)
        self.saturation = SaturationPanel()
        self._arrange()
        self.top.workspaceChosen.connect(self.show_workspace)

    def _arrange(self) -> None:
        self.middle = QStackedWidget()
        self.middle.setObjectName("work.middle")
        self.middle.addWidget(self.reader)
        self.stack = QStackedWidget()
        self.stack.setObjectName("work.stack")
        for page in (self._code(), self.excerpts, self.themes, self.memos):
            self.stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addWidget(_line())
        layout.addWidget(self.stack, 1)

    def _code(self) -> QWidget:
        """Documents and codebook, the text, and what stands at the caret."""
        self.left = _column("work.left", (self.documents, 3), (self.codebook, 4))
        at_caret = ((self.later, 2), (self.suggestions, 3), (self.case, 3))
        beside = _column("work.right", (self.memo, 4), (self.here, 4), *at_caret)
        self.right = Scrolled("work.beside", "Beside the text", beside)
        self.here.setMinimumHeight(_HERE)  # its codings and the whole of their memo's field
        for page in (self.history, self.review, self.emerging, *self._counting()):
            self.middle.addWidget(page)
        self.centre = _column("work.centre", (self.middle, 5), (self.search, 4))
        self.search.setMinimumHeight(0)  # it says itself what it needs
        split = self.split = SidePanes(self.left, self.centre, self.right, (_LEFT, _MIDDLE, _RIGHT))
        split.setObjectName("work.split")
        split.setAccessibleName("Code")
        return split

    def panels(self) -> Iterator[Panel]:
        """Every panel."""
        yield from (self.documents, self.codebook, self.reader, self.here)
        yield from (self.later, self.suggestions, self.case, self.excerpts, self.themes)
        yield from (self.search, self.history, self.memo, self.memos, self.review, self.emerging)
        yield from self._counting()

    def _counting(self) -> tuple[Panel, ...]:
        """The pages that count over the whole project."""
        return (self.together, self.saturation, self.agreement)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+1 to 9, by key position, apply the pinned code from any list, also of excerpts."""
        number = digit_of(event)
        if number is not None and self.workspace() == "code":
            self.reader.apply_pinned(number)
        elif number is not None and self.workspace() == "excerpts":
            self.excerpts.apply_pinned(number)
        else:
            super().keyPressEvent(event)

    # -- files from elsewhere: the whole area takes them, wherever they fall

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.filesDropped.emit(files)

    # -- workspaces

    def workspace(self) -> str:
        """The workspace in sight: code, excerpts or themes."""
        return _KEYS[self.stack.currentIndex()]

    def show_workspace(self, key: str) -> None:
        """Bring a workspace into sight."""
        self.stack.setCurrentIndex(_KEYS.index(key))
        self.top.show_workspace(key)
        self.workspaceShown.emit(key)
        page = self.stack.currentWidget()
        if key != "code" and page is not None and (target := first_focus(page)) is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)  # the list, not the boxes above it

    def step_workspace(self, by: int) -> None:
        """The workspace so many places further, round the end."""
        self.show_workspace(_KEYS[(self.stack.currentIndex() + by) % len(_KEYS)])

    def show_page(self, page: QWidget) -> None:
        """Show a page, such as the import preview, where the text is."""
        if self.middle.indexOf(page) < 0:
            self.middle.addWidget(page)
        self.middle.setCurrentWidget(page)
        self._search_waits = self._search_waits or not self.search.isHidden()
        self.search.hide()  # a page has the room for itself
        self.split.show_page(page=True)
        self.show_workspace("code")
        focus = self.window().focusWidget()
        if focus is not None and self.reader.isAncestorOf(focus):
            (first_focus(page) or page).setFocus()  # no key may reach a text out of sight

    def show_reader(self) -> None:
        """Show the text again; a page that stood there goes, unless it waits to be gone on with."""
        page = self.middle.currentWidget()
        self.middle.setCurrentWidget(self.reader)
        self.split.show_page(page=False)
        if self._search_waits:
            self._search_waits = False
            self.search.show()
        if page is not None and page is not self.reader and not page.property("waits"):
            self.middle.removeWidget(page)
            page.deleteLater()

    def step_pane(self, by: int) -> None:
        """Give the focus to the next pane in sight (F6)."""
        middle = self.middle.currentWidget() or self.reader
        panes: list[QWidget] = [self.documents, self.codebook, middle, self.search]
        panes += [self.memo, self.here, self.later, self.suggestions]
        if self.workspace() != "code":
            panes = [self.top.search, self.stack.currentWidget() or self]
        focus = self.window().focusWidget()
        at = next(
            (
                number
                for number, pane in enumerate(panes)
                if focus is not None and (pane is focus or pane.isAncestorOf(focus))
            ),
            -1,
        )
        for step in range(1, len(panes) + 1):
            target = first_focus(panes[(at + by * step) % len(panes)])
            if target is not None:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return


def first_focus(pane: QWidget) -> QWidget | None:
    """The first list, tree, table or text of a pane that can take the focus."""
    able = [
        part
        for part in (pane, *pane.findChildren(QWidget))
        if part.isVisibleTo(pane.window())
        and part.isEnabled()
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    views = [part for part in able if isinstance(part, QAbstractScrollArea)]
    return (views or able or [None])[0]


def _column(name: str, *parts: tuple[QWidget, int]) -> QSplitter:
    """Panels below each other, each with its share of the height."""
    column = QSplitter(Qt.Orientation.Vertical)
    column.setObjectName(name)
    column.setAccessibleName("Side")
    column.setChildrenCollapsible(False)
    column.setHandleWidth(1)
    for number, (part, share) in enumerate(parts):
        column.addWidget(part)
        column.setStretchFactor(number, share)
        part.setMinimumHeight(96)
    column.setSizes([share * 100 for _, share in parts])
    return column


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("line", "true")
    line.setFixedHeight(1)
    return line
