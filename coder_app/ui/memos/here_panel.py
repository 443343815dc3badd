"""What stands at the caret: the passage, its codings, and the memo of the one in hand."""

from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coder_app.core import coders, coding, documents, memos
from coder_app.core.changes import Changes
from coder_app.core.coding import CodingRow
from coder_app.core.errors import CoderError
from coder_app.core.ids import CodingId
from coder_app.core.reading_only import refuse_to_change
from coder_app.ui.memos.coding_list import CODING, CodingList
from coder_app.ui.memos.memo_field import MemoField
from coder_app.ui.panel import Panel
from coder_app.ui.selection import Selection
from coder_app.ui.theme import GRID
from coder_app.ui.widgets.elided import ElidedLabel

HINT = "+ just type to add a code"
NOTHING = "What is coded at the caret stands here, with its memo."
EDITING = "The text is being edited: codings rest until it is saved (Ctrl+S)."
_QUOTE = 90
"""Characters of the passage shown at the top."""
_AFTER = 60
"""Milliseconds until the panel follows the text, so that a key that is held down never waits."""


class HerePanel(Panel):
    """Codings at the caret, in words; Delete removes, Enter shows, the memo is written below."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"coding", "code", "memo", "document", "coder", "setting"}
    )

    codingActivated = Signal(str)
    leftForText = Signal()
    othersRemovalAsked = Signal(list)
    """Another coder's coding is to be removed: that is asked first."""

    typed = Signal(str)
    """A letter typed where the codings are listed: the beginning of a code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("here")
        self.setAccessibleName("Codings here")
        self.place = QLabel("HERE")
        self.place.setObjectName("here.place")
        self.quote = QLabel()
        self.quote.setObjectName("here.quote")
        self.quote.setWordWrap(True)
        self.list = CodingList()
        self.hint = QLabel(HINT)
        self.hint.setWordWrap(True)
        self._editing = False
        self._first: tuple[CodingId, ...] = ()
        self.hint.setObjectName("here.hint")
        self.memo_title = ElidedLabel("MEMO")
        self.memo_title.setObjectName("memo.title")
        self.memo = MemoField()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER)
        self._later.timeout.connect(self.mark_stale)
        self._arrange()
        self.list.currentItemChanged.connect(self._show_memo)
        self.list.removed.connect(self._remove)
        self.list.itemActivated.connect(
            lambda item: self.codingActivated.emit(item.data(CODING).id)
        )
        self.list.left.connect(self.leftForText)
        self.list.typed.connect(self.typed)
        self.memo.left.connect(self.leftForText)
        self.memo.entered.connect(self._catch_up)
        self.memo.written.connect(self._save_memo)

    def _arrange(self) -> None:
        for title in (self.place, self.memo_title):
            title.setProperty("tone", "header")
        for quiet in (self.quote, self.hint):
            quiet.setProperty("tone", "quiet")
        for words in (self.place, self.quote, self.hint):
            words.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID // 2)
        for part in (self.place, self.quote, self.list, self.hint, self.memo_title, self.memo):
            layout.addWidget(part)
        self.memo_title.setContentsMargins(0, GRID, 0, 0)
        layout.setStretchFactor(self.list, 2)
        layout.setStretchFactor(self.memo, 3)
        layout.addStretch(0)  # takes the room only where list and memo are hidden

    # -- what is shown

    def set_selection(self, selection: Selection) -> None:
        if selection != self.selection:
            self.memo.say()
            self.selection = selection
            self._later.start()

    def set_editing(self, *, editing: bool) -> None:
        """While the text is edited nothing can be coded, and the hint says so."""
        self._editing = editing
        self.setEnabled(not editing)
        self.hint.setText(EDITING if editing else HINT)

    def changed(self, changes: Changes) -> None:
        """Follow the text a moment later, together with the caret that a change may move."""
        self._later.start()

    def close_project(self) -> None:
        self._later.stop()
        super().close_project()

    def refresh(self) -> None:
        place, quote, rows = self._read()
        self.place.setText(f"HERE {place}" if place else "HERE")
        self.quote.setText(quote)
        self.quote.setVisible(bool(quote))
        first, before = self.selection.codings[:1], self._first
        self._first = first
        chosen = self.chosen()
        kept = chosen.id if chosen is not None and first == before else None
        self.list.in_hand = self.selection.in_hand
        everyone = coders.coders(self.project) if self.project is not None and rows else []
        self.list.colours = {row.name: row.colour for row in everyone if len(everyone) > 1}
        self.list.show_rows(rows, kept or next(iter(first), None))
        read_only = self.project is not None and self.project.read_only
        nothing = self.selection.document is None
        self.hint.setVisible(nothing or not read_only)
        self.hint.setText(NOTHING if nothing else EDITING if self._editing else HINT)
        self.memo.setReadOnly(read_only)
        self._show_memo()

    def _read(self) -> tuple[str, str, list[CodingRow]]:
        project, selection = self.project, self.selection
        if project is None or selection.document is None:
            return "", "", []
        try:
            text = project.text(selection.document)
        except CoderError:
            return "", "", []  # it was deleted a moment ago
        rows = coding.codings(project, selection.document, selection.codings)
        number = documents.paragraph_at(project, selection.document, selection.start)
        start, end = selection.start, selection.end
        if rows and not selection.has_text:
            start, end = rows[0].start, rows[0].end
        return f"¶{number}", _shortened(text[start:end]), rows

    def chosen(self) -> CodingRow | None:
        """The coding in hand."""
        item = self.list.currentItem()
        row: CodingRow | None = item.data(CODING) if item else None
        return row

    def _show_memo(self) -> None:
        row = self.chosen()
        self.memo_title.setText(f"MEMO on {row.code_name}" if row else "MEMO")
        self.memo.show_memo(row.id if row else "", (row.memo or "") if row else "")
        seen = row is not None and (bool(row.memo) or not self.memo.isReadOnly())
        self.memo.setVisible(seen)
        self.memo_title.setVisible(seen)

    # -- what is done

    def write_memo(self) -> None:
        """Put the caret into the memo of the coding in hand."""
        self._catch_up()
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(0)
        if self.chosen() is not None and self.memo.isVisible():
            self.memo.setFocus()

    def _catch_up(self) -> None:
        """Follow the text now: what is written belongs to the coding in hand, not the last one."""
        if self._later.isActive():
            self._later.stop()
            self.mark_stale()

    def _remove(self) -> None:
        self._catch_up()  # what is in hand now, not a moment ago
        row = self.chosen()
        if self.project is None or row is None:
            return
        refuse_to_change(self.project)
        if coding.others_codings(self.project, [row.id]):
            self.othersRemovalAsked.emit([row.id])
        else:
            coding.remove_codings(self.project, [row.id])

    def _save_memo(self, key: str, text: str) -> None:
        if self.project is not None:
            memos.set_memo(self.project, "coding", CodingId(key), text, group=self.memo.visit)


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    if not flat:
        return ""
    return f"“{flat}”" if len(flat) <= _QUOTE else f"“{flat[:_QUOTE].rstrip()}…”"
