"""Search in all documents, its hits below the text: shown in it, stepped through, coded."""

from typing import ClassVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coder_app.core import cases, codebook, documents
from coder_app.core.changes import Changes
from coder_app.core.code_by_search import code_segments
from coder_app.core.errors import CoderError
from coder_app.core.search import Search
from coder_app.core.search_rows import Found, Hit, Span
from coder_app.ui.panel import Panel
from coder_app.ui.run import Run
from coder_app.ui.search.coding_bar import NEW, CodingBar
from coder_app.ui.search.hit_model import HitModel
from coder_app.ui.search.hit_tree import HitTree
from coder_app.ui.search.search_bar import SearchBar
from coder_app.ui.search.searcher import Searcher
from coder_app.ui.search.wording import how_much, name_for
from coder_app.ui.theme import GRID, ROW

START = "Type words and press Enter. The hits of all documents stand here, beside the text."
TICK = "Space ticks and unticks. Each line is what will be coded; Ctrl+Z takes all of it back."


class SearchPanel(Panel):
    """Hits by document; arrows and F3 show each in the text, which keeps the focus where it is."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"document", "turn", "speaker", "case", "attribute", "attribute_value", "code", "coding"}
    )

    placeShown = Signal(str, int, int)
    """Show a place in the text; the focus stays here."""
    placeActivated = Signal(str, int, int)
    """Go to a place in the text."""
    marksChanged = Signal()
    """Other hits are to be marked in the text: see ``marks``."""
    statusMessage = Signal(str)
    closed = Signal()
    leftForText = Signal()

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setAccessibleName("Search in project")
        self.searcher = Searcher(run, self)
        self.search: Search | None = None
        self.answer: Found | None = None
        self.bar = SearchBar()
        self.model = HitModel(self)
        self.tree = HitTree(self.model)
        self.coding = CodingBar()
        self.message = QLabel(START)
        self.message.setObjectName("search.message")
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setProperty("tone", "quiet")
        self.message.setContentsMargins(0, GRID // 4, 0, GRID // 4)
        self.code_hits = QPushButton("Code these hits…")
        self.code_hits.setObjectName("search.code-hits")
        self.code_hits.setAccessibleName("Code these hits…")
        self.code_hits.setAutoDefault(True)
        self._arrange()
        self._connect()
        self._show(None)
        self.hide()

    def _arrange(self) -> None:
        said = QHBoxLayout()
        said.setContentsMargins(GRID, 0, GRID, GRID // 2)
        said.addWidget(self.message, 1)
        said.addWidget(self.code_hits)
        layout = self._rows = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.coding)
        layout.addLayout(said)
        self.tree.setMinimumHeight(2 * ROW)
        layout.addWidget(self.tree, 1)
        layout.addStretch(0)  # takes the room only where the tree is hidden

    def _connect(self) -> None:
        self.bar.searched.connect(self.run_search)
        self.bar.limited.connect(self._limit)
        self.bar.closed.connect(self.close_search)
        self.bar.field.downAsked.connect(self._focus_hits)
        self.code_hits.clicked.connect(self.plan)
        self.tree.codeAsked.connect(self.plan)
        self.tree.left.connect(self._leave)
        self.tree.hitShown.connect(
            lambda hit: self.placeShown.emit(hit.document_id, hit.start, hit.end)
        )
        self.tree.hitOpened.connect(
            lambda hit: self.placeActivated.emit(hit.document_id, hit.start, hit.end)
        )
        self.searcher.began.connect(lambda: self._say("Searching…"))
        self.searcher.answered.connect(self._have)
        self.searcher.planned.connect(self._planned)
        self.searcher.failed.connect(self._failed)
        self.coding.reachChanged.connect(self.plan)
        self.coding.applied.connect(self.apply)
        self.coding.left.connect(self._back_to_hits)
        self.model.dataChanged.connect(lambda *_: self._count())

    def minimumSizeHint(self) -> QSize:
        """As high as its bars are, which go on in further rows where it is narrow."""
        wide = super().minimumSizeHint().width()
        return QSize(wide, self._rows.totalMinimumHeightForWidth(max(wide, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    # -- the project

    def close_project(self) -> None:
        super().close_project()
        self.searcher.forget()
        self.search = None
        self.bar.clear()
        self._show(None)
        self._say(START)
        self.hide()

    def refresh(self) -> None:
        project = self.project
        if project is None:
            return
        values = [
            (f"{attribute.name}: {value}", attribute.id, value)
            for attribute in cases.attributes(project)
            for value in attribute.values
        ]
        rows = [(row.name, str(row.id)) for row in documents.documents(project)]
        self.bar.offer(values, rows)
        self._offer_codes()

    def changed(self, changes: Changes) -> None:
        """Search again where the answer may be another one; the place in the list is kept."""
        self.mark_stale()
        search = self.search
        if search is None or not self.isVisible():
            return
        texts = changes.touch("document", "turn", "speaker")
        if self.model.tickable:
            if texts:  # what was planned may lie elsewhere now
                self.plan()
        elif texts or (search.mode.startswith("uncoded") and changes.touch("coding")):
            self._search(search, keep=self.tree.current_hit() or False)

    # -- searching

    def open_with(self, words: str = "") -> None:
        """Come into sight, with words to search for or those of last time."""
        self.show()
        if words:
            if self.bar.mode.currentData().startswith("uncoded"):
                self.bar.choose_mode("words")
            self.bar.field.setText(words)
        (self.bar.field if self.bar.field.isEnabled() else self.bar.mode).setFocus()
        self.bar.field.selectAll()

    def run_search(self) -> None:
        """Search for what the bar says, and go to the hits."""
        self._search(self.bar.wanted())

    def _limit(self) -> None:
        """Search again with another limit; the keys stay where they are."""
        self._search(self.bar.wanted(), keep=self.tree.current_hit() or False)

    def _search(self, search: Search, keep: Hit | bool | None = None) -> None:
        if self.project is not None:
            self.coding.hide()
            self.searcher.search(self.project, search, keep)

    def _have(self, search: Search, answer: Found, keep: Hit | bool | None) -> None:
        """Show an answer, at the hit to ``keep``; None: at the first one, with the keys on it."""
        self.search = search
        self._show(answer, whole=search.mode.startswith("uncoded"))
        self._count()
        if isinstance(keep, Hit):
            self.tree.take(keep.document_id, keep.start)
        elif keep is None and answer.documents:
            self.tree.step(1)
            self._focus_hits()

    def _failed(self, words: str) -> None:
        if not self.model.tickable:
            self.search = None
            self._show(None)
        self._say(words)

    def _show(self, answer: Found | None, *, tickable: bool = False, whole: bool = False) -> None:
        if not tickable:
            self.answer = answer
        self.model.show_found(answer, tickable=tickable, whole=whole)
        self.tree.setVisible(bool(answer and answer.documents))
        self.tree.open_first()
        self.coding.setVisible(tickable)
        self.code_hits.setEnabled(bool(answer and answer.documents) and not tickable)
        self.marksChanged.emit()

    def _count(self) -> None:
        """Say how much was found, and what is to be known of it."""
        answer = self.model.found
        if answer is None or self.search is None:
            return
        if self.model.tickable:
            self.coding.show_count(sum(map(len, self.model.ticked().values())))
            self._say(TICK)
            return
        self._say(how_much(answer, self.search, self.model.hit_count()))

    def _say(self, words: str) -> None:
        self.message.setText(words)
        self.message.setAccessibleName(words)

    # -- going about

    def step(self, by: int) -> bool:
        """Show the next hit (1) or the one before (-1); whether there are any to step through."""
        if not self.isVisible() or not (self.model.found and self.model.found.documents):
            return False
        if not self.tree.step(by):
            self.statusMessage.emit("No further hit" if by > 0 else "No hit before this one")
        return True

    def marks(self, document: str) -> list[Span]:
        """The hits of a document, to be marked in its text; none while the panel is closed."""
        return self.model.marks(document) if self.isVisible() else []

    def _focus_hits(self) -> None:
        if self.tree.isVisible():
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        if self.model.tickable:
            self._back_to_hits()
        else:
            self.leftForText.emit()

    def close_search(self) -> None:
        """Go out of sight; the hits are no longer marked."""
        self.hide()
        self.marksChanged.emit()
        self.closed.emit()

    # -- coding

    def plan(self) -> None:
        """Show what would be coded, ticked, before anything is coded."""
        if self.project is not None and self.search is not None and self.answer is not None:
            self.searcher.plan(self.project, self.search, self.coding.how_far)

    def _planned(self, plan: Found) -> None:
        self._show(plan, tickable=True)
        self._offer_codes()
        self._count()
        self.tree.step(1)
        if not self.coding.code:
            self.coding.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def apply(self, code: str) -> None:
        """Code what is ticked, in one action."""
        project, search = self.project, self.search
        if project is None or search is None or not code:
            return
        new = code.startswith(NEW)
        name = code.removeprefix(NEW)
        try:
            done = code_segments(project, self.model.ticked(), name, search.described, new=new)
        except CoderError as error:
            self._say(str(error))
            return
        self._back_to_hits()
        if done.already:
            self.statusMessage.emit(f"{done.already:,} of the hits had this code already.")

    def _back_to_hits(self) -> None:
        if self.search is not None:
            self._search(self.search, keep=self.tree.current_hit())
            self._focus_hits()

    def _offer_codes(self) -> None:
        rows = codebook.codebook(self.project) if self.project is not None else []
        items = [(str(row.id), row.path, row.colour) for row in rows]
        self.coding.offer(items, name_for(self.search), {str(row.id): row.aliases for row in rows})
