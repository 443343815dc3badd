"""Excerpts: every coding with its words, filtered, grouped, recoded, removed, given a memo."""

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coder_app.core import (
    cases,
    code_sets,
    codebook,
    coders,
    coding,
    documents,
    excerpts,
    memos,
    pins,
    quotes,
)
from coder_app.core.excerpts import ExcerptFilter, ExcerptRow
from coder_app.core.ids import CodeId, CodingId
from coder_app.core.listing import Listing
from coder_app.core.names import counted
from coder_app.core.project import Changes, Project
from coder_app.core.reading_only import refuse_to_change
from coder_app.core.unseen import unseen
from coder_app.ui.excerpts.excerpt_menu import ExcerptMenu
from coder_app.ui.excerpts.excerpt_model import ExcerptModel, Group
from coder_app.ui.excerpts.excerpt_view import ExcerptView
from coder_app.ui.excerpts.filter_bar import Choices, FilterBar
from coder_app.ui.panel import Panel
from coder_app.ui.theme import GRID
from coder_app.ui.widgets.parts import words

NOTHING = "No excerpts yet. Code a passage in the workspace Code, and it stands here."
NOTHING_LEFT = "No excerpt fits this filter. Choose “Show all” to see every excerpt."
APART = (
    "Others’ codings in {} assigned for double coding are left out until you have marked it done "
    "(Ctrl+D). Themes and exports count all."
)
_GROUPS: dict[str, Group] = {
    "code": lambda row: row.code_path,
    "case": lambda row: ", ".join(row.case_names) or "No case",
    "document": lambda row: row.document_name,
}


class ExcerptsPanel(Panel):
    """All codings as a list."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            "coding",
            "code",
            "code_set",
            "code_set_member",
            "memo",
            "document",
            "case",
            "attribute_value",
            "speaker",
            "coder",
            "turn",
            "document_status",
            "setting",
        }
    )

    placeActivated = Signal(str, int, int)
    othersRemovalAsked = Signal(list)
    """Codings to remove of which some are by others: that is asked first."""
    recodeAsked = Signal()
    """Ctrl+G: the window offers the codes and calls ``recode_chosen``."""
    moreAsked = Signal(str, int, int, str)
    """Document, start, end and code of an excerpt: passages like it are wanted."""
    leftForText = Signal()
    exportAsked = Signal()
    statusMessage = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("excerpts")
        self.setAccessibleName("Excerpts")
        self._stay: int | None = None
        self.filter = FilterBar()
        self.model = ExcerptModel(self._write_memo, self)
        self.view = ExcerptView()
        self.view.show_model(self.model)
        self.message = QLabel(NOTHING)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setObjectName("excerpts.message")
        self.message.setProperty("tone", "quiet")
        self.message.setWordWrap(True)
        self.message.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.count = QLabel()
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setObjectName("excerpts.count")
        self.count.setProperty("tone", "quiet")
        self.count.setWordWrap(True)
        self.count.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        self.apart = words("excerpts.apart", tone="quiet")
        self.apart.setContentsMargins(GRID, GRID // 2, GRID, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.filter, self.message, self.view, self.apart, self.count):
            layout.addWidget(part)
        layout.setStretchFactor(self.view, 1)
        layout.addStretch(0)  # takes the room only where the list is hidden
        self._connect()

    def _connect(self) -> None:
        self.filter.changed.connect(self.mark_stale)
        self.filter.export.clicked.connect(self.exportAsked)
        self.view.opened.connect(
            lambda row: self.placeActivated.emit(row.document_id, row.start, row.end)
        )
        self.view.removed.connect(self.remove_chosen)
        self.view.contextAsked.connect(self.toggle_context)
        self.view.copied.connect(self.copy_chosen)
        self.view.left.connect(self.leftForText)
        self.view.menuAsked.connect(lambda place: ExcerptMenu(self).popup(place))

    # -- what is shown

    def show_code(self, code: CodeId) -> None:
        """Show one code's excerpts, its subcodes' among them."""
        if self.project is not None:
            self.filter.offer(choices(self.project))
        self.filter.show_code(code)

    def show_filter(self, wanted: ExcerptFilter) -> None:
        """Show the excerpts that fit; the boxes above say which those are."""
        if self.project is not None:
            self.filter.offer(choices(self.project))
        self.filter.show_filter(wanted)

    def refresh(self) -> None:
        project = self.project
        if project is None:
            self.model.show_listing(None, _GROUPS["code"])
            return
        chosen = {row.id for row in self.chosen()}
        self.filter.offer(choices(project))
        wanted = self.filter.wanted()
        listing: Listing[ExcerptRow] = excerpts.excerpts(project, replace(wanted, seen=True))
        self.model.show_listing(listing, _GROUPS[wanted.group], by_code=wanted.group == "code")
        self.view.show_grouped(wanted.group)
        self._choose_again(listing, chosen)
        self.message.setText(
            NOTHING_LEFT if wanted != type(wanted)(group=wanted.group) else NOTHING
        )
        self.message.setVisible(not listing.count)
        apart = len(unseen(project).documents)
        self.apart.setText(APART.format(counted(apart, "document")))
        self.apart.setVisible(apart > 0)
        self.view.setVisible(bool(listing.count))
        self.count.setText(
            f"{counted(listing.count, 'excerpt')} · Enter opens the place · Space shows the "
            "context · F2 writes a memo · Ctrl+G recodes · Delete removes"
        )
        self.count.setVisible(bool(listing.count))

    def changed(self, changes: Changes) -> None:
        _ = changes
        self.mark_stale()

    def _choose_again(self, listing: Listing[ExcerptRow], chosen: set[CodingId]) -> None:
        """Keep the rows in hand; where they are gone, or went on, the place in the list."""
        if self._stay is not None and listing.count:
            self.view.selectRow(min(self._stay, listing.count - 1))
            self._stay = None
            return
        at = next((n for n, row in enumerate(listing.ids) if row in chosen), None)
        if at is not None:
            self.view.selectRow(at)

    def chosen(self) -> list[ExcerptRow]:
        """The rows selected."""
        rows = (self.model.excerpt(number) for number in self.view.numbers())
        return [row for row in rows if row is not None]

    # -- what is done

    def ask_more(self) -> None:
        """Ask for passages like the excerpt in hand."""
        row = self.model.excerpt(self.view.currentIndex().row())
        if row is None:
            self.statusMessage.emit("Choose an excerpt first: what is more like it?")
        else:
            self.moreAsked.emit(row.document_id, row.start, row.end, row.code_id)

    def recode_chosen(self, code: CodeId) -> None:
        """Give the rows selected another code, in one action; what comes next is in hand then."""
        rows = self.chosen()
        if self.project is not None and rows:
            self._stay = min(self.view.numbers())
            coding.recode(self.project, [row.id for row in rows], code)

    def apply_pinned(self, number: int) -> None:
        """Apply the code pinned to a number to the words of the excerpt in hand, as in the text."""
        project, rows = self.project, self.chosen()
        code = pins.pins(project).get(number) if project is not None else None
        if project is None or code is None:
            self.statusMessage.emit(f"No code is pinned to Ctrl+{number}.")
        elif len(rows) != 1:
            self.statusMessage.emit(f"Ctrl+{number} codes one excerpt; Ctrl+G recodes several.")
        else:
            refuse_to_change(project)
            (row,) = rows
            coding.apply_code(project, row.document_id, row.start, row.end, code)

    def remove_chosen(self) -> None:
        """Remove the codings selected, in one action; others' only after a question."""
        ids = [row.id for row in self.chosen()]
        if self.project is None or not ids:
            return
        if coding.others_codings(self.project, ids):
            self.othersRemovalAsked.emit(ids)
        else:
            coding.remove_codings(self.project, ids)

    def toggle_context(self, number: int) -> None:
        """Show one sentence before and after, or no longer."""
        row = self.model.excerpt(number)
        if self.project is None or row is None:
            return
        shown = self.model.has_context(number)
        self.model.set_context(number, None if shown else quotes.context(self.project, row.id))

    def copy_chosen(self, with_reference: bool = True) -> None:
        """Copy the rows selected, each as a quote with its reference, or the words only."""
        rows, project = self.chosen(), self.project
        if project is None or not rows:
            return
        texts = [quotes.quote(project, row.id) if with_reference else row.text for row in rows]
        QGuiApplication.clipboard().setText("\n\n".join(texts))
        self.statusMessage.emit(f"Copied {counted(len(rows), 'excerpt')}")

    def _write_memo(self, coding_id: CodingId, text: str) -> None:
        if self.project is not None:
            memos.set_memo(self.project, "coding", coding_id, text)


def choices(project: Project) -> Choices:
    """What the filter can offer in a project."""
    return Choices(
        codes=(
            *((row.path, row.id) for row in codebook.codebook(project)),
            *(
                (f"Code set: {row.name}", "\n".join(row.codes))
                for row in code_sets.code_sets(project)
                if row.codes
            ),
        ),
        cases=tuple((row.name, row.id) for row in cases.cases(project)),
        attributes=tuple(
            (f"{attribute.name}: {value or 'none'}", attribute.id, value)
            for attribute in cases.attributes(project)
            for value in (*attribute.values, "")
        ),
        documents=tuple((row.name, row.id) for row in documents.documents(project)),
        coders=tuple((row.name, row.id) for row in coders.coders(project)),
    )
