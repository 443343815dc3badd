"""All memos: filtered, read and written beside the list, written to a file."""

from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from coder_app.core import coders, memos
from coder_app.core.changes import Changes
from coder_app.core.ids import CoderId
from coder_app.core.memo_list import KINDS, MemoEntry, MemoFilter, memo_entries
from coder_app.core.memos import Kind
from coder_app.ui.memos.memo_field import MemoField
from coder_app.ui.memos.memo_model import MemoModel
from coder_app.ui.memos.memo_table import MemoTable
from coder_app.ui.panel import Panel
from coder_app.ui.theme import GRID

NOTHING = (
    "No memos yet. Select words, a coding, a code or a document and press Ctrl+Shift+M; "
    "the menu Memo has one on the project and on the case."
)
NOTHING_LEFT = "No memo fits this filter."
_TYPED = 150
"""Milliseconds until the list follows what is typed in the filter."""


class MemosPanel(Panel):
    """Enter goes to what a memo is on; one's own memo is changed at the right."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"memo", "document", "code", "coding", "case", "coder", "speaker"}
    )

    placeActivated = Signal(str, int, int)
    codeActivated = Signal(str)
    exportAsked = Signal()
    leftForText = Signal()
    statusMessage = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("memos")
        self.setAccessibleName("Memos")
        self._make()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_TYPED)
        for kind in ("", *KINDS):
            self.kind.addItem(f"On {_with_article(kind)}" if kind else "On anything", kind)
        self._arrange()
        self._connect()

    def _make(self) -> None:
        self.words = QLineEdit()
        self.words.setObjectName("memos.words")
        self.words.setAccessibleName("Words in the memo")
        self.words.setPlaceholderText("Words in the memo, or what it is on")
        self.words.setClearButtonEnabled(True)
        self.kind = _box("memos.kind", "Kind of memo")
        self.coder = _box("memos.coder", "Coder")
        self.export = QPushButton("Export…")
        self.export.setObjectName("memos.export")
        self.export.setAccessibleName("Export the memos shown")
        self.export.setAutoDefault(True)
        self.model = MemoModel(self)
        self.view = MemoTable(self.model)
        self.title = QLabel()
        self.title.setObjectName("memos.title")
        self.title.setProperty("tone", "header")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.field = MemoField()
        self.field.setObjectName("memos.text")
        self.field.setAccessibleName("Memo chosen in the list")
        self.message = QLabel(NOTHING)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setObjectName("memos.message")
        self.message.setProperty("tone", "quiet")
        self.message.setWordWrap(True)
        self.message.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(GRID, GRID, GRID, GRID)
        line.setSpacing(GRID)
        line.addWidget(QLabel("Memos"))
        parts: tuple[QWidget, ...] = (self.words, self.kind, self.coder, self.export)
        for part in parts:
            line.addWidget(part, 1 if part is self.words else 0)
        beside = QWidget()
        inner = QVBoxLayout(beside)
        inner.setContentsMargins(GRID, GRID // 2, GRID, GRID)
        inner.addWidget(self.title)
        inner.addWidget(self.field, 1)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setObjectName("memos.split")
        self.split.setAccessibleName("Memos")
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(1)
        halves: tuple[QWidget, ...] = (self.view, beside)
        for number, half in enumerate(halves):
            self.split.addWidget(half)
            self.split.setStretchFactor(number, 3 - number)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addWidget(self.message)
        layout.addWidget(self.split, 1)
        layout.addStretch(0)  # takes the room only where the list is hidden

    def _connect(self) -> None:
        self.words.textChanged.connect(lambda _: self._later.start())
        self._later.timeout.connect(self.mark_stale)
        self.kind.activated.connect(lambda _: self.mark_stale())
        self.coder.activated.connect(lambda _: self.mark_stale())
        self.export.clicked.connect(self.exportAsked)
        self.view.chosen.connect(self._show_chosen)
        self.view.opened.connect(self._open)
        self.view.left.connect(self.leftForText)
        self.view.removed.connect(self.remove_chosen)
        self.field.left.connect(self.view.setFocus)
        self.field.written.connect(self._save)

    # -- what is shown

    def changed(self, changes: Changes) -> None:
        self.mark_stale()

    def close_project(self) -> None:
        self.field.say()
        super().close_project()
        self._later.stop()
        self.words.clear()
        self.model.show_entries([])
        self.field.show_memo("", "")

    def wanted(self) -> MemoFilter:
        """The filter that is set."""
        kind, coder = self.kind.currentData(), self.coder.currentData()
        return MemoFilter(
            kinds=frozenset([kind] if kind else []),
            coders=frozenset([CoderId(coder)] if coder else []),
            words=self.words.text(),
        )

    def refresh(self) -> None:
        project = self.project
        if project is None:
            return
        kept = self.coder.currentData()
        self.coder.clear()
        self.coder.addItem("By anybody", "")
        for row in coders.coders(project):
            self.coder.addItem(f"By {row.name}", row.id)
        self.coder.setCurrentIndex(max(0, self.coder.findData(kept)))
        chosen = self.chosen()
        wanted = self.wanted()
        self.view.blockSignals(True)  # the choice is made below, once
        self.model.show_entries(memo_entries(project, wanted))
        self.view.blockSignals(False)
        self._choose(chosen.id if chosen else None)
        some = bool(self.model.entries)
        self.message.setText(NOTHING if wanted == MemoFilter() else NOTHING_LEFT)
        self.message.setVisible(not some)
        self.split.setVisible(some)
        self.export.setEnabled(some)

    def chosen(self) -> MemoEntry | None:
        """The memo in hand."""
        row = self.view.currentIndex().row()
        return self.model.entries[row] if 0 <= row < len(self.model.entries) else None

    def _choose(self, memo: str | None) -> None:
        place = self.model.place_of(memo)
        self.view.setCurrentIndex(place if place.isValid() else self.model.index(0, 0))
        self._show_chosen()

    def _show_chosen(self) -> None:
        entry, project = self.chosen(), self.project
        mine = entry is not None and project is not None and entry.coder_id == project.coder
        self.field.setReadOnly(not mine or project is None or project.read_only)
        by = "" if entry is None or mine else f", by {entry.coder_name}"
        self.title.setText(f"MEMO on {entry.on}{by}" if entry else "")
        self.field.show_memo(entry.id if entry else "", entry.text if entry else "")

    # -- what is done

    def _save(self, memo: str, text: str) -> None:
        project = self.project
        entry = next((one for one in self.model.entries if one.id == memo), None)
        if project is None or entry is None or entry.coder_id != project.coder:
            return
        kind: Kind = entry.kind  # type: ignore[assignment] # one of KINDS, as the file holds it
        visit = self.field.visit
        memos.set_memo(project, kind, entry.target, text, entry.segment, group=visit)

    def remove_chosen(self) -> None:
        """Remove the memo in hand, where it is one's own."""
        entry, project = self.chosen(), self.project
        if project is None or entry is None:
            return
        if entry.coder_id != project.coder:
            self.statusMessage.emit(f"This memo is {entry.coder_name}'s. Nothing was removed.")
            return
        self.field.show_memo("", "")
        self._save(entry.id, "")

    def _open(self) -> None:
        entry = self.chosen()
        if entry is not None and entry.place is not None:
            self.placeActivated.emit(*entry.place)
        elif entry is not None and entry.kind == "code":
            self.codeActivated.emit(entry.target)
        else:
            self.field.setFocus()


def _box(name: str, title: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(title)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box


def _with_article(kind: str) -> str:
    return "the project" if kind == "project" else f"a {kind}"
