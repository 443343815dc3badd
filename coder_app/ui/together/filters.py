"""Which codes are compared, where, and which codings count: boxes and ticks in a bar."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QWidget

from coder_app.core import codebook, coders, documents
from coder_app.core.analysis.chosen import Among
from coder_app.core.analysis.co_occurrence import LEVELS, TogetherAsked
from coder_app.core.analysis.co_words import SAME_PLACE
from coder_app.core.ids import CodeId, CoderId, DocumentId
from coder_app.core.project import Project
from coder_app.ui.group_box import GroupBox
from coder_app.ui.theme import GRID
from coder_app.ui.together.together_model import SHOWN
from coder_app.ui.widgets.tick_choice import TickChoice
from coder_app.ui.widgets.wrapping import WrappingLayout

SUBCODES = "Codings of subcodes count for the codes above them"
INTERVIEWER = "With codings in which only the interviewer speaks, and the interviewer's turns"
BY_HAND = "Without codings that began as suggestions"


class Filters(QWidget):
    """Every change says so once."""

    changed = Signal()
    shown = Signal()
    """Only what the cells show is another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("together.filter")
        self.setAccessibleName("What is compared")
        self.level = self._box("in", "The same place")
        for level in LEVELS:
            self.level.addItem(f"in {SAME_PLACE[level]}", level)
        self.show_as = self._box("show", "What the cells show")
        for words, key in SHOWN:
            self.show_as.addItem(words, key)
        self.rows = self._some("rows", "Codes of the rows", "All codes", "code")
        self.columns = self._some("columns", "Codes of the columns", "the same codes", "code")
        self.documents = self._some("documents", "Documents", "All documents", "document")
        self.coders = self._some("coders", "Coders", "All coders", "coder")
        self.group = GroupBox("together.group")
        self.subcodes = self._tick("subcodes", "with subcodes", SUBCODES)
        self.subcodes.setChecked(True)
        self.interviewer = self._tick("interviewer", "interviewer's words", INTERVIEWER)
        self.by_hand = self._tick("by-hand", "by hand only", BY_HAND)
        layout = WrappingLayout(self, margin=0, gap=GRID)
        codes = (self.rows, QLabel("by"), self.columns, self.level, QLabel("show"), self.show_as)
        among = (self.documents, self.group, self.coders)
        for part in (*codes, *among, self.subcodes, self.interviewer, self.by_hand):
            layout.addWidget(part)
        self._connect()

    def _connect(self) -> None:
        for box in (self.level, self.group):
            box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.show_as.currentIndexChanged.connect(lambda _: self.shown.emit())
        for some in (self.rows, self.columns, self.documents, self.coders):
            some.changed.connect(self.changed)
        for tick in (self.subcodes, self.interviewer, self.by_hand):
            tick.toggled.connect(lambda _: self.changed.emit())

    def _box(self, name: str, title: str) -> QComboBox:
        made = QComboBox()
        made.setObjectName(f"together.{name}")
        made.setAccessibleName(title)
        made.setToolTip(title)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return made

    def _some(self, name: str, title: str, everything: str, noun: str) -> TickChoice:
        return TickChoice(f"together.{name}", title, everything, noun)

    def _tick(self, name: str, words: str, hint: str) -> QCheckBox:
        made = QCheckBox(words)
        made.setObjectName(f"together.{name}")
        made.setAccessibleName(words)
        made.setToolTip(hint)
        return made

    def offer(self, project: Project) -> None:
        """Offer what the project has, keeping what is chosen where it is still there."""
        codes = [("    " * row.depth + row.name, str(row.id)) for row in codebook.codebook(project)]
        self.rows.offer(codes)
        self.columns.offer(codes)
        self.documents.offer([(row.name, str(row.id)) for row in documents.documents(project)])
        self.coders.offer([(row.name, str(row.id)) for row in coders.coders(project)])
        self.group.offer(project)

    def asked(self) -> TogetherAsked:
        """Which codes, where."""
        rows = tuple(CodeId(one) for one in sorted(self.rows.chosen()))
        columns = tuple(CodeId(one) for one in sorted(self.columns.chosen()))
        return TogetherAsked(
            level=self.level.currentData(),
            rows=rows,
            columns=columns or rows,
            subcodes=self.subcodes.isChecked(),
        )

    def among(self, project: Project) -> Among:
        """Which codings count; never what who codes now is not to learn yet."""
        return Among(
            documents=frozenset(DocumentId(one) for one in self.documents.chosen()),
            attribute=self.group.chosen(),
            coders=frozenset(CoderId(one) for one in self.coders.chosen()),
            by_hand=self.by_hand.isChecked(),
            interviewer_words=self.interviewer.isChecked(),
            seen_by=CoderId(project.coder if project.coder_name else ""),
        )

    def narrowed(self) -> bool:
        """Whether a filter leaves codings out that could be counted."""
        some = (self.rows, self.documents, self.coders)
        return (
            any(one.chosen() for one in some)
            or self.group.chosen() is not None
            or self.by_hand.isChecked()
        )
